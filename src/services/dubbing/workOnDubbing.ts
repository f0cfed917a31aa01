import type { Context } from '../../context.js'
import type { DubDubbingSegmentsInput, TranslateDubbingSegmentsInput } from '../../schema/dubbing/DubbingWorkInputs.js'
import { assertSegments, refused, requireTargetLanguages } from './edits/dubbingAssertions.js'
import { segmentIdIn } from './edits/dubbingIds.js'
import { type EditedDubbing, editDubbing } from './edits/editDubbing.js'

type WorkKind = 'translateDubbingSegments' | 'dubDubbingSegments'

/**
 * Translates or dubs segments. All ids are sent, because upstream does not document an empty list. Upstream may respond
 * before the work is finished.
 */
export async function workOnDubbing(
  context: Context,
  kind: WorkKind,
  input: TranslateDubbingSegmentsInput | DubDubbingSegmentsInput,
): Promise<EditedDubbing<WorkKind> & { segmentIds: string[] }> {
  const { dubbingId } = input
  const named = (input.segmentIds ?? []).map((id) => segmentIdIn(dubbingId, id))
  const edited = await editDubbing<WorkKind>(context, { kind, input }, (resource) => {
    assertSegments(resource, named)
    const languages = requireTargetLanguages(resource, input.languages)
    if (resource.targetLanguages.length === 0)
      throw refused('INVALID', 'The dubbing has no target language.', ['languages'])
    const segmentIds = input.segmentIds == null ? resource.segmentIds() : named
    if (segmentIds.length === 0) throw refused('INVALID', 'The dubbing has no segments.', ['segmentIds'])
    const work = { segmentIds, languages }
    return {
      // An empty list stands for all segments.
      expectation: { segmentIds: named, languages },
      send: (dubbing) =>
        kind === 'translateDubbingSegments' ? dubbing.translate(dubbingId, work) : dubbing.dub(dubbingId, work),
      details: { segments: segmentIds.length, ...(languages && { languages: languages.join() }) },
    }
  })
  return { ...edited, segmentIds: named }
}
