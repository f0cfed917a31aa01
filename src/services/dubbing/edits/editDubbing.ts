import type { Context } from '../../../context.js'
import type { DubbingApi } from '../../../datasources/elevenlabs/apis/DubbingApi.js'
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

/** The kinds of operations that count the version of a dub up. */
export type DubbingEditKind = {
  [Kind in keyof OperationKinds]: OperationKinds[Kind]['expectation'] extends DubbingEdit ? Kind : never
}[keyof OperationKinds]

/** The input of an edit, with the dub that it is about. */
export interface DubbingEditRequest {
  dubbingId: string
  version?: number | null
  idempotencyKey?: string | null
}

/** What is to be sent, when the dub was looked at. */
export interface PreparedEdit<Kind extends DubbingEditKind> {
  /** What to look for upstream, should no answer come. */
  expectation: Omit<Expectation<Kind>, 'versionBefore'>
  /** To be made with this client, which marks the operation SENT. */
  send(dubbing: DubbingApi): Promise<Omit<ResultOf<Kind>, 'dubbingId' | 'jobId'>>
  /** The work that goes on upstream. */
  starts?: (result: ResultOf<Kind>) => Outcome<Kind>['starts']
  /** The languages that the dub has by it. */
  targetLanguages?: readonly string[]
  /** For the audit. */
  details?: { readonly [name: string]: string | number | boolean }
}

/** Looks at the dub as it is. What it throws keeps the request from leaving. */
export type PrepareEdit<Kind extends DubbingEditKind> = (
  resource: DubbingResourceView,
) => PreparedEdit<Kind> | Promise<PreparedEdit<Kind>>

/** What an edit answers, and every repeat of it. */
export type EditedDubbing<Kind extends DubbingEditKind> = ResultOf<Kind>

/**
 * Makes one edit of a dub, from the place from which one edit is made at a time. A repeat with the same idempotency key
 * gets what the first one got, whatever has become of the dub by then.
 *
 * @throws NotFound; Conflict with `currentVersion`; what `prepare` and runOperation throw.
 */
export async function editDubbing<Kind extends DubbingEditKind>(
  context: Context,
  kind: Kind,
  input: DubbingEditRequest,
  prepare: PrepareEdit<Kind>,
): Promise<EditedDubbing<Kind>> {
  const { dubbingId: id, version: seenVersion = null, idempotencyKey } = input
  let place: DubbingEditLock | undefined
  // What to expect is known when the dub was looked at, which is before the request leaves.
  const request = { kind, idempotencyKey, input, subjectId: id, expectation: {} as Expectation<Kind> }
  try {
    return await runOperation<Kind>(context, request, async (operation) => {
      const dubbing = await requireDubbing(context, id, kind)
      place = await DubbingEditLock.take(context, dubbing, seenVersion, operation.id)
      const { expectation, send, starts, targetLanguages, details } = await place.look(prepare)
      const known = { ...expectation, versionBefore: place.version } as Partial<Expectation<Kind>>
      const { dubbing: upstream } = context.upstream.beforeWrite(() => operation.markSent(known))
      const sent = { ...(await send(upstream)), dubbingId: id } as ResultOf<Kind>
      place.note(sent)
      const answer = place.changedElsewhere ? { ...sent, changedElsewhere: true } : sent
      return {
        result: answer,
        dubbingVersion: { id, version: answer.version, targetLanguages },
        starts: starts?.(answer),
        audit: { details: { version: answer.version, ...details } },
      }
    })
  } finally {
    await place?.release()
  }
}
