import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createClient as createEventClient } from 'graphql-sse'
import WebSocket from 'ws'
import { type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import {
  type AudioClient,
  bytesOf,
  type Chunk,
  chunkQuery,
  openAudioClient,
  readStream,
  sha256,
} from './openAudioClient.js'

const scopes = ['voices:read', 'voices:write', 'audio:generate'] as const
const ada: Person = { sub: 'ada', org: 'acme', scopes }
const eve: Person = { sub: 'eve', org: 'acme', scopes }
const admin: Person = { sub: 'amy', org: 'acme', scopes: [...scopes, 'tenant:admin'] }
const text = 'All that is heard here was made once. '.repeat(8).trim()
const slowly = { firstPieceMs: 50, pauseMs: 50, pieceSecs: 1 }
const quickly = { firstPieceMs: 0, pauseMs: 0, pieceSecs: 1 }

let app: TestApp
let client: AudioClient
let voiceId: string

beforeAll(async () => {
  app = await startTestApp()
  voiceId = app.upstream.state.addVoice({ category: 'premade' }).voice_id
  await app.stock(voiceId)
  client = openAudioClient(app.url, await tokenFor(ada))
})
afterAll(async () => {
  await client.close()
  await app.close()
})
beforeEach(() => {
  app.upstream.calls.clear()
  Object.assign(app.upstream.state.generation, quickly)
})
afterEach(() => app.upstream.faults.clear())

/** All chunks from the first requested on, in order, each once, and only the last is marked as last. */
function expectWhole(chunks: readonly Chunk[], from = 0): void {
  expect(chunks.map(({ index }) => index)).toEqual(chunks.map((_, nth) => from + nth))
  expect(chunks.map(({ isLast }) => isLast)).toEqual(chunks.map((_, nth) => nth === chunks.length - 1))
  let start = chunks[0]!.startByte
  for (const chunk of chunks) {
    expect(chunk.startByte).toBe(start)
    start += bytesOf([chunk]).length
  }
}

describe.each([true, false])('Speech with times (%s)', (timing) => {
  const createSpeech = (input: object = {}) => client.createSpeech({ voiceId, text, hasAlignment: timing, ...input })

  test('is delivered in chunks while it is being generated, and equals the file byte for byte', async () => {
    Object.assign(app.upstream.state.generation, slowly)
    const audioId = await createSpeech({ outputFormat: 'PCM_24000' })
    const events = client.follow(audioId)
    const first = await events.next()
    expect((await client.audio(audioId)).status).toBe('GENERATING')
    const { chunks, error } = await readStream(events)
    const all = [first.value.data.speechStream, ...chunks]
    expect(error).toBeUndefined()
    expectWhole(all)
    expect(all[0].startByte).toBe(0)
    const { sizeBytes } = await client.waitForStatus(audioId, 'READY')
    const file = await client.file(audioId)
    expect(file.length).toBe(sizeBytes)
    expect(sha256(bytesOf(all))).toBe(sha256(file))
    const said = all.flatMap(({ alignment }: Chunk) => alignment ?? []).map(({ character }) => character)
    expect(said.join('')).toBe(timing ? text : '')
    expect(app.upstream.calls.count({ generated: true })).toBe(1)
  })

  test('is the same when it is played again, any number of times', async () => {
    const audioId = await createSpeech()
    const whole = await readStream(client.follow(audioId))
    expectWhole(whole.chunks)
    await client.waitForStatus(audioId, 'READY')
    const later = await Promise.all(
      [client.follow(audioId), client.follow(audioId, 0)].map((events) => readStream(events)),
    )
    for (const { chunks } of later) expect(chunks).toEqual(whole.chunks)
    expect(sha256(whole.bytes)).toBe(sha256(await client.file(audioId)))
    expect(app.upstream.calls.count({ generated: true })).toBe(1)
  })

  test('has chunks of bounded size even if upstream sent it as a whole', async () => {
    const audioId = await createSpeech({ delivery: 'WHOLE', outputFormat: 'PCM_44100' })
    const { chunks, bytes } = await readStream(client.follow(audioId))
    expectWhole(chunks)
    expect(Math.max(...chunks.map(({ audioBase64 }) => audioBase64.length))).toBeLessThan(200_000)
    expect(bytes.length).toBeGreaterThan(1_000_000)
    expect(sha256(bytes)).toBe(sha256(await client.file(audioId)))
  })

  test('continues where a client was disconnected, during the generation and after it', async () => {
    Object.assign(app.upstream.state.generation, slowly)
    const audioId = await createSpeech({ outputFormat: 'PCM_24000' })
    const one = await readStream(client.follow(audioId), 2)
    const two = await readStream(client.follow(audioId, 2), 3)
    expect((await client.audio(audioId)).status).toBe('GENERATING')
    await client.waitForStatus(audioId, 'READY')
    const rest = await readStream(client.follow(audioId, 5))
    const all = [...one.chunks, ...two.chunks, ...rest.chunks]
    expectWhole(all)
    expect(sha256(bytesOf(all))).toBe(sha256(await client.file(audioId)))
    expect(app.upstream.calls.count({ generated: true })).toBe(1)
  })

  test('ends with an error when its generation breaks off, for present and later readers', async () => {
    Object.assign(app.upstream.state.generation, slowly)
    app.upstream.faults.add({ kind: 'cut_body', match: { method: 'POST' }, afterBytes: 800_000 })
    const audioId = await createSpeech({ outputFormat: 'PCM_24000' })
    const { chunks, error } = await readStream(client.follow(audioId))
    expect(error).toBe('CONFLICT')
    expect(chunks.length).toBeGreaterThan(0)
    expect(chunks.every(({ isLast }) => !isLast)).toBe(true)
    await client.waitForStatus(audioId, 'FAILED')
    expect(await readStream(client.follow(audioId))).toMatchObject({ chunks: [], error: 'CONFLICT' })
    expect(app.upstream.calls.count({ generated: true })).toBe(1)
  })

  test('has no chunk after its last', async () => {
    const audioId = await createSpeech()
    const { chunks } = await readStream(client.follow(audioId))
    await client.waitForStatus(audioId, 'READY')
    const beyond = await readStream(client.follow(audioId, chunks.length + 5))
    expect(beyond).toMatchObject({ chunks: [], error: 'BAD_USER_INPUT' })
  })
})

test('Speech of 8,000 bytes a second is delivered with the first bytes of upstream', async () => {
  Object.assign(app.upstream.state.generation, { firstPieceMs: 0, pauseMs: 50, pieceSecs: 0.05 })
  const audioId = await client.createSpeech({ voiceId, text: 'Short.', outputFormat: 'ULAW_8000' })
  const events = client.follow(audioId)
  const first = await events.next()
  const [chunk] = [first.value.data.speechStream as Chunk]
  expect((await client.audio(audioId)).status).toBe('GENERATING')
  expect(bytesOf([chunk]).length).toBeLessThanOrEqual(8_000)
  const { chunks } = await readStream(events)
  expectWhole([chunk, ...chunks])
  expect(sha256(bytesOf([chunk, ...chunks]))).toBe(sha256(await client.file(audioId)))
})

test('Speech reaches a slow reader completely and does not wait for it', async () => {
  const long = text.repeat(12)
  const audioId = await client.createSpeech({ voiceId, text: long, outputFormat: 'PCM_44100' })
  const sockets: WebSocket[] = []
  class Watched extends WebSocket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args)
      sockets.push(this)
    }
  }
  const events = client.follow(audioId, 0, Watched)
  const first = await events.next()
  sockets[0]!.pause()
  const quick = await readStream(client.follow(audioId))
  await client.waitForStatus(audioId, 'READY')
  expect(quick.bytes.length).toBeGreaterThan(10 * 1024 * 1024)
  sockets[0]!.resume()
  const chunks: Chunk[] = [first.value.data.speechStream]
  for await (const { data } of events) {
    chunks.push(data!.speechStream!)
    if (chunks.length % 50 === 0) {
      // The stimulus is a slow reader.
      sockets[0]!.pause()
      await sleep(20)
      sockets[0]!.resume()
    }
  }
  expectWhole(chunks)
  expect(sha256(bytesOf(chunks))).toBe(sha256(quick.bytes))
}, 60_000)

test('Speech is the same over server-sent events as over a socket', async () => {
  const audioId = await client.createSpeech({ voiceId, text, hasAlignment: true })
  const eventClient = createEventClient({
    url: `${app.url}/graphql`,
    headers: { authorization: `Bearer ${await tokenFor(ada)}` },
  })
  const chunks: Chunk[] = []
  const events = eventClient.iterate<{ speechStream: Chunk }>({ query: chunkQuery, variables: { audioId } })
  for await (const { data } of events) chunks.push(data!.speechStream)
  eventClient.dispose()
  expectWhole(chunks)
  expect(sha256(bytesOf(chunks))).toBe(sha256(await client.file(audioId)))
})

test('Generated audio is followed until it is ready, then the same URL has its length, and a download has its name', async () => {
  Object.assign(app.upstream.state.generation, slowly)
  const audioId = await client.createSpeech({ voiceId, text: 'Short.' })
  const eventClient = createEventClient({
    url: `${app.url}/graphql`,
    headers: { authorization: `Bearer ${await tokenFor(ada)}` },
  })
  const query = `subscription ($audioId: ID!) {
    generatedAudioUpdated(id: $audioId) { status audio { url durationSecs downloadUrl downloadTwo: downloadUrl(fileName: "Två/2") } }
  }`
  interface Updated {
    status: string
    audio: { url: string; durationSecs: number | null; downloadUrl: string; downloadTwo: string }
  }
  const updates: Updated[] = []
  const events = eventClient.iterate<{ generatedAudioUpdated: Updated }>({ query, variables: { audioId } })
  for await (const { data } of events) {
    updates.push(data!.generatedAudioUpdated)
    if (updates.length > 1) continue
    const live = await fetch(data!.generatedAudioUpdated.audio.url)
    expect([live.headers.get('content-length'), live.headers.get('cache-control')]).toEqual([null, 'no-store'])
    await live.body?.cancel()
  }
  eventClient.dispose()
  expect(updates.map(({ status }) => status)).toEqual(['GENERATING', 'READY'])
  const [first, last] = updates.map(({ audio }) => audio)
  expect(last!.url).toBe(first!.url)
  expect(last!.durationSecs).toBeGreaterThan(0)
  const complete = await fetch(last!.url)
  expect(Number(complete.headers.get('content-length'))).toBe((await complete.arrayBuffer()).byteLength)
  const dispositionOf = async (url: string) => (await fetch(url, { method: 'HEAD' })).headers.get('content-disposition')
  expect(await dispositionOf(last!.url)).toBe('inline')
  expect(await dispositionOf(last!.downloadUrl)).toContain(`filename*=UTF-8''audio-${audioId}.mp3`)
  expect(await dispositionOf(last!.downloadTwo)).toBe(
    `attachment; filename="Tv__2.mp3"; filename*=UTF-8''Tv%C3%A5_2.mp3`,
  )
})

describe('Generated audio', () => {
  test('can be played by its owner and administrators of the tenant, and does not exist for others', async () => {
    const audioId = await client.createSpeech({ voiceId, text })
    const receivedBy = async (person: Person) => {
      const other = openAudioClient(app.url, await tokenFor(person))
      const { chunks, error } = await readStream(other.follow(audioId))
      await other.close()
      return error ?? chunks.length
    }
    const whole = await receivedBy(ada)
    expect(await receivedBy(admin)).toBe(whole)
    expect(await receivedBy(eve)).toBe('NOT_FOUND')
    expect(await receivedBy({ ...ada, org: 'globex' })).toBe('NOT_FOUND')
    expect(await receivedBy({ ...ada, scopes: ['voices:write'] })).toBe('FORBIDDEN')
    expect(await readStream(client.follow('3f1c1f1e-0000-4000-8000-000000000000'))).toMatchObject({
      error: 'NOT_FOUND',
    })
    expect(await readStream(client.follow(audioId, -1))).toMatchObject({ error: 'BAD_USER_INPUT' })
  })

  test('needs no reader: its generation continues when its last reader leaves', async () => {
    Object.assign(app.upstream.state.generation, slowly)
    const audioId = await client.createSpeech({ voiceId, text, hasAlignment: true })
    const leaver = openAudioClient(app.url, await tokenFor(ada))
    await readStream(leaver.follow(audioId), 1)
    await leaver.close()
    await client.waitForStatus(audioId, 'READY')
    const { chunks, bytes } = await readStream(client.follow(audioId))
    expectWhole(chunks)
    expect(sha256(bytes)).toBe(sha256(await client.file(audioId)))
  })
})
