import type { PrismaClient } from '../generated/client.js'
import { leaseHolder } from './leaseHolder.js'

/** Leases of work that one process in the cluster may do at a time. They use the clock of the database. */
export class LeaseStore {
  readonly #db: PrismaClient
  readonly #holder: string

  constructor(db: PrismaClient, holder: string = leaseHolder) {
    this.#db = db
    this.#holder = holder
  }

  /** Acquires or extends a lease of `ms` milliseconds. False while another process holds it. */
  async acquire(name: string, ms: number): Promise<boolean> {
    const rows = await this.#db.$queryRaw<unknown[]>`
      INSERT INTO work_lease AS l (name, holder, until) VALUES
        (${name}, ${this.#holder}, now() + ${ms} * interval '1 millisecond')
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
        WHERE l.holder = excluded.holder OR l.until < now()
      RETURNING 1`
    return rows.length > 0
  }

  async release(name: string): Promise<void> {
    await this.#db.$executeRaw`DELETE FROM work_lease WHERE name = ${name} AND holder = ${this.#holder}`
  }
}
