import type { Context } from '../../context.js'
import type { RemixVoiceInput } from '../../schema/previews/PreviewInputs.js'
import { assertRemixingSession } from '../operations/assertPassedIds.js'
import { runOperation } from '../operations/runOperation.js'
import { requireVoice } from '../voices/requireVoice.js'
import { assertPreviewsCanBeMade, keepPreviews, type MadePreviews } from './keepPreviews.js'

/** Has previews made of how a voice could be different; they belong to the viewer, and the voice stays as it is. */
export async function remixVoice(context: Context, input: RemixVoiceInput): Promise<MadePreviews> {
  assertPreviewsCanBeMade(input)
  const { voiceId, description, idempotencyKey, outputFormat, ...wishes } = input
  const request = { kind: 'remixVoice', idempotencyKey, input, subjectId: voiceId, expectation: {} } as const
  return runOperation(context, request, async (operation) => {
    // Not before: a repeat with the same key gets its first answer, whatever became of the voice.
    await requireVoice(context, voiceId, 'EDIT', 'remixVoice')
    assertRemixingSession(context, input)
    const made = await context.upstream.previews.remix(
      voiceId,
      { ...wishes, description, outputFormat },
      { beforeSend: () => operation.markSent() },
    )
    return keepPreviews(context, made, {
      kind: 'REMIX',
      description,
      modelId: null,
      sourceVoiceId: voiceId,
      outputFormat,
    })
  })
}
