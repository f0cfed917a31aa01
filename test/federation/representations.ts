import { afterAll, beforeAll } from '@jest/globals'
import { type Answer, type Person, startTestApp, type TestApp } from '../support/startTestApp.js'

export interface Entities {
  _entities: (Record<string, unknown> | null)[]
}

export const ann: Person = { sub: 'ann', org: 'acme' }
export const ben: Person = { sub: 'ben', org: 'globex' }

export let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  const { state } = app.upstream
  const samples = [
    { sample_id: 'sample-1', file_name: 'ann.wav', speakers: 2, speaker_separation: { status: 'completed' as const } },
  ]
  state.addVoice({ voice_id: 'anns', name: 'Ann’s own', samples })
  state.addVoice({ voice_id: 'bens', name: 'Ben’s own', samples: [{ ...samples[0], sample_id: 'sample-2' }] })
  state.addVoice({ voice_id: 'stock', name: 'For everybody', category: 'premade' })
  await app.give('anns', ann)
  await app.give('bens', ben)
  await app.stock('stock')
})

afterAll(async () => {
  await app[Symbol.asyncDispose]()
})

export const query = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Voice { id name }
    ... on VoiceSample { voiceId upstreamId fileName }
    ... on VoiceSampleSpeaker { voiceId sampleId upstreamId durationSecs }
    ... on User { id }
  }
}`

export function resolve(representations: readonly unknown[], as?: Person): Promise<Answer<Entities>> {
  return app.ask<Entities>(query, { as, variables: { representations } })
}
