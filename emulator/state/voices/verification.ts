import { unixSeconds } from '../../clock.js'
import { idFrom, seededRandom } from '../../seededRandom.js'
import type { WireFineTuning, WireVerificationAttempt, WireVoice, WireVoiceVerification } from '../../wire.js'

/** Overrides the result of captcha recordings. */
export interface VerificationOverride {
  accept: boolean
  similarity?: number
  levenshteinDistance?: number
  /** The transcribed text. Default: the captcha text. */
  transcription?: string
  /** The reason of a failure. */
  failure?: string
  /** The status of a failure. Default 400; the API documentation mentions 500. */
  httpStatus?: number
}

export const MAX_VERIFICATION_ATTEMPTS = 5
const RESET_MS = 24 * 3_600_000

const SENTENCES = [
  'Seven lanterns hang along the river wall.',
  'The quiet harbour wakes before the gulls do.',
  'Nine copper kettles sing on the stove.',
  'Every winter the orchard keeps one red apple.',
  'A narrow boat carries letters over the lake.',
  'Thunder rolled twice behind the paper mill.',
]

/** The captcha text of a voice. It changes after each attempt. */
export function captchaText({ voice_id, fine_tuning }: WireVoice): string {
  const first = Math.floor(seededRandom(`captcha:${voice_id}`)() * SENTENCES.length)
  return SENTENCES[(first + (fine_tuning?.verification_attempts?.length ?? 0)) % SENTENCES.length]!
}

/** Resets the number of attempts after the waiting period. */
export function renewAttempts(voice: WireVoice, now: Date): void {
  const resetAt = voice.fine_tuning?.next_max_verification_attempts_reset_unix_ms
  if (resetAt == null || now.getTime() < resetAt) return
  Object.assign(fineTuningOf(voice), {
    verification_attempts_count: 0,
    next_max_verification_attempts_reset_unix_ms: null,
  })
  verificationOf(voice).verification_attempts_count = 0
}

export function attemptsLeft({ fine_tuning }: WireVoice): number {
  const maxAttempts = fine_tuning?.max_verification_attempts ?? MAX_VERIFICATION_ATTEMPTS
  return maxAttempts - (fine_tuning?.verification_attempts_count ?? 0)
}

/** Records an attempt and its result in a voice. */
export function recordAttempt(
  voice: WireVoice,
  override: VerificationOverride,
  { recording, now }: { recording: { contentType: string; sizeBytes: number; sha256: string }; now: Date },
): void {
  const { accept } = override
  const text = captchaText(voice)
  const fineTuning = fineTuningOf(voice)
  const verification = verificationOf(voice)
  const attempt: WireVerificationAttempt = {
    text,
    date_unix: unixSeconds(now),
    accepted: accept,
    similarity: override.similarity ?? (accept ? 0.94 : 0.38),
    levenshtein_distance: override.levenshteinDistance ?? (accept ? 0 : 6),
    recording: {
      recording_id: idFrom(`recording:${recording.sha256}:${now.getTime()}`),
      mime_type: recording.contentType,
      size_bytes: recording.sizeBytes,
      upload_date_unix: unixSeconds(now),
      transcription: override.transcription ?? text,
    },
  }
  for (const target of [fineTuning, verification]) {
    target.verification_attempts_count += 1
    target.verification_attempts = [...(target.verification_attempts ?? []), attempt]
    target.verification_failures = accept ? [] : [...target.verification_failures, failureOf(override)]
  }
  if (accept) verify(voice)
  else fineTuning.next_max_verification_attempts_reset_unix_ms ??= now.getTime() + RESET_MS
}

export function failureOf({ failure }: VerificationOverride): string {
  return failure ?? 'The recording does not match the samples.'
}

/** Marks a voice as verified. */
export function verify(voice: WireVoice): void {
  verificationOf(voice).is_verified = true
  fineTuningOf(voice).is_allowed_to_fine_tune = true
}

function fineTuningOf(voice: WireVoice): WireFineTuning {
  voice.fine_tuning ??= {
    is_allowed_to_fine_tune: false,
    state: {},
    verification_failures: [],
    verification_attempts_count: 0,
    manual_verification_requested: false,
  }
  return voice.fine_tuning
}

function verificationOf(voice: WireVoice): WireVoiceVerification {
  voice.voice_verification ??= {
    requires_verification: true,
    is_verified: false,
    verification_failures: [],
    verification_attempts_count: 0,
  }
  return voice.voice_verification
}
