import type { Context } from '../../context.js'
import { Conflict, Forbidden, NotFound, UpstreamNotFound } from '../../errors.js'
import type { CreateVoiceFromPreviewInput } from '../../schema/previews/PreviewInputs.js'
import type { VoicePreview } from '../../schema/previews/VoicePreview.js'
import { InputRefused } from '../operations/InputRefused.js'
import { runOperation } from '../operations/runOperation.js'

/** The shortest description that a voice may have; what a remix is asked for with may be shorter. */
const SHORTEST_DESCRIPTION = 20

/** Makes a voice of a preview; it belongs to the viewer. */
export async function createVoiceFromPreview(
  context: Context,
  input: CreateVoiceFromPreviewInput,
): Promise<{ voiceId: string }> {
  const { previewId, name, labels, idempotencyKey } = input
  const preview = await requireOwnPreview(context, previewId)
  const description = input.description ?? preview.description
  if ([...description].length < SHORTEST_DESCRIPTION) {
    const message = 'The preview was asked for in too few words to describe a voice; give a description.'
    throw new InputRefused({ code: 'INVALID', message, path: ['input', 'description'] })
  }
  const playedNotSelectedPreviewIds = await visiblePreviews(context, input)
  const request = {
    kind: 'createVoiceFromPreview',
    idempotencyKey,
    input,
    expectation: { name, previewId },
  } as const
  const making = runOperation(context, request, async (operation) => {
    // Not before: to a repeat with the same key, which gets its first answer, the preview is used.
    if (preview.voiceId !== null) throw new Conflict('A voice was made of this preview already.')
    const made = await context.upstream
      .beforeWrite(() => operation.markSent())
      .previews.createVoice({
        ...{ name, description, previewId, labels, playedNotSelectedPreviewIds },
      })
    return { result: made, claim: { ...made, mirror: { name, category: 'GENERATED' } }, usedPreviewId: previewId }
  })
  const made = await making.catch((error: unknown) => {
    if (!(error instanceof UpstreamNotFound)) throw error
    throw new Conflict('The voice service has this preview no more: it has expired, or a voice was made of it.', {
      previewId,
    })
  })
  context.loaders.clearPreview(previewId)
  return made
}

/** @throws NotFound, Forbidden */
async function requireOwnPreview({ loaders, voices }: Context, previewId: string): Promise<VoicePreview> {
  const preview = await loaders.voicePreview.load(previewId)
  if (preview?.viewerPermission === 'MANAGE') return preview
  await voices.recordDenial('createVoiceFromPreview', previewId, 'VoicePreview')
  if (preview === null) throw new NotFound('VoicePreview', previewId)
  throw new Forbidden('Only the owner of a preview can make a voice of it.')
}

/** The previews that were heard as well, each once. */
async function visiblePreviews(
  { loaders }: Context,
  { previewId, playedNotSelectedPreviewIds }: CreateVoiceFromPreviewInput,
): Promise<string[]> {
  const ids = playedNotSelectedPreviewIds ?? []
  const found = await Promise.all(ids.map((id) => loaders.voicePreview.load(id)))
  const pathOf = (index: number) => ['input', 'playedNotSelectedPreviewIds', String(index)]
  const unknown = found.indexOf(null)
  if (unknown !== -1) {
    const message = 'No VoicePreview with this id is visible to you.'
    throw new InputRefused({ code: 'NOT_FOUND', message, path: pathOf(unknown) })
  }
  const chosen = ids.indexOf(previewId)
  if (chosen !== -1) {
    const message = 'The preview of `previewId` cannot be one that was not selected.'
    throw new InputRefused({ code: 'INVALID', message, path: pathOf(chosen) })
  }
  return [...new Set(ids)]
}
