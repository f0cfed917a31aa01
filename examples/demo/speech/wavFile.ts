import { sampleRate } from './speak.js'

export const wavHeaderBytes = 44
const loudest = 0.8 * 32_767

/** A mono WAV file with 16 bits a sample, as loud as it may be. */
export function wavFile(wave: Float32Array): Buffer {
  const dataBytes = wave.length * 2
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
  const peak = wave.reduce((most, value) => Math.max(most, Math.abs(value)), Number.EPSILON)
  wave.forEach((value, index) => {
    bytes.writeInt16LE(Math.round((value / peak) * loudest), wavHeaderBytes + index * 2)
  })
  return bytes
}
