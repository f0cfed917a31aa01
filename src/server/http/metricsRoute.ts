import type { IncomingMessage } from 'node:http'
import { BlockList } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { secretsMatch } from '../../auth/secretsMatch.js'
import { Forbidden, Unauthenticated } from '../../errors.js'
import type { Metrics } from '../../metrics.js'

const bearer = 'bearer '
const loopbackV4 = new BlockList()
loopbackV4.addSubnet('127.0.0.0', 8, 'ipv4')
/** Set by a proxy on this machine, which may have clients on other machines. */
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

/** Serves `/metrics` with the bearer token; without a configured token, to clients on this machine only. */
export function registerMetricsRoute(fastify: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  fastify.get('/metrics', {
    async onRequest({ raw }) {
      if (token !== undefined) {
        if (!hasToken(raw, token)) throw new Unauthenticated('Metrics require METRICS_TOKEN as a bearer token.')
      } else if (!isFromThisMachine(raw)) {
        throw new Forbidden('Without METRICS_TOKEN, metrics are served only to clients on this machine.')
      }
    },
    handler: async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  })
}

function hasToken({ headers: { authorization = '' } }: IncomingMessage, token: string): boolean {
  const isBearer = authorization.slice(0, bearer.length).toLowerCase() === bearer
  return isBearer && secretsMatch(token, authorization.slice(bearer.length).trim())
}

function isFromThisMachine({ headers, socket }: IncomingMessage): boolean {
  const address = (socket.remoteAddress ?? '').replace('::ffff:', '')
  const isLoopback = address === '::1' || (!address.includes(':') && loopbackV4.check(address))
  return isLoopback && proxyHeaders.every((name) => headers[name] === undefined)
}
