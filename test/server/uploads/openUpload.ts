import { type Agent, type ClientRequest, type IncomingMessage, request as openRequest } from 'node:http'

const boundary = 'a-boundary-of-the-tests'
const consumeFiles = 'mutation ($files: [Upload!]!) { consume(files: $files) { fileName mediaType sizeBytes sha256 } }'

export interface UploadAnswer {
  status: number
  text: string
  data: { consume: { fileName: string; mediaType: string; sizeBytes: number; sha256: string }[] | null } | null
  errors: { message: string; extensions: { code: string; reason?: string; fileName?: string } }[]
}

export interface UploadClient {
  readonly request: ClientRequest
  readonly answer: Promise<UploadAnswer>
  /** Sends raw bytes, and waits for backpressure to end. Also resolves when the connection is closed. */
  write(bytes: string | Uint8Array): Promise<void>
  field(name: string, value: unknown): Promise<void>
  file(name: string, bytes: Uint8Array, as?: { fileName?: string; type?: string }): Promise<void>
  fileHead(name: string, as?: { fileName?: string; type?: string }): Promise<void>
  end(): Promise<void>
}

export interface UploadHead {
  headers?: Record<string, string>
  agent?: Agent
}

/** A client that sends a multipart request in pieces, in any order and up to any point. */
export function openUpload(url: string, { headers, agent }: UploadHead = {}): UploadClient {
  const request = openRequest(url, {
    method: 'POST',
    agent,
    headers: {
      authorization: 'Bearer of Ann',
      'apollo-require-preflight': 'true',
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...headers,
    },
  })
  const answer = new Promise<UploadAnswer>((resolve, reject) => {
    request.once('response', (response) => void readAnswer(response).then(resolve, reject))
    request.once('error', reject)
  })
  // After the response the client of Node emits no drain event.
  const answered = answer.catch(() => undefined)
  request.on('error', () => undefined)

  async function write(bytes: string | Uint8Array): Promise<void> {
    if (request.destroyed) return
    if (!request.write(bytes)) await Promise.race([firstOf(request, 'drain', 'close'), answered])
  }
  const fileHead: UploadClient['fileHead'] = (name, { fileName = `${name}.wav`, type = 'audio/wav' } = {}) =>
    write(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${fileName}"\r\n` +
        `content-type: ${type}\r\n\r\n`,
    )
  return {
    request,
    answer,
    write,
    fileHead,
    field: (name, value) =>
      write(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n` +
          `${typeof value === 'string' ? value : JSON.stringify(value)}\r\n`,
      ),
    async file(name, bytes, as) {
      await fileHead(name, as)
      const piece = 64 * 1024
      for (let at = 0; at < bytes.length; at += piece) await write(bytes.subarray(at, at + piece))
      await write('\r\n')
    },
    async end() {
      request.end(`--${boundary}--\r\n`)
    },
  }
}

/** Opens a request for this many files, named 0, 1 …, in the order of the list. */
export async function openFiles(url: string, count: number, head?: UploadHead): Promise<UploadClient> {
  const client = openUpload(url, head)
  const names = Array.from({ length: count }, (_, index) => String(index))
  await client.field('operations', { query: consumeFiles, variables: { files: names.map(() => null) } })
  await client.field('map', Object.fromEntries(names.map((name) => [name, [`variables.files.${name}`]])))
  return client
}

/** Sends the files completely and in order. */
export async function sendFiles(url: string, files: readonly Uint8Array[], head?: UploadHead): Promise<UploadAnswer> {
  const client = await openFiles(url, files.length, head)
  for (const [index, bytes] of files.entries()) await client.file(String(index), bytes)
  await client.end()
  return client.answer
}

/** Waits for one of these events; unlike `once` it ignores error events. */
export function firstOf(request: ClientRequest, ...events: string[]): Promise<void> {
  return new Promise((resolve) => {
    if (request.closed) resolve()
    for (const event of events) request.once(event, () => resolve())
  })
}

async function readAnswer(response: IncomingMessage): Promise<UploadAnswer> {
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += chunk
  const { data = null, errors = [] } = JSON.parse(text)
  return { status: response.statusCode ?? 0, text, data, errors }
}

/** Bytes with the header of a WAV file; different for each seed. */
export function wavOf(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size)
  for (let at = 0, state = seed; at + 4 <= size; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes.writeUInt32LE(state, at)
  }
  bytes.write('RIFF', 0, 'latin1')
  bytes.write('WAVEfmt ', 8, 'latin1')
  return bytes
}
