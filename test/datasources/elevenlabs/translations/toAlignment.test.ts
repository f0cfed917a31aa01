import { expect, test } from '@jest/globals'
import { toAlignment } from '../../../../src/datasources/elevenlabs/translations/toAlignment.js'

const RAW = {
  characters: ['a', '🦊'],
  character_start_times_seconds: [0, 0.1],
  character_end_times_seconds: [0.1, 0.2],
}

test('toAlignment reads the times of characters', () => {
  expect(toAlignment(RAW)).toEqual({ characters: ['a', '🦊'], startSecs: [0, 0.1], endSecs: [0.1, 0.2] })
})

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'x'],
  ['a missing key', { ...RAW, characters: undefined }],
  ['lists of different lengths', { ...RAW, character_end_times_seconds: [0.1] }],
  ['a malformed time', { ...RAW, character_start_times_seconds: [0, null] }],
  ['a malformed character', { ...RAW, characters: ['a', 7] }],
])('toAlignment returns no times for %s', (_, raw) => {
  expect(toAlignment(raw as Parameters<typeof toAlignment>[0])).toBeNull()
})
