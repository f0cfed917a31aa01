import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { fromPglite } from 'pg-boss'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Logger } from 'pino'
import { withDeadline } from '../../../async/withDeadline.js'
import { StartError } from '../../../errors.js'
import { folderProblem } from '../../folderProblem.js'
import { secureFolder } from '../../secureFolder.js'
import { applyMigrations, readMigrationState } from './applyMigrations.js'
import { type ClientOptions, createClient, type Database, PING_TIMEOUT_MS } from './Database.js'
import { DataDirInUse, type DataDirLock, lockDataDir } from './lockDataDir.js'

const OPEN_TIMEOUT_MS = 60_000

export async function openEmbedded(dataDir: string, options: ClientOptions, logger: Logger): Promise<Database> {
  const lock = lockFolder(dataDir)
  try {
    const pglite = await withDeadline(PGlite.create(join(dataDir, 'postgres')), {
      timeoutMs: OPEN_TIMEOUT_MS,
      what: 'Opening the database',
    })
    const database = await onPGlite(pglite, options, logger)
    // PGlite ignores the umask for files that it unpacks or writes at start.
    secureFolder(join(dataDir, 'postgres'))
    return {
      ...database,
      startProblem: (error) => folderProblem({ variable: 'DATA_DIR', folder: dataDir }, error),
      close: async () => {
        await database.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw folderProblem({ variable: 'DATA_DIR', folder: dataDir }, error)
  }
}

function lockFolder(dataDir: string): DataDirLock {
  try {
    return lockDataDir(dataDir)
  } catch (error) {
    if (error instanceof DataDirInUse) throw new StartError(error.message)
    throw folderProblem({ variable: 'DATA_DIR', folder: dataDir }, error)
  }
}

const MAX_TURN_MS = 5

/**
 * PGlite runs statements on this thread, and each waiting statement follows as a microtask. Without a pause between them a queue
 * of statements would block timers and sockets.
 */
function yieldToEventLoop(pglite: PGlite): void {
  const queue = pglite as unknown as { _runExclusiveQuery<Result>(run: () => Promise<Result>): Promise<Result> }
  const runExclusive = queue._runExclusiveQuery.bind(pglite)
  let turnedAt = 0
  queue._runExclusiveQuery = (run) =>
    runExclusive(async () => {
      const result = await run()
      if (performance.now() - turnedAt > MAX_TURN_MS) {
        await setImmediate()
        turnedAt = performance.now()
      }
      return result
    })
}

/** `close` also closes the PGlite. */
export async function onPGlite(pglite: PGlite, options: ClientOptions, logger: Logger): Promise<Database> {
  yieldToEventLoop(pglite)
  const session = {
    query: (sql: string, values: unknown[]) => pglite.query(sql, values),
    execute: (script: string) => pglite.exec(script),
  }
  try {
    // The adapter drops the offset of timestamps that it reads, so it must be zero.
    await pglite.exec(`SET TIME ZONE 'UTC'`)
    await applyMigrations(session, logger)
    // PGlite reads the array types when it opens; a list of an enum that a migration created would be sent malformed.
    await pglite.refreshArrayTypes()
  } catch (error) {
    await pglite.close()
    throw error
  }
  const prisma = createClient(new PrismaPGlite(pglite), options)
  return {
    prisma,
    kind: 'embedded',
    connectionString: undefined,
    ping: async (signal) => {
      await withDeadline(pglite.query('SELECT 1'), { timeoutMs: PING_TIMEOUT_MS, what: 'A ping', signal })
    },
    migrationState: () =>
      withDeadline(readMigrationState(session), { timeoutMs: PING_TIMEOUT_MS, what: 'Reading the migrations' }),
    // Reindexing and vacuum monitoring of pg-boss need a server.
    jobs: () => ({ db: fromPglite(pglite), backend: 'pglite', reindex: false, monitorVacuum: false }),
    connections: () => ({}),
    startProblem: (error) => error,
    close: async () => {
      await prisma.$disconnect()
      if (!pglite.closed) await pglite.close()
    },
  }
}
