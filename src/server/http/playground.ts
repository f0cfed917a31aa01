import fastifyStatic from '@fastify/static'
import { getDistDirectory, renderAltair } from 'altair-static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'

const firstQuery = `# The voices that you may see, in one upstream call.
query Voices {
  voices(first: 10) {
    edges {
      node {
        id
        name
        category
        owner { id }
        viewerPermission
        samples {
          fileName
          durationSecs
          audio { url }
          speakerSeparation { status speakers { id durationSecs } }
        }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`

export function prefersHtml(request: FastifyRequest): boolean {
  if (request.method !== 'GET' || request.headers.accept?.includes('text/html') !== true) return false
  const types = ['application/json', 'application/graphql-response+json', 'text/event-stream', 'text/html']
  return new Negotiator(request).mediaType(types) === 'text/html'
}

export const playgroundPath = '/'

export async function registerPlayground(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyStatic, { root: getDistDirectory(), prefix: '/ide/', index: false })
  fastify.get(playgroundPath, (request, reply) => {
    const html = renderAltair({
      baseURL: '/ide/',
      endpointURL: '/graphql',
      subscriptionsEndpoint: `ws://${request.host}/graphql`,
      initialSubscriptionRequestHandlerId: 'graphql-ws',
      // Multipart requests are refused without it.
      initialHeaders: { 'apollo-require-preflight': 'true' },
      initialQuery: firstQuery,
      instanceStorageNamespace: 'polyphony',
      disableAccount: true,
      initialSettings: { 'alert.disableUpdateNotification': true, 'banners.disable': true },
    })
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
