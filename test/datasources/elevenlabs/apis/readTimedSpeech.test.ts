import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { readTimedSpeech } from '../../../../src/datasources/elevenlabs/apis/readTimedSpeech.js'
import { errorOf } from '../client/generations.js'

const SOUND = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 256))
const TIMES = {
  characters: ['Ä', '漢', '🦊', '"', '\\', '"audio_base64":"'],
  character_start_times_seconds: [0, 1, 2, 3, 4, 5],
  character_end_times_seconds: [1, 2, 3, 4, 5, 6],
}
const SOUND_TEXT = SOUND.toString('base64')
const MOST = 100_000

/** Reads a text in chunks of this many bytes. */
function read(text: string, size = MOST, maxAudioBytes = MOST) {
  const bytes = Buffer.from(text)
  const pieces = function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  return readTimedSpeech(Readable.from(pieces(), { objectMode: false }), maxAudioBytes)
}

describe('readTimedSpeech', () => {
  const answers: [string, string][] = [
    ['audio first', JSON.stringify({ audio_base64: SOUND_TEXT, alignment: TIMES, normalized_alignment: TIMES })],
    ['audio last', JSON.stringify({ alignment: TIMES, normalized_alignment: TIMES, audio_base64: SOUND_TEXT })],
    [
      'audio in between, with spaces',
      JSON.stringify({ alignment: TIMES, audio_base64: SOUND_TEXT, normalized_alignment: TIMES }, null, 4),
    ],
  ]

  test.each(answers)('reads the same from any network chunks of audio and times: %s', async (_, text) => {
    const times = { characters: TIMES.characters, startSecs: [0, 1, 2, 3, 4, 5], endSecs: [1, 2, 3, 4, 5, 6] }
    for (const size of [1, 3, 7, 64, 65, 1000, MOST]) {
      const { audio, alignment, normalizedAlignment } = await read(text, size)
      expect(audio.equals(SOUND)).toBe(true)
      expect([alignment, normalizedAlignment]).toEqual([times, times])
    }
  })

  test.each([1, 2, 3, 4, 5])('accepts audio of any length: %i bytes', async (length) => {
    const audio = Buffer.alloc(length, 7)
    const text = JSON.stringify({ audio_base64: audio.toString('base64'), alignment: null })
    for (const size of [1, 5, MOST]) expect((await read(text, size)).audio.equals(audio)).toBe(true)
    expect(await read(text)).toMatchObject({ alignment: null, normalizedAlignment: null })
  })

  test.each([
    ['nothing', ''],
    ['garbage', 'secret'],
    ['a list', '[]'],
    ['no audio', '{"alignment":null}'],
    ['empty audio', '{"audio_base64":""}'],
    ['null audio', `{"audio_base64":null,"alignment":${JSON.stringify(TIMES)}}`],
    ['audio that is not base64', '{"audio_base64":"ab?d"}'],
    ['a truncation in the audio', `{"audio_base64":"${SOUND_TEXT}`],
    ['a truncation after the audio', `{"audio_base64":"${SOUND_TEXT}"`],
    ['a truncation in the times', `{"audio_base64":"${SOUND_TEXT}","alignment":{"chara`],
  ])('fails at %s without quoting it', async (_, text) => {
    const error = await errorOf(read(text, 10))
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(String((error as Error).cause)).toContain('Malformed')
    expect(String((error as Error).cause)).not.toContain('secret')
  })

  test('has a size limit', async () => {
    const text = JSON.stringify({ audio_base64: SOUND_TEXT })
    expect((await read(text, MOST, 1000)).audio).toHaveLength(1000)
    await expect(read(text, MOST, 999)).rejects.toMatchObject({ cause: { message: expect.stringContaining('999') } })
    const times = JSON.stringify({ alignment: 'x'.repeat(17 * 1024 * 1024) })
    await expect(read(times, 1024 * 1024)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('more than') },
    })
  })

  test('closes a body that it does not read to the end', async () => {
    const body = Readable.from([Buffer.from('{"audio_base64":"??'), Buffer.alloc(10)])
    await errorOf(readTimedSpeech(body, MOST))
    expect(body.destroyed).toBe(true)
  })
})
