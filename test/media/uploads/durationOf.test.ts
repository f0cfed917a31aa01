import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { encodeAudio } from '../../../emulator/audio/encodeAudio.js'
import { durationOf } from '../../../src/media/uploads/durationOf.js'
import { mediaTypeOf, outputFormats, upstreamFormat } from '../../../src/schema/audio/outputFormats.js'

const bytesOf = (bytes: Buffer) => ({
  sizeBytes: bytes.length,
  readAt: async (start: number, length: number) => bytes.subarray(start, start + length),
})
const speech = { seed: 'duration', durationSecs: 2.5, speakers: 1, noise: 0 }

describe.each(outputFormats)('Audio in %s', (outputFormat) => {
  const audio = encodeAudio({ speech, format: upstreamFormat(outputFormat) })
  const mediaType = mediaTypeOf(outputFormat)
  /** MP3 has complete frames only, of at most 1152 samples. */
  const digits = outputFormat.startsWith('MP3') ? 1 : 3

  test('has a measured duration', async () => {
    const secs = await durationOf(bytesOf(audio), { outputFormat, mediaType, endSecs: null })
    expect(secs).toBeCloseTo(2.5, digits)
  })

  test('has the duration of its header if no format was chosen', async () => {
    const secs = await durationOf(bytesOf(audio), { outputFormat: null, mediaType, endSecs: null })
    if (outputFormat.startsWith('PCM') || outputFormat.startsWith('ALAW')) expect(secs).toBeNull()
    else expect(secs).toBeCloseTo(2.5, digits)
  })
})

test.each(['mp3_22050_32', 'mp3_44100_32', 'mp3_44100_128', 'opus_48000_128', 'wav_48000'])(
  'A minute of %s is measured within 0.1 %%, from at most 140 KB',
  async (format) => {
    const bytes = encodeAudio({ speech: { ...speech, durationSecs: 60 }, format })
    let read = 0
    const file = {
      sizeBytes: bytes.length,
      async readAt(start: number, length: number) {
        const part = bytes.subarray(start, start + length)
        read += part.length
        return part
      },
    }
    const mediaType = format.startsWith('mp3') ? 'audio/mpeg' : format.startsWith('wav') ? 'audio/wav' : 'audio/ogg'
    const secs = await durationOf(file, { outputFormat: null, mediaType, endSecs: null })
    expect(Math.abs(secs! - 60)).toBeLessThan(0.06)
    expect(read).toBeLessThanOrEqual(140_000)
  },
)

describe('The duration of audio', () => {
  const mp3 = encodeAudio({ speech, format: 'mp3_44100_128' })
  const mpeg = { outputFormat: 'MP3_44100_128', mediaType: 'audio/mpeg', endSecs: null }

  test('is measured after tags of any length before the first frame', async () => {
    for (const length of [100, 20_000]) {
      const tag = Buffer.concat([
        Buffer.from('ID3\x04\0\0\0'),
        Buffer.from([length >> 14, (length >> 7) & 0x7f, length & 0x7f]),
        Buffer.alloc(length),
      ])
      expect(await durationOf(bytesOf(Buffer.concat([tag, mp3])), mpeg)).toBeCloseTo(2.5, 1)
    }
  })

  test('is measured from its frame count', async () => {
    const counted = Buffer.from(mp3)
    counted.write('Info', 4 + 17, 'latin1')
    counted.writeUInt32BE(1, 4 + 17 + 4)
    counted.writeUInt32BE(1000, 4 + 17 + 8)
    expect(await durationOf(bytesOf(counted), mpeg)).toBeCloseTo((1000 * 1152) / 44_100, 6)
  })

  test('that was written as a stream is measured in spite of a wrong header', async () => {
    const wav = Buffer.from(encodeAudio({ speech, format: 'wav_16000' }))
    wav.writeUInt32LE(0xffffffff, 40)
    expect(
      await durationOf(bytesOf(wav), { outputFormat: 'WAV_16000', mediaType: 'audio/wav', endSecs: null }),
    ).toBeCloseTo(2.5, 3)
  })

  test.each([0, 1, 3, 10, 30, 5000])(
    'that is invalid, of %d bytes, is estimated from its characters, or unknown',
    async (size) => {
      const junk = Buffer.alloc(size, 0x11)
      expect(await durationOf(bytesOf(junk), { ...mpeg, endSecs: 1.5 })).toBe(1.5)
      expect(await durationOf(bytesOf(junk), mpeg)).toBeNull()
    },
  )

  test('that is truncated or corrupted anywhere is measured without an error', async () => {
    const formats = ['mp3_44100_128', 'wav_8000', 'opus_48000_64'] as const
    for (const format of formats) {
      const audio = encodeAudio({ speech, format })
      for (let cut = 0; cut < 200; cut++) {
        const spoilt = Buffer.concat([audio.subarray(0, cut), randomBytes(50)])
        const secs = await durationOf(bytesOf(spoilt), { outputFormat: format, mediaType: 'audio/mpeg', endSecs: null })
        expect(secs === null || (Number.isFinite(secs) && secs >= 0)).toBe(true)
      }
    }
  })
})
