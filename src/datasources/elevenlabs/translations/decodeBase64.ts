import { malformedResponse } from '../client/malformedResponse.js'

/** @throws UpstreamUnavailable for invalid characters, which Node would skip: the audio would be incomplete. */
export function decodeBase64(value: unknown, what: string): Buffer {
  if (typeof value !== 'string') throw malformedResponse(`${what} is not a string`)
  const bytes = Buffer.from(value, 'base64')
  if (bytes.length !== Buffer.byteLength(value, 'base64')) throw malformedResponse(`${what} is not base64`)
  return bytes
}
