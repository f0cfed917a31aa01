import type { ReceivedRecording } from '../../audio/uploads/recordingWriter.js'
import { domainError } from '../../http/apiErrors.js'
import type { FormReader } from '../../http/FormReader.js'

const FILE_FORMATS = ['pcm_s16le_16', 'other'] as const
const PCM_BYTES_PER_SECOND = 32_000
const MIN_SECS = 0.01

export interface RecordingLimits {
  bytes: number
  secs: number
}

export interface SourceRecording {
  sha256: string
  durationSecs: number
}

/** Reads the recording of a form. The returned function validates its content; call it after `check`. */
export function readRecording(form: FormReader): (limits: RecordingLimits) => SourceRecording {
  const [file] = form.requireFiles('audio')
  const format = form.enumValue('file_format', FILE_FORMATS) ?? 'other'
  return (limits) => requireRecording(file!.recording, format, limits)
}

function requireRecording(
  { sizeBytes, sha256, durationSecs: estimatedSecs }: ReceivedRecording,
  format: (typeof FILE_FORMATS)[number],
  limits: RecordingLimits,
): SourceRecording {
  if (sizeBytes === 0) throw domainError({ code: 'invalid_audio', message: 'The recording is empty.', param: 'audio' })
  if (sizeBytes > limits.bytes) {
    throw domainError({
      code: 'request_too_large',
      message: `At most ${limits.bytes} bytes are taken.`,
      param: 'audio',
    })
  }
  const durationSecs = format === 'pcm_s16le_16' ? sizeBytes / PCM_BYTES_PER_SECOND : estimatedSecs
  if (durationSecs < MIN_SECS) {
    throw domainError({ code: 'audio_too_short', message: 'The file contains no audio.', param: 'audio' })
  }
  if (durationSecs <= limits.secs) return { sha256, durationSecs }
  throw domainError({ code: 'audio_too_long', message: `At most ${limits.secs} seconds are taken.`, param: 'audio' })
}

const CREDITS_PER_MINUTE = 1000

/** Cost in credits of processing a recording. */
export function costOfSecs(durationSecs: number): number {
  return Math.ceil((durationSecs / 60) * CREDITS_PER_MINUTE)
}
