import 'reflect-metadata'
import { afterEach, jest } from '@jest/globals'
import { buildSchema, type GraphQLFieldResolver, type GraphQLObjectType } from 'graphql'
import { type Client, type ClientOptions, createClient } from 'graphql-ws'
import { SignJWT } from 'jose'
import { WebSocket } from 'ws'
import { createAuthenticator } from '../../../src/auth/authenticate.js'
import type { Context, ContextDeps } from '../../../src/context.js'
import { NotFound } from '../../../src/errors.js'
import { createLogger } from '../../../src/logger.js'
import { createMetrics } from '../../../src/metrics.js'
import { createApollo } from '../../../src/server/createApollo.js'
import { createHttpServer } from '../../../src/server/http/createHttpServer.js'
import { registerGraphqlRoutes } from '../../../src/server/http/graphqlRoutes.js'
import { registerSubscriptions } from '../../../src/server/subscriptions/registerSubscriptions.js'
import type { SubscriptionOptions } from '../../../src/server/subscriptions/SubscriptionOptions.js'
import { TickSource } from './TickSource.js'

const jwtSecret = 'a secret for tests that is long enough'
const closers: (() => unknown)[] = []

afterEach(async () => {
  jest.useRealTimers()
  for (const close of closers.splice(0).reverse()) await close()
})

const typeDefs = `
  type Query { ping: String! broken: String stuck: String }
  type Mutation { touch: Int! stall: String }
  type Subscription { ticks: Tick! padding(length: Int!): String! failing: Int! refused: Int! who: String! }
  type Tick { at: Int! isFresh: Boolean! }
`

/** A field with a response that waits until it is released. */
class StuckField {
  count = 0
  release = () => {}
  readonly #released = new Promise<void>((resolve) => {
    this.release = resolve
  })

  async enter(): Promise<string> {
    this.count += 1
    await this.#released
    return 'released'
  }
}

/** The field results of the test schema. */
function schemaOf(source: TickSource, pulled: { count: number }, stuck: StuckField) {
  const schema = buildSchema(typeDefs)
  const answer = (type: string, field: string, resolve: GraphQLFieldResolver<never, Context>) => {
    const { [field]: definition } = (schema.getType(type) as GraphQLObjectType).getFields()
    definition!.resolve = resolve as GraphQLFieldResolver<unknown, unknown>
  }
  const stream = (field: string, subscribe: GraphQLFieldResolver<unknown, Context>) => {
    const { [field]: definition } = schema.getSubscriptionType()!.getFields()
    definition!.subscribe = subscribe as GraphQLFieldResolver<unknown, unknown>
    definition!.resolve = (event) => event
  }
  const seen = new WeakSet<object>()
  answer('Query', 'ping', () => 'pong')
  answer('Query', 'broken', () => {
    throw new Error('a secret of the database')
  })
  answer('Query', 'stuck', () => stuck.enter())
  answer('Mutation', 'touch', () => 1)
  answer('Mutation', 'stall', (_root, _args, { answer: deadline }) => {
    deadline.begin({ id: 'operation-1', isRepeatable: false })
    return stuck.enter()
  })
  answer('Tick', 'at', (at: number) => at)
  answer('Tick', 'isFresh', (_at, _args, { loaders }) => {
    const isFresh = !seen.has(loaders)
    seen.add(loaders)
    return isFresh
  })
  stream('ticks', (_root, _args, { signal }) => source.subscribe(signal))
  stream('padding', async function* (_root, { length }: { length: number }) {
    for (;;) {
      pulled.count++
      yield 'x'.repeat(length)
    }
  })
  stream('failing', async function* () {
    yield 1
    throw new NotFound('voice', 'v1')
  })
  stream('refused', () => {
    throw new NotFound('voice', 'v1')
  })
  stream('who', async function* (_root, _args, { viewer }) {
    yield viewer.kind === 'user' ? viewer.userId : viewer.kind
  })
  return schema
}

/** A server with all transports and a source of ticks. */
export async function startSubscriptionServer(options: Partial<SubscriptionOptions> = {}) {
  const source = new TickSource()
  const pulled = { count: 0 }
  const contexts = { count: 0 }
  const lines: string[] = []
  const logger = createLogger('debug', { write: (line: string) => void lines.push(line) })
  const sources: object = new Proxy(
    { upstream: { as: () => ({}) }, voicesOf: () => void contexts.count++, metered: (): unknown => sources },
    // Other members of contexts are not used here.
    { get: (known, name) => Reflect.get(known, name) ?? (() => ({})) },
  )
  const deps = {
    sources,
    mediaSigner: {},
    metrics: createMetrics(),
    logger,
    onLoaderFindings: {},
  } as unknown as ContextDeps
  const stuck = new StuckField()
  const schema = schemaOf(source, pulled, stuck)
  const fastify = createHttpServer(logger)
  const apollo = createApollo({ schema, fastify, metrics: deps.metrics, production: false })
  await apollo.start()
  const authenticator = createAuthenticator({ jwtSecret })
  const shared = { authenticator, deps, gatewaySecret: options.gatewaySecret, publicUrl: undefined }
  registerGraphqlRoutes(fastify, { ...shared, apollo, corsOrigins: [] })
  registerSubscriptions(fastify, { ...shared, schema, ...options })
  const address = await fastify.listen({ host: '127.0.0.1', port: 0 })
  closers.push(() => {
    // An unused connection would delay the end of each test.
    fastify.server.closeAllConnections()
    return apollo.stop()
  })
  return {
    url: `${address}/graphql`,
    wsUrl: `${address.replace('http', 'ws')}/graphql`,
    source,
    pulled,
    stuck,
    contexts,
    logs: () => lines.join(''),
    metrics: () => deps.metrics.registry.metrics(),
    server: fastify.server,
    close: () => fastify.close(),
  }
}

/** The usual client of front ends, without retries. */
export function openClient(url: string, options: Partial<ClientOptions> = {}): Client {
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, ...options })
  closers.push(() => client.dispose())
  return client
}

/** A WebSocket without a client library. The upgrade has these headers. */
export function openSocket(url: string, headers: Record<string, string> = {}): WebSocket {
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers })
  socket.on('error', () => undefined)
  closers.push(() => socket.terminate())
  return socket
}

export function tokenOf(sub: string, lifetimeSecs = 600): Promise<string> {
  return new SignJWT({ scope: 'voices:read' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setExpirationTime(Math.floor(Date.now() / 1_000) + lifetimeSecs)
    .sign(new TextEncoder().encode(jwtSecret))
}
