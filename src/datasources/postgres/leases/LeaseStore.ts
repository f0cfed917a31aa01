import type { PrismaClient } from '../generated/client.js'
import { leaseHolder } from './leaseHolder.js'

/** Work that one process in the whole cluster does at a time. By the database's clock, which all share. */
export class LeaseStore {
  readonly #db: PrismaClient
  readonly #holder: string

  constructor(db: PrismaClient, holder: string = leaseHolder) {
    this.#db = db
    this.#holder = holder
  }

  /** Takes a lease that is free, over, or one's own already. False while another process holds it. */
  async take(name: string, ms: number): Promise<boolean> {
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
