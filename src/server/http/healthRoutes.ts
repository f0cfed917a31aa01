import type { FastifyInstance } from 'fastify'
import { withDeadline } from '../../async/withDeadline.js'
import type { Database } from '../../datasources/postgres/database/Database.js'

const KEYS_TIMEOUT_MS = 2_000

export interface Readiness {
  /** Begins with the shutdown, so that a load balancer stops sending requests before the sockets close. */
  readonly drain: { readonly hasBegun: boolean }
  loadKeys?(): Promise<void>
  describe?(): Promise<Record<string, string>>
}

export function registerHealthRoutes(fastify: FastifyInstance, database: Database, readiness: Readiness): void {
  fastify.get('/health/live', () => ({ status: 'ok' }))

  fastify.get('/health/ready', async (_request, reply) => {
    const isDraining = readiness.drain.hasBegun
    const [databaseStatus, migrations, tokenKeys, details] = await Promise.all([
      databaseState(database),
      migrationState(database),
      keyState(readiness),
      readiness.describe?.().catch(() => ({})),
    ])
    const isReady = !isDraining && [databaseStatus, migrations, tokenKeys].every((state) => state === 'ok')
    const status = isReady ? 'ok' : isDraining ? 'draining' : 'unavailable'
    return reply.code(isReady ? 200 : 503).send({ status, database: databaseStatus, migrations, tokenKeys, ...details })
  })
}

async function databaseState(database: Database): Promise<'ok' | 'unavailable'> {
  return database.ping().then(
    () => 'ok',
    () => 'unavailable',
  )
}

async function migrationState(database: Database): Promise<'ok' | 'pending' | 'unavailable'> {
  return database.migrationState().then(
    ({ pending }) => (pending.length === 0 ? 'ok' : 'pending'),
    () => 'unavailable',
  )
}

async function keyState({ loadKeys }: Readiness): Promise<'ok' | 'unavailable'> {
  if (loadKeys === undefined) return 'ok'
  return withDeadline(loadKeys(), { timeoutMs: KEYS_TIMEOUT_MS, what: 'Loading the keys of tokens' }).then(
    () => 'ok',
    () => 'unavailable',
  )
}
