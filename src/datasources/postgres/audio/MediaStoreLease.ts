import type { Logger } from '../../../logger.js'
import type { PrismaClient } from '../generated/client.js'
import { leaseHolder } from '../leases/leaseHolder.js'

export interface MediaStoreLeaseOptions {
  logger: Pick<Logger, 'warn'>
  /** Of which process; this one unless a test plays two. */
  holder?: string
  leaseMs?: number
}

const LEASE_MS = 60_000
const PREFIX = 'media-store/'

/**
 * Says to all processes on the same database which media store this one uses. What one of them makes the others deliver,
 * so two with different stores would each promise sounds that the other does not have.
 */
export class MediaStoreLease {
  readonly #db: PrismaClient
  readonly #storeId: string
  readonly #name: string
  readonly #leaseMs: number
  #timer: NodeJS.Timeout | undefined
  #renewing: Promise<unknown> = Promise.resolve()

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

  /** @throws ForeignMediaStore when another live process uses another store. */
  static async take(db: PrismaClient, storeId: string, options: MediaStoreLeaseOptions): Promise<MediaStoreLease> {
    const lease = new MediaStoreLease(db, storeId, options)
    // Said before the look: of two that start at once at least one sees the other.
    await lease.#renew()
    if (await lease.#seesAnother()) {
      await lease.close()
      throw new ForeignMediaStore()
    }
    const renew = () => {
      lease.#renewing = lease
        .#renew()
        .catch((err: unknown) => options.logger.warn({ err }, 'the lease of the media store could not be renewed'))
    }
    lease.#timer = setInterval(renew, lease.#leaseMs / 3).unref()
    return lease
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#renewing
    await this.#db.$executeRaw`DELETE FROM work_lease WHERE name = ${this.#name}`
  }

  async #renew(): Promise<void> {
    await this.#db.$executeRaw`
      INSERT INTO work_lease (name, holder, until)
      VALUES (${this.#name}, ${this.#storeId}, now() + ${this.#leaseMs} * interval '1 millisecond')
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until`
  }

  async #seesAnother(): Promise<boolean> {
    await this.#db.$executeRaw`DELETE FROM work_lease WHERE starts_with(name, ${PREFIX}) AND until < now()`
    const others = await this.#db.$queryRaw<unknown[]>`
      SELECT 1 FROM work_lease WHERE starts_with(name, ${PREFIX}) AND holder <> ${this.#storeId} LIMIT 1`
    return others.length > 0
  }
}

export class ForeignMediaStore extends Error {
  constructor() {
    super(
      'Another process on this database keeps its sounds in another folder. All of them need the same one: set MEDIA_URL to a folder that they share.',
    )
    this.name = 'ForeignMediaStore'
  }
}
