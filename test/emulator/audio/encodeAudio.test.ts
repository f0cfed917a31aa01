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
const made = (format: string, seed = 'a test') => encodeAudio({ speech: { ...speech, seed }, format })
const withCodec = (codec: string) => WHOLE_FORMATS.filter((name) => outputFormat(name).codec === codec)

describe('the formats', () => {
  test('are 28, of which 21 can be streamed', () => {
    expect(WHOLE_FORMATS).toHaveLength(28)
    expect(STREAM_FORMATS).toHaveLength(21)
    expect(WHOLE_FORMATS.filter((name) => !STREAM_FORMATS.includes(name))).toEqual(withCodec('wav'))
    expect(() => outputFormat('mp3_44100_127')).toThrow(/mp3_44100_127/)
  })

  test.each(WHOLE_FORMATS)('%s is the same bytes for the same seed, and others for another', (format) => {
    expect(made(format).equals(made(format))).toBe(true)
    expect(made(format).equals(made(format, 'another'))).toBe(false)
  })

  test.each(withCodec('pcm'))('%s has as many samples as the rate says, and they are heard', (format) => {
    const bytes = made(format)
    expect(bytes).toHaveLength(Math.round(2.3 * outputFormat(format).sampleRate) * 2)
    const loudest = Math.max(...Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readInt16LE(index * 2)))
    expect(loudest).toBeGreaterThan(10_000)
  })

  test.each(withCodec('wav'))('%s has the samples of its PCM behind a header', (format) => {
    const { sampleRate } = outputFormat(format)
    const file = made(format)
    expect(readWav(file)).toMatchObject({ sampleRate, durationSecs: Math.round(2.3 * sampleRate) / sampleRate })
    expect(file.subarray(44).equals(made(`pcm_${sampleRate}`))).toBe(true)
  })

  test.each(withCodec('mp3'))('%s is frames from the first byte to the last', (format) => {
    const { sampleRate, bitsPerSecond } = outputFormat(format)
    const file = made(format)
    const read = readMp3(file)
    expect(read).toMatchObject({ sampleRate, kilobits: bitsPerSecond / 1000 })
    expect(read.durationSecs).toBeGreaterThanOrEqual(2.3)
    expect(read.durationSecs).toBeLessThan(2.36)
    expect((file.length * 8) / read.durationSecs / bitsPerSecond).toBeCloseTo(1, 2)
    // So that a client which loses or repeats a piece is found out, though all of it is silence.
    expect(new Set(read.data.map(String)).size).toBe(read.data.length)
  })

  test.each(withCodec('opus'))('%s is pages with checksums, exactly as long as the sound', (format) => {
    const read = readOpus(made(format))
    expect(read.durationSecs).toBe(2.3)
    expect(read.packets.every(({ length }) => length === outputFormat(format).bitsPerSecond / 400)).toBe(true)
    expect(read.comments).toEqual([expect.stringMatching(/^LABEL=[0-9a-f]{12}$/)])
  })

  test.each(['ulaw_8000', 'alaw_8000'])('%s is a byte for each sample', (format) => {
    expect(made(format)).toHaveLength(18_400)
  })

  test('repeat speech that is long, and do not take longer to make', () => {
    const long = encodeAudio({ speech: { ...speech, durationSecs: 90 }, format: 'pcm_8000' })
    expect(long).toHaveLength(90 * 16_000)
    expect(long.subarray(0, 480_000).equals(long.subarray(480_000, 960_000))).toBe(true)
  })
})

describe('the codes of telephony', () => {
  // The vectors of ITU-T G.711, scaled to 16 bits.
  test('µ-law', () => {
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

  test('A-law', () => {
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
  ] as const)('%s comes back within a step of what went in, at every loudness', (_, encode, decode) => {
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

describe('another sampling rate', () => {
  const tone = (rate: number) =>
    Int16Array.from({ length: rate }, (_, at) => Math.round(Math.sin((2 * Math.PI * 200 * at) / rate) * 20_000))

  test.each([8000, 22_050, 24_000, 32_000, 44_100, 48_000])('%i keeps length, pitch and loudness', (rate) => {
    const heard = resample(tone(16_000), 16_000, rate)
    expect(heard).toHaveLength(rate)
    const risings = heard.filter((sample, at) => at > 0 && heard[at - 1]! < 0 && sample >= 0).length
    expect(Math.abs(risings - 200)).toBeLessThanOrEqual(1)
    expect(Math.max(...heard)).toBeGreaterThan(19_000)
  })
})

describe('the timing of speech', () => {
  const text = 'Seven lanterns hang along the river wall, and 2 of them 🏮 are lit.'
  const alignment = alignmentOf(text)

  test('gives every character its time, one after the other', () => {
    expect(alignment.characters.join('')).toBe(text)
    expect(alignment.characters).toContain('🏮')
    expect(alignment.character_start_times_seconds.slice(1)).toEqual(alignment.character_end_times_seconds.slice(0, -1))
    expect([...text].length / alignmentDuration(alignment)).toBeGreaterThan(11)
    expect([...text].length / alignmentDuration(alignment)).toBeLessThan(17)
  })

  test('follows the speed', () => {
    expect(alignmentDuration(alignmentOf(text, 0.7)) / alignmentDuration(alignment)).toBeCloseTo(1 / 0.7, 1)
  })

  test('speaks digits as words, in the time of the digit', () => {
    const spoken = normalizedAlignment(alignment)
    expect(spoken.characters.join('')).toBe(text.replace('2', 'two'))
    expect(alignmentDuration(spoken)).toBe(alignmentDuration(alignment))
    const at = spoken.characters.join('').indexOf('two')
    expect(spoken.character_start_times_seconds[at]).toBe(alignment.character_start_times_seconds[text.indexOf('2')])
  })

  test('can be cut into stretches that make up the whole', () => {
    const cuts = [0, 1, 2.5, Number.POSITIVE_INFINITY]
    const parts = cuts.slice(1).map((end, index) => alignmentWithin(alignment, cuts[index]!, end))
    expect(parts.flatMap(({ characters }) => characters)).toEqual(alignment.characters)
  })
})
