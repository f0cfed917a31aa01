import type { FineTuningResponse } from '@elevenlabs/elevenlabs-js/serialization/types/FineTuningResponse.js'
import type { ManualVerificationFileResponse } from '@elevenlabs/elevenlabs-js/serialization/types/ManualVerificationFileResponse.js'
import type { ManualVerificationResponse } from '@elevenlabs/elevenlabs-js/serialization/types/ManualVerificationResponse.js'
import {
  VoiceFineTuning,
  VoiceManualVerification,
  VoiceManualVerificationFile,
  VoiceModelTraining,
  VoiceTrainingStatus,
} from '../../../schema/voices/VoiceFineTuning.js'
import { read } from './read.js'
import { toVerificationAttempts } from './toVoiceVerification.js'

export function toVoiceFineTuning(raw: FineTuningResponse.Raw): VoiceFineTuning {
  const fineTuning = new VoiceFineTuning()
  fineTuning.isAllowed = raw.is_allowed_to_fine_tune === true
  fineTuning.models = toModelTrainings(raw)
  fineTuning.language = read.text(raw.language)
  fineTuning.datasetDurationSecs = read.number(raw.dataset_duration_seconds)
  fineTuning.sliceIds = read.texts(raw.slice_ids)
  fineTuning.verificationFailures = read.texts(raw.verification_failures)
  fineTuning.verificationAttemptsCount = read.int(raw.verification_attempts_count) ?? 0
  fineTuning.maxVerificationAttempts = read.int(raw.max_verification_attempts)
  fineTuning.verificationAttemptsResetAt = read.milliseconds(raw.next_max_verification_attempts_reset_unix_ms)
  fineTuning.verificationAttempts = toVerificationAttempts(raw.verification_attempts)
  fineTuning.isManualVerificationRequested = raw.manual_verification_requested === true
  fineTuning.manualVerification = raw.manual_verification ? toManualVerification(raw.manual_verification) : null
  return fineTuning
}

/** Merges three maps by model id into one list, sorted by id. A model may be in only one of them. */
function toModelTrainings(raw: FineTuningResponse.Raw): VoiceModelTraining[] {
  const state = mapOf(raw.state)
  const progress = mapOf(raw.progress)
  const message = mapOf(raw.message)
  const modelIds = [...new Set([...Object.keys(state), ...Object.keys(progress), ...Object.keys(message)])].sort()
  return modelIds.map((modelId) => {
    const training = new VoiceModelTraining()
    training.modelId = modelId
    training.status = read.enum(VoiceTrainingStatus, state[modelId]) ?? 'UNKNOWN'
    training.progress = toProgress(progress[modelId], training.status)
    training.message = read.text(message[modelId]) || null
    return training
  })
}

/** Upstream does not document the scale. Values above 1 are percentages, and 1 is either of both until the training has ended. */
function toProgress(value: unknown, status: VoiceTrainingStatus): number | null {
  const progress = read.number(value)
  if (progress === null || (progress === 1 && status !== 'FINE_TUNED')) return null
  return Math.min(1, Math.max(0, progress > 1 ? progress / 100 : progress))
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function toManualVerification(raw: ManualVerificationResponse.Raw): VoiceManualVerification | null {
  const requestedAt = read.seconds(raw.request_time_unix)
  if (!requestedAt) return null
  const verification = new VoiceManualVerification()
  verification.extraText = read.text(raw.extra_text) ?? ''
  verification.requestedAt = requestedAt
  verification.files = read.list(raw.files, toManualVerificationFile)
  return verification
}

function toManualVerificationFile(raw: ManualVerificationFileResponse.Raw): VoiceManualVerificationFile | null {
  const id = read.text(raw.file_id)
  const uploadedAt = read.seconds(raw.upload_date_unix)
  if (!id || !uploadedAt) return null
  const file = new VoiceManualVerificationFile()
  file.id = id
  file.fileName = read.text(raw.file_name) ?? ''
  file.mediaType = read.text(raw.mime_type) ?? ''
  file.sizeBytes = read.safeInt(raw.size_bytes) ?? 0
  file.uploadedAt = uploadedAt
  return file
}
