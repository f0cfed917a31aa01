import { type HeldLease, holdLease } from '../../../async/holdLease.js'
import type { Logger } from '../../../logger.js'
import type { PrismaClient } from '../generated/client.js'
import { leaseHolder } from '../leases/leaseHolder.js'

export interface MediaStoreLeaseOptions {
  logger: Pick<Logger, 'warn'>
  /** Name of this process in leases. Tests run several in one process. */
  holder?: string
  leaseMs?: number
}

const LEASE_MS = 60_000
const PREFIX = 'media-store/'

/**
 * Records which media store this process uses. Processes on one database deliver each other's audio, so all of them need the
 * same store.
 */
export class MediaStoreLease {
  readonly #db: PrismaClient
  readonly #storeId: string
  readonly #name: string
  readonly #leaseMs: number
  #lease: HeldLease | undefined

  private constructor(
    db: PrismaClient,
    storeId: string,
    { holder = leaseHolder, leaseMs = LEASE_MS }: MediaStoreLeaseOptions,
  ) {
    this.#db = db
    this.#storeId = storeId
    this.#name = PREFIX + holder
    this.#leaseMs = leaseMs
  }

  /** @throws ForeignMediaStore if another live process uses another store. */
  static async acquire(db: PrismaClient, storeId: string, options: MediaStoreLeaseOptions): Promise<MediaStoreLease> {
    const lease = new MediaStoreLease(db, storeId, options)
    // Written before the check, so that of two processes that start together at least one sees the other.
    await lease.#renew()
    if (await lease.#hasOtherStore()) {
      await lease.close()
      throw new ForeignMediaStore()
    }
    lease.#lease = holdLease({
      renew: () => lease.#renew(),
      everyMs: lease.#leaseMs / 3,
      onError: (err) => options.logger.warn({ err }, 'the lease of the media store could not be renewed'),
    })
    return lease
  }

  async close(): Promise<void> {
    await this.#lease?.stop()
    await this.#db.$executeRaw`DELETE FROM work_lease WHERE name = ${this.#name}`
  }

  async #renew(): Promise<true> {
    await this.#db.$executeRaw`
      INSERT INTO work_lease (name, holder, until)
      VALUES (${this.#name}, ${this.#storeId}, now() + ${this.#leaseMs} * interval '1 millisecond')
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until`
    return true
  }

  async #hasOtherStore(): Promise<boolean> {
    await this.#db.$executeRaw`DELETE FROM work_lease WHERE starts_with(name, ${PREFIX}) AND until < now()`
    const others = await this.#db.$queryRaw<unknown[]>`
      SELECT 1 FROM work_lease WHERE starts_with(name, ${PREFIX}) AND holder <> ${this.#storeId} LIMIT 1`
    return others.length > 0
  }
}

export class ForeignMediaStore extends Error {
  constructor() {
    super('Another process on this database uses another media store: set MEDIA_URL to a folder that they share.')
    this.name = 'ForeignMediaStore'
  }
}
