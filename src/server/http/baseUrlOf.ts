import type { IncomingMessage } from 'node:http'
import { isLocalHost } from './isLocalHost.js'

/**
 * What media URLs in the answer to a request begin with. Without a configured URL only a Host that names this machine is
 * repeated: whoever can choose another one for a request of somebody else would get the signed URLs of the answer.
 */
export function baseUrlOf(publicUrl: string | undefined, { headers, socket }: IncomingMessage): string {
  if (publicUrl !== undefined) return publicUrl
  const named = `http://${headers.host}`
  if (isLocalHost(headers.host) && URL.canParse(named)) return named
  const { localAddress = '127.0.0.1', localPort } = socket
  return `http://${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`
}
