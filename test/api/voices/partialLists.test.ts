import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { voiceSampleId } from '../../../src/schema/shared/compositeId.js'
import { type RawServer, sendJson, startRawServer } from '../../datasources/elevenlabs/startRawServer.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

const ada: Person = { sub: 'ada', org: 'acme' }
type Listed = Record<string, unknown> & { samples: Record<string, unknown>[] }

let app: TestApp
let proxy: RawServer
/** What the list of upstream omits. */
let omit: (voice: Listed) => void

const everySample = (change: (sample: Record<string, unknown>) => void) => (voice: Listed) => {
  for (const sample of voice.samples) change(sample)
}

beforeAll(async () => {
  proxy = await startRawServer(async (request, response) => {
    // The check of the key at the start.
    if (app === undefined) return sendJson(response, {})
    const { 'xi-api-key': key } = request.headers
    const answer = await fetch(app.upstream.url + request.url, { headers: { 'xi-api-key': String(key) } })
    const body = (await answer.json()) as { voices?: Listed[] }
    for (const voice of body.voices ?? []) omit(voice)
    sendJson(response, body, answer.status)
  })
  app = await startTestApp({ env: { ELEVENLABS_BASE_URL: proxy.url } })
  app.upstream.state.addVoice({
    voice_id: 'adas',
    name: 'Ada',
    category: 'professional',
    samples: [
      { sample_id: 'one', duration_secs: 3, speakers: 2, speaker_separation: { status: 'completed' } },
      { sample_id: 'two', duration_secs: 3, speaker_separation: null },
    ],
  })
  await app.give('adas', ada)
})
afterAll(async () => {
  await app?.close()
  await proxy?.[Symbol.asyncDispose]()
})

interface Voices {
  voices: { nodes: object[] }
}
const query = `{ voices(first: 5) { nodes {
  samples { upstreamId speakerSeparation { status } } fineTuning { models { status } } verification { isRequired }
} } }`
const whole = {
  samples: [
    { upstreamId: 'one', speakerSeparation: { status: 'COMPLETED' } },
    { upstreamId: 'two', speakerSeparation: null },
  ],
  fineTuning: { models: [{ status: 'FINE_TUNED' }] },
  verification: { isRequired: expect.any(Boolean) },
}

test.each<[string, typeof omit]>([
  ['separations, as null', everySample((sample) => Object.assign(sample, { speaker_separation: null }))],
  ['separations', everySample((sample) => Reflect.deleteProperty(sample, 'speaker_separation'))],
  ['samples, as an empty list', (voice) => Object.assign(voice, { samples: [] })],
  ['samples, as null', (voice) => Object.assign(voice, { samples: null })],
  ['the training, as null', (voice) => Object.assign(voice, { fine_tuning: null })],
  ['the verification', (voice) => Reflect.deleteProperty(voice, 'voice_verification')],
])('A list of upstream that omits %s is completed by one GET by id for the voice', async (_, omission) => {
  omit = omission
  app.upstream.calls.clear()
  const { data, errors } = await app.ask<Voices>(query, { as: ada })
  expect(errors).toBeUndefined()
  expect(data!.voices.nodes).toEqual([whole])
  expect(app.upstream.calls.count({ route: 'GET /v1/voices/:voice_id' })).toBe(1)
  expect(app.upstream.calls.count()).toBe(2)
})

test('A sample that a list omits is found by its id', async () => {
  omit = (voice) => Object.assign(voice, { samples: [] })
  const id = voiceSampleId.encode({ voiceId: 'adas', sampleId: 'one' })
  const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on VoiceSample { upstreamId } } }'
  const variables = { r: [{ __typename: 'VoiceSample', id }] }
  const { data } = await app.ask<{ _entities: object[] }>(entities, { as: ada, variables })
  expect(data!._entities).toEqual([{ upstreamId: 'one' }])
})
