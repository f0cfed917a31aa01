/** Formats that can be streamed, in the notation of the voice service: codec, sample rate, bitrate. */
export const streamableFormats = [
  'MP3_22050_32',
  'MP3_24000_48',
  'MP3_44100_32',
  'MP3_44100_64',
  'MP3_44100_96',
  'MP3_44100_128',
  'MP3_44100_192',
  'PCM_8000',
  'PCM_16000',
  'PCM_22050',
  'PCM_24000',
  'PCM_32000',
  'PCM_44100',
  'PCM_48000',
  'ULAW_8000',
  'ALAW_8000',
  'OPUS_48000_32',
  'OPUS_48000_64',
  'OPUS_48000_96',
  'OPUS_48000_128',
  'OPUS_48000_192',
] as const

/** WAV cannot be streamed, because its header contains the length. */
export const outputFormats = [
  ...streamableFormats,
  'WAV_8000',
  'WAV_16000',
  'WAV_22050',
  'WAV_24000',
  'WAV_32000',
  'WAV_44100',
  'WAV_48000',
] as const

export type StreamableFormat = (typeof streamableFormats)[number]
export type OutputFormat = (typeof outputFormats)[number]

const mediaTypes = {
  MP3: 'audio/mpeg',
  PCM: 'audio/pcm',
  ULAW: 'audio/basic',
  ALAW: 'audio/x-alaw-basic',
  OPUS: 'audio/ogg',
  WAV: 'audio/wav',
} as const

type Codec = keyof typeof mediaTypes

/** Media type of `format`. The voice service returns `audio/mpeg` for every format. */
export function mediaTypeOf(format: OutputFormat): string {
  return mediaTypes[format.slice(0, format.indexOf('_')) as Codec]
}

/** Notation of the voice service. */
export function upstreamFormat(format: OutputFormat): string {
  return format.toLowerCase()
}

export function isStreamable(format: OutputFormat): format is StreamableFormat {
  return (streamableFormats as readonly OutputFormat[]).includes(format)
}
