import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Logger } from 'pino'
import { withDeadline } from '../../../async/withDeadline.js'
import { applyMigrations, readMigrationState } from './applyMigrations.js'
import { type ClientOptions, createClient, type Database, defaultLimits, PING_TIMEOUT_MS } from './Database.js'

const CONNECT_TIMEOUT_MS = 5_000
const MIGRATION_TIMEOUT_MS = 10 * 60_000
const QUEUE_CONNECTIONS = 4
const QUEUE_STATEMENT_TIMEOUT_MS = 60_000

export async function openPostgres(url: string, options: ClientOptions, logger: Logger): Promise<Database> {
  const limits = { ...defaultLimits, ...options.limits }
  const connection = {
    connectionString: url,
    application_name: 'polyphony',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    // The adapter drops the offset of timestamps that it reads, so it must be zero.
    options: '-c timezone=UTC',
  }
  await migrate({ ...connection, query_timeout: MIGRATION_TIMEOUT_MS }, logger)

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
  const prisma = createClient(new PrismaPg(pool), options)
  const session = { query: (sql: string, values: unknown[]) => pool.query(sql, values) }
  return {
    prisma,
    kind: 'postgres',
    connectionString: url,
    ping: async (signal) => {
      await withDeadline(pool.query('SELECT 1'), { timeoutMs: PING_TIMEOUT_MS, what: 'A ping', signal })
    },
    migrationState: () =>
      withDeadline(readMigrationState(session), { timeoutMs: PING_TIMEOUT_MS, what: 'Reading the migrations' }),
    jobs: () => ({
      connectionString: url,
      application_name: 'polyphony-jobs',
      max: QUEUE_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      options: `-c statement_timeout=${QUEUE_STATEMENT_TIMEOUT_MS}`,
    }),
    close: async () => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

async function migrate(connection: pg.ClientConfig, logger: Logger): Promise<void> {
  const client = new pg.Client(connection)
  // Without a listener a connection that breaks between statements ends the process.
  client.on('error', (error) =>
    logger.warn({ reason: error.message }, 'the database connection of the migrations broke'),
  )
  await client.connect()
  try {
    await applyMigrations(
      { query: (sql, values) => client.query(sql, values), execute: (script) => client.query(script) },
      logger,
    )
  } finally {
    await client.end()
  }
}
