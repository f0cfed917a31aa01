import type { FastifyInstance } from 'fastify'
import type { Database } from '../../datasources/postgres/database/Database.js'

export interface Readiness {
  /** Set when shutdown begins, so that a load balancer looks elsewhere before the sockets close. */
  isDraining: boolean
}

/** Whether the process lives, and whether it can serve. Neither needs a token or tells a secret. */
export function registerHealthRoutes(fastify: FastifyInstance, database: Database, readiness: Readiness): void {
  fastify.get('/health/live', () => ({ status: 'ok' }))

  fastify.get('/health/ready', async (_request, reply) => {
    const checks = await Promise.all([databaseState(database), migrationState(database)])
    const [databaseIs, migrationsAre] = checks
    const isReady = !readiness.isDraining && databaseIs === 'ok' && migrationsAre === 'ok'
    return reply.code(isReady ? 200 : 503).send({
      status: isReady ? 'ok' : readiness.isDraining ? 'draining' : 'unavailable',
      database: databaseIs,
      migrations: migrationsAre,
    })
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
