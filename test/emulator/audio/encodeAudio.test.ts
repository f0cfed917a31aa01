import { describe, expect, test } from '@jest/globals'
import { encodeAlaw, encodeUlaw } from '../../../emulator/audio/codecs/companding.js'
import { resample } from '../../../emulator/audio/codecs/resample.js'
import { encodeAudio } from '../../../emulator/audio/encodeAudio.js'
import { outputFormat, STREAM_FORMATS, WHOLE_FORMATS } from '../../../emulator/audio/outputFormat.js'
import {
  alignmentDuration,
  alignmentOf,
  alignmentWithin,
  normalizedAlignment,
} from '../../../emulator/audio/synthesis/speechAlignment.js'
import { readMp3 } from '../support/readMp3.js'
import { readOpus } from '../support/readOpus.js'
import { readWav } from '../support/readWav.js'

const speech = { seed: 'a test', durationSecs: 2.3, speakers: 1, noise: 0 }
const encoded = (format: string, seed = 'a test') => encodeAudio({ speech: { ...speech, seed }, format })
const withCodec = (codec: string) => WHOLE_FORMATS.filter((name) => outputFormat(name).codec === codec)

describe('output formats', () => {
  test('There are 28 output formats, 21 of them for streams.', () => {
    expect(WHOLE_FORMATS).toHaveLength(28)
    expect(STREAM_FORMATS).toHaveLength(21)
    expect(WHOLE_FORMATS.filter((name) => !STREAM_FORMATS.includes(name))).toEqual(withCodec('wav'))
    expect(() => outputFormat('mp3_44100_127')).toThrow(/mp3_44100_127/)
  })

  test.each(WHOLE_FORMATS)('%s has the same bytes for the same seed and different ones for another seed.', (format) => {
    expect(encoded(format).equals(encoded(format))).toBe(true)
    expect(encoded(format).equals(encoded(format, 'another'))).toBe(false)
  })

  test.each(withCodec('pcm'))('%s has the number of samples of its rate, and they are not silent.', (format) => {
    const bytes = encoded(format)
    expect(bytes).toHaveLength(Math.round(2.3 * outputFormat(format).sampleRate) * 2)
    const loudest = Math.max(...Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readInt16LE(index * 2)))
    expect(loudest).toBeGreaterThan(10_000)
  })

  test.each(withCodec('wav'))('%s has the samples of the PCM format after a header.', (format) => {
    const { sampleRate } = outputFormat(format)
    const file = encoded(format)
    expect(readWav(file)).toMatchObject({ sampleRate, durationSecs: Math.round(2.3 * sampleRate) / sampleRate })
    expect(file.subarray(44).equals(encoded(`pcm_${sampleRate}`))).toBe(true)
  })

  test.each(withCodec('mp3'))('%s consists of valid frames only.', (format) => {
    const { sampleRate, bitsPerSecond } = outputFormat(format)
    const file = encoded(format)
    const read = readMp3(file)
    expect(read).toMatchObject({ sampleRate, kilobits: bitsPerSecond / 1000 })
    expect(read.durationSecs).toBeGreaterThanOrEqual(2.3)
    expect(read.durationSecs).toBeLessThan(2.36)
    expect((file.length * 8) / read.durationSecs / bitsPerSecond).toBeCloseTo(1, 2)
    // Frames differ although all are silent, so that tests can detect lost or repeated chunks.
    expect(new Set(read.data.map(String)).size).toBe(read.data.length)
  })

  test.each(withCodec('opus'))('%s consists of valid pages and has the exact duration.', (format) => {
    const read = readOpus(encoded(format))
    expect(read.durationSecs).toBe(2.3)
    expect(read.packets.every(({ length }) => length === outputFormat(format).bitsPerSecond / 400)).toBe(true)
    expect(read.comments).toEqual([expect.stringMatching(/^LABEL=[0-9a-f]{12}$/)])
  })

  test.each(['ulaw_8000', 'alaw_8000'])('%s has one byte per sample.', (format) => {
    expect(encoded(format)).toHaveLength(18_400)
  })

  test('Long speech repeats.', () => {
    const long = encodeAudio({ speech: { ...speech, durationSecs: 90 }, format: 'pcm_8000' })
    expect(long).toHaveLength(90 * 16_000)
    expect(long.subarray(0, 480_000).equals(long.subarray(480_000, 960_000))).toBe(true)
  })
})

describe('G.711 codecs', () => {
  // The reference vectors of ITU-T G.711, scaled to 16 bits.
  test('µ-law encodes the reference vectors.', () => {
    const known: [number, number][] = [
      [0, 0xff],
      [-1, 0x7f],
      [4, 0xfe],
      [1000, 0xce],
      [-1000, 0x4e],
      [8031, 0xa0],
      [32_767, 0x80],
      [-32_768, 0x00],
    ]
    expect([...encodeUlaw(Int16Array.from(known, ([sample]) => sample))]).toEqual(known.map(([, code]) => code))
  })

  test('A-law encodes the reference vectors.', () => {
    const known: [number, number][] = [
      [0, 0xd5],
      [-1, 0x55],
      [16, 0xd4],
      [1000, 0xfa],
      [-1000, 0x7a],
      [32_767, 0xaa],
      [-32_768, 0x2a],
    ]
    expect([...encodeAlaw(Int16Array.from(known, ([sample]) => sample))]).toEqual(known.map(([, code]) => code))
  })

  test.each([
    ['µ-law', encodeUlaw, decodeUlaw],
    ['A-law', encodeAlaw, decodeAlaw],
  ] as const)('%s decodes to within one quantization step of every input sample.', (_, encode, decode) => {
    const samples = Int16Array.from({ length: 65_536 }, (_each, index) => index - 32_768)
    const codes = encode(samples)
    const wrong = samples.filter((sample, index) => {
      const step = Math.max(16, Math.abs(sample) / 16)
      return Math.abs(decode(codes[index]!) - sample) > step
    })
    expect(wrong).toHaveLength(0)
  })
})

function decodeUlaw(code: number): number {
  const bits = ~code & 0xff
  const magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132
  return bits & 0x80 ? -magnitude : magnitude
}

function decodeAlaw(code: number): number {
  const bits = code ^ 0x55
  const exponent = (bits >> 4) & 7
  const mantissa = ((bits & 0x0f) << 4) + 8
  const magnitude = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1)
  return bits & 0x80 ? magnitude : -magnitude
}

describe('resampling', () => {
  const tone = (rate: number) =>
    Int16Array.from({ length: rate }, (_, at) => Math.round(Math.sin((2 * Math.PI * 200 * at) / rate) * 20_000))

  test.each([8000, 22_050, 24_000, 32_000, 44_100, 48_000])(
    'Resampling to %i Hz keeps duration, pitch and amplitude.',
    (rate) => {
      const resampled = resample(tone(16_000), 16_000, rate)
      expect(resampled).toHaveLength(rate)
      const zeroCrossings = resampled.filter((sample, at) => at > 0 && resampled[at - 1]! < 0 && sample >= 0).length
      expect(Math.abs(zeroCrossings - 200)).toBeLessThanOrEqual(1)
      expect(Math.max(...resampled)).toBeGreaterThan(19_000)
    },
  )
})

describe('speech alignment', () => {
  const text = 'Seven lanterns hang along the river wall, and 2 of them 🏮 are lit.'
  const alignment = alignmentOf(text)

  test('Every character has a time range that starts where the one before ends.', () => {
    expect(alignment.characters.join('')).toBe(text)
    expect(alignment.characters).toContain('🏮')
    expect(alignment.character_start_times_seconds.slice(1)).toEqual(alignment.character_end_times_seconds.slice(0, -1))
    expect([...text].length / alignmentDuration(alignment)).toBeGreaterThan(11)
    expect([...text].length / alignmentDuration(alignment)).toBeLessThan(17)
  })

  test('The speed setting scales the times.', () => {
    expect(alignmentDuration(alignmentOf(text, 0.7)) / alignmentDuration(alignment)).toBeCloseTo(1 / 0.7, 1)
  })

  test('Digits are normalized to words within the time of the digit.', () => {
    const spoken = normalizedAlignment(alignment)
    expect(spoken.characters.join('')).toBe(text.replace('2', 'two'))
    expect(alignmentDuration(spoken)).toBe(alignmentDuration(alignment))
    const at = spoken.characters.join('').indexOf('two')
    expect(spoken.character_start_times_seconds[at]).toBe(alignment.character_start_times_seconds[text.indexOf('2')])
  })

  test('Consecutive time ranges contain all characters.', () => {
    const cuts = [0, 1, 2.5, Number.POSITIVE_INFINITY]
    const parts = cuts.slice(1).map((end, index) => alignmentWithin(alignment, cuts[index]!, end))
    expect(parts.flatMap(({ characters }) => characters)).toEqual(alignment.characters)
  })
})
