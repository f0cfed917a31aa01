import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import {
  applyMigrations,
  MigrationError,
  migrationsDirectory,
} from '../../../../src/datasources/postgres/database/applyMigrations.js'
import { lockDataDir } from '../../../../src/datasources/postgres/database/lockDataDir.js'
import { openDatabase } from '../../../../src/datasources/postgres/database/openDatabase.js'
import { ServiceUnavailable } from '../../../../src/errors.js'
import { openTestDatabase, silent } from '../../../support/database.js'
import { createVoice } from '../../../support/voiceRows.js'

// The Prisma command and a new database take seconds on a busy machine.
jest.setTimeout(180_000)

const run = promisify(execFile)
const root = join(migrationsDirectory(), '..', '..')
const writeVoices = join(import.meta.dirname, 'fixtures', 'writeVoices.mjs')
const prismaCommand = join(root, 'node_modules', '.bin', 'prisma')

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyphony-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('The embedded database', () => {
  let writer: ChildProcess | undefined
  afterEach(() => {
    writer?.kill('SIGKILL')
  })

  async function startWriter(until: number): Promise<string[]> {
    writer = spawn(process.execPath, [writeVoices, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const acknowledged: string[] = []
    // Reads until the writer is killed: with a closed output it would end by itself and release the directory.
    const lines = createInterface({ input: writer.stdout! })
    return new Promise((resolve, reject) => {
      lines.on('line', (line) => {
        if (acknowledged.push(line) === until) resolve([...acknowledged])
      })
      lines.once('close', () => reject(new Error('The writer ended by itself.')))
    })
  }

  test('accepts an enum list in the process that ran the migration', async () => {
    const database = await openDatabase({ dataDir: folder }, silent)
    const kinds = ['SPEECH', 'ISOLATION']
    const [row] = await database.prisma.$queryRaw<{ count: number }[]>`
      SELECT cardinality(${kinds}::generated_audio_kind[])::int AS count`
    expect(row).toEqual({ count: 2 })
    await database.close()
  })

  test('is refused to a second process, and opens with all acknowledged writes after the first was killed', async () => {
    const acknowledged = await startWriter(20)
    await expect(openDatabase({ dataDir: folder }, silent)).rejects.toThrow(folder)
    writer?.kill('SIGKILL')
    await once(writer!, 'exit')

    const database = await openDatabase({ dataDir: folder }, silent)
    const rows = await database.prisma.voiceRecord.findMany({ select: { id: true } })
    expect(rows.map((row) => row.id)).toEqual(expect.arrayContaining(acknowledged))
    await database.close()
  })

  test('keeps its rows over a restart, and the Prisma command reports no drift', async () => {
    const first = await openDatabase({ dataDir: folder }, silent)
    await createVoice(first, { id: 'v' })
    await first.close()
    const second = await openDatabase({ dataDir: folder }, silent)
    expect(await second.prisma.voiceRecord.count()).toBe(1)
    expect(await second.migrationState()).toMatchObject({ pending: [] })
    await second.close()

    const env = { ...process.env, DATABASE_URL: '', DATA_DIR: folder }
    const { stdout } = await run(prismaCommand, ['migrate', 'status'], { cwd: root, env })
    expect(stdout).toContain('Database schema is up to date!')
  })

  test('releases its directory after a failed start and after a close', () => {
    lockDataDir(folder).release()
    const lock = lockDataDir(folder)
    expect(() => lockDataDir(folder)).toThrow(folder)
    lock.release()
    lockDataDir(folder).release()
  })
})

describe('A migration', () => {
  let pglite: PGlite
  let directory: string
  const migrate = () =>
    applyMigrations(
      { query: (sql, values) => pglite.query(sql, values), execute: (sql) => pglite.exec(sql) },
      silent,
      directory,
    )
  const script = async (name: string, sql: string) => {
    await mkdir(join(directory, name), { recursive: true })
    await writeFile(join(directory, name, 'migration.sql'), sql)
  }

  beforeAll(async () => {
    pglite = await PGlite.create()
  })
  afterAll(() => pglite.close())
  beforeEach(async () => {
    await pglite.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    directory = join(folder, 'migrations')
  })

  test('that fails is rolled back with its reason and is applied again at the next start', async () => {
    await script('1_good', 'CREATE TABLE good (id int);')
    await script('2_bad', 'CREATE TABLE half (id int); INSERT INTO nowhere VALUES (1);')
    await expect(migrate()).rejects.toThrow(/2_bad failed and was rolled back: .*nowhere/)
    await expect(pglite.query('SELECT * FROM half')).rejects.toThrow()
    await script('2_bad', 'CREATE TABLE half (id int);')
    await migrate()
    await migrate()
    const { rows } = await pglite.query(
      'SELECT migration_name, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY 1',
    )
    expect(rows).toEqual([
      { migration_name: '1_good', done: true },
      { migration_name: '2_bad', done: true },
    ])
  })

  test('that was edited after it was applied is refused', async () => {
    await script('1_good', 'CREATE TABLE good (id int);')
    await migrate()
    await script('1_good', 'CREATE TABLE good (id bigint);')
    await expect(migrate()).rejects.toThrow(MigrationError)
    await expect(migrate()).rejects.toThrow('1_good was edited')
  })

  test('that another tool left unfinished is refused until an administrator resolves it', async () => {
    await script('1_good', 'CREATE TABLE good (id int);')
    await migrate()
    await pglite.exec('UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(migrate()).rejects.toThrow('prisma migrate resolve')
  })

  test('missing for a column is reported by the check, also while a server has its data directory locked', async () => {
    const lock = lockDataDir(folder)
    const env = { ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', DATA_DIR: folder }
    const schema = await readFile(join(root, 'prisma', 'schema.prisma'), 'utf8')
    await writeFile(join(folder, 'schema.prisma'), schema.replace('alarm ', 'forgotten String?\n  alarm '))
    const args = ['prisma/check.mjs', join(folder, 'schema.prisma')]
    await expect(run(process.execPath, args, { cwd: root, env })).rejects.toMatchObject({
      stdout: expect.stringContaining('forgotten'),
    })
    lock.release()
  })
})

describe('An open database', () => {
  test('answers pings and knows its migrations', async () => {
    const { database, close } = await openTestDatabase()
    await database.ping()
    await expect(database.ping(AbortSignal.abort())).rejects.toThrow()
    const { applied, pending } = await database.migrationState()
    expect(applied.length).toBeGreaterThan(0)
    expect(pending).toEqual([])
    await close()
  })

  test('fails statements at their deadline and recovers afterwards', async () => {
    const { database, close } = await openTestDatabase({ statementTimeoutMs: 3_000 })
    await createVoice(database, { id: 'v' })
    const rename = { where: { id: 'v' }, data: { name: 'Renamed' } }
    await database.prisma.$transaction(async (tx) => {
      await tx.voiceRecord.update(rename)
      await expect(database.prisma.voiceRecord.update(rename)).rejects.toThrow(ServiceUnavailable)
    })
    expect(await database.prisma.voiceRecord.count()).toBe(1)
    await close()
  })

  test('gives up a transaction that gets no connection in time', async () => {
    const { database, close } = await openTestDatabase({
      transactionWaitMs: 3_000,
      statementTimeoutMs: 10_000,
      maxConnections: 1,
    })
    await database.prisma.$transaction(async (tx) => {
      await tx.voiceRecord.count()
      const late = database.prisma.$transaction((other) => other.voiceRecord.count())
      await expect(late).rejects.toThrow(ServiceUnavailable)
    })
    expect(await database.prisma.$transaction((tx) => tx.voiceRecord.count())).toBe(0)
    await close()
  })

  test('releases the connection of a transaction if its start is no longer awaited', async () => {
    const { database, close } = await openTestDatabase({
      transactionWaitMs: 30_000,
      statementTimeoutMs: 3_000,
      maxConnections: 1,
    })
    await database.prisma.$transaction(async (tx) => {
      await tx.voiceRecord.count()
      const late = database.prisma.$transaction((other) => other.voiceRecord.count())
      await expect(late).rejects.toThrow(ServiceUnavailable)
    })
    expect(await database.prisma.$transaction((tx) => tx.voiceRecord.count())).toBe(0)
    await close()
  })

  const onServerOnly = process.env.TEST_DATABASE_URL ? test : test.skip
  onServerOnly('servers that start at once on a new database take turns to migrate it', async () => {
    const { database, url, close } = await openTestDatabase()
    await database.prisma.$executeRawUnsafe('DROP SCHEMA public CASCADE')
    await database.prisma.$executeRawUnsafe('CREATE SCHEMA public')
    const servers = await Promise.all([1, 2, 3].map(() => openDatabase({ url, dataDir: folder }, silent)))
    for (const server of servers) expect((await server.migrationState()).pending).toEqual([])
    const [row] = await database.prisma.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM _prisma_migrations`
    expect(row?.n).toBe((await database.migrationState()).applied.length)
    await Promise.all(servers.map((server) => server.close()))
    await close()
  })

  onServerOnly('survives the loss of its connections', async () => {
    const { database, close } = await openTestDatabase()
    const killOthers = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()'
    await expect(database.prisma.$queryRawUnsafe(killOthers)).rejects.toThrow(ServiceUnavailable)
    expect(await database.prisma.voiceRecord.count()).toBe(0)
    await close()
  })
})
