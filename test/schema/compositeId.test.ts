import { describe, expect, test } from '@jest/globals'
import {
  dubbingRenderId,
  dubbingSegmentId,
  dubbingSpeakerId,
  maxCompositeIdLength,
  voiceSampleId,
  voiceSampleSpeakerId,
} from '../../src/schema/shared/compositeId.js'

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const sample = { voiceId: 'v1', sampleId: 's1' }

describe('A composite id', () => {
  test.each([
    sample,
    { voiceId: 'a:b', sampleId: '["c"]' },
    { voiceId: 'v', sampleId: 'ü\u{1d11e}\0' },
    { voiceId: 'v'.repeat(256), sampleId: 's'.repeat(256) },
  ])('is decoded to the parts that it was created from: %j', (parts) => {
    const id = voiceSampleId.encode(parts)
    expect(id).toMatch(/^[\w-]+$/)
    expect(voiceSampleId.decode(id)).toEqual(parts)
  })

  test('is equal for equal parts in any order of their names, and stable across versions', () => {
    expect(voiceSampleId.encode({ sampleId: 's1', voiceId: 'v1' })).toBe('WyJ2cyIsInYxIiwiczEiXQ')
    expect(voiceSampleId.encode(sample)).toBe('WyJ2cyIsInYxIiwiczEiXQ')
  })

  test('of one type is not the id of an object of another type', () => {
    const parts = { dubbingId: 'd', speakerId: 'x', segmentId: 'x', renderId: 'x' }
    const codecs = [dubbingSpeakerId, dubbingSegmentId, dubbingRenderId]
    const ids = codecs.map((codec) => codec.encode(parts))
    expect(new Set(ids).size).toBe(3)
    for (const [index, codec] of codecs.entries()) {
      expect(ids.map((id) => codec.decode(id) !== null)).toEqual(codecs.map((_, other) => other === index))
    }
    expect(voiceSampleSpeakerId.decode(voiceSampleId.encode(sample))).toBeNull()
  })

  test.each([
    ['an empty text', ''],
    ['an upstream id', 's1'],
    ['text that is not JSON', Buffer.from('["vs","v1"').toString('base64url')],
    ['an object', encoded({ 0: 'vs', 1: 'v1', 2: 's1' })],
    ['too few parts', encoded(['vs', 'v1'])],
    ['too many parts', encoded(['vs', 'v1', 's1', 'x'])],
    ['an empty part', encoded(['vs', 'v1', ''])],
    ['a part that is a number', encoded(['vs', 'v1', 1])],
    ['a part that is too long', encoded(['vs', 'v1', 's'.repeat(257)])],
    ['an id that is too long', 'A'.repeat(maxCompositeIdLength + 1)],
    ['padding', `${voiceSampleId.encode(sample)}==`],
    ['whitespace in the JSON', Buffer.from('["vs", "v1", "s1"]').toString('base64url')],
    ['another base64 variant', Buffer.from(JSON.stringify(['vs', 'v1', '???'])).toString('base64')],
  ])('is not decoded from %s', (_name, id) => {
    expect(voiceSampleId.decode(id)).toBeNull()
  })
})
