import { SAMPLE_RATE } from './wav.js'

/** Position and encoding of the samples of a WAV file. */
export interface WavLayout {
  encoding: number
  channels: number
  sampleRate: number
  bytesPerSecond: number
  bitsPerSample: number
  dataStart: number
  /** The value in the header. A streamed file may have an arbitrary value here. */
  dataBytes: number
}

const PCM = 1
const EXTENSIBLE = 0xfffe

/**
 * Parses the leading chunks of a file. Returns undefined if it is not a WAV file or its data chunk starts after `head`.
 */
export function wavLayout(head: Buffer): WavLayout | undefined {
  if (head.length < 12 || head.toString('latin1', 0, 4) + head.toString('latin1', 8, 12) !== 'RIFFWAVE')
    return undefined
  let format: Omit<WavLayout, 'dataStart' | 'dataBytes'> | undefined
  for (let at = 12; at + 8 <= head.length; ) {
    const name = head.toString('latin1', at, at + 4)
    const size = head.readUInt32LE(at + 4)
    if (name === 'fmt ' && at + 24 <= head.length) {
      format = {
        encoding: head.readUInt16LE(at + 8),
        channels: head.readUInt16LE(at + 10),
        sampleRate: head.readUInt32LE(at + 12),
        bytesPerSecond: head.readUInt32LE(at + 16),
        bitsPerSample: head.readUInt16LE(at + 22),
      }
    }
    if (name === 'data') {
      const isValid = format && format.channels > 0 && format.sampleRate > 0 && format.bytesPerSecond > 0
      return format && isValid ? { ...format, dataStart: at + 8, dataBytes: size } : undefined
    }
    at += 8 + size + (size % 2)
  }
  return undefined
}

/** Duration in seconds of a WAV file of this size. */
export function wavDuration({ dataStart, dataBytes, bytesPerSecond }: WavLayout, fileBytes: number): number {
  return Math.max(0, Math.min(dataBytes, fileBytes - dataStart)) / bytesPerSecond
}

/** Decodes to mono at `SAMPLE_RATE`. Returns undefined for anything other than 16-bit PCM. */
export function decodeWav(file: Buffer): Int16Array | undefined {
  const layout = wavLayout(file)
  if (layout?.bitsPerSample !== 16) return undefined
  if (layout.encoding !== PCM && layout.encoding !== EXTENSIBLE) return undefined
  const { channels, sampleRate, dataStart, dataBytes } = layout
  const frameBytes = channels * 2
  const frames = Math.floor(Math.min(dataBytes, file.length - dataStart) / frameBytes)
  const pcm = new Int16Array(Math.floor((frames * SAMPLE_RATE) / sampleRate))
  for (let i = 0; i < pcm.length; i++) {
    const frame = dataStart + Math.floor((i * sampleRate) / SAMPLE_RATE) * frameBytes
    let sum = 0
    for (let channel = 0; channel < channels; channel++) sum += file.readInt16LE(frame + channel * 2)
    pcm[i] = Math.round(sum / channels)
  }
  return pcm
}
