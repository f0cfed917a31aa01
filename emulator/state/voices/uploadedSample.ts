import type { SpeechRecipe } from '../../audio/synthesis/speechRecipe.js'
import type { ReceivedRecording } from '../../audio/uploads/recordingWriter.js'
import { seededRandom } from '../../seededRandom.js'
import type { WireSample } from '../../wire.js'
import { notStartedSeparation } from './buildSample.js'

/** Placeholder speech is synthesized in memory, so its length is limited. */
const MAX_PLACEHOLDER_SECS = 60
const MIN_PLACEHOLDER_SECS = 0.1
const NOISE = 0.004

export interface UploadedFile {
  fileName: string
  contentType: string
  recording: ReceivedRecording
}

/** A sample for an uploaded file, and placeholder speech in case the file cannot be decoded. */
export function uploadedSample(
  file: UploadedFile,
  { voiceId, sampleId, isolate }: { voiceId: string; sampleId: string; isolate: boolean },
): { sample: WireSample; recipe: SpeechRecipe } {
  const { fileName, contentType, recording } = file
  const { sizeBytes, sha256, durationSecs, isWav } = recording
  const sample: WireSample = {
    sample_id: sampleId,
    file_name: fileName,
    mime_type: isWav && contentType === 'application/octet-stream' ? 'audio/wav' : contentType,
    size_bytes: sizeBytes,
    hash: sha256,
    duration_secs: Math.round(durationSecs * 1000) / 1000,
    remove_background_noise: isolate,
    has_isolated_audio: isolate,
    has_isolated_audio_preview: isolate,
    speaker_separation: notStartedSeparation(voiceId, sampleId),
    trim_start: null,
    trim_end: null,
  }
  const recipe: SpeechRecipe = {
    seed: sampleId,
    durationSecs: Math.min(MAX_PLACEHOLDER_SECS, Math.max(MIN_PLACEHOLDER_SECS, durationSecs)),
    speakers: seededRandom(`${sha256}:speakers`)() < 0.5 ? 2 : 3,
    noise: NOISE,
  }
  return { sample, recipe }
}
