import type { Context } from '../../context.js'
import type { DubDubbingSegmentsInput, TranslateDubbingSegmentsInput } from '../../schema/dubbing/DubbingWorkInputs.js'
import { assertSegments, assertTargets, refused } from './edits/dubbingAssertions.js'
import { type EditedDubbing, editDubbing } from './edits/editDubbing.js'
import { segmentIdIn } from './edits/partIds.js'

type WorkKind = 'translateDubbingSegments' | 'dubDubbingSegments'

/**
 * Has segments translated or spoken. Which ones is always said: the upstream does not tell what it takes none for. The
 * answers may come before the work is done.
 */
export async function workOnDubbing(
  context: Context,
  kind: WorkKind,
  input: TranslateDubbingSegmentsInput | DubDubbingSegmentsInput,
): Promise<EditedDubbing<WorkKind> & { segmentIds: string[] }> {
  const { dubbingId } = input
  const named = (input.segmentIds ?? []).map((id) => segmentIdIn(dubbingId, id))
  const edited = await editDubbing<WorkKind>(context, kind, input, (resource) => {
    assertSegments(resource, named)
    const languages = assertTargets(resource, input.languages)
    if (resource.targetLanguages.length === 0) throw refused('INVALID', 'The dub has no language yet.', ['languages'])
    const segmentIds = input.segmentIds == null ? resource.segmentIds() : named
    if (segmentIds.length === 0) throw refused('INVALID', 'The dub has no segments.', ['segmentIds'])
    const work = { segmentIds, languages }
    return {
      // Of all it is enough to know that it is all.
      expectation: { segmentIds: named, languages },
      send: (dubbing) =>
        kind === 'translateDubbingSegments' ? dubbing.translate(dubbingId, work) : dubbing.dub(dubbingId, work),
      details: { segments: segmentIds.length, ...(languages && { languages: languages.join() }) },
    }
  })
  return { ...edited, segmentIds: named }
}
