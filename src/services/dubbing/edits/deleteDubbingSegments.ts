import { createHash } from 'node:crypto'
import type { Context } from '../../../context.js'
import type { Outcome } from '../../../datasources/postgres/operations/Operation.js'
import { OutcomeUnknown, UpstreamNotFound } from '../../../errors.js'
import type { DeleteDubbingSegmentsInput } from '../../../schema/dubbing/DubbingSegmentInputs.js'
import { type OperationHandle, runOperation } from '../../operations/runOperation.js'
import { requireDubbing } from '../requireDubbing.js'
import { DubbingEditLock } from './DubbingEditLock.js'
import { assertSegments } from './dubbingAssertions.js'
import { segmentIdIn } from './dubbingIds.js'

type Kind = 'deleteDubbingSegment'

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
  const deletion = new SegmentDeletion(context, input)
  try {
    await deletion.run()
    return { ...deletion.result(), operationId: null }
  } catch (error) {
    const result = deletion.result()
    if (result.deletedDubbingSegmentIds.length === 0) throw error
    const operationId = error instanceof OutcomeUnknown ? String(error.details.operationId) : null
    return { ...result, operationId, stoppedBy: error }
  } finally {
    await deletion.release()
  }
}

class SegmentDeletion {
  readonly #context: Context
  readonly #input: DeleteDubbingSegmentsInput
  readonly #segmentIds: readonly string[]
  readonly #deletedIds: string[] = []
  #version: number | null
  #lock: DubbingEditLock | undefined
  #changedElsewhere = false

  constructor(context: Context, input: DeleteDubbingSegmentsInput) {
    this.#context = context
    this.#input = input
    this.#segmentIds = input.segmentIds.map((id) => segmentIdIn(input.dubbingId, id))
    this.#version = input.version ?? null
  }

  async run(): Promise<void> {
    for (const index of this.#segmentIds.keys()) await this.#delete(index)
  }

  result(): Omit<DeletedSegments, 'operationId'> {
    return {
      dubbingId: this.#input.dubbingId,
      version: this.#version,
      deletedDubbingSegmentIds: this.#deletedIds,
      changedElsewhere: this.#changedElsewhere,
    }
  }

  async release(): Promise<void> {
    await this.#lock?.release()
  }

  async #delete(index: number): Promise<void> {
    const { dubbingId, idempotencyKey } = this.#input
    const segmentId = this.#segmentIds[index]!
    const request = {
      kind: 'deleteDubbingSegment',
      idempotencyKey: idempotencyKey == null ? null : keyOf(idempotencyKey, segmentId),
      input: { ...this.#input, idempotencyKey: null },
      subjectId: dubbingId,
      expectation: { segmentId, versionBefore: 0 },
    } as const
    const result = await runOperation(this.#context, request, (operation) => this.#send(operation, index))
    this.#version = result.version
    if (result.changedElsewhere) this.#changedElsewhere = true
    this.#deletedIds.push(segmentId)
  }

  async #send(operation: OperationHandle<Kind>, index: number): Promise<Outcome<Kind>> {
    const { dubbingId } = this.#input
    const segmentId = this.#segmentIds[index]!
    const lock = await this.#acquire(operation.id, index)
    const expected = { versionBefore: lock.version }
    const { dubbingResource } = this.#context.upstream.beforeWrite(() => operation.markSent(expected))
    const { version } = await dubbingResource.deleteSegment(dubbingId, segmentId).catch((error: unknown) => {
      const isMissing = error instanceof UpstreamNotFound && error.upstreamCode === 'segment_not_found'
      throw isMissing ? error.at('segmentIds', String(index)) : error
    })
    lock.recordEdit({ version })
    return {
      result: { dubbingId, segmentId, version, ...(lock.changedElsewhere && { changedElsewhere: true }) },
      dubbingVersion: { id: dubbingId, version },
      audit: { details: { version, segmentId } },
    }
  }

  /** The first deletion acquires the lock and checks the ids from `index` on; the others renew it. */
  async #acquire(operationId: string, index: number): Promise<DubbingEditLock> {
    if (this.#lock !== undefined) {
      await this.#lock.renew()
      return this.#lock
    }
    const dubbing = await requireDubbing(this.#context, this.#input.dubbingId, 'deleteDubbingSegment')
    const lock = await DubbingEditLock.acquire(this.#context, dubbing, { seenVersion: this.#version, operationId })
    this.#lock = lock
    lock.withResource((resource) => assertSegments(resource, this.#segmentIds, index))
    return lock
  }
}

function keyOf(idempotencyKey: string, segmentId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([idempotencyKey, segmentId]))
    .digest('hex')
}
