import type { Context } from '../../context.js'
import { UploadRefused } from '../../errors.js'
import { readUploads } from '../../media/uploads/readUploads.js'
import type { VerifyVoiceCaptchaInput } from '../../schema/voices/inputs/VoiceVerificationInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { fineTuningOf } from './fineTuningOf.js'
import { requireUpstreamVoice } from './requireVoice.js'

/** Streams a recording of the captcha to upstream. The voice shows whether it was accepted. */
export async function verifyVoiceCaptcha(
  context: Context,
  input: VerifyVoiceCaptchaInput,
): Promise<{ voiceId: string }> {
  const { id: voiceId } = input
  const { upstream, signal, maxUploadBytes } = context
  const voice = await requireUpstreamVoice(context, voiceId, 'verifyVoiceCaptcha')
  const fineTuning = await fineTuningOf(context, voice)
  const attemptsBefore = fineTuning?.verificationAttemptsCount ?? 0
  const reading = readUploads(input.recording, {
    kind: 'recording',
    argument: 'recording',
    maxBytes: maxUploadBytes,
    signal,
  })
  const request = { kind: 'verifyVoiceCaptcha', input, subjectId: voiceId, expectation: { attemptsBefore } } as const
  return runOperation(context, request, async (operation) => {
    for await (const recording of reading.parts) {
      await upstream.verification.verifyCaptcha(
        voiceId,
        { recording },
        {
          async beforeFinalBoundary() {
            await reading.assertComplete()
            await operation.markSent()
          },
        },
      )
      return { result: { voiceId } }
    }
    throw new UploadRefused('MISSING', 'The recording is missing.').at('recording')
  })
}
