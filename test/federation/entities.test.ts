import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { voiceSampleId } from '../../src/schema/shared/compositeId.js'
import { maxRepresentations } from '../../src/server/operations/guardEntities.js'
import { DubbingApp, RESOURCE } from '../support/dubbingApp.js'
import { type Answer, type Person, startTestApp, type TestApp } from '../support/startTestApp.js'

type Representation = Record<string, unknown>
interface Entities {
  _entities: (Record<string, unknown> | null)[]
}

const ann: Person = { sub: 'ann', org: 'acme' }
const ben: Person = { sub: 'ben', org: 'globex' }

let app: TestApp
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

const query = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Voice { id name }
    ... on VoiceSample { voiceId upstreamId fileName }
    ... on VoiceSampleSpeaker { voiceId sampleId upstreamId durationSecs }
    ... on User { id }
  }
}`

function resolve(representations: readonly unknown[], as?: Person): Promise<Answer<Entities>> {
  return app.ask<Entities>(query, { as, variables: { representations } })
}

async function speakerOf(voiceId: string): Promise<Representation> {
  const sample = app.upstream.state.voice(voiceId)?.samples?.[0]
  const [speakerId] = Object.keys(sample?.speaker_separation?.speakers ?? {})
  const sampleId = voiceSampleId.encode({ voiceId, sampleId: sample!.sample_id })
  return { __typename: 'VoiceSampleSpeaker', voiceId, sampleId, upstreamId: speakerId }
}

describe('Representations', () => {
  test('of every kind become entities in the given order', async () => {
    const speaker = await speakerOf('anns')
    const { data, errors } = await resolve(
      [
        { __typename: 'User', id: 'somebody' },
        speaker,
        { __typename: 'Voice', id: 'anns' },
        { __typename: 'VoiceSample', voiceId: 'anns', upstreamId: 'sample-1' },
        { __typename: 'Voice', id: 'stock' },
        { __typename: 'Voice', id: 'anns' },
      ],
      ann,
    )
    expect(errors).toBeUndefined()
    expect(data?._entities).toEqual([
      { __typename: 'User', id: 'somebody' },
      { ...speaker, durationSecs: expect.any(Number) },
      { __typename: 'Voice', id: 'anns', name: 'Ann’s own' },
      { __typename: 'VoiceSample', voiceId: 'anns', upstreamId: 'sample-1', fileName: 'ann.wav' },
      { __typename: 'Voice', id: 'stock', name: 'For everybody' },
      { __typename: 'Voice', id: 'anns', name: 'Ann’s own' },
    ])
  })

  test('of unknown objects become null without an error', async () => {
    const { data, errors } = await resolve(
      [
        { __typename: 'Voice', id: 'nowhere' },
        { __typename: 'VoiceSample', voiceId: 'anns', upstreamId: 'nowhere' },
        { __typename: 'VoiceSample', voiceId: 'nowhere', upstreamId: 'sample-1' },
        { ...(await speakerOf('anns')), upstreamId: 'nowhere' },
      ],
      ann,
    )
    expect({ data, errors }).toEqual({ data: { _entities: [null, null, null, null] }, errors: undefined })
  })

  test('of invisible objects get the same response as unknown ones', async () => {
    const { data, errors } = await resolve(
      [
        { __typename: 'Voice', id: 'bens' },
        { __typename: 'VoiceSample', voiceId: 'bens', upstreamId: 'sample-2' },
        await speakerOf('bens'),
        { __typename: 'Voice', id: 'anns' },
      ],
      ann,
    )
    expect(errors).toBeUndefined()
    expect(data?._entities).toEqual([null, null, null, expect.objectContaining({ id: 'anns' })])
  })

  test('return only shared stock to an anonymous viewer', async () => {
    const { data, errors } = await resolve([
      { __typename: 'Voice', id: 'stock' },
      { __typename: 'Voice', id: 'anns' },
      { __typename: 'VoiceSample', voiceId: 'anns', upstreamId: 'sample-1' },
    ])
    expect(errors).toBeUndefined()
    expect(data?._entities).toEqual([expect.objectContaining({ id: 'stock' }), null, null])
  })

  test('of a sample return its voice only if the viewer may see the voice of the key', async () => {
    const { data } = await resolve([{ __typename: 'VoiceSample', voiceId: 'anns', upstreamId: 'sample-2' }], ann)
    expect(data?._entities).toEqual([null])
  })
})

describe('A malformed representation', () => {
  const malformed: [string, unknown][] = [
    ['without its key', { __typename: 'Voice' }],
    ['without a part of its key', { __typename: 'VoiceSample', upstreamId: 'sample-1' }],
    ['with a key that is null', { __typename: 'Voice', id: null }],
    ['with a key that is empty', { __typename: 'User', id: '' }],
    ['with a key that is not a scalar', { __typename: 'Voice', id: { equals: 'anns' } }],
    ['with a key that is a list', { __typename: 'Voice', id: ['anns'] }],
    ['with a key that is a boolean', { __typename: 'Voice', id: true }],
    ['with a key above the maximum length', { __typename: 'Voice', id: 'x'.repeat(10_000) }],
    ['without a type', { id: 'anns' }],
    ['with a type that is not a name', { __typename: 7, id: 'anns' }],
    ['with an unknown type', { __typename: 'Unicorn', id: 'anns' }],
    ['with a type that is not an entity', { __typename: 'VoiceSettings', id: 'anns' }],
    ['with the name of an inherited property as its type', { __typename: 'constructor', id: 'anns' }],
    ['that is a string', 'Voice:anns'],
    ['that is a number', 7],
    ['that is a list', [{ __typename: 'Voice', id: 'anns' }]],
  ]

  test.each(malformed)('%s is an error of its own and leaves the others complete', async (_, representation) => {
    const { data, errors } = await resolve(
      [{ __typename: 'Voice', id: 'anns' }, representation, { __typename: 'User', id: 'ann' }],
      ann,
    )
    expect(data?._entities).toEqual([expect.objectContaining({ id: 'anns' }), null, { __typename: 'User', id: 'ann' }])
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['_entities', 1],
        message: expect.stringMatching(/^A representation .*(must have the key field|__typename)/),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      }),
    ])
  })

  test('is reported without its value', async () => {
    const { errors } = await resolve([
      { __typename: '<script>', id: 'anns' },
      { __typename: 'Voice', id: ['s3cret'] },
    ])
    expect(errors).toHaveLength(2)
    expect(JSON.stringify(errors)).not.toMatch(/script|s3cret/)
  })

  test('that is null is refused by the argument type before anything runs', async () => {
    const { data, errors } = await resolve([{ __typename: 'Voice', id: 'anns' }, null], ann)
    expect(data).toBeFalsy()
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
  })
})

describe('A list of representations', () => {
  const users = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ __typename: 'User', id: `u${index}` }))

  test('may be as long as the limit', async () => {
    const { data, errors } = await resolve(users(maxRepresentations), ann)
    expect(errors).toBeUndefined()
    expect(data?._entities).toHaveLength(maxRepresentations)
  })

  test('above the limit is refused at once', async () => {
    const { data, errors } = await resolve(users(maxRepresentations + 1), ann)
    expect(data?._entities).toBeUndefined()
    expect(errors?.map(({ message, extensions }) => [message, extensions.code])).toEqual([
      ['`_entities` takes at most 1000 representations (got 1001).', 'BAD_USER_INPUT'],
    ])
  })

  test('may be empty', async () => {
    expect((await resolve([], ann)).data).toEqual({ _entities: [] })
  })
})

describe('An entity with an upstream id that is unique only within a parent', () => {
  const keyQuery = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      __typename
      ... on VoiceSample { id voiceId upstreamId speakerSeparation { speakers { id sampleId upstreamId } } }
      ... on VoiceSampleSpeaker { id voiceId sampleId upstreamId }
      ... on DubbingSpeaker { id dubbingId upstreamId }
      ... on DubbingSegment { id dubbingId upstreamId }
    }
  }`
  const scopes = ['voices:read', 'dubbing:read'] as const

  async function entitiesOf(of: TestApp, representations: readonly object[]): Promise<Representation[]> {
    const { data, errors } = await of.ask<Entities>(keyQuery, {
      as: { ...ann, scopes },
      variables: { representations },
    })
    expect(errors).toBeUndefined()
    return data!._entities as Representation[]
  }

  test('is found by its id and by the composite key with the same result', async () => {
    const speaker = await speakerOf('anns')
    const [sample, found] = await entitiesOf(app, [
      { __typename: 'VoiceSample', voiceId: 'anns', upstreamId: 'sample-1' },
      speaker,
    ])
    expect(sample).toMatchObject({ voiceId: 'anns', upstreamId: 'sample-1' })
    expect(found).toMatchObject(speaker)
    expect(found).toMatchObject({ sampleId: sample!.id })
    const byIds = [sample!, found!].map(({ __typename, id }) => ({ __typename, id }))
    expect(await entitiesOf(app, byIds)).toEqual([sample, found])
  })

  test('has an id that no other object has, although upstream ids repeat', async () => {
    await using dubbings = await DubbingApp.start()
    const draft = { dubbing_id: 'd1' }
    const keys = await Promise.all(
      [draft, { dubbing_id: 'd2' }].map(async (dub) => {
        const dubbingId = await dubbings.add(dub, ann)
        const { speaker_tracks, speaker_segments } = dubbings.upstreamDubbings.resource(dubbingId)!
        return [
          { __typename: 'DubbingSpeaker', dubbingId, upstreamId: Object.keys(speaker_tracks)[0]! },
          { __typename: 'DubbingSegment', dubbingId, upstreamId: Object.keys(speaker_segments)[0]! },
        ]
      }),
    )
    const found = await entitiesOf(dubbings.app, keys.flat())
    expect(found).toMatchObject(keys.flat())
    expect(new Set(found.map(({ id }) => id)).size).toBe(4)
    const byIds = found.map(({ __typename, id }) => ({ __typename, id }))
    expect(await entitiesOf(dubbings.app, byIds)).toEqual(found)
  })

  test('is null for an id of another type, an upstream id and an invalid id', async () => {
    const ids = [voiceSampleId.encode({ voiceId: 'anns', sampleId: 'sample-1' }), 'sample-1', 'x'.repeat(10_000), '-']
    const types = ['VoiceSampleSpeaker', 'DubbingSpeaker', 'DubbingSegment', 'DubbingRender']
    const representations = types.flatMap((__typename) => ids.map((id) => ({ __typename, id })))
    expect(await entitiesOf(app, representations)).toEqual(representations.map(() => null))
  })
})

describe('Representations of dubbings and their parts', () => {
  const scopes = ['voices:read', 'dubbing:read'] as const
  const query = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      __typename
      ... on DubbingResource { id name status }
      ... on DubbingSpeaker { dubbingId upstreamId name }
      ... on DubbingSegment { dubbingId upstreamId text speaker { id } }
      ... on DubbingRender { dubbingId upstreamId language }
    }
  }`

  test('become entities with one call for each dubbing, and those of other users become null', async () => {
    await using dubbings = await DubbingApp.start()
    const [own, foreign] = [await dubbings.add({}, ann), await dubbings.add({}, ben)]
    const { url, apiKey } = dubbings.app.upstream
    const rendered = await fetch(`${url}/v1/dubbing/resource/${own}/render/es`, {
      method: 'POST',
      headers: { 'xi-api-key': apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ render_type: 'mp3' }),
    })
    const { render_id: renderId } = (await rendered.json()) as { render_id: string }
    const keysOf = (dubbingId: string) => {
      const { speaker_tracks, speaker_segments } = dubbings.upstreamDubbings.resource(dubbingId)!
      return [
        { __typename: 'DubbingResource', id: dubbingId },
        { __typename: 'DubbingSpeaker', dubbingId, upstreamId: Object.keys(speaker_tracks)[0]! },
        { __typename: 'DubbingSegment', dubbingId, upstreamId: Object.keys(speaker_segments)[0]! },
        { __typename: 'DubbingRender', dubbingId, upstreamId: renderId },
      ]
    }
    const nowhere = keysOf(own).map((key) =>
      'upstreamId' in key ? { ...key, upstreamId: 'nothing' } : { ...key, id: 'nothing' },
    )
    const representations = [...keysOf(own), ...keysOf(foreign), ...nowhere]
    dubbings.forgetCalls()
    const { _entities } = await dubbings.ask<Entities>(query, { representations }, { ...ann, scopes })
    expect(_entities.slice(0, 4)).toEqual(keysOf(own).map((key) => expect.objectContaining(key)))
    expect(_entities[2]).toMatchObject({ text: expect.any(String), speaker: { id: expect.any(String) } })
    expect(_entities.slice(4)).toEqual(Array(8).fill(null))
    expect([dubbings.calls(RESOURCE), dubbings.calls()]).toEqual([1, 1])
  })

  test('without a key are an error of their own', async () => {
    const { data, errors } = await app.ask<Entities>(query, {
      as: { ...ann, scopes },
      variables: {
        representations: [
          { __typename: 'DubbingSegment', upstreamId: 'x' },
          { __typename: 'DubbingResource', id: 'x' },
        ],
      },
    })
    expect(data!._entities).toEqual([null, null])
    expect(errors!.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['_entities', 0], 'BAD_USER_INPUT'],
    ])
  })
})

test('Representations fail one by one during an outage, and those that need no upstream stay complete', async () => {
  await using broken = await startTestApp()
  broken.upstream.state.addVoice({ voice_id: 'anns' })
  await broken.give('anns', ann)
  broken.upstream.faults.add({ kind: 'service_unavailable', times: Number.POSITIVE_INFINITY })
  const representations = [
    { __typename: 'User', id: 'ann' },
    { __typename: 'Voice', id: 'anns' },
    { __typename: 'Voice', id: 'bens' },
  ]
  const { data, errors } = await broken.ask<Entities>(query, { as: ann, variables: { representations } })
  expect(data?._entities).toEqual([{ __typename: 'User', id: 'ann' }, null, null])
  expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
    [['_entities', 1], 'UPSTREAM_UNAVAILABLE'],
  ])
})
