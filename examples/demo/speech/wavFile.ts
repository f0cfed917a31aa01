import { sampleRate } from './sampleRate.js'

export const wavHeaderBytes = 44
const peakAmplitude = 0.8 * 32_767

/** A mono 16-bit WAV file with normalized amplitude. */
export function wavFile(samples: Float32Array): Buffer {
  const dataBytes = samples.length * 2
  const bytes = Buffer.alloc(wavHeaderBytes + dataBytes)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + dataBytes, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(sampleRate, 24)
  bytes.writeUInt32LE(sampleRate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(dataBytes, 40)
  const peak = samples.reduce((max, value) => Math.max(max, Math.abs(value)), Number.EPSILON)
  samples.forEach((value, index) => {
    bytes.writeInt16LE(Math.round((value / peak) * peakAmplitude), wavHeaderBytes + index * 2)
  })
  return bytes
}
