import type { Context } from '../../context.js'
import type { RenderDubbingInput } from '../../schema/dubbing/DubbingWorkInputs.js'
import { isSource, ORIGINAL, refused, requireTargetLanguage } from './edits/dubbingAssertions.js'
import { type EditedDubbing, editDubbing } from './edits/editDubbing.js'

export async function renderDubbing(
  context: Context,
  input: RenderDubbingInput,
): Promise<EditedDubbing<'renderDubbing'> & { jobId: string | null }> {
  const { dubbingId, type, normalizeVolume } = input
  if (type === 'UNKNOWN') throw refused('INVALID', '`type` must not be UNKNOWN.', ['type'])
  const edited = await editDubbing(context, { kind: 'renderDubbing', input }, (resource) => {
    const language = isSource(resource, input.language) ? ORIGINAL : requireTargetLanguage(resource, input.language)
    return {
      expectation: { language, type, renderIdsBefore: resource.renders().map(({ upstreamId }) => upstreamId) },
      send: (dubbing) => dubbing.render(dubbingId, language, { type, normalizeVolume }),
      starts: ({ renderId }) => ({ kind: 'DUBBING_RENDER', dubbingId, renderId, language }),
      details: { language, type },
    }
  })
  return { ...edited, jobId: edited.jobId ?? null }
}
