import type { FastifyInstance, FastifyRequest } from 'fastify'
import { InvalidInput, Unauthenticated, UploadRefused } from '../../errors.js'
import { type DrainLimit, drainRequest } from './drainRequest.js'
import { isMultipart } from './isMultipart.js'
import { limitBodyTime } from './limitBodyTime.js'
import type { IdleLimit } from './UploadBody.js'
import { UploadIntake } from './UploadIntake.js'

export interface UploadOptions {
  /** Where multipart requests are taken. */
  url?: string
  /** Files in one request. They pass one after the other, so the number costs nothing but time. */
  maxFiles?: number
  /** Bytes of the field `operations`, and of the field `map`. */
  maxFieldBytes?: number
  /** Below this a sender is idle, and the upload is given up. Waiting for us does not count. */
  idle?: IdleLimit
  /** How much of a request that is answered already is still taken in before its connection is closed. */
  drain?: DrainLimit
  /** For the head of every request, and for the body of those that are no uploads. */
  requestTimeoutMs?: number
}

const mebibyte = 1024 * 1024

/** Either shows that a browser has asked this server first, so that the request is no form of a foreign page. */
const preflightHeaders = ['apollo-require-preflight', 'x-apollo-operation-name']

/**
 * Takes GraphQL multipart requests: the operation goes on as the body of the request while the files are still coming in.
 * Nothing is read before the caller is known, so this must stand behind a hook that sets `request.viewer`.
 */
export function registerUploads(fastify: FastifyInstance, options: UploadOptions = {}): void {
  const {
    url = '/graphql',
    maxFiles = 100,
    maxFieldBytes = mebibyte,
    idle = { ms: 30_000, bytes: 4 * 1024 },
    drain = { bytes: 8 * mebibyte, ms: 5_000 },
    requestTimeoutMs = 60_000,
  } = options
  const intakes = new WeakMap<FastifyRequest, UploadIntake>()

  limitBodyTime(fastify, requestTimeoutMs, isMultipart)

  // Left unread: who is asking, and whether it may, is settled first.
  fastify.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null))

  fastify.addHook('preValidation', async (request, reply) => {
    if (!isMultipart(request.headers['content-type'])) return
    if (request.routeOptions.url !== url || request.method !== 'POST') return
    if (request.viewer.kind !== 'user') throw new Unauthenticated('Uploads need a signed-in user.')
    if (!preflightHeaders.some((name) => Boolean(request.headers[name]))) {
      throw new InvalidInput(`A multipart request must bear the header "${preflightHeaders[0]}".`)
    }
    const intake = new UploadIntake(request.raw, { fieldBytes: maxFieldBytes, files: maxFiles, idle })
    intakes.set(request, intake)
    request.body = await intake.open(reply.raw)
  })

  fastify.addHook('onResponse', (request, _reply, done) => {
    intakes.get(request)?.fail(new UploadRefused('CUT', 'The request was answered before this file was read.'))
    if (isMultipart(request.headers['content-type'])) setImmediate(() => drainRequest(request.raw, drain))
    done()
  })
}
