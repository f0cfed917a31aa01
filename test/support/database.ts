import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { pino } from 'pino'
import { migrationsDirectory } from '../../src/datasources/postgres/database/applyMigrations.js'
import type { Database, DatabaseLimits } from '../../src/datasources/postgres/database/Database.js'
import { openDatabase } from '../../src/datasources/postgres/database/openDatabase.js'
import { onPGlite } from '../../src/datasources/postgres/database/openEmbedded.js'

export interface TestDatabase {
  database: Database
  /** What Prisma sent since it was last read. */
  queries: { count(): number; statements(): string[]; reset(): void }
  /** The address of the server's database; undefined on the embedded one. */
  url: string | undefined
  close(): Promise<void>
}

export const silent = pino({ level: 'silent' })

/** A fresh, migrated database: on the server that TEST_DATABASE_URL names, otherwise in this process's memory. */
export function openTestDatabase(limits: Partial<DatabaseLimits> = {}): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL
  return server ? onServer(server, limits) : inMemory(limits)
}

async function inMemory(limits: Partial<DatabaseLimits>): Promise<TestDatabase> {
  const { onStatement, queries } = recordStatements()
  const pglite = await PGlite.create({ loadDataDir: await migratedTemplate() })
  const database = await onPGlite(pglite, { onStatement, limits }, silent)
  return { database, queries, url: undefined, close: () => database.close() }
}

async function onServer(server: string, limits: Partial<DatabaseLimits>): Promise<TestDatabase> {
  const { onStatement, queries } = recordStatements()
  const name = `polyphony_test_${randomUUID().replaceAll('-', '')}`
  await ask(server, `CREATE DATABASE ${name}`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const database = await openDatabase({ url, dataDir: tmpdir(), onStatement, limits }, silent)
  return {
    database,
    queries,
    url,
    close: async () => {
      await database.close()
      await ask(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

/** Starting from an image of a migrated database takes half the time of starting from nothing. */
async function migratedTemplate(): Promise<Blob> {
  const folder = join(tmpdir(), 'polyphony-test-databases')
  const path = join(folder, `${migrationsHash()}.tar`)
  if (!existsSync(path)) {
    const pglite = await PGlite.create()
    const database = await onPGlite(pglite, {}, silent)
    const dump = await pglite.dumpDataDir('none')
    await database.close()
    await mkdir(folder, { recursive: true })
    // Test files run side by side: whoever is last replaces an image by its equal.
    const draft = `${path}.${randomUUID()}`
    await writeFile(draft, Buffer.from(await dump.arrayBuffer()))
    await rename(draft, path)
  }
  return new Blob([await readFile(path)])
}

function migrationsHash(): string {
  const directory = migrationsDirectory()
  const hash = createHash('sha256')
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) hash.update(entry.name).update(readFileSync(join(directory, entry.name, 'migration.sql')))
  }
  return hash.digest('hex').slice(0, 16)
}

function recordStatements() {
  let statements: string[] = []
  const queries = {
    count: () => statements.length,
    statements: () => [...statements],
    reset: () => {
      statements = []
    },
  }
  return { queries, onStatement: (sql: string) => statements.push(sql) }
}
