import { createdSince, none, type Reconciler, subjectOf } from './Reconciler.js'

export const reconcileRequestManualVoiceVerification: Reconciler<'requestManualVoiceVerification'> = async (
  operation,
  deps,
) => {
  const voice = await subjectOf(operation, deps)
  if (!voice?.fineTuning?.isManualVerificationRequested) return none
  const requestedAt = voice.fineTuning.manualVerification?.requestedAt.getTime() ?? 0
  if (operation.expectation.requestedBefore && requestedAt < createdSince(operation)) return none
  return { found: 'ONE', outcome: { result: { voiceId: voice.id } } }
}

/** A refused attempt counts too: the voice shows whether it is verified. */
export const reconcileVerifyVoiceCaptcha: Reconciler<'verifyVoiceCaptcha'> = async (operation, deps) => {
  const voice = await subjectOf(operation, deps)
  const attempts = Math.max(voice?.fineTuning?.verificationAttemptsCount ?? 0, voice?.verification?.attemptsCount ?? 0)
  if (!voice || attempts <= operation.expectation.attemptsBefore) return none
  return { found: 'ONE', outcome: { result: { voiceId: voice.id } } }
}
