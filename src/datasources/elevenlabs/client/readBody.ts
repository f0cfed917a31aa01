import type { Readable } from 'node:stream'
import { UpstreamUnavailable } from '../../../errors.js'

/** The answer is larger than anything of its kind may be. */
export class BodyTooLarge extends UpstreamUnavailable {
  constructor(maxBytes: number) {
    super({}, { cause: new Error(`Upstream answer of more than ${maxBytes} bytes`) })
  }
}

/**
 * Reads a body whole. Leaving it early, because it is too large or breaks off, closes the connection under it.
 *
 * @throws BodyTooLarge, or whatever the connection fails with.
 */
export async function readBody(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new BodyTooLarge(maxBytes)
    chunks.push(chunk)
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)
}

/** The beginning of a body that may be of any length, as text. */
export async function readStart(body: Readable, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    chunks.push(chunk)
    if (size >= maxBytes) break
  }
  return Buffer.concat(chunks).toString('utf8', 0, maxBytes)
}
