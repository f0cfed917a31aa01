import type { FastifyInstance } from 'fastify'
import { AppError } from '../../errors.js'
import type { Metrics } from '../../metrics.js'

/** Counts the errors of requests that GraphQL does not execute. */
export function countErrors(fastify: FastifyInstance, metrics: Pick<Metrics, 'countError'>): void {
  fastify.addHook('onError', async (_request, _reply, error: Error & { statusCode?: number }) => {
    const isClientError = (error.statusCode ?? 500) < 500
    metrics.countError(error instanceof AppError ? error.code : isClientError ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR')
  })
}
