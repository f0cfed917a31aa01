export type Codec = 'mp3' | 'pcm' | 'wav' | 'ulaw' | 'alaw' | 'opus'

export interface OutputFormat {
  /** The name in the API: codec, sampling rate and, for codecs with a choice, kbit/s. */
  name: string
  codec: Codec
  sampleRate: number
  /** 0 if the bit rate follows from the sampling rate. */
  bitsPerSecond: number
  mediaType: string
}

const MEDIA_TYPES: Record<Codec, string> = {
  mp3: 'audio/mpeg',
  pcm: 'audio/pcm',
  wav: 'audio/wav',
  ulaw: 'audio/basic',
  alaw: 'audio/x-alaw-basic',
  opus: 'audio/ogg',
}

export const STREAM_FORMATS = [
  ...['mp3_22050_32', 'mp3_24000_48', 'mp3_44100_32', 'mp3_44100_64', 'mp3_44100_96', 'mp3_44100_128', 'mp3_44100_192'],
  ...['pcm_8000', 'pcm_16000', 'pcm_22050', 'pcm_24000', 'pcm_32000', 'pcm_44100', 'pcm_48000'],
  ...['ulaw_8000', 'alaw_8000'],
  ...['opus_48000_32', 'opus_48000_64', 'opus_48000_96', 'opus_48000_128', 'opus_48000_192'],
]

/** Formats of non-streaming responses. A WAV header contains the total length, so WAV cannot be streamed. */
export const WHOLE_FORMATS = [
  ...STREAM_FORMATS,
  ...['wav_8000', 'wav_16000', 'wav_22050', 'wav_24000', 'wav_32000', 'wav_44100', 'wav_48000'],
]

export function outputFormat(name: string): OutputFormat {
  if (!WHOLE_FORMATS.includes(name)) throw new Error(`Unknown output format: ${name}`)
  const [codec, sampleRate, kilobits = '0'] = name.split('_') as [Codec, string, string?]
  return {
    name,
    codec,
    sampleRate: Number(sampleRate),
    bitsPerSecond: Number(kilobits) * 1000,
    mediaType: MEDIA_TYPES[codec],
  }
}
