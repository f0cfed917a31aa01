import type { Context } from '../../../context.js'
import type { DubbingResourceView } from '../../../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { DubbingSegmentPatch } from '../../../datasources/elevenlabs/apis/fields/dubbingInputs.js'
import type { DubbingSegment } from '../../../schema/dubbing/DubbingSegment.js'
import type { UpdateDubbingSegmentInput } from '../../../schema/dubbing/DubbingSegmentInputs.js'
import { assertChange } from '../../operations/assertChange.js'
import { isSource, refused, requireSegment, requireTargetLanguage } from './dubbingAssertions.js'
import { decodeSegmentId } from './dubbingIds.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'
import { assertNoOverlap, assertTimes, timesIn } from './segmentTimes.js'

/**
 * Changes a segment in one language. Null clears a field: the text becomes empty, the times of a dub those of the source.
 * Upstream does not document null, so it is never sent.
 */
export async function updateDubbingSegment(
  context: Context,
  input: UpdateDubbingSegmentInput,
): Promise<EditedDubbing<'updateDubbingSegment'> & { segmentId: string }> {
  const { dubbingId, segmentId } = decodeSegmentId(input.id)
  const fields = ['startSecs', 'endSecs', 'text'] as const
  assertChange(input, fields, { clearable: fields })
  return editDubbing(context, { kind: 'updateDubbingSegment', input: { ...input, dubbingId } }, (resource) => {
    const segment = requireSegment(resource, segmentId, ['id'])
    const target = isSource(resource, input.language) ? null : requireTargetLanguage(resource, input.language)
    const language = target ?? resource.sourceLanguage ?? input.language
    const patch = patchOf(segment, target, input)
    if (patch.startSecs !== undefined || patch.endSecs !== undefined)
      assertPatchTimes(resource, patch, { segment, target })
    return {
      expectation: { segmentId, language, ...patch },
      send: async (dubbing) => ({
        ...(await dubbing.updateSegment(dubbingId, { segmentId, language }, patch)),
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
    if (time === null && target === null)
      throw refused('INVALID', `\`${field}\` must not be null in the source language.`, [field])
    patch[field] = time ?? segment[field]
  }
  if (input.text !== undefined) patch.text = input.text ?? ''
  return patch
}

function assertPatchTimes(
  resource: DubbingResourceView,
  patch: DubbingSegmentPatch,
  { segment, target }: { segment: DubbingSegment; target: string | null },
): void {
  const { upstreamId: id, speakerId } = segment
  const before = timesIn(resource, id, target)
  const times = {
    startSecs: patch.startSecs ?? before?.startSecs ?? 0,
    endSecs: patch.endSecs ?? before?.endSecs ?? 0,
  }
  // Unchanged times are not checked: upstream has accepted them.
  if (times.startSecs === before?.startSecs && times.endSecs === before.endSecs) return
  assertTimes(resource, times, patch.endSecs === undefined ? 'startSecs' : 'endSecs')
  if (speakerId === null) return
  const path = [patch.startSecs === undefined ? 'endSecs' : 'startSecs']
  assertNoOverlap(resource, { speakerId, target, after: { id, times }, before }, path)
}
