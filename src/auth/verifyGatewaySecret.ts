import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Whether a request bears the secret that proves it came through the gateway. Takes the same time whatever it bears. A
 * header that was sent several times proves nothing, nor does an empty one.
 */
export function verifyGatewaySecret(expected: string, header: string | string[] | undefined): boolean {
  const given = typeof header === 'string' ? header : ''
  // Hashes are of one length, which the comparison needs and the secret must not tell.
  const isEqual = timingSafeEqual(sha256(expected), sha256(given))
  return isEqual && expected !== ''
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
