import type { Context } from '../../../context.js'
import type { DubbingResourceApi } from '../../../datasources/elevenlabs/apis/DubbingResourceApi.js'
import type { DubbingResourceView } from '../../../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { Outcome } from '../../../datasources/postgres/operations/OperationStore.js'
import type {
  DubbingEdit,
  Expectation,
  OperationKinds,
  ResultOf,
} from '../../../datasources/postgres/operations/operationKinds.js'
import { runOperation } from '../../operations/runOperation.js'
import { requireDubbing } from '../requireDubbing.js'
import { DubbingEditLock } from './DubbingEditLock.js'

/** The kinds of operations that raise the version of a dubbing. */
export type DubbingEditKind = {
  [Kind in keyof OperationKinds]: OperationKinds[Kind]['expectation'] extends DubbingEdit ? Kind : never
}[keyof OperationKinds]

export interface DubbingEditRequest {
  dubbingId: string
  version?: number | null
  idempotencyKey?: string | null
}

export interface PreparedEdit<Kind extends DubbingEditKind> {
  expectation: Omit<Expectation<Kind>, 'versionBefore'>
  /** Has to use this client, which marks the operation as SENT. */
  send(dubbing: DubbingResourceApi): Promise<Omit<ResultOf<Kind>, 'dubbingId' | 'jobId'>>
  starts?: (result: ResultOf<Kind>) => Outcome<Kind>['starts']
  targetLanguages?: readonly string[]
  details?: { readonly [name: string]: string | number | boolean }
}

/** If it throws, the request is not sent. */
export type PrepareEdit<Kind extends DubbingEditKind> = (
  resource: DubbingResourceView,
) => PreparedEdit<Kind> | Promise<PreparedEdit<Kind>>

export type EditedDubbing<Kind extends DubbingEditKind> = ResultOf<Kind>

/**
 * Edits a dubbing under its lock. A repeat with the same idempotency key gets the first result.
 *
 * @throws NotFound; Conflict with `currentVersion`; errors of `prepare` and runOperation.
 */
export async function editDubbing<Kind extends DubbingEditKind>(
  context: Context,
  { kind, input }: { kind: Kind; input: DubbingEditRequest },
  prepare: PrepareEdit<Kind>,
): Promise<EditedDubbing<Kind>> {
  const { dubbingId: id, version: seenVersion = null, idempotencyKey } = input
  let lock: DubbingEditLock | undefined
  // `markSent` adds the expectation, which needs the resource.
  const request = { kind, idempotencyKey, input, subjectId: id, expectation: {} as Expectation<Kind> }
  try {
    return await runOperation<Kind>(context, request, async (operation) => {
      const dubbing = await requireDubbing(context, id, kind)
      lock = await DubbingEditLock.acquire(context, dubbing, { seenVersion, operationId: operation.id })
      const { expectation, send, starts, targetLanguages, details } = await lock.withResource(prepare)
      const expected = { ...expectation, versionBefore: lock.version } as Partial<Expectation<Kind>>
      const { dubbingResource: upstream } = context.upstream.beforeWrite(() => operation.markSent(expected))
      const sent = { ...(await send(upstream)), dubbingId: id } as ResultOf<Kind>
      lock.recordEdit(sent)
      const result = lock.changedElsewhere ? { ...sent, changedElsewhere: true } : sent
      return {
        result,
        dubbingVersion: { id, version: result.version, targetLanguages },
        starts: starts?.(result),
        audit: { details: { version: result.version, ...details } },
      }
    })
  } finally {
    await lock?.release()
  }
}
