import type { IncomingHttpHeaders } from 'node:http'
import { secretsMatch } from '../../auth/secretsMatch.js'
import { isLocalHost } from './isLocalHost.js'

export interface SourcePolicy {
  gatewaySecret: string | undefined
  /** Accepts only names of this machine as Host, and pages of this server or of `corsOrigins`: no token is required. */
  isDevelopment?: boolean
  corsOrigins?: readonly string[]
}

const maxOriginLength = 300

export function refusedSource(
  { host, origin, 'x-gateway-secret': secret }: IncomingHttpHeaders,
  { gatewaySecret, isDevelopment = false, corsOrigins = [] }: SourcePolicy,
): string | undefined {
  if (isDevelopment && !isLocalHost(host)) {
    return 'In development mode this endpoint serves only the hosts localhost, 127.0.0.1 and [::1].'
  }
  if (gatewaySecret !== undefined && !secretsMatch(gatewaySecret, secret)) {
    return 'This endpoint serves only its gateway.'
  }
  if (!isDevelopment || origin === undefined || corsOrigins.includes(origin) || isOriginOf(origin, host))
    return undefined
  return 'In development mode this endpoint serves only its own pages and those of the origins in CORS_ORIGINS.'
}

function isOriginOf(origin: string, host: string | undefined): boolean {
  return origin.length <= maxOriginLength && URL.canParse(origin) && new URL(origin).host === host
}
