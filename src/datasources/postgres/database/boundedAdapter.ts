import { SpanKind, trace } from '@opentelemetry/api'
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils'
import { inSpan } from '../../../async/inSpan.js'
import { withDeadline } from '../../../async/withDeadline.js'
import { ServiceUnavailable } from '../../../errors.js'

export interface AdapterBounds {
  /** Longest wait for one statement, including the wait for a connection. */
  statementTimeoutMs: number
  onStatement?: (sql: string) => void
}

/**
 * The database is unreachable or did not respond in time. Not a ServiceUnavailable, because Prisma treats every error with a
 * `code` as its own. `createClient` translates it.
 */
export class DatabaseOutage extends Error {
  override readonly name = 'DatabaseOutage'
}

/** Gives every call of Prisma to the database a deadline, and throws DatabaseOutage for all outages. */
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
        // A transaction that begins after the deadline would hold its connection without end.
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
  // As in Prisma: the adapter sends the statement itself only for phantom queries.
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
      return traced(query.sql, () => guard(queryable.queryRaw(withStorableTexts(query)), bounds, 'A query'))
    },
    executeRaw: (query) => {
      bounds.onStatement?.(query.sql)
      return traced(query.sql, () => guard(queryable.executeRaw(withStorableTexts(query)), bounds, 'A statement'))
    },
  }
}

const maxTextLength = 2_000

/** Values are parameters, so they are not part of the text. Statements outside of requests and jobs have no span. */
function traced<Value>(sql: string, run: () => Promise<Value>): Promise<Value> {
  if (!trace.getActiveSpan()?.isRecording()) return run()
  const text = sql.trimStart().slice(0, maxTextLength)
  const name = text.slice(0, 12).split(/\s/, 1)[0]!.toUpperCase()
  const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': name, 'db.query.text': text }
  return inSpan(`sql ${name}`, { kind: SpanKind.CLIENT, attributes }, run)
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

/** SQLSTATE classes and codes of connection failures, exhausted resources, shutdowns and cancelled statements. */
const outageStates = /^(08|53|57P|58)|^57014$|^25P03$/

/** Messages of errors of node-postgres and PGlite that have no code. */
const lostConnection =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|pool after calling end|PGlite is closed/

function isOutage(error: unknown): boolean {
  if (error instanceof ServiceUnavailable) return true
  const { message, cause } = error as { message?: string; cause?: { kind?: string; code?: string } }
  if (cause?.kind !== undefined) return outageKinds.has(cause.kind) || outageStates.test(cause.code ?? '')
  return lostConnection.test(message ?? '')
}
