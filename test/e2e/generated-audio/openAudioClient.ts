import { createHash } from 'node:crypto'
import { type Client, createClient } from 'graphql-ws'
import WebSocket from 'ws'
import type { Answer } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'

export interface Chunk {
  index: number
  startByte: number
  audioBase64: string
  alignment: { character: string; startSecs: number; endSecs: number }[] | null
  isLast: boolean
}

export interface AudioState {
  id: string
  status: 'GENERATING' | 'READY' | 'FAILED' | 'UNKNOWN'
  sizeBytes: number | null
  durationSecs: number | null
  historyItemId: string | null
  failure: { code: string } | null
  audio: { url: string } | null
  alignment: { character: string }[] | null
}

export type ChunkEvents = AsyncIterableIterator<Answer<{ speechStream: Chunk | null }>>

/** One server with the token of one user. */
export interface AudioClient {
  readonly url: string
  ask<Data>(query: string, variables?: object): Promise<Answer<Data>>
  /** Creates speech and returns its audio id. */
  createSpeech(input: { voiceId: string; text: string } & Record<string, unknown>): Promise<string>
  audio(audioId: string): Promise<AudioState>
  /** Converts a recording and returns the audio id. */
  convert(mutation: 'changeVoice' | 'isolateAudio', recording: File, input?: object): Promise<string>
  /** Waits until the audio has one of these statuses. */
  waitForStatus(audioId: string, ...states: AudioState['status'][]): Promise<AudioState>
  /** The bytes at the media URL of the audio. */
  file(audioId: string): Promise<Buffer>
  follow(audioId: string, fromChunk?: number, socket?: unknown): ChunkEvents
  close(): Promise<void>
}

export const chunkQuery = `subscription ($audioId: ID!, $fromChunk: SafeInt) {
  speechStream(generatedAudioId: $audioId, fromChunk: $fromChunk) {
    index startByte audioBase64 isLast alignment { character startSecs endSecs }
  }
}`

export function openAudioClient(url: string, token: string): AudioClient {
  const authorization = `Bearer ${token}`
  const clients: Client[] = []
  const client: AudioClient = {
    url,
    async ask<Data>(query: string, variables?: object) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as Answer<Data>
    },
    async createSpeech(input) {
      const { data, errors } = await client.ask<{
        createSpeech: { generatedAudioId: string | null; userErrors: unknown[] }
      }>(
        'mutation ($input: CreateSpeechInput!) { createSpeech(input: $input) { generatedAudioId userErrors { code message } } }',
        { input },
      )
      const audioId = data?.createSpeech.generatedAudioId
      if (!audioId) throw new Error(`Nothing was spoken: ${JSON.stringify(errors ?? data?.createSpeech.userErrors)}`)
      return audioId
    },
    async convert(mutation, recording, input = {}) {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
      const query = `mutation ($input: ${type}!) { made: ${mutation}(input: $input) { generatedAudioId userErrors { code } } }`
      const form = new FormData()
      form.set('operations', JSON.stringify({ query, variables: { input: { ...input, audio: null } } }))
      form.set('map', JSON.stringify({ recording: ['variables.input.audio'] }))
      form.set('recording', recording)
      const headers = { 'apollo-require-preflight': 'true', authorization }
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: form })
      const { data, errors } = (await response.json()) as Answer<{ made: { generatedAudioId: string | null } }>
      if (!data?.made.generatedAudioId) throw new Error(`Nothing was made of it: ${JSON.stringify(errors ?? data)}`)
      return data.made.generatedAudioId
    },
    async audio(id) {
      const { data, errors } = await client.ask<{ generatedAudio: AudioState | null }>(
        `query ($id: ID!) { generatedAudio(id: $id) {
          id status sizeBytes durationSecs historyItemId failure { code } audio { url } alignment { character }
        } }`,
        { id },
      )
      if (!data?.generatedAudio) throw new Error(`There is no such sound: ${JSON.stringify(errors)}`)
      return data.generatedAudio
    },
    async waitForStatus(id, ...states) {
      let audio: AudioState | undefined
      await waitUntil(
        async () => {
          audio = await client.audio(id)
          return states.includes(audio.status)
        },
        () => `the status ${audio?.status} is ${states.join(' or ')}`,
        { timeoutMs: 180_000 },
      )
      return audio!
    },
    async file(id) {
      const { audio } = await client.audio(id)
      const response = await fetch(audio!.url)
      if (response.status !== 200) throw new Error(`The sound cannot be fetched: ${response.status}`)
      return Buffer.from(await response.arrayBuffer())
    },
    follow(audioId, fromChunk, socket: unknown = WebSocket) {
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: socket,
        connectionParams: { authorization },
        retryAttempts: 0,
      })
      clients.push(client)
      return client.iterate({ query: chunkQuery, variables: { audioId, fromChunk } }) as ChunkEvents
    },
    async close() {
      for (const client of clients) await client.dispose()
    },
  }
  return client
}

/** The chunks of a stream, and the code of the error that ended it. */
export interface ReadStream {
  chunks: Chunk[]
  bytes: Buffer
  error: string | undefined
}

/** Reads to the end, or up to this many chunks. */
export async function readStream(events: ChunkEvents, atMost = Number.POSITIVE_INFINITY): Promise<ReadStream> {
  const chunks: Chunk[] = []
  let error: string | undefined
  try {
    for await (const { data, errors } of events) {
      if (errors) error = String(errors[0]?.extensions?.code)
      if (data?.speechStream) chunks.push(data.speechStream)
      if (chunks.length >= atMost) break
    }
  } catch (failure) {
    // A stream that ends with errors throws them; any other error is of the connection.
    if (!Array.isArray(failure)) throw failure
    error = String(failure[0]?.extensions?.code)
  }
  return { chunks, error, bytes: bytesOf(chunks) }
}

export const bytesOf = (chunks: readonly Chunk[]) =>
  Buffer.concat(chunks.map(({ audioBase64 }) => Buffer.from(audioBase64, 'base64')))

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
