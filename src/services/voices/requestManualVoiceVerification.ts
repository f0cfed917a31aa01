import type { Context } from '../../context.js'
import { readUploads } from '../../media/uploads/readUploads.js'
import type { RequestManualVoiceVerificationInput } from '../../schema/voices/inputs/VoiceVerificationInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { fineTuningOf } from './fineTuningOf.js'
import { requireUpstreamVoice } from './requireVoice.js'

/** Streams documents to upstream for verification by its staff. */
export async function requestManualVoiceVerification(
  context: Context,
  input: RequestManualVoiceVerificationInput,
): Promise<{ voiceId: string }> {
  const { id: voiceId, extraText } = input
  const { upstream, signal, maxUploadBytes } = context
  const voice = await requireUpstreamVoice(context, voiceId, 'requestManualVoiceVerification')
  const fineTuning = await fineTuningOf(context, voice)
  const requestedBefore = fineTuning?.isManualVerificationRequested ?? false
  const reading = readUploads(input.files, { kind: 'document', argument: 'files', maxBytes: maxUploadBytes, signal })
  const request = {
    kind: 'requestManualVoiceVerification',
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
          await reading.assertComplete()
          await operation.markSent()
        },
      },
    )
    return { result: { voiceId } }
  })
}
