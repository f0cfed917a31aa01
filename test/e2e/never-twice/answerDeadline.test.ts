import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { speechFile } from '../../support/speechFile.js'
import { type Answer, type Person, type TestApp, tokenFor } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'
import { ada, eagerLimits, newestOperation, type Scene, setScene, startWriteApp } from './writeScene.js'
import { type WritingMutation, writingMutations } from './writingMutations.js'

const answerDeadlineMs = 2_000
const stalledMs = 6_000
const speaker: Person = { ...ada, scopes: ['voices:read', 'audio:generate'] }
const many = { maxInFlight: 100, maxInFlightPerTenant: 100, maxInFlightPerViewer: 100 }

let app: TestApp
beforeAll(async () => {
  app = await startWriteApp({ ...eagerLimits, limiters: { metadata: many, upload: many } }, { answerDeadlineMs })
})
beforeEach(() => {
  app.upstream.calls.clear()
  app.upstream.faults.clear()
})
afterAll(() => app.close())

interface Sent {
  scene: Scene
  key: string | undefined
  errors: Answer<unknown>['errors']
}

describe('A mutation against a stalled upstream', () => {
  let sent: Map<WritingMutation, Sent>

  // In parallel, because each takes as long as the upstream.
  beforeAll(async () => {
    const scenes = await Promise.all(writingMutations.map(({ category }) => setScene(app, category)))
    const send = async (mutation: WritingMutation, index: number) => {
      const [scene, key] = [scenes[index]!, mutation.takesKey ? randomUUID() : undefined]
      app.upstream.faults.add({ kind: 'stall', ms: stalledMs, match: { route: mutation.route } })
      const { errors } = await mutation.send(scene, key)
      return [mutation, { scene, key, errors }] as const
    }
    const all = writingMutations.map(send)
    sent = new Map(await Promise.all(all))
  })

  test.each(writingMutations.map((mutation) => [mutation.field, mutation] as const))(
    'is answered by the deadline as %s, and goes on in the background',
    async (_, mutation) => {
      const { scene, key, errors } = sent.get(mutation)!
      const { id } = await newestOperation(app, mutation.field)
      const extensions = { code: 'IN_PROGRESS', operationId: id, retryable: mutation.takesKey }
      expect(errors).toEqual([expect.objectContaining({ path: ['written'], extensions })])
      const isDone = async () => (await newestOperation(app, mutation.field)).state === 'DONE'
      await waitUntil(isDone, 'the operation has succeeded', { timeoutMs: 20_000 })
      expect(mutation.timesDone(scene)).toBe(1)
      if (key !== undefined)
        expect(await mutation.send(scene, key)).toMatchObject({ data: { written: { userErrors: [] } } })
      expect(mutation.timesDone(scene)).toBe(1)
    },
  )
})

const createSpeech = `mutation ($voiceId: ID!, $key: String) {
  made: createSpeech(input: { voiceId: $voiceId, text: "Slow.", idempotencyKey: $key }) { generatedAudioId }
}`

test('Speech of a stalled upstream is answered by the deadline, and a repeat with its key gets the audio', async () => {
  const { voiceId } = await setScene(app, 'cloned')
  const route = 'POST /v1/text-to-speech/:voice_id/stream'
  app.upstream.faults.add({ kind: 'stall', ms: stalledMs, match: { route } })
  const ask = () =>
    app.ask<{ made: { generatedAudioId: string } | null }>(createSpeech, {
      as: speaker,
      variables: { voiceId, key: 'slow' },
    })
  const { errors } = await ask()
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'IN_PROGRESS', retryable: true })
  let audioId: string | undefined
  await waitUntil(
    async () => {
      audioId = (await ask()).data?.made?.generatedAudioId
      return audioId !== undefined
    },
    'the repeat gets the audio',
    { timeoutMs: 20_000 },
  )
  expect(app.upstream.calls.count({ route })).toBe(1)
})

test('A mutation whose first reads stall is answered by the deadline without an operation, and sends nothing', async () => {
  const { voiceId } = await setScene(app, 'professional')
  app.upstream.faults.add({ kind: 'stall', ms: stalledMs, times: 9, match: { method: 'GET' } })
  const train = 'mutation ($id: ID!) { trainVoice(input: { id: $id }) { voiceId } }'
  const { errors } = await app.ask(train, { as: ada, variables: { id: voiceId } })
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_TIMEOUT', retryable: true })
  expect(app.upstream.calls.count({ method: 'POST' })).toBe(0)
})

test('The reads of an answer end at the deadline, and the answer has the id of what was made', async () => {
  app.upstream.faults.add({ kind: 'stall', ms: stalledMs, times: 9, match: { method: 'GET' } })
  const create = `mutation { createProfessionalVoice(input: { name: "Read later", language: "en" }) { voiceId voice { name } } }`
  const startedAt = performance.now()
  const { data, errors } = await app.ask<{ createProfessionalVoice: object }>(create, { as: ada })
  expect(performance.now() - startedAt).toBeLessThan(stalledMs)
  expect(data?.createProfessionalVoice).toEqual({ voiceId: expect.any(String), voice: null })
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_TIMEOUT', retryable: true })
})

test('The deadline of an upload counts from its last byte', async () => {
  const { voiceId } = await setScene(app, 'professional')
  const form = new FormData()
  const query = `mutation ($id: ID!, $file: Upload!) {
    addVoiceSamples(input: { voiceId: $id, files: [$file] }) { sampleIds userErrors { code } }
  }`
  form.set('operations', JSON.stringify({ query, variables: { id: voiceId, file: null } }))
  form.set('map', JSON.stringify({ file: ['variables.file'] }))
  form.set('file', speechFile('slow.wav', { secs: 3 }))
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  const headers = {
    authorization: `Bearer ${await tokenFor(ada)}`,
    'apollo-require-preflight': 'true',
    'content-type': encoded.headers.get('content-type')!,
  }
  const answer = new Promise<Answer<{ addVoiceSamples: object }>>((resolve, reject) => {
    const upload = request(`${app.url}/graphql`, { method: 'POST', headers }, (response) =>
      resolve(json(response) as Promise<Answer<{ addVoiceSamples: object }>>),
    )
    upload.once('error', reject)
    // The stimulus is a client that needs longer than the deadline.
    const sendSlowly = async () => {
      for (let part = 0; part < 5; part += 1) {
        upload.write(body.subarray((part * body.length) / 5, ((part + 1) * body.length) / 5))
        await sleep(answerDeadlineMs / 4)
      }
      upload.end()
    }
    sendSlowly().catch(reject)
  })
  expect(await answer).toMatchObject({ data: { addVoiceSamples: { sampleIds: [expect.any(String)], userErrors: [] } } })
})
