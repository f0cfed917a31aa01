import { nothing, type Reconciler, subjectOf } from './Reconciler.js'

/** Upstream tells whole seconds by a clock of its own. */
const CLOCK_SKEW_MS = 120_000

export const reconcileRequestManualVoiceVerification: Reconciler<'requestManualVoiceVerification'> = async (
  operation,
  deps,
) => {
  const { expectation, sentAt, createdAt } = operation
  const voice = await subjectOf(operation, deps)
  if (!voice?.fineTuning?.isManualVerificationRequested) return nothing
  const requestedAt = voice.fineTuning.manualVerification?.requestedAt.getTime() ?? 0
  const isNew = requestedAt >= (sentAt ?? createdAt).getTime() - CLOCK_SKEW_MS
  if (expectation.requestedBefore && !isNew) return nothing
  return { found: 'IT', outcome: { result: { voiceId: voice.id } } }
}

/** An attempt was made, whether or not it was accepted: the voice tells that. */
export const reconcileVerifyVoiceCaptcha: Reconciler<'verifyVoiceCaptcha'> = async (operation, deps) => {
  const voice = await subjectOf(operation, deps)
  const attempts = Math.max(voice?.fineTuning?.verificationAttemptsCount ?? 0, voice?.verification?.attemptsCount ?? 0)
  if (!voice || attempts <= operation.expectation.attemptsBefore) return nothing
  return { found: 'IT', outcome: { result: { voiceId: voice.id } } }
}
