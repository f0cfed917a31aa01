import { createHash } from 'node:crypto'
import type { Context } from '../../../context.js'
import { OutcomeUnknown, UpstreamNotFound } from '../../../errors.js'
import type { DeleteDubbingSegmentsInput } from '../../../schema/dubbing/DubbingSegmentInputs.js'
import { runOperation } from '../../operations/runOperation.js'
import { requireDubbing } from '../requireDubbing.js'
import { DubbingEditLock } from './DubbingEditLock.js'
import { assertSegments } from './dubbingAssertions.js'
import { segmentIdIn } from './partIds.js'

export interface DeletedSegments {
  dubbingId: string
  version: number | null
  /** The first ones of those that were asked for. */
  deletedDubbingSegmentIds: string[]
  changedElsewhere: boolean
  /** Of the one that stopped it, when nobody knows what became of that. */
  operationId: string | null
  /** Why the others are still there. */
  stoppedBy?: unknown
}

/**
 * Deletes segments one after the other, for the upstream knows no other way, and from one place, so that nobody edits in
 * between. Each is an operation of its own: of a repeat with the same idempotency key those that are gone give what they
 * gave, and it goes on with the others.
 *
 * @throws What kept the first one from being deleted; what stops it later is in the answer.
 */
export async function deleteDubbingSegments(
  context: Context,
  input: DeleteDubbingSegmentsInput,
): Promise<DeletedSegments> {
  const { dubbingId, idempotencyKey } = input
  const segmentIds = input.segmentIds.map((id) => segmentIdIn(dubbingId, id))
  const deletedDubbingSegmentIds: string[] = []
  let version = input.version ?? null
  let place: DubbingEditLock | undefined
  let changedElsewhere = false

  const deleteOne = async (segmentId: string, index: number) => {
    const request = {
      kind: 'deleteDubbingSegment',
      idempotencyKey: idempotencyKey == null ? null : keyOf(idempotencyKey, segmentId),
      input: { ...input, idempotencyKey: null },
      subjectId: dubbingId,
      expectation: { segmentId, versionBefore: 0 },
    } as const
    const result = await runOperation(context, request, async (operation) => {
      if (place === undefined) {
        const dubbing = await requireDubbing(context, dubbingId, 'deleteDubbingSegment')
        place = await DubbingEditLock.take(context, dubbing, version, operation.id)
        place.look((resource) => assertSegments(resource, segmentIds, index))
      } else {
        await place.keep()
      }
      const known = { versionBefore: place.version }
      const upstream = context.upstream.beforeWrite(() => operation.markSent(known))
      const answer = await upstream.dubbing.deleteSegment(dubbingId, segmentId).catch((error: unknown) => {
        const isUnknown = error instanceof UpstreamNotFound && error.upstreamCode === 'segment_not_found'
        throw isUnknown ? error.at('segmentIds', String(index)) : error
      })
      place.note(answer)
      return {
        result: {
          ...{ dubbingId, segmentId, version: answer.version },
          ...(place.changedElsewhere && { changedElsewhere: true }),
        },
        dubbingVersion: { id: dubbingId, version: answer.version },
        audit: { details: { version: answer.version, segmentId } },
      }
    })
    version = result.version
    if (result.changedElsewhere) changedElsewhere = true
    deletedDubbingSegmentIds.push(segmentId)
  }

  try {
    for (const [index, segmentId] of segmentIds.entries()) await deleteOne(segmentId, index)
    return { dubbingId, version, deletedDubbingSegmentIds, changedElsewhere, operationId: null }
  } catch (error) {
    if (deletedDubbingSegmentIds.length === 0) throw error
    const operationId = error instanceof OutcomeUnknown ? String(error.details.operationId) : null
    return { dubbingId, version, deletedDubbingSegmentIds, changedElsewhere, operationId, stoppedBy: error }
  } finally {
    await place?.release()
  }
}

/** A key for each segment, of any length that a key may have. */
function keyOf(idempotencyKey: string, segmentId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([idempotencyKey, segmentId]))
    .digest('hex')
}
