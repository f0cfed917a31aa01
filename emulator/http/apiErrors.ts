/** The error bodies of the API, and the error type that handlers throw to send one. */

const STATUS_OF_TYPE = {
  validation_error: 400,
  invalid_request: 400,
  authentication_error: 401,
  payment_required: 402,
  authorization_error: 403,
  not_found: 404,
  conflict: 409,
  rate_limit_error: 429,
  internal_error: 500,
  service_unavailable: 503,
} as const

export type DomainErrorType = keyof typeof STATUS_OF_TYPE
export const DOMAIN_ERROR_TYPES = Object.keys(STATUS_OF_TYPE)

/** The types of codes that do not contain it. */
const TYPE_OF_CODE: Record<string, DomainErrorType> = {
  bad_request: 'invalid_request',
  malformed_json: 'invalid_request',
  invalid_content_type: 'invalid_request',
  request_too_large: 'invalid_request',
  invalid_api_key: 'authentication_error',
  missing_api_key: 'authentication_error',
  unauthorized: 'authentication_error',
  insufficient_credits: 'payment_required',
  subscription_required: 'authorization_error',
  forbidden: 'authorization_error',
  insufficient_permissions: 'authorization_error',
  feature_not_available: 'authorization_error',
  conflict: 'conflict',
  already_running: 'conflict',
  already_processing: 'conflict',
  concurrent_modification: 'conflict',
  rate_limit_exceeded: 'rate_limit_error',
  concurrent_limit_exceeded: 'rate_limit_error',
  system_busy: 'rate_limit_error',
  internal_error: 'internal_error',
  service_unavailable: 'service_unavailable',
  maintenance: 'service_unavailable',
}

function typeOfCode(code: string): DomainErrorType {
  if (code in TYPE_OF_CODE) return TYPE_OF_CODE[code]!
  if (code.endsWith('not_found')) return 'not_found'
  if (code.endsWith('_access_denied')) return 'authorization_error'
  if (code.endsWith('_already_exists')) return 'conflict'
  return 'validation_error'
}

export interface DomainFailure {
  code: string
  message: string
  /** Default: the status of the type. */
  httpStatus?: number
  type?: DomainErrorType
  /** The legacy name of the code, if it differs. */
  status?: string
  /** The invalid parameter. */
  param?: string
  /** Sends only `status` and `message`, as the API did before it introduced codes. */
  legacy?: boolean
}

export interface ValidationProblem {
  loc: (string | number)[]
  msg: string
  type: string
}

/** The validation message for a value outside an enumeration. */
export function enumProblem(loc: ValidationProblem['loc'], allowed: readonly string[]): ValidationProblem {
  const words = allowed.map((word) => `'${word}'`)
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words.join()
  return { loc, msg: `Input should be ${list}`, type: 'enum' }
}

/** Status and body of a failure. The body is a function because it contains the request id. */
export interface Failure {
  httpStatus: number
  body: (requestId: string) => unknown
}

/** Thrown by handlers; the server sends its status and body. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly failure: Failure,
  ) {
    super(message)
  }
}

export function domainFailure(failure: DomainFailure): Failure {
  const { code, message, param, legacy } = failure
  const type = failure.type ?? typeOfCode(code)
  const status = failure.status ?? code
  return {
    httpStatus: failure.httpStatus ?? STATUS_OF_TYPE[type],
    body: (requestId) => ({
      detail: legacy
        ? { status, message }
        : { type, code, message, status, request_id: requestId, ...(param === undefined ? {} : { param }) },
    }),
  }
}

export function domainError(failure: DomainFailure): ApiError {
  return new ApiError(failure.message, domainFailure(failure))
}

/** The shape of errors of dubbing routes: `error` and `message` at the top level. */
export function flatFailure(httpStatus: number, error: string, message: string): Failure {
  return { httpStatus, body: () => ({ error, message }) }
}

export function flatError(httpStatus: number, error: string, message: string): ApiError {
  return new ApiError(message, flatFailure(httpStatus, error, message))
}

export function validationFailure(problems: ValidationProblem[]): Failure {
  return { httpStatus: 422, body: () => ({ detail: problems }) }
}

export function validationError(problems: ValidationProblem[]): ApiError {
  return new ApiError('Malformed request', validationFailure(problems))
}

/** The shape of unexpected errors: no `detail`. */
export const internalFailure: Failure = {
  httpStatus: 500,
  body: () => ({ status: 'internal_server_error', message: 'Internal Server error. Please try again later.' }),
}
