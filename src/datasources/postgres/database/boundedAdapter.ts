import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils'
import { withDeadline } from '../../../async/withDeadline.js'
import { ServiceUnavailable } from '../../../errors.js'

export interface AdapterBounds {
  /** The longest that a caller waits for one statement, its place in the pool included. */
  statementTimeoutMs: number
  onStatement?: (sql: string) => void
}

/**
 * The database is out of reach, or did not answer in time. Not yet the ServiceUnavailable that it becomes above Prisma
 * (see createClient), because Prisma takes every error with a `code` for one of its own.
 */
export class DatabaseOutage extends Error {
  override readonly name = 'DatabaseOutage'
}

/**
 * Puts a deadline on every await that Prisma does on the database, and gives an outage of the database one
 * name. It stands below Prisma, so that nothing built on the client can go around it.
 */
export function boundedAdapter(factory: SqlDriverAdapterFactory, bounds: AdapterBounds): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => boundAdapter(await guard(factory.connect(), bounds, 'Connecting'), bounds),
  }
}

function boundAdapter(adapter: SqlDriverAdapter, bounds: AdapterBounds): SqlDriverAdapter {
  return {
    ...boundQueries(adapter, bounds),
    executeScript: (script) => guard(adapter.executeScript(script), bounds, 'A script'),
    startTransaction: async (isolationLevel) => {
      const starting = adapter.startTransaction(isolationLevel)
      try {
        return boundTransaction(await guard(starting, bounds, 'Beginning a transaction'), bounds)
      } catch (error) {
        // One that begins after all, when nobody waits for it any more, would hold its connection for ever.
        starting.then(abandon, () => {})
        throw error
      }
    },
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: false },
    dispose: () => adapter.dispose(),
  }
}

function boundTransaction(transaction: Transaction, bounds: AdapterBounds): Transaction {
  return {
    ...boundQueries(transaction, bounds),
    options: transaction.options,
    commit: () => guard(transaction.commit(), bounds, 'A commit'),
    rollback: () => guard(transaction.rollback(), bounds, 'A rollback'),
  }
}

async function abandon(transaction: Transaction): Promise<void> {
  // As Prisma does it: where the adapter does not send the statement itself, its user does.
  if (!transaction.options.usePhantomQuery) {
    await transaction.executeRaw({ sql: 'ROLLBACK', args: [], argTypes: [] }).catch(() => {})
  }
  await transaction.rollback().catch(() => {})
}

function boundQueries(queryable: SqlQueryable, bounds: AdapterBounds): SqlQueryable {
  return {
    provider: queryable.provider,
    adapterName: queryable.adapterName,
    queryRaw: (query) => {
      bounds.onStatement?.(query.sql)
      return guard(queryable.queryRaw(withStorableTexts(query)), bounds, 'A query')
    },
    executeRaw: (query) => {
      bounds.onStatement?.(query.sql)
      return guard(queryable.executeRaw(withStorableTexts(query)), bounds, 'A statement')
    },
  }
}

/** Postgres stores neither NUL, which is removed, nor unpaired surrogates, which become U+FFFD. */
function withStorableTexts(query: SqlQuery): SqlQuery {
  if (query.args.every(isStorable)) return query
  return { ...query, args: query.args.map(toStorable) }
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  return !Array.isArray(value) || value.every(isStorable)
}

function toStorable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  return Array.isArray(value) ? value.map(toStorable) : value
}

async function guard<T>(work: Promise<T>, bounds: AdapterBounds, what: string): Promise<T> {
  try {
    return await withDeadline(work, { timeoutMs: bounds.statementTimeoutMs, what })
  } catch (error) {
    throw isOutage(error) ? new DatabaseOutage(`${what} failed`, { cause: error }) : error
  }
}

const outageKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
  'AuthenticationFailed',
  'DatabaseDoesNotExist',
  'DatabaseAccessDenied',
])

/** SQLSTATE classes and codes: connection exceptions, exhausted resources, shutdowns, a statement that was cancelled. */
const outageStates = /^(08|53|57P|58)|^57014$|^25P03$/

/** What node-postgres says when it gives up on a connection: these errors have no code. */
const lostConnection =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|pool after calling end|PGlite is closed/

function isOutage(error: unknown): boolean {
  if (error instanceof ServiceUnavailable) return true
  const { message, cause } = error as { message?: string; cause?: { kind?: string; code?: string } }
  if (cause?.kind !== undefined) return outageKinds.has(cause.kind) || outageStates.test(cause.code ?? '')
  return lostConnection.test(message ?? '')
}
