import { createHash } from 'node:crypto'

const CHECKSUM_LENGTH = 8

/** An opaque page token with a checksum. */
export function encodePageToken(values: unknown): string {
  const text = JSON.stringify(values)
  return Buffer.from(`${checksum(text)}${text}`).toString('base64url')
}

/** The content of a page token; undefined if it is invalid. */
export function decodePageToken(token: string): unknown {
  const text = Buffer.from(token, 'base64url').toString()
  const json = text.slice(CHECKSUM_LENGTH)
  return text.slice(0, CHECKSUM_LENGTH) === checksum(json) ? JSON.parse(json) : undefined
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, CHECKSUM_LENGTH)
}
