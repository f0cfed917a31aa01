import type { FastifyInstance } from 'fastify'
import type { Database } from '../../datasources/postgres/database/Database.js'

export interface Readiness {
  /** Set when shutdown begins, so that a load balancer stops sending requests before the sockets close. */
  isDraining: boolean
}

export function registerHealthRoutes(fastify: FastifyInstance, database: Database, readiness: Readiness): void {
  fastify.get('/health/live', () => ({ status: 'ok' }))

  fastify.get('/health/ready', async (_request, reply) => {
    const { isDraining } = readiness
    const [databaseStatus, migrations] = await Promise.all([databaseState(database), migrationState(database)])
    const isReady = !isDraining && databaseStatus === 'ok' && migrations === 'ok'
    const status = isReady ? 'ok' : isDraining ? 'draining' : 'unavailable'
    return reply.code(isReady ? 200 : 503).send({ status, database: databaseStatus, migrations })
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
