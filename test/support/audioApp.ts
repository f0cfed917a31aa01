import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@jest/globals'
import type { Emulator } from '../../emulator/index.js'
import { type Answer, type Person, startTestApp, type TestApp, type TestAppOptions } from './startTestApp.js'
import { waitUntil } from './waitUntil.js'

const scopes = ['voices:read', 'voices:write', 'audio:generate'] as const
export const ada: Person = { sub: 'ada', org: 'acme', scopes }
export const bob: Person = { sub: 'bob', org: 'acme', scopes }
export const chief: Person = { sub: 'chief', org: 'acme', scopes: [...scopes, 'tenant:admin'] }
export const stranger: Person = { sub: 'eve', org: 'other', scopes }

export const TEXT = 'The quiet harbour wakes before the gulls do, and 3 boats leave it.'

export interface Audio {
  id: string
  kind: string
  status: string
  text: string | null
  modelId: string | null
  outputFormat: string | null
  mediaType: string
  sizeBytes: number | null
  durationSecs: number | null
  characterCost: number | null
  requestId: string | null
  historyItemId: string | null
  hasAlignment: boolean
  isLogged: boolean
  expiresAt: string | null
  endedAt: string | null
  viewerPermission: string
  failure: { code: string } | null
  owner: { id: string }
  voice: { id: string; owner: { id: string } | null } | null
  audio: { url: string; mediaType: string; durationSecs: number | null } | null
  alignment: { character: string; startSecs: number; endSecs: number }[] | null
  normalizedAlignment: { character: string }[] | null
}

export interface Payload {
  generatedAudioId: string | null
  generatedAudio: Audio | null
  userErrors: { code: string; message: string; path: string[] }[]
}

export const audioFields = `
  id kind status text modelId outputFormat mediaType sizeBytes durationSecs characterCost requestId historyItemId hasAlignment
  isLogged expiresAt endedAt viewerPermission failure { code } owner { id } voice { id owner { id } }
  audio { url mediaType durationSecs } alignment { character startSecs endSecs } normalizedAlignment { character }`

type Mutation = 'createSpeech' | 'changeVoice' | 'isolateAudio' | 'createSoundEffect'

function mutation(name: Mutation): string {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  return `mutation ($input: ${type}!) {
    ${name}(input: $input) { generatedAudioId generatedAudio { ${audioFields} } userErrors { code message path } }
  }`
}

/** A server on an emulator that generates audio without delay, with a voice of Ada's. */
export class AudioApp implements AsyncDisposable {
  constructor(
    readonly app: TestApp,
    readonly voiceId: string,
  ) {}

  /** `upstream` is the emulator behind ELEVENLABS_BASE_URL, if that is not the app's own. */
  static async start({ emulator, ...options }: TestAppOptions = {}, upstream?: Emulator): Promise<AudioApp> {
    const generation = { firstPieceMs: 0, pauseMs: 0 }
    const app = await startTestApp({ ...options, emulator: { generation, ...emulator } })
    const { voice_id } = (upstream ?? app.upstream).state.addVoice({ name: 'Reader' })
    await app.give(voice_id, ada)
    return new AudioApp(app, voice_id)
  }

  /** Number of generations that upstream has executed and charged. */
  get bought(): number {
    return this.app.upstream.calls.count({ generated: true })
  }

  async speak(input: object = {}, as: Person = ada): Promise<Payload> {
    const answer = await this.trySpeak(input, as)
    expect(answer.errors).toBeUndefined()
    return answer.data!.createSpeech
  }

  trySpeak(input: object = {}, as: Person = ada): Promise<Answer<{ createSpeech: Payload }>> {
    const variables = { input: { voiceId: this.voiceId, text: TEXT, ...input } }
    return this.app.ask<{ createSpeech: Payload }>(mutation('createSpeech'), { as, variables })
  }

  async effect(input: object): Promise<Payload> {
    const answer = await this.app.ask<{ createSoundEffect: Payload }>(mutation('createSoundEffect'), {
      as: ada,
      variables: { input },
    })
    expect(answer.errors).toBeUndefined()
    return answer.data!.createSoundEffect
  }

  async upload(name: 'changeVoice' | 'isolateAudio', file: File, input: object = {}): Promise<Payload> {
    const variables = { input: { audio: null, ...(name === 'changeVoice' && { voiceId: this.voiceId }), ...input } }
    const answer = await this.app.upload<Record<string, Payload>>(mutation(name), {
      as: ada,
      variables,
      files: { 'input.audio': file },
    })
    expect(answer.errors).toBeUndefined()
    return answer.data![name]!
  }

  async find(id: string, as: Person = ada): Promise<Audio | null> {
    const answer = await this.app.ask<{ generatedAudio: Audio | null }>(
      `query ($id: ID!) { generatedAudio(id: $id) { ${audioFields} } }`,
      { as, variables: { id } },
    )
    expect(answer.errors).toBeUndefined()
    return answer.data!.generatedAudio
  }

  /** The audio after its generation has ended or failed. */
  async made({ generatedAudioId: audioId, userErrors }: Payload): Promise<Audio> {
    expect(userErrors).toEqual([])
    await this.over(audioId!)
    return (await this.find(audioId!))!
  }

  /** Waits until this process has no recording of the audio in progress. */
  async over(id: string): Promise<void> {
    const { recordings, sources } = this.app.server.deps
    const isMade = async () => {
      const live = recordings.live(id)
      if (!live?.isComplete) return live === null
      const row = await sources.database.prisma.generatedAudioRecord.findUnique({ where: { id } })
      return row?.state !== 'GENERATING'
    }
    await waitUntil(isMade, 'the audio is made')
  }

  /** The bytes of upstream for the same request, which are deterministic. */
  async expected(path: string, init: RequestInit): Promise<Buffer> {
    const { url, apiKey } = this.app.upstream
    const response = await fetch(url + path, {
      method: 'POST',
      ...init,
      headers: { 'xi-api-key': apiKey, ...init.headers },
    })
    expect(response.status).toBe(200)
    return Buffer.from(await response.arrayBuffer())
  }

  async expectedSpeech(query: string, json: object): Promise<Buffer> {
    const headers = { 'content-type': 'application/json' }
    return this.expected(`/v1/text-to-speech/${this.voiceId}?${query}`, { headers, body: JSON.stringify(json) })
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.app.close()
  }
}

export async function bytesAt(url: string): Promise<Buffer> {
  const response = await fetch(url)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

export interface SeenRequest {
  method: string
  /** With its query. */
  path: string
  body: Buffer
}

/** A proxy of an emulator that records request bodies, which the emulator does not. */
export async function startRecorder(target: string): Promise<{ url: string; seen: SeenRequest[] } & AsyncDisposable> {
  const seen: SeenRequest[] = []
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const { method = '', url = '' } = request
    seen.push({ method, path: url, body })
    const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...headers } = request.headers
    const answer = await fetch(target + url, {
      method,
      headers: headers as Record<string, string>,
      body: method === 'GET' ? undefined : new Uint8Array(body),
    })
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
