import type { FastifyInstance } from 'fastify'

const polled: ReadonlySet<string | undefined> = new Set(['/health/live', '/health/ready', '/metrics'])

/** One line for each response that has ended. URLs are not logged, because those of media are credentials. */
export function logAccess(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const startedAt = performance.now()
    reply.raw.once('close', () => {
      const { method, log, routeOptions } = request
      const { statusCode: status, writableFinished } = reply.raw
      const durationMs = Math.round(performance.now() - startedAt)
      const line = { method, route: routeOptions.url ?? null, status, durationMs, isComplete: writableFinished }
      log[polled.has(routeOptions.url) ? 'debug' : 'info'](line, 'request')
    })
  })
}
