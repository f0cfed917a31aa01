import { describe, test } from '@jest/globals'
import type { DubbingMutation } from '../../support/dubbingEditApp.js'
import { dubbingId, dubbings, ids, own, spans, speakers } from './refusedDubbing.js'

type Case = [what: string, name: DubbingMutation, input: () => object, code: string, field: string]

const create = { startSecs: 0, endSecs: 0.01 }

const cases: Case[] = [
  [
    'a negative start',
    'createDubbingSegment',
    () => ({ ...create, speakerId: speakers[0], startSecs: -1 }),
    'INVALID',
    'startSecs',
  ],
  [
    'an end before the start',
    'createDubbingSegment',
    () => ({ speakerId: speakers[0], startSecs: 2, endSecs: 1 }),
    'INVALID',
    'endSecs',
  ],
  [
    'an empty time range',
    'createDubbingSegment',
    () => ({ speakerId: speakers[0], startSecs: 2, endSecs: 2 }),
    'INVALID',
    'endSecs',
  ],
  [
    'an end after the end of the media',
    'createDubbingSegment',
    () => ({ speakerId: speakers[0], startSecs: 39.99, endSecs: 41 }),
    'INVALID',
    'endSecs',
  ],
  [
    'a time of another segment of the speaker',
    'createDubbingSegment',
    () => ({ speakerId: speakers[0], startSecs: spans[0]!.start_time + 0.1, endSecs: spans[0]!.end_time - 0.1 }),
    'INVALID',
    'startSecs',
  ],
  ['an unknown speaker', 'createDubbingSegment', () => ({ ...create, speakerId: 'nobody' }), 'NOT_FOUND', 'speakerId'],
  [
    'a translation into a language of no dubbing',
    'createDubbingSegment',
    () => ({
      ...create,
      speakerId: speakers[0],
      translations: [
        { language: 'es', text: '' },
        { language: 'de', text: '' },
      ],
    }),
    'INVALID',
    'translations.1.language',
  ],
  [
    'a duplicate language',
    'createDubbingSegment',
    () => ({
      ...create,
      speakerId: speakers[0],
      translations: [
        { language: 'es', text: '' },
        { language: 'ES', text: '' },
      ],
    }),
    'INVALID',
    'translations.1',
  ],
  [
    'an invalid key',
    'createDubbingSegment',
    () => ({ ...create, speakerId: speakers[0], idempotencyKey: '' }),
    'INVALID',
    'idempotencyKey',
  ],
  [
    'an invalid version',
    'createDubbingSegment',
    () => ({ ...create, speakerId: speakers[0], version: -1 }),
    'INVALID',
    'version',
  ],
  [
    'an unknown segment',
    'updateDubbingSegment',
    () => ({ segmentId: 'none', language: 'es', text: 'a' }),
    'NOT_FOUND',
    'id',
  ],
  [
    'a language of no dubbing',
    'updateDubbingSegment',
    () => ({ segmentId: ids[0], language: 'de', text: 'a' }),
    'INVALID',
    'language',
  ],
  [
    'an invalid language',
    'updateDubbingSegment',
    () => ({ segmentId: ids[0], language: '../es', text: 'a' }),
    'INVALID',
    'language',
  ],
  ['no change', 'updateDubbingSegment', () => ({ segmentId: ids[0], language: 'es' }), 'INVALID', ''],
  [
    'a negative start',
    'updateDubbingSegment',
    () => ({ segmentId: ids[0], language: 'es', startSecs: -0.5 }),
    'INVALID',
    'startSecs',
  ],
  [
    'a start after its end',
    'updateDubbingSegment',
    () => ({ segmentId: ids[0], language: 'es', startSecs: 39 }),
    'INVALID',
    'startSecs',
  ],
  [
    'a time outside the media',
    'updateDubbingSegment',
    () => ({ segmentId: ids[0], language: 'en', startSecs: null }),
    'INVALID',
    'startSecs',
  ],
  [
    'times of the next segment of the speaker',
    'updateDubbingSegment',
    () => ({ segmentId: ids[own[0]], language: 'en', endSecs: spans[own[1]]!.end_time }),
    'INVALID',
    'endSecs',
  ],
  [
    'times of the next segment of the speaker, in a language',
    'updateDubbingSegment',
    () => ({ segmentId: ids[own[0]], language: 'es', endSecs: spans[own[1]]!.end_time }),
    'INVALID',
    'endSecs',
  ],
  ['an unknown segment', 'deleteDubbingSegment', () => ({ segmentId: 'none' }), 'NOT_FOUND', 'id'],
  ['an impossible segment id', 'deleteDubbingSegment', () => ({ segmentId: 'a\0b' }), 'NOT_FOUND', 'id'],
  [
    'an unknown segment among several',
    'deleteDubbingSegments',
    () => ({ segmentIds: [ids[0], 'none'] }),
    'NOT_FOUND',
    'segmentIds.1',
  ],
  ['a duplicate segment', 'deleteDubbingSegments', () => ({ segmentIds: [ids[0], ids[0]] }), 'INVALID', 'segmentIds.1'],
  ['no segments', 'deleteDubbingSegments', () => ({ segmentIds: [] }), 'INVALID', 'segmentIds'],
  [
    'too many segments',
    'deleteDubbingSegments',
    () => ({ segmentIds: Array.from({ length: 101 }, (_, index) => `s${index}`) }),
    'INVALID',
    'segmentIds',
  ],
  [
    'an unknown speaker',
    'moveDubbingSegments',
    () => ({ segmentIds: [ids[0]], speakerId: 'nobody' }),
    'NOT_FOUND',
    'speakerId',
  ],
  [
    'an unknown segment',
    'moveDubbingSegments',
    () => ({ segmentIds: [ids[0], 'none'], speakerId: speakers[1] }),
    'NOT_FOUND',
    'segmentIds.1',
  ],
  ['an unknown segment', 'transcribeDubbingSegments', () => ({ segmentIds: ['none'] }), 'NOT_FOUND', 'segmentIds.0'],
  ['no segments', 'transcribeDubbingSegments', () => ({ segmentIds: [] }), 'INVALID', 'segmentIds'],
  ['an unknown segment', 'translateDubbingSegments', () => ({ segmentIds: ['none'] }), 'NOT_FOUND', 'segmentIds.0'],
  [
    'a language of no dubbing',
    'translateDubbingSegments',
    () => ({ languages: ['es', 'de'] }),
    'INVALID',
    'languages.1',
  ],
  ['the source language', 'dubDubbingSegments', () => ({ languages: ['en'] }), 'INVALID', 'languages.0'],
  ['no languages', 'dubDubbingSegments', () => ({ languages: [] }), 'INVALID', 'languages'],
  ['a language of no dubbing', 'renderDubbing', () => ({ language: 'de', type: 'MP4' }), 'INVALID', 'language'],
  ['an invalid type', 'renderDubbing', () => ({ language: 'es', type: 'UNKNOWN' }), 'INVALID', 'type'],
  ['an existing language', 'addDubbingLanguage', () => ({ language: 'ES' }), 'INVALID', 'language'],
  ['the source language', 'addDubbingLanguage', () => ({ language: 'en' }), 'INVALID', 'language'],
  ['an invalid language', 'addDubbingLanguage', () => ({ language: 'the language of love' }), 'INVALID', 'language'],
  ['a setting above 1', 'createDubbingSpeaker', () => ({ stability: 1.5 }), 'INVALID', 'stability'],
  ['a blank name', 'createDubbingSpeaker', () => ({ name: ' ' }), 'INVALID', 'name'],
  [
    'a named voice without an id',
    'createDubbingSpeaker',
    () => ({ voice: { mode: 'VOICE' } }),
    'INVALID',
    'voice.voiceId',
  ],
  [
    'a clone with a voice',
    'createDubbingSpeaker',
    () => ({ voice: { mode: 'TRACK_CLONE', voiceId: 'any' } }),
    'INVALID',
    'voice.voiceId',
  ],
  [
    'an unknown voice',
    'createDubbingSpeaker',
    () => ({ voice: { mode: 'VOICE', voiceId: 'none' } }),
    'NOT_FOUND',
    'voice.voiceId',
  ],
  ['an unknown speaker', 'updateDubbingSpeaker', () => ({ speakerId: 'nobody', name: 'a' }), 'NOT_FOUND', 'id'],
  ['no change', 'updateDubbingSpeaker', () => ({ speakerId: speakers[0], languages: ['es'] }), 'INVALID', ''],
  [
    'a language of no dubbing',
    'updateDubbingSpeaker',
    () => ({ speakerId: speakers[0], voice: { mode: 'CLIP_CLONE' }, languages: ['de'] }),
    'INVALID',
    'languages.0',
  ],
]

describe('Of a studio dubbing', () => {
  test.each(cases)('%s is refused by %s', async (_, name, input, code, field) => {
    const path = ['input', ...field.split('.').filter((part) => part !== '')]
    await dubbings.expectRefused(name, { dubbingId, ...input() }, code, path)
  })
})
