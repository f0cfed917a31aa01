import { describe, expect, test } from '@jest/globals'
import { maxRepresentations } from '../../src/server/operations/guardEntities.js'
import { DubbingApp, RESOURCE } from '../support/dubbingApp.js'
import { ann, app, ben, type Entities, resolve } from './representations.js'

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
