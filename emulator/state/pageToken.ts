import { createHash } from 'node:crypto'

const CHECKSUM_LENGTH = 8

/** A token that only `openToken` can read, and nobody can make up by hand. */
export function sealToken(values: unknown): string {
  const text = JSON.stringify(values)
  return Buffer.from(`${checksum(text)}${text}`).toString('base64url')
}

/** What is in a token; undefined when it is not ours. */
export function openToken(token: string): unknown {
  const text = Buffer.from(token, 'base64url').toString()
  const json = text.slice(CHECKSUM_LENGTH)
  return text.slice(0, CHECKSUM_LENGTH) === checksum(json) ? JSON.parse(json) : undefined
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, CHECKSUM_LENGTH)
}
