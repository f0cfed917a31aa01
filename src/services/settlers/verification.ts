import { nothing, type Settler, subjectOf } from './Settler.js'

/** Upstream tells whole seconds by a clock of its own. */
const CLOCK_SKEW_MS = 120_000

export const settleRequestManualVerification: Settler<'requestManualVerification'> = async (operation, doors) => {
  const { expectation, sentAt, createdAt } = operation
  const voice = await subjectOf(operation, doors)
  if (!voice?.fineTuning?.isManualVerificationRequested) return nothing
  const requestedAt = voice.fineTuning.manualVerification?.requestedAt.getTime() ?? 0
  const isNew = requestedAt >= (sentAt ?? createdAt).getTime() - CLOCK_SKEW_MS
  if (expectation.requestedBefore && !isNew) return nothing
  return { found: 'IT', outcome: { result: { voiceId: voice.id } } }
}

/** An attempt was made, whether or not it was accepted: the voice tells that. */
export const settleVerifyVoiceCaptcha: Settler<'verifyVoiceCaptcha'> = async (operation, doors) => {
  const voice = await subjectOf(operation, doors)
  const attempts = Math.max(voice?.fineTuning?.verificationAttemptsCount ?? 0, voice?.verification?.attemptsCount ?? 0)
  if (!voice || attempts <= operation.expectation.attemptsBefore) return nothing
  return { found: 'IT', outcome: { result: { voiceId: voice.id } } }
}
