import { encodeWav, SAMPLE_RATE } from '../../../emulator/audio/codecs/wav.js'

/** A WAV file with a tone. Different pitches have different bytes. */
export function createWav(durationSecs: number, pitchHz = 220): Buffer {
  const samples = Math.round(durationSecs * SAMPLE_RATE)
  const tone = (_: unknown, at: number) => Math.round(Math.sin((2 * Math.PI * pitchHz * at) / SAMPLE_RATE) * 20_000)
  return encodeWav(Int16Array.from({ length: samples }, tone))
}
