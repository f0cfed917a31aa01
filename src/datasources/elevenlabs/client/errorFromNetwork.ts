import { AppError, UpstreamTimeout, UpstreamUnavailable } from '../../../errors.js'

const TIMEOUTS: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])
const SAFE_CODE = /^\w{1,64}$/

/** Drops the original error: errors of undici contain sockets with addresses, and parts of bodies. */
export function errorFromNetwork(error: unknown): AppError {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  const options = { cause: new Error(`Upstream connection failed: ${code}`) }
  return TIMEOUTS.has(code) ? new UpstreamTimeout({}, options) : new UpstreamUnavailable({}, options)
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN'
  const code = 'code' in error ? error.code : error.name
  return typeof code === 'string' && SAFE_CODE.test(code) ? code : 'UNKNOWN'
}
