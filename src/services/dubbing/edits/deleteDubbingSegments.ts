import { createHash } from 'node:crypto'
import type { Context } from '../../../context.js'
import { OutcomeUnknown, UpstreamNotFound } from '../../../errors.js'
import type { DeleteDubbingSegmentsInput } from '../../../schema/dubbing/DubbingSegmentInputs.js'
import { runOperation } from '../../operations/runOperation.js'
import { requireDubbing } from '../requireDubbing.js'
import { DubbingEditLock } from './DubbingEditLock.js'
import { assertSegments } from './dubbingAssertions.js'
import { segmentIdIn } from './dubbingIds.js'

export interface DeletedSegments {
  dubbingId: string
  version: number | null
  /** In the order of the input. */
  deletedDubbingSegmentIds: string[]
  changedElsewhere: boolean
  /** The operation with an unknown outcome, if that was the reason to stop. */
  operationId: string | null
  /** Why the other segments were not deleted. */
  stoppedBy?: unknown
}

/**
 * Deletes segments one after the other under one lock: upstream has no batch. Each deletion is an operation of its own, so a
 * repeat with the same idempotency key continues after the segments that were deleted before.
 *
 * @throws the error of the first deletion. A later error is in the result.
 */
export async function deleteDubbingSegments(
  context: Context,
  input: DeleteDubbingSegmentsInput,
): Promise<DeletedSegments> {
  const { dubbingId, idempotencyKey } = input
  const segmentIds = input.segmentIds.map((id) => segmentIdIn(dubbingId, id))
  const deletedDubbingSegmentIds: string[] = []
  let version = input.version ?? null
  let lock: DubbingEditLock | undefined
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
      if (lock === undefined) {
        const dubbing = await requireDubbing(context, dubbingId, 'deleteDubbingSegment')
        lock = await DubbingEditLock.acquire(context, dubbing, { seenVersion: version, operationId: operation.id })
        lock.withResource((resource) => assertSegments(resource, segmentIds, index))
      } else {
        await lock.renew()
      }
      const expected = { versionBefore: lock.version }
      const upstream = context.upstream.beforeWrite(() => operation.markSent(expected))
      const answer = await upstream.dubbing.deleteSegment(dubbingId, segmentId).catch((error: unknown) => {
        const isMissing = error instanceof UpstreamNotFound && error.upstreamCode === 'segment_not_found'
        throw isMissing ? error.at('segmentIds', String(index)) : error
      })
      lock.recordEdit(answer)
      return {
        result: {
          ...{ dubbingId, segmentId, version: answer.version },
          ...(lock.changedElsewhere && { changedElsewhere: true }),
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
    await lock?.release()
  }
}

function keyOf(idempotencyKey: string, segmentId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([idempotencyKey, segmentId]))
    .digest('hex')
}
