import { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import { afterEach, jest } from '@jest/globals'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql'
import { anonymous } from '../../../src/auth/Viewer.js'
import { createLogger } from '../../../src/logger.js'
import { type ReadUploadsOptions, readUploads, type UploadReading } from '../../../src/media/uploads/readUploads.js'
import { Upload, type UploadedFile } from '../../../src/schema/shared/Upload.js'
import { formatError } from '../../../src/server/errors/formatError.js'
import { abortSignalOf } from '../../../src/server/http/abortSignalOf.js'
import { createHttpServer } from '../../../src/server/http/createHttpServer.js'
import { guardUploads } from '../../../src/server/uploads/guardUploads.js'
import { registerUploads, type UploadOptions } from '../../../src/server/uploads/registerUploads.js'

const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  jest.useRealTimers()
  for (const close of closers.splice(0).reverse()) await close()
})

export type Consume = (reading: UploadReading) => Promise<void>

export interface UploadServerOptions {
  uploads?: UploadOptions
  reading?: Partial<ReadUploadsOptions>
  /** Runs before the mutation responds with the read files. */
  consume?: Consume
}

/** Advances the stopped clock by `ms` repeatedly until the promise settles. */
export async function letPass<Value>(ms: number, until: Promise<Value>): Promise<Value> {
  const hurry = setInterval(() => jest.advanceTimersByTime(ms), 20)
  return until.finally(() => clearInterval(hurry))
}

/** Reads everything, as a fast upload. */
export async function readAll(reading: UploadReading): Promise<void> {
  for await (const part of reading.parts) for await (const _chunk of part.bytes);
  await reading.assertComplete()
}

/** A GraphQL server with one mutation with files, and the dependencies of the real one. */
export async function startUploadServer({ uploads, reading, consume = readAll }: UploadServerOptions = {}) {
  const text = { type: GraphQLString }
  const finishedFile = new GraphQLObjectType({
    name: 'FinishedFile',
    fields: { fileName: text, mediaType: text, sizeBytes: { type: GraphQLInt }, sha256: text },
  })
  const files = { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Upload))) }
  const label = new GraphQLInputObjectType({ name: 'Label', fields: { text } })
  const any = new GraphQLScalarType({ name: 'Any' })
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { ping: { type: GraphQLString, resolve: () => 'pong' } } }),
    mutation: new GraphQLObjectType({
      name: 'Mutation',
      fields: {
        consume: {
          type: new GraphQLList(finishedFile),
          args: { files, label: { type: label }, any: { type: any } },
          async resolve(_root, args: { files: Promise<UploadedFile>[] }, { signal }: { signal: AbortSignal }) {
            const work = readUploads(args.files, { kind: 'sample', signal, ...reading })
            await consume(work)
            return work.finished()
          },
        },
      },
    }),
  })
  const apollo = new ApolloServer<{ signal: AbortSignal }>({
    schema,
    plugins: [guardUploads],
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    formatError,
  })
  await apollo.start()
  const fastify = createHttpServer(createLogger('silent'))
  registerUploads(fastify, uploads)
  fastify.decorateRequest('viewer')
  fastify.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    async onRequest(request) {
      const isKnown = request.headers.authorization !== undefined
      const { 'x-tenant': tenant = 'acme' } = request.headers
      const tenantId = `org:${tenant}`
      request.viewer = isKnown ? { kind: 'user', userId: 'ann', tenantId, scopes: new Set() } : anonymous
    },
    handler: fastifyApolloHandler(apollo, {
      context: async (_request: FastifyRequest, reply: FastifyReply) => ({ signal: abortSignalOf(reply) }),
    }),
  })
  const address = await fastify.listen({ host: '127.0.0.1', port: 0 })
  closers.push(async () => {
    fastify.server.closeAllConnections()
    await fastify.close()
    await apollo.stop()
  })
  return { url: `${address}/graphql`, server: fastify.server }
}
