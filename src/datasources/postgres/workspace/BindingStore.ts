import type { PrismaClient } from '../generated/client.js'

export interface Upstream {
  host: string
  /** Null while unknown. */
  accountId: string | null
}

export type BindingResult = { ok: true } | { ok: false; error: string }

/** The upstream that the ids in this database belong to. */
export class BindingStore {
  readonly #db: PrismaClient

  constructor(db: PrismaClient) {
    this.#db = db
  }

  /** Binds a new database to this upstream. Fails if the database is bound to another one. */
  async bind({ host, accountId }: Upstream): Promise<BindingResult> {
    // One statement, so that of two servers that start together the second sees the binding of the first.
    const [bound] = await this.#db.$queryRaw<Upstream[]>`
      INSERT INTO upstream_binding AS b (id, host, account_id) VALUES (1, ${host}, ${accountId}::text)
      ON CONFLICT (id) DO UPDATE SET account_id = CASE
        WHEN b.host = excluded.host THEN coalesce(b.account_id, excluded.account_id)
        ELSE b.account_id END
      RETURNING host, account_id AS "accountId"`
    if (!bound) throw new Error('The statement returned no binding')
    if (bound.host !== host) {
      return { ok: false, error: `This database belongs to the upstream ${bound.host}, not to ${host}.` }
    }
    if (accountId !== null && bound.accountId !== accountId) {
      return {
        ok: false,
        error: `This database belongs to account ${bound.accountId} of ${host}, not to ${accountId}.`,
      }
    }
    return { ok: true }
  }
}
