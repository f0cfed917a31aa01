import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import { type AudioClient, openAudioClient, readStream, sha256 } from './openAudioClient.js'

const ada: Person = { sub: 'ada', org: 'acme', scopes: ['voices:read', 'voices:write', 'audio:generate'] }
const text = 'One is made, and all of them listen to it. '.repeat(7).trim()

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
  Object.assign(app.upstream.state.generation, { firstPieceMs: 50, pauseMs: 200, pieceSecs: 1 })
})

interface Asked {
  audioId?: string | null
  code?: unknown
}

async function create(idempotencyKey: string, said = text): Promise<Asked> {
  const { data, errors } = await client.ask<{ createSpeech: { generatedAudioId: string | null } | null }>(
    'mutation ($input: CreateSpeechInput!) { createSpeech(input: $input) { generatedAudioId } }',
    { input: { voiceId, text: said, outputFormat: 'PCM_16000', idempotencyKey } },
  )
  return { audioId: data?.createSpeech?.generatedAudioId, code: errors?.[0]?.extensions.code }
}

const get = async (url: string, range?: string) => {
  const response = await fetch(url, { headers: range === undefined ? {} : { range } })
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

test('Twenty readers of audio in generation, with the requests that players make, cause one generation', async () => {
  const { audioId } = await create('shared')
  const { audio, status } = await client.audio(audioId!)
  expect(status).toBe('GENERATING')
  const url = audio!.url
  const previews = Promise.all(
    Array.from({ length: 5 }, () => fetch(url, { method: 'HEAD' }).then(({ status }) => status)),
  )
  const readers = Array.from({ length: 20 }, async (_, nth) => {
    if (nth % 4 === 0) return (await get(url)).bytes
    if (nth % 4 === 1) return (await get(url, 'bytes=0-')).bytes
    if (nth % 4 === 2) return (await readStream(client.follow(audioId!))).bytes
    const [head, tail] = await Promise.all([get(url, 'bytes=0-99999'), get(url, 'bytes=100000-')])
    expect([head.status, tail.status]).toEqual([206, 206])
    return Buffer.concat([head.bytes, tail.bytes])
  })
  // A reader that disconnects early, as players do.
  const leaving = new AbortController()
  const left = await fetch(url, { signal: leaving.signal })
  leaving.abort()
  await left.arrayBuffer().catch(() => undefined)
  expect(await previews).toEqual([200, 200, 200, 200, 200])
  const received = await Promise.all(readers)
  const { sizeBytes } = await client.waitForStatus(audioId!, 'READY')
  const file = await client.file(audioId!)
  expect(file.length).toBe(sizeBytes)
  expect(new Set(received.map(sha256))).toEqual(new Set([sha256(file)]))
  expect(await create('shared')).toEqual({ audioId, code: undefined })
  expect(app.upstream.calls.all({ generated: true })).toHaveLength(1)
  expect(app.upstream.calls.count({ route: /history/ })).toBe(0)
}, 60_000)

test('Many concurrent requests with one key generate one audio, and later ones return it', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => create('at-once')))
  const ids = new Set(answers.map(({ audioId }) => audioId).filter((id) => id != null))
  expect(ids.size).toBe(1)
  const [audioId] = ids
  for (const answer of answers) {
    expect(answer.audioId === audioId || answer.code === 'IN_PROGRESS').toBe(true)
  }
  expect(await create('at-once')).toEqual({ audioId, code: undefined })
  await client.waitForStatus(audioId!, 'READY')
  expect(await create('at-once')).toEqual({ audioId, code: undefined })
  expect(await create('at-once', 'Something else.')).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
  expect(app.upstream.calls.count({ generated: true })).toBe(1)
}, 60_000)
