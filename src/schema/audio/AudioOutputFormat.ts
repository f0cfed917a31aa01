import { enumOf } from '../shared/enumOf.js'
import { type OutputFormat as Format, outputFormats } from './outputFormats.js'

export * from './outputFormats.js'

const codecs: Record<string, string> = {
  MP3: 'MP3',
  PCM: 'Bare samples, 16 bits, little-endian, one channel',
  ULAW: 'µ-law',
  ALAW: 'A-law',
  OPUS: 'Opus in Ogg',
  WAV: 'WAV, 16 bits',
}

function describe(format: Format): string {
  const [codec = '', hertz, kilobits] = format.split('_')
  const rates = [`${hertz} Hz`, ...(kilobits ? [`${kilobits} kbit/s`] : [])]
  return `${codecs[codec]}, ${rates.join(', ')}.${codec === 'WAV' ? ' Whole only, never streamed.' : ''}`
}

export const AudioOutputFormat = enumOf(
  'AudioOutputFormat',
  'Codec, sampling rate and bitrate of sound. Some need a plan of their own: MP3 of 192 kbit/s, PCM and WAV of 44100 Hz.',
  Object.fromEntries(outputFormats.map((format) => [format, describe(format)])) as Record<Format, string>,
)
export type AudioOutputFormat = Format
