import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Logger } from 'pino'
import { retryWhile } from '../../../async/retryWhile.js'
import { withDeadline } from '../../../async/withDeadline.js'
import { applyMigrations, readMigrationState } from './applyMigrations.js'
import { connectionProblem, isNotUpYet } from './connectionProblem.js'
import {
  type ClientOptions,
  createClient,
  type Database,
  type DatabaseLimits,
  defaultLimits,
  PING_TIMEOUT_MS,
} from './Database.js'
import { withSessionSettings } from './databaseUrl.js'
import { type ProbeSession, probeServer } from './probeServer.js'

const CONNECT_TIMEOUT_MS = 5_000
const WAIT_MS = 30_000
const MIGRATION_TIMEOUT_MS = 10 * 60_000
const QUEUE_CONNECTIONS = 4
const QUEUE_STATEMENT_TIMEOUT_MS = 60_000

export interface PostgresOptions extends ClientOptions {
  waitMs?: number
}

export async function openPostgres(url: string, options: PostgresOptions, logger: Logger): Promise<Database> {
  const limits = { ...defaultLimits, ...options.limits }
  const connectionString = withSessionSettings(url)
  const connection = {
    connectionString,
    application_name: 'polyphony',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  }
  await prepare({ ...connection, query_timeout: MIGRATION_TIMEOUT_MS }, options.waitMs ?? WAIT_MS, logger).catch(
    (error: unknown) => {
      throw connectionProblem(error, url)
    },
  )

  const pool = openPool(connection, limits, logger)
  const prisma = createClient(new PrismaPg(pool), options)
  const session = { query: (sql: string, values: unknown[]) => pool.query(sql, values) }
  return {
    prisma,
    kind: 'postgres',
    connectionString,
    ping: async (signal) => {
      await withDeadline(pool.query('SELECT 1'), { timeoutMs: PING_TIMEOUT_MS, what: 'A ping', signal })
    },
    migrationState: () =>
      withDeadline(readMigrationState(session), { timeoutMs: PING_TIMEOUT_MS, what: 'Reading the migrations' }),
    jobs: () => ({
      connectionString: withSessionSettings(url, { statement_timeout: QUEUE_STATEMENT_TIMEOUT_MS }),
      application_name: 'polyphony-jobs',
      max: QUEUE_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    }),
    connections: () => ({
      open: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      max: limits.maxConnections,
    }),
    startProblem: (error) => connectionProblem(error, url),
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

function openPool(connection: pg.PoolConfig, limits: DatabaseLimits, logger: Logger): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: limits.maxConnections,
    statement_timeout: limits.statementTimeoutMs,
    // Later than the timeout of the server, which has a better error and frees the connection.
    query_timeout: limits.statementTimeoutMs + 1_000,
    idle_in_transaction_session_timeout: limits.transactionTimeoutMs + 5_000,
  })
  // Without a listener a broken idle connection ends the process. Only the message is logged: the error holds the connection.
  pool.on('error', (error) => logger.warn({ reason: error.message }, 'an idle database connection broke'))
  return pool
}

async function prepare(config: pg.ClientConfig, waitMs: number, logger: Logger): Promise<void> {
  const first = await connectWhenUp(config, waitMs, logger)
  try {
    const second = await connect(config, logger)
    await probeServer(probeSession(first), probeSession(second)).finally(() => second.end())
    await applyMigrations(
      { query: (sql, values) => first.query(sql, values), execute: (script) => first.query(script) },
      logger,
    )
  } finally {
    await first.end()
  }
}

async function connectWhenUp(config: pg.ClientConfig, waitMs: number, logger: Logger): Promise<pg.Client> {
  let attempts = 0
  const attempt = () =>
    connect(config, logger).catch((error: Error) => {
      if (attempts === 0 && isNotUpYet(error)) {
        logger.warn({ reason: error.message || String(error), waitMs }, 'the database is not up yet')
      }
      attempts += 1
      throw error
    })
  return retryWhile(attempt, { withinMs: waitMs, isRetryable: isNotUpYet, keepsProcess: true })
}

async function connect(config: pg.ClientConfig, logger: Logger): Promise<pg.Client> {
  const client = new pg.Client(config)
  // Without a listener a connection that breaks between statements ends the process.
  client.on('error', (error) => logger.warn({ reason: error.message }, 'the database connection of the start broke'))
  await client.connect()
  return client
}

function probeSession(client: pg.Client): ProbeSession {
  return {
    query: (sql) => client.query(sql),
    onNotification: (receive) => client.on('notification', ({ channel }) => receive(channel)),
  }
}
