import type { RecordingResponse } from '@elevenlabs/elevenlabs-js/serialization/types/RecordingResponse.js'
import type { VerificationAttemptResponse } from '@elevenlabs/elevenlabs-js/serialization/types/VerificationAttemptResponse.js'
import type { VoiceVerificationResponse } from '@elevenlabs/elevenlabs-js/serialization/types/VoiceVerificationResponse.js'
import {
  VoiceVerification,
  VoiceVerificationAttempt,
  VoiceVerificationRecording,
} from '../../../schema/voices/VoiceVerification.js'
import { wire } from './wire.js'

export function toVoiceVerification(raw: VoiceVerificationResponse.Raw): VoiceVerification {
  const verification = new VoiceVerification()
  verification.isRequired = raw.requires_verification === true
  verification.isVerified = raw.is_verified === true
  verification.failures = wire.texts(raw.verification_failures)
  verification.attemptsCount = wire.int(raw.verification_attempts_count) ?? 0
  verification.language = wire.text(raw.language)
  verification.attempts = toVerificationAttempts(raw.verification_attempts)
  return verification
}

/** Oldest first; null where the upstream does not tell. */
export function toVerificationAttempts(
  raw: readonly VerificationAttemptResponse.Raw[] | null | undefined,
): VoiceVerificationAttempt[] | null {
  if (!Array.isArray(raw)) return null
  return wire.list(raw, toVerificationAttempt).sort((one, other) => +one.attemptedAt - +other.attemptedAt)
}

function toVerificationAttempt(raw: VerificationAttemptResponse.Raw): VoiceVerificationAttempt | null {
  const attemptedAt = wire.seconds(raw.date_unix)
  if (!attemptedAt) return null
  const attempt = new VoiceVerificationAttempt()
  attempt.text = wire.text(raw.text) ?? ''
  attempt.attemptedAt = attemptedAt
  attempt.isAccepted = raw.accepted === true
  attempt.similarity = wire.number(raw.similarity) ?? 0
  attempt.levenshteinDistance = wire.number(raw.levenshtein_distance) ?? 0
  attempt.recording = raw.recording ? toVerificationRecording(raw.recording) : null
  return attempt
}

function toVerificationRecording(raw: RecordingResponse.Raw): VoiceVerificationRecording | null {
  const id = wire.text(raw.recording_id)
  const uploadedAt = wire.seconds(raw.upload_date_unix)
  if (!id || !uploadedAt) return null
  const recording = new VoiceVerificationRecording()
  recording.id = id
  recording.mediaType = wire.text(raw.mime_type) ?? ''
  recording.sizeBytes = wire.safeInt(raw.size_bytes) ?? 0
  recording.uploadedAt = uploadedAt
  recording.transcription = wire.text(raw.transcription) ?? ''
  return recording
}
