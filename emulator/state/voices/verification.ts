import { unixSeconds } from '../../clock.js'
import { idFrom, seededRandom } from '../../seededRandom.js'
import type { WireFineTuning, WireVerificationAttempt, WireVoice, WireVoiceVerification } from '../../wire.js'

/** How the next recordings of a captcha are judged. */
export interface VerificationScript {
  accept: boolean
  similarity?: number
  levenshteinDistance?: number
  /** What was understood. Default: what was asked for. */
  transcription?: string
  /** Why it was denied. */
  failure?: string
  /** The status of a denial. Default 400; the public description speaks of 500. */
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

/** What a speaker has to read out for this voice. It is another sentence after each attempt. */
export function captchaText({ voice_id, fine_tuning }: WireVoice): string {
  const first = Math.floor(seededRandom(`captcha:${voice_id}`)() * SENTENCES.length)
  return SENTENCES[(first + (fine_tuning?.verification_attempts?.length ?? 0)) % SENTENCES.length]!
}

/** Gives a voice its attempts back when their time has come. */
export function renewAttempts(voice: WireVoice, now: Date): void {
  const resetAt = voice.fine_tuning?.next_max_verification_attempts_reset_unix_ms
  if (resetAt == null || now.getTime() < resetAt) return
  Object.assign(tuningOf(voice), {
    verification_attempts_count: 0,
    next_max_verification_attempts_reset_unix_ms: null,
  })
  verificationOf(voice).verification_attempts_count = 0
}

export function attemptsLeft({ fine_tuning }: WireVoice): number {
  const most = fine_tuning?.max_verification_attempts ?? MAX_VERIFICATION_ATTEMPTS
  return most - (fine_tuning?.verification_attempts_count ?? 0)
}

/** Writes an attempt into a voice, and what follows from it. */
export function recordAttempt(
  voice: WireVoice,
  script: VerificationScript,
  recording: { contentType: string; sizeBytes: number; sha256: string },
  now: Date,
): void {
  const { accept } = script
  const text = captchaText(voice)
  const tuning = tuningOf(voice)
  const verification = verificationOf(voice)
  const attempt: WireVerificationAttempt = {
    text,
    date_unix: unixSeconds(now),
    accepted: accept,
    similarity: script.similarity ?? (accept ? 0.94 : 0.38),
    levenshtein_distance: script.levenshteinDistance ?? (accept ? 0 : 6),
    recording: {
      recording_id: idFrom(`recording:${recording.sha256}:${now.getTime()}`),
      mime_type: recording.contentType,
      size_bytes: recording.sizeBytes,
      upload_date_unix: unixSeconds(now),
      transcription: script.transcription ?? text,
    },
  }
  for (const holder of [tuning, verification]) {
    holder.verification_attempts_count += 1
    holder.verification_attempts = [...(holder.verification_attempts ?? []), attempt]
    holder.verification_failures = accept ? [] : [...holder.verification_failures, failureOf(script)]
  }
  if (accept) verify(voice)
  else tuning.next_max_verification_attempts_reset_unix_ms ??= now.getTime() + RESET_MS
}

export function failureOf({ failure }: VerificationScript): string {
  return failure ?? 'The recording does not match the samples.'
}

/** Makes a voice one that may be trained. */
export function verify(voice: WireVoice): void {
  verificationOf(voice).is_verified = true
  tuningOf(voice).is_allowed_to_fine_tune = true
}

function tuningOf(voice: WireVoice): WireFineTuning {
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
