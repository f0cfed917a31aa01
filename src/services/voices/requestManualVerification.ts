import type { Context } from '../../context.js'
import { readUploads } from '../../media/uploads/readUploads.js'
import type { RequestManualVerificationInput } from '../../schema/voices/inputs/VerificationInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { requireWholeVoice } from './requireVoice.js'

/** Passes documents through to the people who verify voices. */
export async function requestManualVerification(
  context: Context,
  input: RequestManualVerificationInput,
): Promise<{ voiceId: string }> {
  const { voiceId, extraText } = input
  const { upstream, signal, maxUploadBytes } = context
  const voice = await requireWholeVoice(context, voiceId, 'MANAGE', 'requestManualVerification')
  const requestedBefore = voice.fineTuning?.isManualVerificationRequested ?? false
  const reading = readUploads(input.files, { kind: 'document', maxBytes: maxUploadBytes, signal })
  const request = {
    kind: 'requestManualVerification',
    input,
    subjectId: voiceId,
    expectation: { requestedBefore },
  } as const
  return runOperation(context, request, async (operation) => {
    await upstream.verification.requestManual(
      voiceId,
      { files: reading.parts, extraText },
      {
        async beforeFinalBoundary() {
          await reading.assertWhole()
          await operation.markSent()
        },
      },
    )
    return { result: { voiceId } }
  })
}
