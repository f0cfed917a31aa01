import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { voiceSampleId } from '../../src/schema/shared/compositeId.js'
import {
  ListVoicesDocument,
  ListVoicesWithEverythingDocument,
  OwnedVoiceEntitiesDocument,
  VoiceEntitiesDocument,
  WholeVoiceDocument,
  WorkspaceVoicesDocument,
} from '../generated/operations.js'
import { startTestApp, type TestApp } from '../support/startTestApp.js'

const ada = { sub: 'ada', org: 'acme' }
const operator = { sub: 'op', scopes: ['voices:read', 'platform:admin'] as const }

const sampleWithSpeakers = { speaker_separation: { status: 'completed' } }

/** The maximum cost of each query shape. A higher number is a regression: data is fetched twice. */
describe('The upstream calls and statements of a query:', () => {
  let app: TestApp
  let ids: string[]

  beforeAll(async () => {
    app = await startTestApp()
    const voices = app.upstream.state.addVoices(250, (index) => ({
      name: `Voice ${String(index).padStart(3, '0')}`,
      category: 'professional',
      settings: { stability: 0.5 },
      samples: [sampleWithSpeakers],
    }))
    ids = voices.map((voice) => voice.voice_id)
    for (const id of ids) await app.give(id, ada)
  }, 60_000)
  afterAll(() => app.close())

  async function costOf(ask: () => Promise<{ errors?: unknown }>) {
    app.upstream.calls.clear()
    app.statements()
    const { errors } = await ask()
    expect(errors).toBeUndefined()
    return { calls: app.upstream.calls.all().map((call) => call.route), statements: app.statements().length }
  }

  const representations = (count: number) => ids.slice(0, count).map((id) => ({ __typename: 'Voice', id }))
  const lists = (count: number) => Array.from({ length: count }, () => 'GET /v2/voices')

  test('250 voices through _entities with samples, speakers and owners take 3 calls and 1 ownership query', async () => {
    const variables = { representations: representations(250) }
    let found = 0
    const cost = await costOf(async () => {
      const answer = await app.ask(VoiceEntitiesDocument, { as: ada, variables })
      found =
        answer.data?._entities.filter((entity) => entity?.__typename === 'Voice' && entity.samples?.length).length ?? 0
      return answer
    })
    expect(found).toBe(250)
    expect(cost).toEqual({ calls: lists(3), statements: 1 })
  })

  test('250 voices of which only ownership is selected take no call', async () => {
    const variables = { representations: representations(250) }
    const cost = await costOf(() => app.ask(OwnedVoiceEntitiesDocument, { as: ada, variables }))
    expect(cost).toEqual({ calls: [], statements: 1 })
  })

  test('a list of 50 voices with all embedded fields takes 1 call and 1 query', async () => {
    const cost = await costOf(() => app.ask(ListVoicesWithEverythingDocument, { as: ada, variables: { first: 50 } }))
    expect(cost).toEqual({ calls: lists(1), statements: 1 })
  })

  test('a list of 100 names takes 1 call and 1 query', async () => {
    const variables = { first: 100, orderBy: { field: 'NAME' as const } }
    const cost = await costOf(() => app.ask(ListVoicesDocument, { as: ada, variables }))
    expect(cost).toEqual({ calls: lists(1), statements: 1 })
  })

  test('a list of 100 ids and owners takes no call', async () => {
    const query = '{ voices(first: 100) { edges { node { id isStock owner { id } viewerPermission } } } }'
    const cost = await costOf(() => app.ask(query, { as: ada }))
    expect(cost).toEqual({ calls: [], statements: 1 })
  })

  test('one complete voice takes 1 call and 1 query', async () => {
    const cost = await costOf(() => app.ask(WholeVoiceDocument, { as: ada, variables: { id: ids[0]! } }))
    expect(cost).toEqual({ calls: lists(1), statements: 1 })
  })

  test('the same voice under ten aliases and through its samples takes 1 call and 1 query', async () => {
    const fields = 'id samples { voice { name samples { voice { id name } } } }'
    const aliases = Array.from({ length: 10 }, (_, index) => `v${index}: voice(id: "${ids[0]}") { ${fields} }`)
    const cost = await costOf(() => app.ask(`{ ${aliases.join(' ')} }`, { as: ada }))
    expect(cost).toEqual({ calls: lists(1), statements: 1 })
  })

  test('samples and speakers as entities of 100 voices take 1 call and 1 query', async () => {
    const samples = ids.slice(0, 100).map((voiceId) => app.upstream.state.voice(voiceId)!.samples![0]!)
    const keys = samples.flatMap((sample, index) => {
      const voiceId = ids[index]!
      const speakers = Object.keys(sample.speaker_separation?.speakers ?? {})
      return [
        { __typename: 'VoiceSample', voiceId, upstreamId: sample.sample_id },
        ...speakers.map((upstreamId) => ({
          __typename: 'VoiceSampleSpeaker',
          voiceId,
          sampleId: voiceSampleId.encode({ voiceId, sampleId: sample.sample_id }),
          upstreamId,
        })),
      ]
    })
    const query = `query ($keys: [_Any!]!) {
      _entities(representations: $keys) { ... on VoiceSample { fileName } ... on VoiceSampleSpeaker { durationSecs } }
    }`
    const cost = await costOf(() => app.ask(query, { as: ada, variables: { keys } }))
    expect(keys.length).toBeGreaterThan(150)
    expect(cost).toEqual({ calls: lists(1), statements: 1 })
  })

  test('waveforms cannot be batched: each takes one call, in addition to that of the voices', async () => {
    const query = '{ voices(first: 5) { edges { node { samples { waveform } } } } }'
    const { calls, statements } = await costOf(() => app.ask(query, { as: ada }))
    expect(statements).toBe(1)
    expect(calls.filter((route) => route === 'GET /v2/voices')).toHaveLength(1)
    expect(calls).toHaveLength(6)
  })

  test('media URLs take no call until they are played', async () => {
    const query =
      '{ voices(first: 5) { edges { node { id samples { audio { url } preview { url } } preview { url } } } } }'
    expect(await costOf(() => app.ask(query, { as: ada }))).toEqual({ calls: lists(1), statements: 1 })
  })

  test('the models, and the model of every training, take 1 more call', async () => {
    const query =
      '{ voiceModels { id } voices(first: 20) { edges { node { fineTuning { models { model { name } } } } } } }'
    const { calls } = await costOf(() => app.ask(query, { as: ada }))
    expect(calls.sort()).toEqual(['GET /v1/models', 'GET /v2/voices'])
  })

  test('a page of the workspace takes 1 call and 1 query', async () => {
    const cost = await costOf(() => app.ask(WorkspaceVoicesDocument, { as: operator, variables: { first: 50 } }))
    expect(cost).toEqual({ calls: lists(1), statements: 1 })
  })

  test('voices that the viewer may not see take 1 query and no call', async () => {
    const stranger = { sub: 'mallory', org: 'other' }
    const variables = { representations: representations(100) }
    const cost = await costOf(() => app.ask(VoiceEntitiesDocument, { as: stranger, variables }))
    expect(cost).toEqual({ calls: [], statements: 1 })
  })
})

describe('If the list omits fields that GET by id has,', () => {
  test('samples and settings are read with one call for each voice', async () => {
    await using app = await startTestApp({ emulator: { listFills: { samples: false, settings: false } } })
    const voices = app.upstream.state.addVoices(3, {
      category: 'cloned',
      settings: { stability: 0.3 },
      samples: [sampleWithSpeakers],
    })
    for (const voice of voices) await app.give(voice.voice_id, ada)

    const answer = await app.ask<{
      voices: { edges: { node: { samples: { speakerSeparation: unknown }[]; settings: { stability: number } } }[] }
    }>('{ voices { edges { node { samples { id speakerSeparation { status } } settings { stability } } } } }', {
      as: ada,
    })

    expect(answer.errors).toBeUndefined()
    const nodes = answer.data!.voices.edges.map((edge) => edge.node)
    expect(nodes.map((node) => [node.samples.length, node.settings.stability])).toEqual([
      [1, 0.3],
      [1, 0.3],
      [1, 0.3],
    ])
    const routes = app.upstream.calls.all().map((call) => call.route)
    expect(routes.sort()).toEqual([...Array(3).fill('GET /v1/voices/:voice_id'), 'GET /v2/voices'])
  })
})
