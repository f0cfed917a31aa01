import type { Context } from '../../../context.js'
import type { DubbingResourceView } from '../../../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { DubbingSegmentPatch } from '../../../datasources/elevenlabs/apis/fields/dubbingInputs.js'
import type { DubbingSegment } from '../../../schema/dubbing/DubbingSegment.js'
import type { UpdateDubbingSegmentInput } from '../../../schema/dubbing/DubbingSegmentInputs.js'
import { assertSegment, assertTarget, isSource, refused } from './dubbingAssertions.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'
import { decodeSegmentId } from './partIds.js'
import { assertNoOverlap, assertTimes, timesIn } from './segmentTimes.js'

/**
 * Changes a segment in one language. What is absent stays; null clears: a text is empty then, and times of a dub are those
 * of the medium. The upstream is not told of nulls, for it does not say what they mean to it.
 */
export async function updateDubbingSegment(
  context: Context,
  input: UpdateDubbingSegmentInput,
): Promise<EditedDubbing<'updateDubbingSegment'> & { segmentId: string }> {
  const { dubbingId, segmentId } = decodeSegmentId(input.id)
  if (input.startSecs === undefined && input.endSecs === undefined && input.text === undefined) {
    throw refused('INVALID', 'There is nothing to change.', [])
  }
  return editDubbing(context, 'updateDubbingSegment', { ...input, dubbingId }, (resource) => {
    const segment = assertSegment(resource, segmentId, ['id'])
    const target = isSource(resource, input.language) ? null : assertTarget(resource, input.language)
    // One of the two is there.
    const language = target ?? resource.sourceLanguage ?? input.language
    const patch = patchOf(segment, target, input)
    if (patch.startSecs !== undefined || patch.endSecs !== undefined) checkTimes(resource, segment, target, patch)
    return {
      expectation: { segmentId, language, ...patch },
      send: async (dubbing) => ({
        ...(await dubbing.updateSegment(dubbingId, segmentId, language, patch)),
        segmentId,
      }),
      details: { segmentId, language },
    }
  })
}

function patchOf(
  segment: DubbingSegment,
  target: string | null,
  input: UpdateDubbingSegmentInput,
): DubbingSegmentPatch {
  const patch: { -readonly [Field in keyof DubbingSegmentPatch]: DubbingSegmentPatch[Field] } = {}
  for (const field of ['startSecs', 'endSecs'] as const) {
    const time = input[field]
    if (time === undefined) continue
    if (time === null && target === null) throw refused('INVALID', 'In the medium a segment has its times.', [field])
    patch[field] = time ?? segment[field]
  }
  if (input.text !== undefined) patch.text = input.text ?? ''
  return patch
}

function checkTimes(
  resource: DubbingResourceView,
  { upstreamId: id, speakerId }: DubbingSegment,
  target: string | null,
  patch: DubbingSegmentPatch,
): void {
  const before = timesIn(resource, id, target)
  const times = {
    startSecs: patch.startSecs ?? before?.startSecs ?? 0,
    endSecs: patch.endSecs ?? before?.endSecs ?? 0,
  }
  // What stays as it was is not judged: the upstream has it so.
  if (times.startSecs === before?.startSecs && times.endSecs === before.endSecs) return
  assertTimes(resource, times, patch.endSecs === undefined ? 'startSecs' : 'endSecs')
  if (speakerId === null) return
  const path = [patch.startSecs === undefined ? 'endSecs' : 'startSecs']
  assertNoOverlap(resource, { speakerId, target, after: { id, times }, before }, path)
}
