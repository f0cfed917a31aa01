import { createHash } from 'node:crypto'
import { encodeAlaw, encodeUlaw } from './codecs/companding.js'
import { resample } from './codecs/resample.js'
import { silentMp3 } from './codecs/silentMp3.js'
import { silentOpus } from './codecs/silentOpus.js'
import { encodeWav, SAMPLE_RATE } from './codecs/wav.js'
import { type OutputFormat, outputFormat } from './outputFormat.js'
import { synthesizedRecording } from './synthesis/recordingCache.js'
import type { SpeechRecipe } from './synthesis/speechRecipe.js'

/** Everything needed to generate the same audio again, byte for byte. */
export interface AudioRecipe {
  speech: SpeechRecipe
  format: string
}

/** Longer speech repeats, because synthesis is slow. */
const MAX_SPEECH_SECS = 30
const LABEL_LENGTH = 12

/** Encodes generated audio in its output format. MP3 and Opus have the correct duration but are silent. */
export function encodeAudio({ speech, format: name }: AudioRecipe): Buffer {
  const format = outputFormat(name)
  const { sampleRate, bitsPerSecond } = format
  const label = createHash('sha256').update(speech.seed).digest('hex').slice(0, LABEL_LENGTH)
  switch (format.codec) {
    case 'mp3':
      return silentMp3(speech.durationSecs, format, label)
    case 'opus':
      return silentOpus(speech.durationSecs, bitsPerSecond, label)
    case 'ulaw':
      return encodeUlaw(samplesOf(speech, format))
    case 'alaw':
      return encodeAlaw(samplesOf(speech, format))
    case 'wav':
      return encodeWav(samplesOf(speech, format), sampleRate)
    case 'pcm': {
      const { buffer, byteOffset, byteLength } = samplesOf(speech, format)
      return Buffer.from(buffer, byteOffset, byteLength)
    }
  }
}

function samplesOf(speech: SpeechRecipe, { sampleRate }: OutputFormat): Int16Array {
  const durationSecs = Math.min(MAX_SPEECH_SECS, speech.durationSecs)
  const once = resample(synthesizedRecording({ ...speech, durationSecs }), SAMPLE_RATE, sampleRate)
  const samples = new Int16Array(Math.round(speech.durationSecs * sampleRate))
  if (once.length === 0) return samples
  for (let at = 0; at < samples.length; at += once.length) samples.set(once.subarray(0, samples.length - at), at)
  return samples
}
