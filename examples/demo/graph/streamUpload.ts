import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { request } from 'undici'
import type { LocalFile } from './LocalFile.js'

export interface StreamedUpload {
  operations: { query: string; variables: object }
  /** Each file and its path in the operations. */
  files: readonly { file: LocalFile; path: string }[]
  onProgress?: (sentBytes: number, totalBytes: number) => void
}

/**
 * Sends a GraphQL multipart request. Files are read from disk as fast as the connection accepts them, one chunk at a
 * time.
 */
export async function streamUpload(
  url: string,
  headers: Record<string, string>,
  { operations, files, onProgress }: StreamedUpload,
): Promise<{ status: number; text: string }> {
  const boundary = `demo-${randomUUID()}`
  const field = (name: string, value: unknown) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${JSON.stringify(value)}\r\n`
  const map = Object.fromEntries(files.map(({ path }, index) => [index, [path]]))
  const opening = Buffer.from(field('operations', operations) + field('map', map))
  const heads = files.map(({ file }, index) => {
    const disposition = `form-data; name="${index}"; filename="${file.name}"`
    return Buffer.from(
      `--${boundary}\r\ncontent-disposition: ${disposition}\r\ncontent-type: ${file.mediaType}\r\n\r\n`,
    )
  })
  const partEnd = Buffer.from('\r\n')
  const closing = Buffer.from(`--${boundary}--\r\n`)
  const fileBytes = files.reduce((sum, { file }) => sum + file.sizeBytes, 0)
  const headBytes = heads.reduce((sum, head) => sum + head.length + partEnd.length, 0)

  async function* body(): AsyncGenerator<Buffer> {
    let sent = 0
    yield opening
    for (const [index, { file }] of files.entries()) {
      yield heads[index]!
      for await (const chunk of createReadStream(file.path) as AsyncIterable<Buffer>) {
        yield chunk
        sent += chunk.length
        onProgress?.(sent, fileBytes)
      }
      yield partEnd
    }
    yield closing
  }

  const answer = await request(url, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(opening.length + headBytes + fileBytes + closing.length),
      // The server requires this header for CSRF protection: HTML forms cannot set it.
      'apollo-require-preflight': 'true',
    },
    body: Readable.from(body(), { objectMode: false }),
  })
  return { status: answer.statusCode, text: await answer.body.text() }
}
