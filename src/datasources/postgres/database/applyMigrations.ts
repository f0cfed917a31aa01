import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { StartError } from '../../../errors.js'

/** One database session, which holds the advisory lock and the transactions. */
export interface MigrationSession {
  query(sql: string, values: unknown[]): Promise<{ rows: unknown[] }>
  /** Runs several statements without parameters. */
  execute(script: string): Promise<unknown>
}

export interface MigrationState {
  applied: string[]
  pending: string[]
}

export class MigrationError extends StartError {
  override readonly name = 'MigrationError'
}

interface Migration {
  name: string
  script: string
  checksum: string
}

interface MigrationRow {
  name: string
  checksum: string
  finished: boolean
}

// The lock of Prisma's schema engine, so that the two cannot run at the same time.
const ADVISORY_LOCK = 72707369
const LOCK_RETRY_MS = 200
const LOCK_TIMEOUT_MS = 60_000

const RECORD_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

/**
 * Applies prisma/migrations and records them as `prisma migrate deploy` does. Unlike Prisma, it commits each migration and its
 * record in one transaction, so that the next start can repeat a migration after a crash.
 */
export async function applyMigrations(
  session: MigrationSession,
  logger: Logger,
  directory = migrationsDirectory(),
): Promise<void> {
  const migrations = await readMigrations(directory)
  // Without the lock and without DDL, for which the role of a server needs no rights.
  if (pendingOf(migrations, await readRecordIfExists(session)).length === 0) return
  await lock(session)
  try {
    await session.execute(RECORD_TABLE)
    for (const migration of pendingOf(migrations, await readRecord(session))) await apply(session, migration, logger)
  } finally {
    await session.execute(`SELECT pg_advisory_unlock(${ADVISORY_LOCK})`)
  }
}

function pendingOf(migrations: readonly Migration[], record: readonly MigrationRow[]): Migration[] {
  const rows = new Map(record.map((row) => [row.name, row]))
  assertAllFinished(rows)
  const edited = migrations.find(({ name, checksum }) => (rows.get(name)?.checksum ?? checksum) !== checksum)
  if (edited) throw editedAfterwards(edited)
  return migrations.filter(({ name }) => !rows.has(name))
}

async function readRecordIfExists(session: MigrationSession): Promise<MigrationRow[]> {
  const { rows } = await session.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "exists"`, [])
  return (rows[0] as { exists: boolean }).exists ? readRecord(session) : []
}

export async function readMigrationState(session: Pick<MigrationSession, 'query'>): Promise<MigrationState> {
  const recorded = new Set((await readRecord(session)).filter((row) => row.finished).map((row) => row.name))
  const names = (await readMigrations(migrationsDirectory())).map((migration) => migration.name)
  return {
    applied: names.filter((name) => recorded.has(name)),
    pending: names.filter((name) => !recorded.has(name)),
  }
}

async function lock(session: MigrationSession): Promise<void> {
  const deadline = Date.now() + LOCK_TIMEOUT_MS
  for (;;) {
    const { rows } = await session.query('SELECT pg_try_advisory_lock($1::bigint) AS "isAcquired"', [ADVISORY_LOCK])
    if ((rows[0] as { isAcquired: boolean }).isAcquired) return
    if (Date.now() > deadline) {
      throw new MigrationError(
        `Another process has held the migration lock of this database for more than ${LOCK_TIMEOUT_MS / 1_000} s.`,
      )
    }
    await sleep(LOCK_RETRY_MS)
  }
}

async function apply(session: MigrationSession, migration: Migration, logger: Logger): Promise<void> {
  const startedAt = Date.now()
  try {
    await session.execute('BEGIN')
    await session.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "applied_steps_count") VALUES ($1, $2, $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await session.execute(migration.script)
    await session.query(
      `UPDATE "_prisma_migrations" SET "finished_at" = clock_timestamp() WHERE "migration_name" = $1 AND "rolled_back_at" IS NULL`,
      [migration.name],
    )
    await session.execute('COMMIT')
  } catch (error) {
    // Without a connection there is nothing to roll back.
    await session.execute('ROLLBACK').catch(() => {})
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError(`Migration ${migration.name} failed and was rolled back: ${reason}`, { cause: error })
  }
  logger.info({ migration: migration.name, durationMs: Date.now() - startedAt }, 'database migration applied')
}

function assertAllFinished(rows: ReadonlyMap<string, MigrationRow>): void {
  for (const row of rows.values()) {
    if (row.finished) continue
    throw new MigrationError(
      `Migration ${row.name} was started by another tool and did not finish. Check the database, then run ` +
        `npx prisma migrate resolve --applied ${row.name}, or with --rolled-back`,
    )
  }
}

function editedAfterwards(migration: Migration): MigrationError {
  return new MigrationError(
    `Migration ${migration.name} was edited after this database had applied it. Restore its migration.sql and add a new migration.`,
  )
}

async function readRecord(session: Pick<MigrationSession, 'query'>): Promise<MigrationRow[]> {
  const { rows } = await session.query(
    `SELECT "migration_name" AS "name", "checksum", "finished_at" IS NOT NULL AS "finished"
     FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
    [],
  )
  return rows as MigrationRow[]
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(join(directory, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    }),
  )
}

/** Searches upwards, because compiled files are deeper below the package root than sources. */
export function migrationsDirectory(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  for (let directory = here; directory !== dirname(directory); directory = dirname(directory)) {
    const candidate = join(directory, 'prisma', 'migrations')
    if (existsSync(candidate)) return candidate
  }
  throw new MigrationError(`No prisma/migrations above ${here}.`)
}
