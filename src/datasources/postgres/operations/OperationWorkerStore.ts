import type { HistoryTrace } from '../audio/HistoryTrace.js'
import type { Json } from '../database/Json.js'
import { toJsonText } from '../database/toJsonText.js'
import type { PrismaClient } from '../generated/client.js'
import { leaseHolder } from '../leases/leaseHolder.js'
import { abandon, adoptOutcome } from './endUnknown.js'
import {
  defaultOperationTimes,
  type Operation,
  type OperationStoreOptions,
  type OperationTimes,
  type Outcome,
  operationColumns,
} from './Operation.js'
import { type NewSpeech, type OperationKind, voiceMakingKinds } from './operationKinds.js'
import { neverSent, recordRefusal, recordUnknown } from './recordOutcome.js'

const RECONCILE_LEASE_MS = 60_000
/** The clock of the queue may be ahead of the clock of the database. */
const CLOCK_MARGIN_MS = 2_000
/** Delay after an attempt that failed and therefore proves nothing. */
const RETRY_AFTER_MS = 60_000
/** If all attempts since the request was sent have failed for this long, an administrator has to decide. */
const GIVE_UP_AFTER_HOURS = 24
/** Operations sent earlier than this before an operation cannot have created the same resource; later ones can. */
const COMPETING_BEFORE_SECS = 3_600
const BATCH = 200

/** What identifies operations that may have generated the same audio. */
export type AudioOrigin = Pick<Operation, 'kind' | 'subjectId' | 'sentAt' | 'createdAt' | 'expectation'> & {
  id: string | null
}

/** The operations of all viewers, for workers. Checks no permissions. */
export class OperationWorkerStore {
  readonly #db: PrismaClient
  readonly #times: OperationTimes
  readonly #options: OperationStoreOptions
  readonly #holder: string

  constructor(db: PrismaClient, options: OperationStoreOptions = {}) {
    this.#db = db
    this.#times = { ...defaultOperationTimes, ...options.times }
    this.#options = options
    this.#holder = options.holder ?? leaseHolder
  }

  /** Ends operations with expired leases: as refused if they were never sent, otherwise as unknown. */
  async expireLeases(): Promise<{ refused: number; unknown: number }> {
    const expired = await this.#db.$queryRaw<{ id: string; state: 'PLANNED' | 'SENT' }[]>`
      SELECT id::text AS "id", state::text AS "state" FROM operation
      WHERE state IN ('PLANNED', 'SENT') AND lease_until < now() ORDER BY lease_until LIMIT ${BATCH}`
    const ended = { refused: 0, unknown: 0 }
    for (const { id, state } of expired) {
      const isEnded = await this.#db.$transaction(async (tx) => {
        // Read again under a lock: its holder may have renewed the lease.
        const locked = await tx.$queryRaw<unknown[]>`
          SELECT 1 FROM operation WHERE id = ${id}::uuid AND state::text = ${state} AND lease_until < now() FOR UPDATE`
        if (locked.length === 0) return false
        if (state === 'PLANNED') return recordRefusal(tx, id, neverSent)
        return recordUnknown(tx, id, { delayMs: 0, queueReconciliation: this.#options.queueReconciliation })
      })
      if (isEnded) ended[state === 'PLANNED' ? 'refused' : 'unknown'] += 1
    }
    return ended
  }

  async findDue(): Promise<string[]> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      SELECT id::text AS "id" FROM operation
      WHERE state = 'UNKNOWN' AND next_reconcile_at <= now() AND (lease_until IS NULL OR lease_until < now())
      ORDER BY next_reconcile_at LIMIT ${BATCH}`
    return rows.map(({ id }) => id)
  }

  /** Acquires the lease of an operation to reconcile. Null if it is not due, has ended, or another process holds it. */
  async acquire(id: string): Promise<Operation | null> {
    const [operation] = await this.#db.$queryRaw<Operation[]>`
      UPDATE operation o SET lease_holder = ${this.#holder},
        lease_until = now() + ${RECONCILE_LEASE_MS} * interval '1 millisecond'
      WHERE o.id = ${id}::uuid AND o.state = 'UNKNOWN'
        AND o.next_reconcile_at <= now() + ${CLOCK_MARGIN_MS} * interval '1 millisecond'
        AND (o.lease_until IS NULL OR o.lease_until < now())
      RETURNING ${operationColumns}`
    return operation ?? null
  }

  /** Records an outcome that was found. False if the operation has ended, or what it created belongs to another user. */
  adopt(id: string, outcome: Outcome): Promise<boolean> {
    return adoptOutcome(this.#db, { id, outcome }, this.#options)
  }

  /**
   * Records an attempt without a single match and schedules the next one. After the last attempt an ambiguous operation
   * needs an administrator, and one without a trace is abandoned.
   */
  async recordNoMatch(
    { id, reconcileAttempts }: Operation,
    isAmbiguous: boolean,
  ): Promise<'RETRY_LATER' | 'NEEDS_ADMIN' | 'ABANDONED'> {
    const after = this.#times.reconcileAfterMs
    const next = after[reconcileAttempts + 1]
    if (next === undefined && !isAmbiguous) {
      await abandon(this.#db, id)
      return 'ABANDONED'
    }
    const delayMs = next === undefined ? null : next - (after[reconcileAttempts] ?? 0)
    await this.#db.$transaction(async (tx) => {
      const count = await tx.$executeRaw`
        UPDATE operation SET reconcile_attempts = reconcile_attempts + 1, needs_admin = ${isAmbiguous},
          next_reconcile_at = now() + ${delayMs}::int * interval '1 millisecond', lease_holder = NULL, lease_until = NULL
        WHERE id = ${id}::uuid AND state = 'UNKNOWN'`
      if (count > 0 && delayMs !== null) await this.#options.queueReconciliation?.(id, delayMs, tx)
    })
    return delayMs === null ? 'NEEDS_ADMIN' : 'RETRY_LATER'
  }

  /** A failed attempt is not counted. The periodic job repeats it, for `GIVE_UP_AFTER_HOURS` at most. */
  async recordFailedAttempt(id: string): Promise<'RETRY_LATER' | 'NEEDS_ADMIN'> {
    const rows = await this.#db.$queryRaw<{ isLong: boolean }[]>`
      UPDATE operation o SET lease_holder = NULL, lease_until = NULL, needs_admin = o.needs_admin OR f.is_long,
        next_reconcile_at = CASE WHEN NOT f.is_long THEN now() + ${RETRY_AFTER_MS} * interval '1 millisecond' END
      FROM (
        SELECT id, coalesce(sent_at, created_at) < now() - ${GIVE_UP_AFTER_HOURS} * interval '1 hour' AS is_long FROM operation
        WHERE id = ${id}::uuid) f
      WHERE o.id = f.id AND o.state = 'UNKNOWN' RETURNING f.is_long AS "isLong"`
    return rows[0]?.isLong ? 'NEEDS_ADMIN' : 'RETRY_LATER'
  }

  /** Those of the voices that have no owner, were not deleted here, and are not the result of another operation. */
  async unclaimedVoices(voiceIds: readonly string[], operationId: string): Promise<string[]> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      SELECT c.id FROM unnest(${voiceIds}::text[]) c (id)
      WHERE NOT EXISTS (
          SELECT 1 FROM voice v WHERE v.id = c.id AND (v.owner_id IS NOT NULL OR v.is_stock OR v.deleted_at IS NOT NULL))
        AND NOT EXISTS (
          SELECT 1 FROM operation o WHERE o.id <> ${operationId}::uuid AND o.result ->> 'voiceId' = c.id
            AND o.kind = ANY (${voiceMakingKinds}::text[]) AND o.ended_at IS NOT NULL)`
    return rows.map(({ id }) => id)
  }

  /** Whether another operation that creates a voice with this name has not ended. */
  hasCompetingVoice(operation: Operation, name: string): Promise<boolean> {
    return this.#hasCompetingName(operation, voiceMakingKinds, name)
  }

  /** Those of the dubbings that have no row, also no deleted one, and are not the result of another operation. */
  async unclaimedDubbings(dubbingIds: readonly string[], operationId: string): Promise<string[]> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      SELECT c.id FROM unnest(${dubbingIds}::text[]) c (id)
      WHERE NOT EXISTS (SELECT 1 FROM dubbing d WHERE d.id = c.id)
        AND NOT EXISTS (
          SELECT 1 FROM operation o WHERE o.id <> ${operationId}::uuid AND o.result ->> 'dubbingId' = c.id
            AND o.kind = 'createDubbing' AND o.ended_at IS NOT NULL)`
    return rows.map(({ id }) => id)
  }

  /** Whether another operation that creates a dubbing with this name has not ended. */
  hasCompetingDubbing(operation: Operation, name: string): Promise<boolean> {
    return this.#hasCompetingName(operation, ['createDubbing'], name)
  }

  /** Those of the speakers, segments or renders of the dubbing that are not the result of another operation. */
  async unclaimedDubbingIds(
    { id, kind, subjectId }: Operation,
    field: 'speakerId' | 'segmentId' | 'renderId',
    ids: readonly string[],
  ): Promise<string[]> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      SELECT c.id FROM unnest(${ids}::text[]) c (id)
      WHERE NOT EXISTS (
        SELECT 1 FROM operation o WHERE o.id <> ${id}::uuid AND o.kind = ${kind} AND o.subject_id = ${subjectId}
          AND o.result ->> ${field}::text = c.id AND o.ended_at IS NOT NULL)`
    return rows.map(({ id }) => id)
  }

  /** Whether another edit of the same kind and dubbing with the same expectation has not ended. */
  async hasCompetingEdit({ id, kind, subjectId, sentAt, createdAt }: Operation, expected: Json): Promise<boolean> {
    const rows = await this.#db.$queryRaw<unknown[]>`
      SELECT 1 FROM operation o
      WHERE o.state IN ('SENT', 'UNKNOWN') AND o.id <> ${id}::uuid AND o.kind = ${kind} AND o.subject_id = ${subjectId}
        AND o.expectation @> ${toJsonText(expected)}::jsonb
        AND o.sent_at >= ${sentAt ?? createdAt}::timestamptz - ${COMPETING_BEFORE_SECS} * interval '1 second'
      LIMIT 1`
    return rows.length > 0
  }

  /** Whether another edit of the same dubbing has this version as its result. */
  async hasAnotherVersion({ id, subjectId }: Operation, version: number): Promise<boolean> {
    const rows = await this.#db.$queryRaw<unknown[]>`
      SELECT 1 FROM operation o
      WHERE o.state = 'DONE' AND o.id <> ${id}::uuid AND o.subject_id = ${subjectId}
        AND o.result ->> 'version' = ${String(version)}
      LIMIT 1`
    return rows.length > 0
  }

  /** Compares names as the reconcilers do: Postgres trims fewer characters than JavaScript. */
  async #hasCompetingName(
    { id, sentAt, createdAt }: Operation,
    kinds: readonly OperationKind[],
    name: string,
  ): Promise<boolean> {
    const rows = await this.#db.$queryRaw<{ name: string | null }[]>`
      SELECT DISTINCT o.expectation ->> 'name' AS "name" FROM operation o
      WHERE o.state IN ('SENT', 'UNKNOWN') AND o.id <> ${id}::uuid
        AND o.kind = ANY (${kinds}::text[])
        AND o.sent_at >= ${sentAt ?? createdAt}::timestamptz - ${COMPETING_BEFORE_SECS} * interval '1 second'`
    return rows.some((row) => row.name?.trim() === name.trim())
  }

  /** Those of the history items that never belonged to audio of this server. */
  async unclaimedHistoryItems<Item extends HistoryTrace>(items: readonly Item[]): Promise<Item[]> {
    const ids = items.map(({ id }) => id)
    const requestIds = items.flatMap(({ requestId }) => requestId ?? [])
    const entries = await this.#db.usageEntry.findMany({
      where: { OR: [{ historyItemId: { in: ids } }, { upstreamRequestId: { in: requestIds } }] },
      select: { historyItemId: true, upstreamRequestId: true },
    })
    const takenIds = new Set(entries.map(({ historyItemId }) => historyItemId))
    const takenRequests = new Set(entries.flatMap(({ upstreamRequestId }) => upstreamRequestId ?? []))
    return items.filter(({ id, requestId }) => !takenIds.has(id) && !(requestId && takenRequests.has(requestId)))
  }

  /**
   * Whether another operation of the same kind and voice may have created the same history item: it has not ended, or its
   * history item is unknown. Texts are compared where both are known.
   *
   * @param byRequest The history names the request of each item, so an operation with a known request id does not compete.
   */
  async hasCompetingAudio(
    { id, kind, subjectId, sentAt, createdAt, expectation }: AudioOrigin,
    byRequest: boolean,
  ): Promise<boolean> {
    const { textSha256 = null } = expectation as Partial<NewSpeech>
    const rows = await this.#db.$queryRaw<unknown[]>`
      SELECT 1 FROM operation o LEFT JOIN usage_entry u ON u.operation_id = o.id
      WHERE o.id IS DISTINCT FROM ${id}::uuid AND o.kind = ${kind} AND o.subject_id = ${subjectId}
        AND (${textSha256}::text IS NULL OR o.expectation ->> 'textSha256' = ${textSha256}
          OR o.expectation -> 'textSha256' IS NULL)
        AND o.sent_at >= ${sentAt ?? createdAt}::timestamptz - ${COMPETING_BEFORE_SECS} * interval '1 second'
        AND (o.state IN ('SENT', 'UNKNOWN') OR (o.state IN ('DONE', 'ADOPTED') AND u.history_item_id IS NULL
          AND (u.upstream_request_id IS NULL OR NOT ${byRequest}::boolean)))
      LIMIT 1`
    return rows.length > 0
  }

  /** Those that have not ended, and those of the last hour, by state in lower case. The limits bound its cost. */
  async countByState(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.#db.$queryRaw<{ state: string; count: number }[]>`
      SELECT lower(state::text) AS "state", count(*)::int AS "count" FROM (
        (SELECT state FROM operation WHERE state IN ('PLANNED', 'SENT') LIMIT 10000)
        UNION ALL (SELECT state FROM operation WHERE state = 'UNKNOWN' LIMIT 10000)
        UNION ALL (SELECT state FROM operation WHERE state NOT IN ('PLANNED', 'SENT', 'UNKNOWN')
          AND created_at > now() - interval '1 hour' ORDER BY created_at DESC LIMIT 10000)
      ) o GROUP BY state`
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  }

  /**
   * Removes the idempotency keys and text hashes of operations that ended before the keys expire. The condition matches the
   * index `operation_trace`.
   */
  async releaseKeys(): Promise<number> {
    return this.#db.$executeRaw`
      UPDATE operation SET idempotency_key = NULL, input_hash = '', expectation = expectation - 'textSha256'
      WHERE ended_at IS NOT NULL
        AND (idempotency_key IS NOT NULL OR input_hash <> '' OR (expectation ->> 'textSha256') IS NOT NULL)
        AND created_at < now() - ${this.#times.keepKeysMs} * interval '1 millisecond'`
  }
}
