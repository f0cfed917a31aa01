import {
  type AppError,
  QuotaExceeded,
  RateLimited,
  UpstreamCredentials,
  UpstreamNotFound,
  UpstreamRejected,
  UpstreamUnavailable,
} from '../../../errors.js'
import type { RefusedField } from './argumentsOf.js'
import { type CodeFamily, familyOfCode, isRefusal } from './upstreamCodes.js'

export interface ResponseHead {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
}

const FAMILY_OF_TYPE: Readonly<Record<string, CodeFamily>> = {
  not_found: 'not_found',
  rate_limit_error: 'rate',
  payment_required: 'quota',
  authentication_error: 'credentials',
  validation_error: 'rejected',
  invalid_request: 'rejected',
  authorization_error: 'rejected',
  conflict: 'rejected',
  internal_error: 'unavailable',
  service_unavailable: 'unavailable',
}

/** For responses without a code. */
const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  413: 'request_too_large',
  422: 'validation_error',
  425: 'dubbing_not_dubbed',
}

/** Codes that are less specific than the legacy `status`: `unauthorized` may come with `missing_permissions`. */
const VAGUE_CODES: ReadonlySet<string> = new Set(['unauthorized', 'forbidden', 'bad_request', 'invalid_request'])

/** Of messages and headers that are searched. */
const MAX_TEXT_LENGTH = 1_000
const maxLocations = 20
/** The response is validated after the request was executed. */
const requestParts: ReadonlySet<unknown> = new Set(['body', 'query', 'path', 'header'])
/** The only refusal that is recognised by its message, because its codes differ. */
const DUPLICATE_FILE = /cannot upload the same file twice/i

/** `upstreamCode` is sent to clients, so only plain words are accepted. */
const SAFE_CODE = /^[a-z0-9_+-]{1,64}$/
const SAFE_REQUEST_ID = /^[A-Za-z0-9_-]{1,128}$/

/** Classifies by the code in the body, because one code has several HTTP statuses: `voice_not_found` comes with 404 and 400. */
export function errorFromResponse(
  head: ResponseHead,
  body: string,
  argumentsOf: (refused: RefusedField) => readonly (readonly string[])[] = () => [],
): AppError {
  const refusal = readRefusal(body)
  const error = toError(head, refusal)
  const code = refusal.code ?? CODE_OF_STATUS[head.status]
  const [first, ...others] = argumentsOf({ code, locations: refusal.locations ?? [] })
  if (error instanceof UpstreamRejected) error.otherArguments = others
  return first === undefined ? error : error.at(...first)
}

/** Whether the body of a 5xx proves that the request was not executed. Gateways use the same codes in shapes of their own. */
export function provesRefusal(body: string): boolean {
  const { code, isProof = false } = readRefusal(body)
  return isProof && isRefusal(code)
}

function toError(head: ResponseHead, refusal: Refusal): AppError {
  const upstreamRequestId = requestIdOf(head.headers) ?? safeRequestId(refusal.requestId)
  const upstreamCode = refusal.code
  const trace = {
    ...(upstreamRequestId !== undefined && { upstreamRequestId }),
    ...(upstreamCode !== undefined && { upstreamCode }),
  }
  const namedCode = upstreamCode ?? CODE_OF_STATUS[head.status] ?? `http_${head.status}`
  switch (familyOf(refusal, head.status)) {
    case 'not_found':
      return new UpstreamNotFound({ ...trace, upstreamCode: namedCode })
    case 'concurrency':
      return new RateLimited('CONCURRENCY', { ...trace, ...retryAfterOf(head.headers) })
    case 'rate':
      return new RateLimited('RATE', { ...trace, ...retryAfterOf(head.headers) })
    case 'quota':
      return new QuotaExceeded(trace)
    case 'credentials':
      return new UpstreamCredentials(trace)
    case 'unavailable':
      return new UpstreamUnavailable(trace)
    case 'rejected':
      return new UpstreamRejected({ ...trace, upstreamCode: namedCode })
  }
}

export function requestIdOf(headers: ResponseHead['headers']): string | undefined {
  return safeRequestId(headers['request-id']) ?? safeRequestId(headers['x-request-id'])
}

/** `Retry-After`, which is given in seconds or as a date. */
export function retryAfterOf(headers: ResponseHead['headers'], now = Date.now()): { retryAfterMs?: number } {
  const value = headers['retry-after']
  if (typeof value !== 'string') return {}
  if (value.length > MAX_TEXT_LENGTH) return {}
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(ms) ? { retryAfterMs: Math.max(0, Math.ceil(ms)) } : {}
}

interface Refusal {
  code?: string
  type?: string
  requestId?: unknown
  locations?: readonly (readonly unknown[])[]
  /** False for bodies that could be those of a gateway, or of an error after the request was executed. */
  isProof?: boolean
}

function readRefusal(body: string): Refusal {
  const parsed = parse(body)
  if (!isObject(parsed)) return {}
  const { detail } = parsed
  const isDuplicate = [detail, isObject(detail) && detail.message, parsed.message].some(
    (text) => typeof text === 'string' && DUPLICATE_FILE.test(text.slice(0, MAX_TEXT_LENGTH)),
  )
  if (isDuplicate) {
    return { code: 'duplicate_file', requestId: isObject(detail) ? detail.request_id : undefined, isProof: true }
  }
  if (Array.isArray(detail)) {
    const locations = locationsOf(detail)
    const isProof = locations.length > 0 && locations.every(([part]) => requestParts.has(part))
    return { code: 'validation_error', locations, isProof }
  }
  if (isObject(detail)) {
    const type = safeCode(detail.type)
    return {
      code: specificCode(safeCode(detail.code), safeCode(detail.status)) ?? (type && familyOfCode(type) && type),
      type,
      requestId: detail.request_id,
      locations: typeof detail.param === 'string' ? [locationOf(detail.param)] : [],
      isProof: true,
    }
  }
  return { code: specificCode(safeCode(parsed.error), safeCode(parsed.status)) }
}

function locationsOf(details: readonly unknown[]): (readonly unknown[])[] {
  return details.slice(0, maxLocations).flatMap((item) => (isObject(item) && Array.isArray(item.loc) ? [item.loc] : []))
}

/** Of a parameter such as `voice_settings.speed`, `body.files.0` or `files[0]`. */
function locationOf(param: string): readonly unknown[] {
  const names = param.slice(0, MAX_TEXT_LENGTH).split(/[.[\]]+/, maxLocations)
  const fields = names.filter(Boolean).map((name) => (/^\d{1,6}$/.test(name) ? Number(name) : name))
  return ['body', 'query', 'path'].includes(String(fields[0])) ? fields : ['body', ...fields]
}

function familyOf({ code, type }: Refusal, status: number): CodeFamily {
  const family = code === undefined ? undefined : familyOfCode(code)
  if (family) return family
  return (type !== undefined && ownValue(FAMILY_OF_TYPE, type)) || familyOfStatus(status)
}

/** For bodies without a code. A bare 404 is a refusal, because the base URL may be wrong. */
function familyOfStatus(status: number): CodeFamily {
  if (status === 401) return 'credentials'
  if (status === 402) return 'quota'
  if (status === 429) return 'rate'
  return status >= 400 && status < 500 && status !== 408 ? 'rejected' : 'unavailable'
}

function specificCode(code: string | undefined, legacyWord: string | undefined): string | undefined {
  return code === undefined || (VAGUE_CODES.has(code) && legacyWord !== undefined) ? legacyWord : code
}

/** The body may be JSON inside a JSON string. */
function parse(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'string' ? JSON.parse(parsed) : parsed
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function ownValue<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function safeCode(value: unknown): string | undefined {
  return typeof value === 'string' && SAFE_CODE.test(value) ? value : undefined
}

function safeRequestId(value: unknown): string | undefined {
  return typeof value === 'string' && SAFE_REQUEST_ID.test(value) ? value : undefined
}
