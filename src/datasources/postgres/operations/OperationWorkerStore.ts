import type { HistoryTrace } from '../audio/HistoryTrace.js'
import type { Json } from '../database/Json.js'
import { toColumnText } from '../database/toColumnText.js'
import type { PrismaClient } from '../generated/client.js'
import { leaseHolder } from '../leases/leaseHolder.js'
import { abandon, adoptOutcome } from './endUnknown.js'
import {
  defaultOperationTimes,
  type Operation,
  type OperationTimes,
  type Outcome,
  operationColumns,
} from './Operation.js'
import { neverSent, type OperationStoreOptions } from './OperationStore.js'
import { type NewSpeech, type OperationKind, voiceMakingKinds } from './operationKinds.js'
import { recordRefusal, recordUnknown } from './recordOutcome.js'

/** A reconciler that says nothing any more is followed by another one. */
const SETTLE_LEASE_MS = 60_000
/** The queue's clock may be a little ahead of the database's. */
const CLOCK_MARGIN_MS = 2_000
/** After a look that failed itself, and proves nothing. */
const LOOK_AGAIN_MS = 60_000
/** When looks have only failed for so long since the request left, it is no outage that passes. */
const LOOK_FOR_HOURS = 24
/** What was sent longer before makes voices of another time. What was sent later may have made the voice in question. */
const RIVAL_BEFORE_SECS = 3_600
const BATCH = 200

/** Where a sound came from, as far as it tells who else may have made one like it. */
export type SoundOrigin = Pick<Operation, 'kind' | 'subjectId' | 'sentAt' | 'createdAt' | 'expectation'> & {
  id: string | null
}

/** The operations of everybody, for the workers that end what their callers could not. It knows no viewer. */
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

  /** Ends the leases that ran out: what never left was certainly not done, and of what left nobody knows. */
  async endLeases(): Promise<{ refused: number; lost: number }> {
    const over = await this.#db.$queryRaw<{ id: string; state: 'PLANNED' | 'SENT' }[]>`
      SELECT id::text AS "id", state::text AS "state" FROM operation
      WHERE state IN ('PLANNED', 'SENT') AND lease_until < now() ORDER BY lease_until LIMIT ${BATCH}`
    const ended = { refused: 0, lost: 0 }
    for (const { id, state } of over) {
      const isEnded = await this.#db.$transaction(async (tx) => {
        // Locked and looked at anew: its holder may have come back to life meanwhile.
        const still = await tx.$queryRaw<unknown[]>`
          SELECT 1 FROM operation WHERE id = ${id}::uuid AND state::text = ${state} AND lease_until < now() FOR UPDATE`
        if (still.length === 0) return false
        if (state === 'PLANNED') return recordRefusal(tx, id, neverSent)
        return recordUnknown(tx, id, { delayMs: 0, queueSettlement: this.#options.queueSettlement })
      })
      if (isEnded) ended[state === 'PLANNED' ? 'refused' : 'lost'] += 1
    }
    return ended
  }

  /** Operations whose outcome should have been looked for by now. */
  async due(): Promise<string[]> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      SELECT id::text AS "id" FROM operation
      WHERE state = 'UNKNOWN' AND next_settle_at <= now() AND (lease_until IS NULL OR lease_until < now())
      ORDER BY next_settle_at LIMIT ${BATCH}`
    return rows.map(({ id }) => id)
  }

  /** Takes an operation in hand in order to settle it; null when that is not to be done, or done by another. */
  async take(id: string): Promise<Operation | null> {
    const [operation] = await this.#db.$queryRaw<Operation[]>`
      UPDATE operation o SET lease_holder = ${this.#holder},
        lease_until = now() + ${SETTLE_LEASE_MS} * interval '1 millisecond'
      WHERE o.id = ${id}::uuid AND o.state = 'UNKNOWN'
        AND o.next_settle_at <= now() + ${CLOCK_MARGIN_MS} * interval '1 millisecond'
        AND (o.lease_until IS NULL OR o.lease_until < now())
      RETURNING ${operationColumns}`
    return operation ?? null
  }

  /**
   * Gives what was found to the one who asked for it. False when that can not be: it belongs to somebody else, or the
   * operation has ended otherwise.
   */
  adopt(id: string, outcome: Outcome): Promise<boolean> {
    return adoptOutcome(this.#db, id, outcome, this.#options)
  }

  /**
   * Nothing was concluded from this look. There will be another one, or it was the last: then what is ambiguous waits
   * for an administrator, and what left no trace is abandoned.
   */
  async lookedInVain(
    { id, settleAttempts }: Operation,
    isAmbiguous: boolean,
  ): Promise<'LATER' | 'WAITS' | 'ABANDONED'> {
    const after = this.#times.reconcileAfterMs
    const next = after[settleAttempts + 1]
    if (next === undefined && !isAmbiguous) {
      await abandon(this.#db, id)
      return 'ABANDONED'
    }
    const delayMs = next === undefined ? null : next - (after[settleAttempts] ?? 0)
    await this.#db.$transaction(async (tx) => {
      const count = await tx.$executeRaw`
        UPDATE operation SET settle_attempts = settle_attempts + 1, waits_for_admin = ${isAmbiguous},
          next_settle_at = now() + ${delayMs}::int * interval '1 millisecond', lease_holder = NULL, lease_until = NULL
        WHERE id = ${id}::uuid AND state = 'UNKNOWN'`
      if (count > 0 && delayMs !== null) await this.#options.queueSettlement?.(id, delayMs, tx)
    })
    return delayMs === null ? 'WAITS' : 'LATER'
  }

  /**
   * The look itself failed, so it does not count. The periodic job comes back to it, unless that has gone on for so long
   * that people have to look: then it waits for an administrator.
   */
  async lookFailed(id: string): Promise<'LATER' | 'WAITS'> {
    const rows = await this.#db.$queryRaw<{ waits: boolean }[]>`
      UPDATE operation o SET lease_holder = NULL, lease_until = NULL, waits_for_admin = o.waits_for_admin OR f.is_long,
        next_settle_at = CASE WHEN NOT f.is_long THEN now() + ${LOOK_AGAIN_MS} * interval '1 millisecond' END
      FROM (
        SELECT id, coalesce(sent_at, created_at) < now() - ${LOOK_FOR_HOURS} * interval '1 hour' AS is_long FROM operation
        WHERE id = ${id}::uuid) f
      WHERE o.id = f.id AND o.state = 'UNKNOWN' RETURNING f.is_long AS "waits"`
    return rows[0]?.waits ? 'WAITS' : 'LATER'
  }

  /** Of these voices the ones that nobody owns, nobody has deleted here, and no other operation answered. */
  async unclaimed(voiceIds: readonly string[], operationId: string): Promise<string[]> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      SELECT c.id FROM unnest(${voiceIds}::text[]) c (id)
      WHERE NOT EXISTS (
          SELECT 1 FROM voice v WHERE v.id = c.id AND (v.owner_id IS NOT NULL OR v.is_stock OR v.deleted_at IS NOT NULL))
        AND NOT EXISTS (
          SELECT 1 FROM operation o WHERE o.id <> ${operationId}::uuid AND o.result ->> 'voiceId' = c.id
            AND o.kind = ANY (${voiceMakingKinds}::text[]) AND o.ended_at IS NOT NULL)`
    return rows.map(({ id }) => id)
  }

  /**
   * Whether another operation that makes a voice of this name, in whatever way, has not ended either. Names are compared
   * as the reconcilers do, which is not quite as Postgres trims.
   */
  hasRival(operation: Operation, name: string): Promise<boolean> {
    return this.#hasNamesake(operation, voiceMakingKinds, name)
  }

  /** Of these dubs the ones that have no row, not even of one that was deleted, and that no other operation answered. */
  async unclaimedDubbings(dubbingIds: readonly string[], operationId: string): Promise<string[]> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      SELECT c.id FROM unnest(${dubbingIds}::text[]) c (id)
      WHERE NOT EXISTS (SELECT 1 FROM dubbing d WHERE d.id = c.id)
        AND NOT EXISTS (
          SELECT 1 FROM operation o WHERE o.id <> ${operationId}::uuid AND o.result ->> 'dubbingId' = c.id
            AND o.kind = 'createDubbing' AND o.ended_at IS NOT NULL)`
    return rows.map(({ id }) => id)
  }

  /** Whether another operation that makes a dub of this name has not ended either. */
  hasRivalDubbing(operation: Operation, name: string): Promise<boolean> {
    return this.#hasNamesake(operation, ['createDubbing'], name)
  }

  /** Of these parts of the dub that the operation is about the ones that no other operation has made. */
  async unclaimedParts(
    { id, kind, subjectId }: Operation,
    part: 'speakerId' | 'segmentId' | 'renderId',
    ids: readonly string[],
  ): Promise<string[]> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      SELECT c.id FROM unnest(${ids}::text[]) c (id)
      WHERE NOT EXISTS (
        SELECT 1 FROM operation o WHERE o.id <> ${id}::uuid AND o.kind = ${kind} AND o.subject_id = ${subjectId}
          AND o.result ->> ${part}::text = c.id AND o.ended_at IS NOT NULL)`
    return rows.map(({ id }) => id)
  }

  /** Whether another edit of the same kind and dub, with the same wishes, has not ended either. */
  async hasRivalEdit({ id, kind, subjectId, sentAt, createdAt }: Operation, wishes: Json): Promise<boolean> {
    const rows = await this.#db.$queryRaw<unknown[]>`
      SELECT 1 FROM operation o
      WHERE o.state IN ('SENT', 'UNKNOWN') AND o.id <> ${id}::uuid AND o.kind = ${kind} AND o.subject_id = ${subjectId}
        AND o.expectation @> ${toColumnText(wishes)}::jsonb
        AND o.sent_at >= ${sentAt ?? createdAt}::timestamptz - ${RIVAL_BEFORE_SECS} * interval '1 second'
      LIMIT 1`
    return rows.length > 0
  }

  /** Whether another edit of the same dub was answered that it led to this version. */
  async hasAnotherVersion({ id, subjectId }: Operation, version: number): Promise<boolean> {
    const rows = await this.#db.$queryRaw<unknown[]>`
      SELECT 1 FROM operation o
      WHERE o.state = 'DONE' AND o.id <> ${id}::uuid AND o.subject_id = ${subjectId}
        AND o.result ->> 'version' = ${String(version)}
      LIMIT 1`
    return rows.length > 0
  }

  async #hasNamesake(
    { id, sentAt, createdAt }: Operation,
    kinds: readonly OperationKind[],
    name: string,
  ): Promise<boolean> {
    const rows = await this.#db.$queryRaw<{ name: string | null }[]>`
      SELECT DISTINCT o.expectation ->> 'name' AS "name" FROM operation o
      WHERE o.state IN ('SENT', 'UNKNOWN') AND o.id <> ${id}::uuid
        AND o.kind = ANY (${kinds}::text[])
        AND o.sent_at >= ${sentAt ?? createdAt}::timestamptz - ${RIVAL_BEFORE_SECS} * interval '1 second'`
    return rows.some((rival) => rival.name?.trim() === name.trim())
  }

  /** Of these sounds of the upstream the ones that none of ours is, nor ever was. */
  async unboundItems<Item extends HistoryTrace>(items: readonly Item[]): Promise<Item[]> {
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
   * Whether another operation makes a sound of the same kind and voice, with the same words where these are known, and
   * has not ended, or has ended without our knowing which sound of the history it made. `byRequest`: to know its request
   * is enough. What has lost its trace of the words by now may have had the same.
   */
  async hasRivalSound(
    { id, kind, subjectId, sentAt, createdAt, expectation }: SoundOrigin,
    byRequest: boolean,
  ): Promise<boolean> {
    const { textSha256 = null } = expectation as Partial<NewSpeech>
    const rows = await this.#db.$queryRaw<unknown[]>`
      SELECT 1 FROM operation o LEFT JOIN usage_entry u ON u.operation_id = o.id
      WHERE o.id IS DISTINCT FROM ${id}::uuid AND o.kind = ${kind} AND o.subject_id = ${subjectId}
        AND (${textSha256}::text IS NULL OR o.expectation ->> 'textSha256' = ${textSha256}
          OR o.expectation -> 'textSha256' IS NULL)
        AND o.sent_at >= ${sentAt ?? createdAt}::timestamptz - ${RIVAL_BEFORE_SECS} * interval '1 second'
        AND (o.state IN ('SENT', 'UNKNOWN') OR (o.state IN ('DONE', 'ADOPTED') AND u.history_item_id IS NULL
          AND (u.upstream_request_id IS NULL OR NOT ${byRequest}::boolean)))
      LIMIT 1`
    return rows.length > 0
  }

  /**
   * Frees the idempotency keys of what ended long ago, and drops what its row still says of its words; the rows stay.
   * The condition is that of the index `operation_trace`.
   */
  async releaseKeys(): Promise<number> {
    return this.#db.$executeRaw`
      UPDATE operation SET idempotency_key = NULL, input_hash = '', expectation = expectation - 'textSha256'
      WHERE ended_at IS NOT NULL
        AND (idempotency_key IS NOT NULL OR input_hash <> '' OR (expectation ->> 'textSha256') IS NOT NULL)
        AND created_at < now() - ${this.#times.keepKeysMs} * interval '1 millisecond'`
  }
}
