import type { IncomingMessage } from 'node:http'
import { isLocalHost } from './isLocalHost.js'

/**
 * The base of media URLs. Without a configured URL the Host header is used only if it names this machine: otherwise an
 * attacker who controls the header of another user's request would receive the signed URLs.
 */
export function baseUrlOf(publicUrl: string | undefined, { headers, socket }: IncomingMessage): string {
  if (publicUrl !== undefined) return publicUrl
  const url = `http://${headers.host}`
  if (isLocalHost(headers.host) && URL.canParse(url)) return url
  const { localAddress = '127.0.0.1', localPort } = socket
  return `http://${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`
}
