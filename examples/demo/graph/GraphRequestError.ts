/** The errors of a GraphQL request, one line each. */
export class GraphRequestError extends Error {
  override readonly name = 'GraphRequestError'

  constructor(readonly reasons: readonly string[]) {
    super(reasons.join('\n'))
  }
}

/** A top-level error of a response. */
export interface CodedError {
  message: string
  path?: readonly (string | number)[]
  extensions?: { code?: string; operationId?: string }
}

/** An error in the payload of a mutation that the user can correct. */
export interface UserError {
  code: string
  message: string
  path: readonly string[]
}

export function errorFromResponse(errors: readonly CodedError[]): GraphRequestError {
  return new GraphRequestError(
    errors.map(({ message, path, extensions }) => {
      const where = path === undefined ? '' : ` at ${path.join('.')}`
      const operation = extensions?.operationId === undefined ? '' : ` (operation ${extensions.operationId})`
      return `${extensions?.code ?? 'ERROR'}${where}: ${message}${operation}`
    }),
  )
}

export function errorFromUserErrors(errors: readonly UserError[]): GraphRequestError {
  return new GraphRequestError(
    errors.map(({ code, message, path }) => `${code}${path.length > 0 ? ` at ${path.join('.')}` : ''}: ${message}`),
  )
}

/** Converts the GraphQL errors or the close event of a subscription. */
export function errorFromSocket(error: unknown): unknown {
  if (Array.isArray(error)) return errorFromResponse(error)
  if (typeof error !== 'object' || error === null || !('code' in error) || !('reason' in error)) return error
  return new GraphRequestError([`The socket was closed: ${error.code} ${error.reason}`])
}
