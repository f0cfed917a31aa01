import { describe, expect, test } from '@jest/globals'
import { voiceSampleId } from '../../src/schema/shared/compositeId.js'
import { DubbingApp } from '../support/dubbingApp.js'
import { startTestApp, type TestApp } from '../support/startTestApp.js'
import { ann, app, type Entities, query, resolve } from './representations.js'

type Representation = Record<string, unknown>

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
