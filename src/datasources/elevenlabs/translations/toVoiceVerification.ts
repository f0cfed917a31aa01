import type { RecordingResponse } from '@elevenlabs/elevenlabs-js/serialization/types/RecordingResponse.js'
import type { VerificationAttemptResponse } from '@elevenlabs/elevenlabs-js/serialization/types/VerificationAttemptResponse.js'
import type { VoiceVerificationResponse } from '@elevenlabs/elevenlabs-js/serialization/types/VoiceVerificationResponse.js'
import {
  VoiceVerification,
  VoiceVerificationAttempt,
  VoiceVerificationRecording,
} from '../../../schema/voices/VoiceVerification.js'
import { read } from './read.js'

export function toVoiceVerification(raw: VoiceVerificationResponse.Raw): VoiceVerification {
  const verification = new VoiceVerification()
  verification.isRequired = raw.requires_verification === true
  verification.isVerified = raw.is_verified === true
  verification.failures = read.texts(raw.verification_failures)
  verification.attemptsCount = read.int(raw.verification_attempts_count) ?? 0
  verification.language = read.text(raw.language)
  verification.attempts = toVerificationAttempts(raw.verification_attempts)
  return verification
}

/** Oldest first. Null if upstream does not give them. */
export function toVerificationAttempts(
  raw: readonly VerificationAttemptResponse.Raw[] | null | undefined,
): VoiceVerificationAttempt[] | null {
  if (!Array.isArray(raw)) return null
  return read.list(raw, toVerificationAttempt).sort((one, other) => +one.attemptedAt - +other.attemptedAt)
}

function toVerificationAttempt(raw: VerificationAttemptResponse.Raw): VoiceVerificationAttempt | null {
  const attemptedAt = read.seconds(raw.date_unix)
  if (!attemptedAt) return null
  const attempt = new VoiceVerificationAttempt()
  attempt.text = read.text(raw.text) ?? ''
  attempt.attemptedAt = attemptedAt
  attempt.isAccepted = raw.accepted === true
  attempt.similarity = read.number(raw.similarity) ?? 0
  attempt.levenshteinDistance = read.number(raw.levenshtein_distance) ?? 0
  attempt.recording = raw.recording ? toVerificationRecording(raw.recording) : null
  return attempt
}

function toVerificationRecording(raw: RecordingResponse.Raw): VoiceVerificationRecording | null {
  const id = read.text(raw.recording_id)
  const uploadedAt = read.seconds(raw.upload_date_unix)
  if (!id || !uploadedAt) return null
  const recording = new VoiceVerificationRecording()
  recording.id = id
  recording.mediaType = read.text(raw.mime_type) ?? ''
  recording.sizeBytes = read.safeInt(raw.size_bytes) ?? 0
  recording.uploadedAt = uploadedAt
  recording.transcription = read.text(raw.transcription) ?? ''
  return recording
}
