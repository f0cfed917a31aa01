import type { Context } from '../../context.js'
import type { DeleteVoiceInput } from '../../schema/voices/inputs/VoiceInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { requireVoice } from './requireVoice.js'

/** The row stays, so that the id cannot be claimed again. */
export async function deleteVoice(context: Context, input: DeleteVoiceInput): Promise<{ voiceId: string }> {
  const { id: voiceId } = input
  await requireVoice(context, voiceId, 'deleteVoice')
  const request = { kind: 'deleteVoice', input, subjectId: voiceId, expectation: {} } as const
  return runOperation(context, request, async (operation) => {
    await context.upstream.beforeWrite(() => operation.markSent()).voices.delete(voiceId)
    return { result: { voiceId }, deletes: voiceId }
  })
}
