import { createHash } from 'node:crypto'
import { encodeAlaw, encodeUlaw } from './codecs/companding.js'
import { resample } from './codecs/resample.js'
import { silentMp3 } from './codecs/silentMp3.js'
import { silentOpus } from './codecs/silentOpus.js'
import { encodeWav, SAMPLE_RATE } from './codecs/wav.js'
import { type OutputFormat, outputFormat } from './outputFormat.js'
import { recording } from './synthesis/recordingCache.js'
import type { SpeechRecipe } from './synthesis/speechRecipe.js'

/** All that is needed to make a generated sound again, byte for byte. */
export interface SoundRecipe {
  speech: SpeechRecipe
  format: string
}

/** Longer speech repeats itself: making it costs more than listening to it would show. */
const LONGEST_SPEECH_SECS = 30
const LABEL_LENGTH = 12

/** The bytes of a sound, in the format that was asked for. MP3 and Opus have the right length, and are silent. */
export function generatedSound({ speech, format: name }: SoundRecipe): Buffer {
  const format = outputFormat(name)
  const { sampleRate, bitsPerSecond } = format
  const label = createHash('sha256').update(speech.seed).digest('hex').slice(0, LABEL_LENGTH)
  switch (format.codec) {
    case 'mp3':
      return silentMp3(speech.durationSecs, sampleRate, bitsPerSecond, label)
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
  const durationSecs = Math.min(LONGEST_SPEECH_SECS, speech.durationSecs)
  const once = resample(recording({ ...speech, durationSecs }), SAMPLE_RATE, sampleRate)
  const samples = new Int16Array(Math.round(speech.durationSecs * sampleRate))
  if (once.length === 0) return samples
  for (let at = 0; at < samples.length; at += once.length) samples.set(once.subarray(0, samples.length - at), at)
  return samples
}
