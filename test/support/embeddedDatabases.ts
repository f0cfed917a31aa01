import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pino } from 'pino'
import { withDeadline } from '../../src/async/withDeadline.js'
import { migrationsDirectory } from '../../src/datasources/postgres/database/applyMigrations.js'
import { onPGlite } from '../../src/datasources/postgres/database/openEmbedded.js'

/** Those that a test has released. A new one takes ten times as long as to empty one. */
const released: Instance[] = []
const RELEASED_MAX = 3
const EMPTY_TIMEOUT_MS = 5_000

interface Instance {
  readonly pglite: PGlite
  /** Of its migrated schema. */
  readonly fingerprint: string
}

/** A migrated database without rows, in the memory of this process. Closing it releases it for the next test. */
export async function acquireEmbedded(): Promise<PGlite> {
  for (let instance = released.pop(); instance; instance = released.pop()) {
    if (await isEmptied(instance)) return lend(instance)
    // One that hangs in a transaction does not close either.
    void instance.pglite.close().catch(() => {})
  }
  const pglite = await PGlite.create({ loadDataDir: await migratedTemplate() })
  return lend({ pglite, fingerprint: await fingerprintOf(pglite) })
}

/** The instance for one test: when that has closed it, it refuses further statements. */
function lend(instance: Instance): PGlite {
  const { pglite } = instance
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    // What `onPGlite` put in its place.
    delete (pglite as unknown as Record<string, unknown>)._runExclusiveQuery
    // Jest gives each file modules of its own, and a database that is still open keeps its process from ending.
    if (process.env.VITEST && released.length < RELEASED_MAX) released.push(instance)
    else await pglite.close()
  }
  return new Proxy(pglite, {
    get(_, name) {
      if (name === 'close') return close
      if (name === 'closed') return isClosed
      const value: unknown = Reflect.get(pglite, name, pglite)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) =>
        isClosed ? Promise.reject(new Error('PGlite is closed')) : value.apply(pglite, args)
    },
  })
}

const emptyTables = `DO $$
DECLARE
  item record;
  has_rows boolean;
BEGIN
  DROP SCHEMA IF EXISTS pgboss CASCADE;
  FOR item IN SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', item.name) INTO has_rows;
    IF has_rows THEN EXECUTE format('TRUNCATE %s RESTART IDENTITY CASCADE', item.name); END IF;
  END LOOP;
END $$`

async function isEmptied({ pglite, fingerprint }: Instance): Promise<boolean> {
  const empty = async () => {
    await pglite.exec('ROLLBACK')
    await pglite.exec(emptyTables)
    await pglite.exec('DISCARD ALL')
    return (await fingerprintOf(pglite)) === fingerprint
  }
  return withDeadline(empty(), { timeoutMs: EMPTY_TIMEOUT_MS, what: 'Emptying a database' }).catch(() => false)
}

/** Changes when a test changes migrations, or adds, renames or drops a table, column, constraint, index, trigger or function. */
async function fingerprintOf(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ fingerprint: string }>(`
    WITH names AS (
      SELECT 1 AS kind, c.oid, c.relname::text AS name FROM pg_class c
        WHERE c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace)
      UNION ALL SELECT 2, a.attrelid, a.attname || a.attnotnull || a.atttypid FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid AND c.relnamespace = 'public'::regnamespace
      UNION ALL SELECT 3, oid, conname FROM pg_constraint
      UNION ALL SELECT 4, oid, tgname || tgenabled::text FROM pg_trigger
      UNION ALL SELECT 5, oid, proname FROM pg_proc WHERE pronamespace <> 'pg_catalog'::regnamespace
      UNION ALL SELECT 6, 0, migration_name || checksum FROM _prisma_migrations
    )
    SELECT md5(string_agg(kind || ' ' || oid || ' ' || name, ',' ORDER BY kind, oid, name)) AS fingerprint FROM names`)
  return rows[0]!.fingerprint
}

/** Starting from an image of a migrated database takes half the time of starting from nothing. */
async function migratedTemplate(): Promise<Blob> {
  const folder = join(tmpdir(), 'polyphony-test-databases')
  const path = join(folder, `${migrationsHash()}.tar`)
  if (!existsSync(path)) {
    const pglite = await PGlite.create()
    const database = await onPGlite(pglite, {}, pino({ level: 'silent' }))
    const dump = await pglite.dumpDataDir('none')
    await database.close()
    await mkdir(folder, { recursive: true })
    // Test files run in parallel: the last one replaces an image by its equal.
    const draft = `${path}.${randomUUID()}`
    await writeFile(draft, Buffer.from(await dump.arrayBuffer()))
    await rename(draft, path)
  }
  return new Blob([await readFile(path)])
}

/** Names what the templates of databases are made of. */
export function migrationsHash(): string {
  const directory = migrationsDirectory()
  const hash = createHash('sha256')
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) hash.update(entry.name).update(readFileSync(join(directory, entry.name, 'migration.sql')))
  }
  return hash.digest('hex').slice(0, 16)
}
