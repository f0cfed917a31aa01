/** The graph said no, and why: a line for each reason. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(readonly reasons: readonly string[]) {
    super(reasons.join('\n'))
  }
}

/** An error of an answer as a whole: a denial, an outage, a mistake in the operation. */
export interface CodedError {
  message: string
  path?: readonly (string | number)[]
  extensions?: { code?: string; operationId?: string }
}

/** What a user can mend, inside the payload of a mutation. */
export interface UserError {
  code: string
  message: string
  path: readonly string[]
}

export function refusalOfErrors(errors: readonly CodedError[]): Refusal {
  return new Refusal(
    errors.map(({ message, path, extensions }) => {
      const where = path === undefined ? '' : ` at ${path.join('.')}`
      const operation = extensions?.operationId === undefined ? '' : ` (operation ${extensions.operationId})`
      return `${extensions?.code ?? 'ERROR'}${where}: ${message}${operation}`
    }),
  )
}

export function refusalOfUser(errors: readonly UserError[]): Refusal {
  return new Refusal(
    errors.map(({ code, message, path }) => `${code}${path.length > 0 ? ` at ${path.join('.')}` : ''}: ${message}`),
  )
}

/** A subscription ends with errors of the graph, or with the reason for which its socket was closed. */
export function refusalOfSocket(error: unknown): unknown {
  if (Array.isArray(error)) return refusalOfErrors(error)
  if (typeof error !== 'object' || error === null || !('code' in error) || !('reason' in error)) return error
  return new Refusal([`The socket was closed: ${error.code} ${error.reason}`])
}
