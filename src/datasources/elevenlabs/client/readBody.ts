import type { Readable } from 'node:stream'
import { UpstreamUnavailable } from '../../../errors.js'

export class BodyTooLarge extends UpstreamUnavailable {
  constructor(maxBytes: number) {
    super({}, { cause: new Error(`Upstream response of more than ${maxBytes} bytes`) })
  }
}

/** Reads a complete body. @throws BodyTooLarge, or the error of the connection. */
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

/** Reads the start of a body of any length as text. */
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
