import { SpanKind } from '@opentelemetry/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inSpan } from '../../async/inSpan.js'
import { RequestAborted } from '../../errors.js'
import { MediaDelivery, type MediaRoutesDeps } from './MediaDelivery.js'
import { mediaFailure } from './mediaFailure.js'
import { corsHeaders, preflightHeaders, securityHeaders } from './mediaHeaders.js'

/** Serves signed URLs under `/media/`: GET and HEAD with single ranges. */
export function registerMediaRoutes(fastify: FastifyInstance, deps: MediaRoutesDeps): void {
  const delivery = new MediaDelivery(deps)
  const { corsOrigins = [] } = deps

  fastify.register(async (scope) => {
    scope.addHook('preClose', () => delivery.close())
    scope.addHook('onRequest', async ({ headers }, reply) => {
      reply.headers({ ...securityHeaders, ...corsHeaders(headers.origin, corsOrigins) })
    })
    scope.setErrorHandler(answerFailure)
    scope.options('/media/*', {
      async onRequest(_, reply) {
        const isAllowed = reply.hasHeader('access-control-allow-origin')
        return reply
          .code(204)
          .headers(isAllowed ? preflightHeaders : {})
          .send()
      },
      handler: () => undefined,
    })
    scope.route({
      method: ['GET', 'HEAD'],
      url: '/media/*',
      handler: (request, reply) => {
        const { headers } = request
        return inSpan('media.delivery', { kind: SpanKind.SERVER, headers }, () => delivery.deliver(request, reply))
      },
    })
  })
}

function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, message, retryAfterSecs } = mediaFailure(error)
  if (status >= 500 && !(error instanceof RequestAborted)) request.log.error({ err: error }, 'a media delivery failed')
  if (retryAfterSecs !== undefined) reply.header('retry-after', retryAfterSecs)
  return reply.code(status).header('cache-control', 'no-store').send({ error: { code, message } })
}
