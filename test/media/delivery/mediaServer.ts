import { createServer, type IncomingMessage, request as openRequest, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, jest } from '@jest/globals'
import Fastify, { type FastifyInstance } from 'fastify'
import { request } from 'undici'
import type { SignedInViewer, Viewer } from '../../../src/auth/Viewer.js'
import { createLocalBus } from '../../../src/datasources/bus/createLocalBus.js'
import type { MediaRoutesDeps } from '../../../src/media/delivery/MediaDelivery.js'
import type { AudioBytes, MediaUpstream, MediaVoice, OpenAudio } from '../../../src/media/delivery/MediaUpstream.js'
import { RecentDubbings } from '../../../src/media/delivery/RecentDubbings.js'
import { registerMediaRoutes } from '../../../src/media/delivery/registerMediaRoutes.js'
import { createMediaSigner } from '../../../src/media/urls/MediaSigner.js'
import type { MediaSubject } from '../../../src/media/urls/MediaSubject.js'

const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  jest.useRealTimers()
  for (const close of closers.splice(0).reverse()) await close()
})

export const ann: SignedInViewer = {
  kind: 'user',
  userId: 'ann',
  tenantId: 'org:acme',
  scopes: new Set(['voices:read']),
}
export const sample: MediaSubject = { kind: 'sample', voiceId: 'v1', sampleId: 's1' }

/** The origin of the bytes: a separate server behind real clients. */
export interface Origin {
  readonly url: string
  /** Range header of each request, or null. */
  readonly ranges: (string | null)[]
  /** Connections that were closed before the end of a response. */
  readonly aborted: () => number
  /** Bytes written by the origin. */
  readonly bytesWritten: () => number
}

export async function startOrigin(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Origin> {
  const ranges: (string | null)[] = []
  const sockets = new Set<Socket>()
  let aborted = 0
  const server = createServer((request, response) => {
    ranges.push(request.headers.range ?? null)
    response.once('close', () => {
      if (!response.writableFinished) aborted += 1
    })
    answer(request, response)
  })
  server.on('connection', (socket) => sockets.add(socket))
  const url = await listen(server)
  closers.push(() => stop(server))
  const bytesWritten = () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, 0)
  return { url, ranges, aborted: () => aborted, bytesWritten }
}

/** An origin of one file, with or without range support. */
export function startFile(
  bytes: Uint8Array,
  { heedsRanges = false, type = 'audio/wav', hidesLength = false } = {},
): Promise<Origin> {
  return startOrigin(({ headers }, response) => {
    const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? []
    if (!heedsRanges || from === undefined || to === undefined) {
      response.writeHead(200, { 'content-type': type, ...(!hidesLength && { 'content-length': bytes.length }) })
      response.end(bytes)
      return
    }
    const start = from === '' ? Math.max(0, bytes.length - Number(to)) : Number(from)
    const end = from === '' || to === '' ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1)
    if (start > end) return void response.writeHead(416).end('{}')
    const part = bytes.subarray(start, end + 1)
    response.writeHead(206, {
      'content-type': type,
      'content-length': part.length,
      'content-range': `bytes ${start}-${end}/${bytes.length}`,
    })
    response.end(part)
  })
}

/** Writes at the speed of its reader, up to a length. */
export function pour(response: ServerResponse, megabytes: number): void {
  const megabyte = Buffer.alloc(1_000_000)
  let left = megabytes
  const write = (): void => {
    while (left > 0) {
      left -= 1
      if (!response.write(megabyte)) return void response.once('drain', write)
    }
    response.end()
  }
  response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': megabytes * 1_000_000 })
  write()
}

export interface MediaServer {
  readonly fastify: FastifyInstance
  readonly url: string
  /** The arguments of each call of loadVoice. */
  readonly asked: { viewer: Viewer; voiceId: string }[]
  /** The voice of the viewers; null hides it. */
  voice: MediaVoice | null
  sign(subject?: MediaSubject, viewer?: Viewer): string
}

export interface MediaServerOptions extends Partial<MediaRoutesDeps> {
  origin?: Origin
  inline?: AudioBytes
  now?: () => Date
  /** Additional setup of the server. */
  around?: (fastify: FastifyInstance) => void
}

/** Media routes on a real socket, in front of an origin. */
export async function startMedia({
  origin,
  inline,
  now,
  around,
  ...deps
}: MediaServerOptions = {}): Promise<MediaServer> {
  const signer = createMediaSigner({ key: 'a key of tests that is long enough', now })
  const fastify = Fastify()
  around?.(fastify)
  const asked: MediaServer['asked'] = []
  const media: MediaServer = {
    fastify,
    asked,
    url: '',
    voice: { viewerPermission: 'VIEW', previewUrl: origin?.url ?? null, verifiedLanguages: [] },
    sign: (subject = sample, viewer = ann) => media.url + signer.sign(subject, viewer).path,
  }
  registerMediaRoutes(fastify, {
    signer,
    async loadVoice(viewer, voiceId) {
      asked.push({ viewer, voiceId })
      return media.voice
    },
    loadAudio: async () => null,
    loadPreview: async () => null,
    canViewDubbing: async () => false,
    similarVoices: () => refuse,
    recentDubbings: new RecentDubbings(),
    audio: {
      mediaStore: { open: async () => null },
      recordings: { live: () => null },
      bus: createLocalBus(),
    },
    upstream: (_, { signal }) => upstreamOf(origin, inline, signal),
    ...deps,
  })
  const url = await fastify.listen({ port: 0, host: '127.0.0.1' })
  closers.push(() => fastify.close())
  return Object.assign(media, { url })
}

const refuse = () => Promise.reject(new Error('not asked'))

/** For tests without dubbings. */
export const noDubbing: Pick<MediaUpstream, 'dubbing' | 'dubbingResource'> = {
  dubbing: { openAudio: refuse },
  dubbingResource: { getResource: refuse, openReference: refuse },
}

function upstreamOf(origin: Origin | undefined, inline: AudioBytes | undefined, signal: AbortSignal): MediaUpstream {
  const open = async (url: string, range: string | undefined): Promise<OpenAudio> => {
    const { statusCode, headers, body } = await request(url, { signal, headers: range === undefined ? {} : { range } })
    if (statusCode === 416) {
      body.resume()
      const { UpstreamRejected } = await import('../../../src/errors.js')
      throw new UpstreamRejected({ upstreamCode: 'http_416' })
    }
    const text = (name: string) => (headers[name] as string | undefined) ?? null
    const length = text('content-length')
    return {
      status: statusCode,
      mediaType: text('content-type'),
      contentLength: length === null ? null : Number(length),
      contentRange: text('content-range'),
      body,
    }
  }
  const give = async () => inline!
  return {
    samples: { openAudio: (_v, _s, { range }) => open(origin!.url, range), getPreview: give },
    speakers: { getAudio: give },
    verification: { openCaptcha: give },
    previews: { openAudio: (_, { range }) => open(origin!.url, range) },
    ...noDubbing,
    dubbing: { openAudio: (_d, _l, { range }) => open(origin!.url, range) },
    voices: { openPreview: (url, { range }) => open(url, range) },
  }
}

/** Opens a response without reading its body. */
export function openAnswer(url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) =>
    openRequest(url, { headers, agent: false }, resolve).on('error', reject).end(),
  )
}

/** Reads a response to its end; rejects if the connection is closed early. */
export async function readAnswer(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}
