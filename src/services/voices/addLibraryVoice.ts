import type { Context } from '../../context.js'
import type { AddLibraryVoiceInput } from '../../schema/voices/inputs/VoiceInputs.js'
import { assertLibraryVoice } from '../operations/assertPassedIds.js'
import { runOperation } from '../operations/runOperation.js'

export function addLibraryVoice(context: Context, input: AddLibraryVoiceInput): Promise<{ voiceId: string }> {
  const { publicOwnerId, libraryVoiceId, name, idempotencyKey } = input
  const expectation = { name, libraryVoiceId }
  const request = { kind: 'addLibraryVoice', idempotencyKey, input, expectation } as const
  return runOperation(context, request, async (operation) => {
    await assertLibraryVoice(context, libraryVoiceId)
    const added = await context.upstream
      .beforeWrite(() => operation.markSent())
      .voices.addFromLibrary({
        publicUserId: publicOwnerId,
        voiceId: libraryVoiceId,
        newName: name,
      })
    return { result: added, claim: { ...added, mirror: { name, category: 'UNKNOWN' } } }
  })
}
