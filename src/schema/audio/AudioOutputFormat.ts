import { enumOf } from '../shared/enumOf.js'
import { type OutputFormat as Format, outputFormats } from './outputFormats.js'

export * from './outputFormats.js'

const codecs: Record<string, string> = {
  MP3: 'MP3',
  PCM: 'Raw PCM without header, 16-bit, little-endian, one channel',
  ULAW: 'µ-law',
  ALAW: 'A-law',
  OPUS: 'Opus in Ogg',
  WAV: 'WAV, 16-bit',
}

function describe(format: Format): string {
  const [codec = '', sampleRate, bitrate] = format.split('_')
  const rates = [`${sampleRate} Hz`, ...(bitrate ? [`${bitrate} kbit/s`] : [])]
  return `${codecs[codec]}, ${rates.join(', ')}.${codec === 'WAV' ? ' Not available with streamed delivery.' : ''}`
}

export const AudioOutputFormat = enumOf(
  'AudioOutputFormat',
  'Codec, sample rate and bitrate of generated audio. MP3 with 192 kbit/s and PCM and WAV with 44100 Hz require ' +
    'a higher plan at the voice service.',
  Object.fromEntries(outputFormats.map((format) => [format, describe(format)])) as Record<Format, string>,
)
export type AudioOutputFormat = Format
