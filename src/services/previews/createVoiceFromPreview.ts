import type { Context } from '../../context.js'
import { Conflict, Forbidden, NotFound, UpstreamNotFound } from '../../errors.js'
import type { VoicePreview } from '../../schema/previews/VoicePreview.js'
import type { CreateVoiceFromPreviewInput } from '../../schema/previews/VoicePreviewInputs.js'
import { InputRefused } from '../operations/InputRefused.js'
import { runOperation } from '../operations/runOperation.js'

/** Descriptions of remixes can be shorter. */
const MIN_DESCRIPTION_LENGTH = 20

/** The viewer becomes the owner of the voice. */
export async function createVoiceFromPreview(
  context: Context,
  input: CreateVoiceFromPreviewInput,
): Promise<{ voiceId: string }> {
  const { previewId, name, labels, idempotencyKey } = input
  const preview = await requireOwnPreview(context, previewId)
  const description = input.description ?? preview.description
  if ([...description].length < MIN_DESCRIPTION_LENGTH) {
    const message = `\`description\` is required: that of the preview has fewer than ${MIN_DESCRIPTION_LENGTH} characters.`
    throw new InputRefused({ code: 'INVALID', message, path: ['input', 'description'] })
  }
  const playedNotSelectedPreviewIds = await visiblePreviews(context, input)
  const request = {
    kind: 'createVoiceFromPreview',
    idempotencyKey,
    input,
    expectation: { name, previewId },
  } as const
  const creating = runOperation(context, request, async (operation) => {
    // Checked here, because a repeat with the same key must get the first result.
    if (preview.voiceId !== null) throw new Conflict('A voice was already created from this preview.')
    const created = await context.upstream
      .beforeWrite(() => operation.markSent())
      .previews.createVoice({
        ...{ name, description, previewId, labels, playedNotSelectedPreviewIds },
      })
    return { result: created, claim: { ...created, mirror: { name, category: 'GENERATED' } }, usedPreviewId: previewId }
  })
  const created = await creating.catch((error: unknown) => {
    if (!(error instanceof UpstreamNotFound)) throw error
    throw new Conflict('This preview has expired, or a voice was already created from it.', {
      previewId,
    })
  })
  context.loaders.clearPreview(previewId)
  return created
}

async function requireOwnPreview({ loaders, voices }: Context, previewId: string): Promise<VoicePreview> {
  const preview = await loaders.voicePreview.load(previewId)
  if (preview?.viewerPermission === 'MANAGE') return preview
  await voices.recordDenial('createVoiceFromPreview', previewId, 'VoicePreview')
  if (preview === null) throw new NotFound('VoicePreview', previewId)
  throw new Forbidden('Only the owner of a preview can create a voice from it.')
}

async function visiblePreviews(
  { loaders }: Context,
  { previewId, playedNotSelectedPreviewIds }: CreateVoiceFromPreviewInput,
): Promise<string[]> {
  const ids = playedNotSelectedPreviewIds ?? []
  const found = await Promise.all(ids.map((id) => loaders.voicePreview.load(id)))
  const pathOf = (index: number) => ['input', 'playedNotSelectedPreviewIds', String(index)]
  const missing = found.indexOf(null)
  if (missing !== -1) {
    const message = 'No VoicePreview with this id is visible to you.'
    throw new InputRefused({ code: 'NOT_FOUND', message, path: pathOf(missing) })
  }
  const selected = ids.indexOf(previewId)
  if (selected !== -1) {
    const message = '`playedNotSelectedPreviewIds` must not contain `previewId`.'
    throw new InputRefused({ code: 'INVALID', message, path: pathOf(selected) })
  }
  return [...new Set(ids)]
}
