import type { Logger } from '../../../logger.js'
import { cutText } from '../../../text/cutText.js'
import type { EventBus } from '../../bus/EventBus.js'
import { isUuid } from '../../isUuid.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { defaultLeaseMs, leaseHolder } from '../leases/leaseHolder.js'
import { audioColumns, audioTopic, type GeneratedAudioRow } from './GeneratedAudioRow.js'
import type { HistoryTrace } from './HistoryTrace.js'

export interface AudioWorkerStoreOptions {
  bus: Pick<EventBus, 'publish'>
  logger: Pick<Logger, 'warn'>
  /** Name of this process in leases. Tests run several in one process. */
  holder?: string
  leaseMs?: number
  /** How long previews are kept; null or absent: without limit. */
  keepAudioMs?: number | null
}

export interface CompleteAudio {
  sizeBytes: number
  /** In hexadecimal. */
  sha256: string
  durationSecs: number | null
}

const MAX_MESSAGE_LENGTH = 2_000

/** The lifetime of transient audio counts from its end. */
const ends = Prisma.sql`ended_at = now(), lease_holder = NULL, lease_until = NULL,
  expires_at = CASE WHEN a.is_transient THEN now() + (a.expires_at - a.created_at) ELSE a.expires_at END`

/** The generated audio of all viewers, for workers. Checks no permissions. */
export class AudioWorkerStore {
  readonly leaseMs: number
  readonly #db: PrismaClient
  readonly #holder: string
  readonly #options: AudioWorkerStoreOptions

  constructor(db: PrismaClient, options: AudioWorkerStoreOptions) {
    this.leaseMs = options.leaseMs ?? defaultLeaseMs
    this.#db = db
    this.#holder = options.holder ?? leaseHolder
    this.#options = options
  }

  /** False if this process no longer holds the lease. */
  async renewLease(id: string): Promise<boolean> {
    const count = await this.#db.$executeRaw`
      UPDATE generated_audio a SET lease_until = now() + ${this.#lease} WHERE a.id = ${id}::uuid AND ${this.#isLeaseHolder}`
    return count > 0
  }

  /** Records that the audio is complete in the media store. False if this process no longer holds the lease. */
  async ready(id: string, { sizeBytes, sha256, durationSecs }: CompleteAudio): Promise<boolean> {
    return this.#change(
      id,
      Prisma.sql`state = 'READY', size_bytes = ${sizeBytes}, sha256 = ${sha256},
        duration_secs = ${durationSecs}::float8, ${ends}`,
    )
  }

  /** Records that the audio cannot be completed. False if this process no longer holds the lease. */
  async fail(id: string, { code, message }: { code: string; message: string }): Promise<boolean> {
    return this.#change(
      id,
      Prisma.sql`state = 'FAILED', failure_code = ${code},
        failure_message = ${cutText(message, MAX_MESSAGE_LENGTH)},
        ${ends}`,
    )
  }

  /** Lets other processes recover it at once, after audio that has waited longer. */
  async release(id: string): Promise<boolean> {
    // The column rounds to milliseconds, so now() can be stored as a later time.
    const past = Prisma.sql`now() - interval '1 millisecond'`
    return this.#change(id, Prisma.sql`state = 'UNKNOWN', lease_holder = NULL, lease_until = ${past}`)
  }

  /**
   * Records the history item of the audio. False if the item belongs or belonged to other audio, or if this process no longer
   * holds the lease.
   */
  async bind(id: string, { id: historyItemId, requestId }: HistoryTrace): Promise<boolean> {
    const rows = await this.#db.$queryRaw<unknown[]>`
      WITH bound AS (
        UPDATE generated_audio a SET history_item_id = ${historyItemId}
        WHERE a.id = ${id}::uuid AND ${this.#isLeaseHolder}
          AND NOT EXISTS (
            SELECT 1 FROM generated_audio o WHERE o.history_item_id = ${historyItemId} AND o.id <> a.id)
          AND NOT EXISTS (
            SELECT 1 FROM usage_entry u WHERE u.operation_id IS DISTINCT FROM a.operation_id
              AND (u.history_item_id = ${historyItemId} OR u.upstream_request_id = ${requestId}))
        RETURNING a.operation_id
      ), noted AS (
        UPDATE usage_entry u SET history_item_id = ${historyItemId} FROM bound b WHERE u.operation_id = b.operation_id
      )
      SELECT 1 FROM bound`
    return rows.length > 0
  }

  /** Acquires expired leases, the oldest audio first. */
  async claimAbandoned(limit: number): Promise<GeneratedAudioRow[]> {
    const rows = await this.#db.$queryRaw<GeneratedAudioRow[]>`
      UPDATE generated_audio a SET state = 'UNKNOWN', lease_holder = ${this.#holder}, lease_until = now() + ${this.#lease}
      WHERE a.id IN (
        SELECT id FROM generated_audio
        WHERE state IN ('GENERATING', 'UNKNOWN') AND (lease_until IS NULL OR lease_until < now())
        ORDER BY lease_until NULLS FIRST, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING ${audioColumns}`
    await this.#publish(rows.map(({ id }) => id))
    return rows
  }

  /** Expired audio that is not being generated. */
  async expired(limit: number): Promise<GeneratedAudioRow[]> {
    return this.#db.$queryRaw<GeneratedAudioRow[]>`
      SELECT ${audioColumns} FROM generated_audio a
      WHERE a.expires_at < now() AND a.state <> 'GENERATING' ORDER BY a.expires_at LIMIT ${limit}`
  }

  async remove(ids: readonly string[]): Promise<void> {
    const removed = await this.#db.$queryRaw<{ id: string }[]>`
      DELETE FROM generated_audio WHERE id = ANY (${ids.filter(isUuid)}::uuid[]) AND state <> 'GENERATING'
      RETURNING id::text AS "id"`
    await this.#publish(removed.map(({ id }) => id))
  }

  /**
   * Deletes expired previews; of those that became a voice it only records that the bytes are gone. The caller has to delete
   * the bytes of those that are stored.
   */
  async dropOldPreviews(limit: number): Promise<{ id: string; isStored: boolean }[]> {
    const { keepAudioMs = null } = this.#options
    if (keepAudioMs === null) return []
    return this.#db.$queryRaw<{ id: string; isStored: boolean }[]>`
      WITH old AS (
        SELECT id, voice_id, is_stored FROM voice_preview
        WHERE created_at < now() - ${keepAudioMs} * interval '1 millisecond' AND (voice_id IS NULL OR is_stored)
        ORDER BY created_at LIMIT ${limit} FOR UPDATE
      ), emptied AS (
        UPDATE voice_preview p SET is_stored = FALSE FROM old WHERE p.id = old.id AND old.voice_id IS NOT NULL
      ), removed AS (
        DELETE FROM voice_preview p USING old WHERE p.id = old.id AND old.voice_id IS NULL
      )
      SELECT id, is_stored AS "isStored" FROM old`
  }

  async existing(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      SELECT id::text AS "id" FROM generated_audio WHERE id = ANY (${ids.filter(isUuid)}::uuid[])`
    return new Set(rows.map(({ id }) => id))
  }

  /** The previews with stored bytes. */
  async existingPreviews(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      SELECT id FROM voice_preview WHERE id = ANY (${ids}::text[]) AND is_stored`
    return new Set(rows.map(({ id }) => id))
  }

  get #lease(): Prisma.Sql {
    return Prisma.sql`${this.leaseMs} * interval '1 millisecond'`
  }

  /** An expired lease counts until another process acquires it. */
  get #isLeaseHolder(): Prisma.Sql {
    return Prisma.sql`a.state IN ('GENERATING', 'UNKNOWN') AND a.lease_holder = ${this.#holder}`
  }

  async #change(id: string, assignments: Prisma.Sql): Promise<boolean> {
    const count = await this.#db.$executeRaw`
      UPDATE generated_audio a SET ${assignments} WHERE a.id = ${id}::uuid AND ${this.#isLeaseHolder}`
    if (count > 0) await this.#publish([id])
    return count > 0
  }

  /** Never rejects: subscribers also poll. */
  async #publish(ids: readonly string[]): Promise<void> {
    const { bus, logger } = this.#options
    for (const result of await Promise.allSettled(ids.map((id) => bus.publish(audioTopic(id), { id })))) {
      if (result.status === 'rejected')
        logger.warn({ err: result.reason }, 'a change of generated audio could not be published')
    }
  }
}
