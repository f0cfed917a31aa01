import {
  domainFailure,
  type Failure,
  flatFailure,
  internalFailure,
  type ValidationProblem,
  validationFailure,
} from '../http/apiErrors.js'
import type { FaultKind, FaultOptions } from './faults.js'

/** A response that a fault sends instead of the actual one. */
export interface FaultResponse {
  httpStatus: number
  contentType: string
  headers: Record<string, string>
  body: (requestId: string) => string
}

const MESSAGES: Partial<Record<FaultKind, string>> = {
  rate_limit_exceeded: 'Rate limit exceeded. Please slow down.',
  concurrent_limit_exceeded: 'Too many requests of this subscription are in flight. Wait for your own to end.',
  system_busy: 'The system is experiencing heavy traffic. Please try again.',
  service_unavailable: 'The service is temporarily unavailable.',
}

const EDGE_PAGE = `<!DOCTYPE html>
<html><head><title>503 Service Temporarily Unavailable</title></head>
<body><center><h1>503 Service Temporarily Unavailable</h1></center></body></html>
`

/** The response of a fault. Undefined for faults that act on the connection or on the actual response. */
export function faultResponse(fault: FaultOptions): FaultResponse | undefined {
  const { kind, legacy, retryAfterSecs } = fault
  const message = fault.message ?? MESSAGES[kind] ?? 'This failure was asked for.'
  const headers: Record<string, string> =
    retryAfterSecs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterSecs)) }
  switch (kind) {
    case 'rate_limit_exceeded':
    case 'system_busy':
    case 'service_unavailable':
      return { ...json(domainFailure({ code: kind, message, legacy })), headers }
    case 'concurrent_limit_exceeded':
      return { ...json(concurrentLimitFailure(legacy)), headers }
    case 'internal_error':
      return json(internalFailure)
    case 'internal_error_as_text':
      return { ...json(internalFailure), contentType: 'text/plain; charset=utf-8' }
    case 'html_503':
      return { httpStatus: 503, contentType: 'text/html; charset=utf-8', headers, body: () => EDGE_PAGE }
    case 'too_early':
      return json(flatFailure(425, 'dubbing_not_dubbed', message))
    case 'flat_error':
      return json(flatFailure(fault.httpStatus ?? 403, fault.code ?? 'permission_denied', message))
    case 'validation_422':
      return json(validationFailure((fault.locations ?? [['body', 'files', 0]]).map(problemAt)))
    case 'unauthorized_missing_permissions':
      return json(missingPermission('voices_read', legacy))
    case 'domain_error': {
      const { code = 'bad_request', httpStatus, type, param } = fault
      return { ...json(domainFailure({ code, message, httpStatus, type, param, legacy })), headers }
    }
    default:
      return undefined
  }
}

function problemAt(loc: ValidationProblem['loc']): ValidationProblem {
  return { loc, msg: "Expected UploadFile, received: <class 'str'>", type: 'value_error' }
}

/** The response above the concurrency limit. The legacy shape has the legacy status. */
export function concurrentLimitFailure(legacy = false): Failure {
  return domainFailure({
    code: 'concurrent_limit_exceeded',
    status: legacy ? 'too_many_concurrent_requests' : undefined,
    message: MESSAGES.concurrent_limit_exceeded!,
    legacy,
  })
}

/** The response if the key lacks a permission. Code and status differ. */
export function missingPermission(permission: string, legacy = false): Failure {
  return domainFailure({
    code: 'unauthorized',
    status: 'missing_permissions',
    message: `The API key you used is missing the permission ${permission} to execute this operation.`,
    legacy,
  })
}

function json({ httpStatus, body }: Failure): FaultResponse {
  return {
    httpStatus,
    contentType: 'application/json',
    headers: {},
    body: (requestId) => JSON.stringify(body(requestId)),
  }
}
