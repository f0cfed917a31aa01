import { SAMPLE_RATE } from './wav.js'

/** Where the samples of a WAV file lie and how they are written. */
export interface WavLayout {
  encoding: number
  channels: number
  sampleRate: number
  bytesPerSecond: number
  bitsPerSample: number
  dataStart: number
  /** As its header says; a file that was written as a stream may say nonsense. */
  dataBytes: number
}

const PCM = 1
const EXTENSIBLE = 0xfffe

/** Reads the chunks at the beginning of a file; undefined when it is no WAV file or its data begin too late. */
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
      const sound = format && format.channels > 0 && format.sampleRate > 0 && format.bytesPerSecond > 0
      return format && sound ? { ...format, dataStart: at + 8, dataBytes: size } : undefined
    }
    at += 8 + size + (size % 2)
  }
  return undefined
}

/** How long a WAV file of this many bytes plays. */
export function wavDuration({ dataStart, dataBytes, bytesPerSecond }: WavLayout, fileBytes: number): number {
  return Math.max(0, Math.min(dataBytes, fileBytes - dataStart)) / bytesPerSecond
}

/** The file as mono samples at our own rate; undefined for what is not 16-bit PCM. */
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
