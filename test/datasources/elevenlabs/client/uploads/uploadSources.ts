import type { IncomingMessage } from 'node:http'
import type { UploadPart } from '../../../../../src/datasources/elevenlabs/client/uploads/UploadPart.js'

/** A file of an upload, with its state. */
export interface TestFile extends UploadPart {
  /** Bytes read so far. */
  pulledBytes: number
  isOpen: boolean
}

export interface TestFileOptions {
  fileName?: string
  mediaType?: string
  chunks?: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

export function testFile({ fileName = 'a.wav', mediaType = 'audio/wav', chunks = [] }: TestFileOptions = {}): TestFile {
  const file: TestFile = {
    fileName,
    mediaType,
    pulledBytes: 0,
    isOpen: false,
    bytes: {
      async *[Symbol.asyncIterator]() {
        file.isOpen = true
        try {
          for await (const chunk of chunks) {
            file.pulledBytes += chunk.length
            yield chunk
          }
        } finally {
          file.isOpen = false
        }
      },
    },
  }
  return file
}

export function textFile(text: string, fileName = 'a.wav'): TestFile {
  return testFile({ fileName, chunks: [Buffer.from(text)] })
}

/** Files in sequence, with their common state. */
export class TestFiles implements AsyncIterable<UploadPart> {
  readonly files: readonly TestFile[]
  state: 'unread' | 'open' | 'over' = 'unread'
  readonly #after: (() => Promise<void>) | undefined

  constructor(files: readonly TestFile[], after?: () => Promise<void>) {
    this.files = files
    this.#after = after
  }

  [Symbol.asyncIterator](): AsyncIterator<UploadPart> {
    this.state = 'open'
    let next = 0
    return {
      next: async () => {
        const value = this.files[next++]
        if (value) return { done: false, value }
        await this.#after?.()
        this.state = 'over'
        return { done: true, value: undefined }
      },
      return: async () => {
        this.state = 'over'
        return { done: true, value: undefined }
      },
    }
  }
}

export const oneFile = (text = 'bytes') => new TestFiles([textFile(text)])

/** Endless chunks. */
export function* endless(size = 65_536): Generator<Uint8Array> {
  const chunk = Buffer.alloc(size, 7)
  for (;;) yield chunk
}

/** Pending until the test ends. */
export const silence = () => new Promise<never>(() => {})

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export type FormEntry = [name: string, value: string | { name: string; type: string; text: string }]

/** The entries of a form, read by an independent parser. */
export async function formOf(request: IncomingMessage): Promise<FormEntry[]> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(await bodyOf(request)), { headers }).formData()
  const entries: FormEntry[] = []
  for (const [name, value] of form) {
    entries.push([
      name,
      typeof value === 'string' ? value : { name: value.name, type: value.type, text: await value.text() },
    ])
  }
  return entries
}
