import type { Context } from '../../context.js'
import type { DeleteVoiceInput } from '../../schema/voices/inputs/VoiceInputs.js'
import { runOperation } from '../operations/runOperation.js'
import { requireVoice } from './requireVoice.js'

/** Deletes a voice upstream and here; its row stays, so that the id can never be claimed by another. */
export async function deleteVoice(context: Context, input: DeleteVoiceInput): Promise<{ voiceId: string }> {
  const { id: voiceId } = input
  await requireVoice(context, voiceId, 'MANAGE', 'deleteVoice')
  const request = { kind: 'deleteVoice', input, subjectId: voiceId, expectation: {} } as const
  return runOperation(context, request, async (operation) => {
    await context.upstream.beforeWrite(() => operation.markSent()).voices.delete(voiceId)
    return { result: { voiceId }, deletes: voiceId }
  })
}
