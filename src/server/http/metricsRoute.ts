import type { IncomingMessage } from 'node:http'
import { BlockList } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { verifyGatewaySecret } from '../../auth/verifyGatewaySecret.js'
import { Forbidden, Unauthenticated } from '../../errors.js'
import type { Metrics } from '../../metrics.js'

const bearer = 'bearer '
const loopbackV4 = new BlockList()
loopbackV4.addSubnet('127.0.0.0', 8, 'ipv4')
/** With any of these a request comes from a proxy on this machine, that is from anywhere. */
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

/** `/metrics`: with the token as a bearer token, or, where none is configured, for clients on this machine alone. */
export function registerMetricsRoute(fastify: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  fastify.get('/metrics', {
    async onRequest({ raw }) {
      if (token !== undefined) {
        if (!bearsToken(raw, token)) throw new Unauthenticated('Metrics need the METRICS_TOKEN as a bearer token.')
      } else if (!isFromThisMachine(raw)) {
        throw new Forbidden('Without METRICS_TOKEN metrics are served to clients on this machine only.')
      }
    },
    handler: async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  })
}

function bearsToken({ headers: { authorization = '' } }: IncomingMessage, token: string): boolean {
  const isBearer = authorization.slice(0, bearer.length).toLowerCase() === bearer
  return isBearer && verifyGatewaySecret(token, authorization.slice(bearer.length).trim())
}

function isFromThisMachine({ headers, socket }: IncomingMessage): boolean {
  const address = (socket.remoteAddress ?? '').replace('::ffff:', '')
  const isLoopback = address === '::1' || (!address.includes(':') && loopbackV4.check(address))
  return isLoopback && proxyHeaders.every((name) => headers[name] === undefined)
}
