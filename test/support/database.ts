import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import pg from 'pg'
import { pino } from 'pino'
import type { Database, DatabaseLimits } from '../../src/datasources/postgres/database/Database.js'
import { openDatabase } from '../../src/datasources/postgres/database/openDatabase.js'
import { onPGlite } from '../../src/datasources/postgres/database/openEmbedded.js'
import { migrationsHash, openEmbeddedCopy } from '../runner/embeddedDatabases.js'

export interface TestDatabase {
  database: Database
  /** Statements of Prisma since the last read. */
  queries: { count(): number; statements(): string[]; reset(): void }
  /** The address of the database server; undefined for the embedded database. */
  url: string | undefined
  close(): Promise<void>
}

export const silent = pino({ level: 'silent' })

/** A new, migrated database: on the server of TEST_DATABASE_URL, otherwise in the memory of this process. */
export function openTestDatabase(limits: Partial<DatabaseLimits> = {}): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL
  return server ? onServer(server, limits) : inMemory(limits)
}

async function inMemory(limits: Partial<DatabaseLimits>): Promise<TestDatabase> {
  const { onStatement, queries } = recordStatements()
  const database = await onPGlite(await openEmbeddedCopy(), { onStatement, limits }, silent)
  return { database, queries, url: undefined, close: () => database.close() }
}

async function onServer(server: string, limits: Partial<DatabaseLimits>): Promise<TestDatabase> {
  const { onStatement, queries } = recordStatements()
  const name = `polyphony_test_${randomUUID().replaceAll('-', '')}`
  template ??= migratedTemplate(server)
  await ask(server, `CREATE DATABASE ${name} TEMPLATE ${await template}`)
  const url = onDatabase(server, name)
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

let template: Promise<string> | undefined

/** A database that all processes copy, so that migrations run once. It is renamed when it is complete. */
async function migratedTemplate(server: string): Promise<string> {
  const name = `polyphony_template_${migrationsHash()}`
  const draft = `${name}_${randomUUID().slice(0, 8)}`
  const { rowCount } = await ask(server, `SELECT FROM pg_database WHERE datname = '${name}'`)
  if (rowCount === 1) return name
  await ask(server, `CREATE DATABASE ${draft}`)
  await (await openDatabase({ url: onDatabase(server, draft), dataDir: tmpdir() }, silent)).close()
  // Another process may have created it first.
  await ask(server, `ALTER DATABASE ${draft} RENAME TO ${name}`).catch(() => ask(server, `DROP DATABASE ${draft}`))
  return name
}

const onDatabase = (server: string, name: string) => Object.assign(new URL(server), { pathname: `/${name}` }).href

async function ask(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(sql).finally(() => client.end())
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
