import type { SpeechRecipe } from '../../audio/synthesis/speechRecipe.js'
import type { ReceivedRecording } from '../../audio/uploads/recordingWriter.js'
import { seededRandom } from '../../seededRandom.js'
import type { WireSample } from '../../wire.js'
import { notStarted } from './buildSample.js'

/** Speech that stands in for an upload need not be longer: it is made in memory. */
const LONGEST_STAND_IN_SECS = 60
const SHORTEST_STAND_IN_SECS = 0.1
const NOISE = 0.004

/** A file as it came out of a form. */
export interface UploadedFile {
  fileName: string
  contentType: string
  recording: ReceivedRecording
}

/** A sample out of a file that was uploaded, and the speech that stands in for it where it cannot be decoded. */
export function uploadedSample(
  file: UploadedFile,
  voiceId: string,
  sampleId: string,
  isolate: boolean,
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
    speaker_separation: notStarted(voiceId, sampleId),
    trim_start: null,
    trim_end: null,
  }
  const recipe: SpeechRecipe = {
    seed: sampleId,
    durationSecs: Math.min(LONGEST_STAND_IN_SECS, Math.max(SHORTEST_STAND_IN_SECS, durationSecs)),
    speakers: seededRandom(`${sha256}:speakers`)() < 0.5 ? 2 : 3,
    noise: NOISE,
  }
  return { sample, recipe }
}
