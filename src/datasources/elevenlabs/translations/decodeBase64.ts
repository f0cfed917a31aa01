import { malformedResponse } from '../client/malformedResponse.js'

/** The bytes of a text. What Node would leave out or break off at is an error here: a sound with a hole in it is none. */
export function decodeBase64(value: unknown, what: string): Buffer {
  if (typeof value !== 'string') throw malformedResponse(`${what} is not a string`)
  const bytes = Buffer.from(value, 'base64')
  if (bytes.length !== Buffer.byteLength(value, 'base64')) throw malformedResponse(`${what} is not base64`)
  return bytes
}
