import { PGlite } from '@electric-sql/pglite'

const relations = `ARRAY(SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`

/** The versions of what migrations create. A database that a test has altered is not used again. */
const catalogSql = `SELECT
  (SELECT sum(xmin::text::bigint) FROM pg_attribute WHERE attrelid = ANY (${relations})) AS "columns",
  (SELECT sum(xmin::text::bigint) FROM pg_index WHERE indrelid = ANY (${relations})) AS "indexes",
  (SELECT sum(xmin::text::bigint) FROM pg_trigger WHERE tgrelid = ANY (${relations})) AS "triggers",
  (SELECT sum(xmin::text::bigint) FROM pg_constraint WHERE conrelid = ANY (${relations})) AS "constraints",
  (SELECT sum(xmin::text::bigint) FROM pg_proc WHERE pronamespace = 'public'::regnamespace) AS "functions",
  (SELECT sum(hashtext(m::text)::bigint) FROM _prisma_migrations m) AS "migrations"`

/** The queues of pg-boss stay, and their jobs go: installing its schema takes longer than opening a database. */
const tablesSql = `SELECT format('%I.%I', nspname, relname) AS name
  FROM pg_class t JOIN pg_namespace s ON s.oid = t.relnamespace
  WHERE relkind = 'r' AND (nspname = 'public' AND relname <> '_prisma_migrations'
    OR nspname = 'pgboss' AND relname NOT IN ('version', 'queue'))`

const MAX_IDLE = 3

/**
 * Migrated databases without rows, in the memory of this process. A database that was closed is emptied and given out
 * again: that takes about a tenth of the time that a new one takes.
 */
export class EmbeddedDatabasePool {
  readonly #loadTemplate: () => Promise<Blob>
  readonly #idle: PGlite[] = []
  #catalog: string | undefined

  /** @param loadTemplate Returns the data directory of a migrated database. */
  constructor(loadTemplate: () => Promise<Blob>) {
    this.#loadTemplate = loadTemplate
  }

  async open(): Promise<PGlite> {
    const idle = this.#idle.pop()
    if (idle) return this.#lend(idle)
    const created = await PGlite.create({ loadDataDir: await this.#loadTemplate() })
    this.#catalog ??= await catalogOf(created)
    return this.#lend(created)
  }

  /** Timers of PGlite keep the process running. */
  async closeIdle(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((pglite) => pglite.close()))
  }

  /**
   * The same database for one user: once it is closed, late statements fail and do not reach the next user, and what
   * still refers to it does not keep its memory.
   */
  #lend(pglite: PGlite): PGlite {
    const own = new Set(Object.getOwnPropertyNames(pglite))
    let lent: PGlite | undefined = pglite
    const close = async () => {
      if (!lent) return
      lent = undefined
      await this.#takeBack(pglite, own)
    }
    return new Proxy(Object.create(PGlite.prototype) as PGlite, {
      get(_target, name) {
        if (name === 'closed') return !lent
        if (name === 'close') return close
        if (!lent) return name in PGlite.prototype ? refuse : undefined
        const value = Reflect.get(lent, name, lent)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => (lent ? Reflect.apply(value, lent, args) : refuse())
      },
      set: (_target, name, value) => lent !== undefined && Reflect.set(lent, name, value, lent),
    })
  }

  async #takeBack(pglite: PGlite, own: ReadonlySet<string>): Promise<void> {
    for (const name of Object.getOwnPropertyNames(pglite)) if (!own.has(name)) Reflect.deleteProperty(pglite, name)
    if (this.#idle.length < MAX_IDLE && (await this.#empty(pglite))) this.#idle.push(pglite)
    else await pglite.close()
  }

  async #empty(pglite: PGlite): Promise<boolean> {
    await pglite.exec('ROLLBACK')
    await pglite.exec('DISCARD ALL')
    // Fails without the tables of migrations.
    const catalog = await catalogOf(pglite).catch(() => undefined)
    if (catalog !== this.#catalog) return false
    const tables = (await pglite.query<{ name: string }>(tablesSql)).rows
    const isUsed = tables.map(({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM ${name})`)
    const used = (await pglite.query<{ name: string }>(isUsed.join(' UNION ALL '))).rows.map(({ name }) => name)
    if (used.length > 0) await pglite.exec(`TRUNCATE ${used.join(', ')} RESTART IDENTITY CASCADE`)
    return true
  }
}

const refuse = () => Promise.reject(new Error('PGlite is closed'))

async function catalogOf(pglite: PGlite): Promise<string> {
  return JSON.stringify((await pglite.query(catalogSql)).rows)
}
