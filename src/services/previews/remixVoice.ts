import type { Context } from '../../context.js'
import type { RemixVoiceInput } from '../../schema/previews/VoicePreviewInputs.js'
import { assertRemixingSession } from '../operations/assertPassedIds.js'
import { runOperation } from '../operations/runOperation.js'
import { requireVoice } from '../voices/requireVoice.js'
import { assertPreviewInput, type CreatedPreviews, storePreviews } from './storePreviews.js'

export async function remixVoice(context: Context, input: RemixVoiceInput): Promise<CreatedPreviews> {
  assertPreviewInput(input)
  const { voiceId, description, idempotencyKey, outputFormat, ...options } = input
  const request = { kind: 'remixVoice', idempotencyKey, input, subjectId: voiceId, expectation: {} } as const
  return runOperation(context, request, async (operation) => {
    // Checked here, because a repeat with the same key must get the first result.
    await requireVoice(context, voiceId, 'remixVoice')
    assertRemixingSession(context, input)
    const created = await context.upstream.previews.remix(
      voiceId,
      { ...options, description, outputFormat },
      { beforeSend: () => operation.markSent() },
    )
    return storePreviews(context, created, {
      kind: 'REMIX',
      description,
      modelId: null,
      sourceVoiceId: voiceId,
      outputFormat,
    })
  })
}
