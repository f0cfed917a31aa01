import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { ConstructorOptions as PgBossOptions } from 'pg-boss'
import { ServiceUnavailable } from '../../../errors.js'
import { Prisma, PrismaClient } from '../generated/client.js'
import type { MigrationState } from './applyMigrations.js'
import { boundedAdapter, DatabaseOutage } from './boundedAdapter.js'

export interface Database {
  readonly prisma: PrismaClient
  readonly kind: 'embedded' | 'postgres'
  /** Undefined for the embedded database. */
  readonly connectionString: string | undefined
  /** @throws ServiceUnavailable if the database does not respond in time. */
  ping(signal?: AbortSignal): Promise<void>
  migrationState(): Promise<MigrationState>
  jobs(): PgBossOptions
  /** Empty for the embedded database, which has one connection. */
  connections(): Readonly<Record<string, number>>
  startProblem(error: unknown): unknown
  close(): Promise<void>
}

export interface DatabaseLimits {
  statementTimeoutMs: number
  /** Longest wait for a connection, and duration, of a transaction. */
  transactionWaitMs: number
  transactionTimeoutMs: number
  maxConnections: number
}

export const defaultLimits: DatabaseLimits = {
  statementTimeoutMs: 10_000,
  transactionWaitMs: 10_000,
  transactionTimeoutMs: 15_000,
  maxConnections: 10,
}

export const PING_TIMEOUT_MS = 2_000

export interface ClientOptions {
  limits?: Partial<DatabaseLimits>
  onStatement?: (sql: string) => void
}

export function createClient(adapter: SqlDriverAdapterFactory, { limits, onStatement }: ClientOptions): PrismaClient {
  const { statementTimeoutMs, transactionWaitMs, transactionTimeoutMs } = { ...defaultLimits, ...limits }
  const client = new PrismaClient({
    adapter: boundedAdapter(adapter, { statementTimeoutMs, onStatement }),
    transactionOptions: { maxWait: transactionWaitMs, timeout: transactionTimeoutMs },
    errorFormat: 'minimal',
  })
  const extended = client.$extends({
    query: { $allOperations: ({ args, query }) => translateOutage(query(args)) },
    // Errors inside a transaction are translated where they leave it.
    client: {
      $transaction: (...args: Parameters<PrismaClient['$transaction']>) =>
        translateOutage(client.$transaction(...args)),
    },
  })
  // The same operations with the same types; only Prisma's `$on` is gone.
  return extended as unknown as PrismaClient
}

async function translateOutage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw isOutage(error) ? new ServiceUnavailable(undefined, { cause: error }) : error
  }
}

const TRANSACTION_TIMED_OUT = 'P2028'

function isOutage(error: unknown): boolean {
  if (error instanceof DatabaseOutage) return true
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === TRANSACTION_TIMED_OUT
}
