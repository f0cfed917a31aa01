import type { Context } from '../context.js'
import type { DubbingResourceView } from '../datasources/elevenlabs/DubbingResourceView.js'
import type { Outcome } from '../datasources/postgres/OperationStore.js'
import type { DubbingEdit, Expectation, OperationKinds, ResultOf } from '../datasources/postgres/operationKinds.js'
import type { DubbingEditInput } from '../schema/inputs/DubbingEditInput.js'
import { DubbingEditPlace } from './DubbingEditPlace.js'
import { requireDubbing } from './requireDubbing.js'
import { runOperation } from './runOperation.js'

/** The kinds of operations that count the version of a dub up. */
export type DubbingEditKind = {
  [Kind in keyof OperationKinds]: OperationKinds[Kind]['expectation'] extends DubbingEdit ? Kind : never
}[keyof OperationKinds]

/** What is to be sent, when the dub was looked at. */
export interface PreparedEdit<Kind extends DubbingEditKind> {
  /** What to look for upstream, should no answer come. */
  expectation: Omit<Expectation<Kind>, 'versionBefore'>
  send(): Promise<Omit<ResultOf<Kind>, 'dubbingId' | 'jobId'>>
  /** The work that goes on upstream. */
  starts?: (result: ResultOf<Kind>) => Outcome<Kind>['starts']
  /** For the audit. */
  details?: { readonly [name: string]: string | number | boolean }
}

/** Looks at the dub as it is. What it throws keeps the request from leaving. */
export type PrepareEdit<Kind extends DubbingEditKind> = (
  resource: DubbingResourceView,
) => PreparedEdit<Kind> | Promise<PreparedEdit<Kind>>

/** Whether the dub was edited by somebody else, too, is known to the call alone that did it. */
export type EditedDubbing<Kind extends DubbingEditKind> = ResultOf<Kind> & { changedElsewhere?: boolean }

/**
 * Makes one edit of a dub, from the place from which one edit is made at a time. A repeat with the same idempotency key
 * gets what the first one got, whatever version the dub has by then.
 *
 * @throws NotFound; Conflict with `currentVersion`; what `prepare` and runOperation throw.
 */
export async function editDubbing<Kind extends DubbingEditKind>(
  context: Context,
  kind: Kind,
  input: DubbingEditInput,
  prepare: PrepareEdit<Kind>,
): Promise<EditedDubbing<Kind>> {
  const { dubbingId: id, version: seenVersion = null, idempotencyKey } = input
  const dubbing = await requireDubbing(context, id, kind)
  let place: DubbingEditPlace | undefined
  // What to expect is known when the dub was looked at, which is before the request leaves.
  const request = { kind, idempotencyKey, input, subjectId: id, expectation: {} as Expectation<Kind> }
  try {
    const result = await runOperation<Kind>(context, request, async (operation) => {
      place = await DubbingEditPlace.take(context, dubbing, seenVersion, operation.id)
      const { expectation, send, starts, details } = await prepare(place.resource)
      await operation.markSent({ ...expectation, versionBefore: place.version } as Partial<Expectation<Kind>>)
      const answer = { ...(await send()), dubbingId: id } as ResultOf<Kind>
      place.note(answer)
      return {
        result: answer,
        dubbingVersion: { id, version: answer.version },
        starts: starts?.(answer),
        audit: { details: { version: answer.version, ...details } },
      }
    })
    return { ...result, changedElsewhere: place?.changedElsewhere }
  } finally {
    await place?.release()
  }
}
