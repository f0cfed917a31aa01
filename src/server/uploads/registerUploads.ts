import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLOperation } from 'graphql-upload-minimal'
import { InvalidInput, Unauthenticated, UploadRefused } from '../../errors.js'
import { defaultServiceLimits } from '../../serviceLimits.js'
import { onceGone } from '../responses/onceGone.js'
import { type DrainLimit, drainRequest } from './drainRequest.js'
import { isMultipart } from './isMultipart.js'
import { type BodyTimeLimits, limitBodyTime } from './limitBodyTime.js'
import { type OpenUploadLimits, OpenUploads } from './OpenUploads.js'
import type { RateLimit } from './RateGuard.js'
import { UploadIntake } from './UploadIntake.js'

export interface UploadOptions {
  /** Where multipart requests are taken. */
  url?: string
  /** Files in one request. They pass one after the other, so the number costs nothing but time. */
  maxFiles?: number
  /** Bytes of the field `operations`, and of the field `map`. */
  maxFieldBytes?: number
  /** How long those fields may take to arrive. */
  fieldsMs?: number
  /** Below this the upload is given up. Waiting for us does not count. */
  rate?: Partial<RateLimit>
  /** Multipart requests that may be open at a time. */
  open?: Partial<OpenUploadLimits>
  /** How much of a request that is answered already is still taken in before its connection is closed. */
  drain?: DrainLimit
  /** For the head of every request, and for the body of those that are no uploads. */
  requestTimeoutMs?: number
  /** For the body of requests that are no uploads. */
  bodies?: Partial<BodyTimeLimits>
}

const mebibyte = 1024 * 1024
const { minUploadBytesPerSec, maxUploadsPerViewer, maxUploadsPerTenant, maxUploads } = defaultServiceLimits
const defaultRate: RateLimit = { bytesPerSec: minUploadBytesPerSec, graceMs: 30_000, windowMs: 5_000 }
const defaultOpen = { perViewer: maxUploadsPerViewer, perTenant: maxUploadsPerTenant, total: maxUploads }
const defaultBodies = {
  slowAfterMs: 15_000,
  bytesPerSec: 16 * 1024,
  pending: { anonymous: 48, perViewer: 32, total: 256 },
}

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
    fieldsMs = 30_000,
    drain = { bytes: 8 * mebibyte, ms: 5_000 },
    requestTimeoutMs = 60_000,
  } = options
  const rate = { ...defaultRate, ...options.rate }
  const openUploads = new OpenUploads({ ...defaultOpen, ...options.open })
  const intakes = new WeakMap<FastifyRequest, { intake: UploadIntake; close: () => void }>()

  limitBodyTime(fastify, { ...defaultBodies, ms: requestTimeoutMs, ...options.bodies }, isMultipart)

  // Left unread: who is asking, and whether it may, is settled first.
  fastify.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null))

  fastify.addHook('preValidation', async (request, reply) => {
    if (!isMultipart(request.headers['content-type'])) return
    if (request.routeOptions.url !== url || request.method !== 'POST') return
    if (request.viewer.kind !== 'user') throw new Unauthenticated('Uploads need a signed-in user.')
    if (!preflightHeaders.some((name) => Boolean(request.headers[name]))) {
      throw new InvalidInput(`A multipart request must bear the header "${preflightHeaders[0]}".`)
    }
    let intake: UploadIntake | undefined
    const close = openUploads.open(request.viewer, {
      get bytesPerSec() {
        return intake?.bytesPerSec ?? null
      },
      preempt: () => intake?.fail(new UploadRefused('SLOW', 'This upload was slow while too many others were open.')),
    })
    intake = new UploadIntake(request.raw, { fieldBytes: maxFieldBytes, files: maxFiles, rate })
    intakes.set(request, { intake, close })
    onceGone(reply, () => {
      if (request.raw.socket.destroyed) close()
    })
    request.body = await openInTime(intake, reply, fieldsMs)
  })

  fastify.addHook('onResponse', (request, _reply, done) => {
    const { intake, close } = intakes.get(request) ?? {}
    intake?.fail(new UploadRefused('CUT', 'The request was answered before this file was read.'))
    // Of any other request as well, such as one that was refused before its body was read.
    const isToBeDrained = isMultipart(request.headers['content-type']) || !request.raw.complete
    if (isToBeDrained) setImmediate(() => drainRequest(request.raw, drain, close))
    done()
  })
}

async function openInTime(intake: UploadIntake, reply: FastifyReply, ms: number): Promise<GraphQLOperation> {
  const timer = setTimeout(() => {
    intake.fail(new UploadRefused('SLOW', `The fields in front of the files must arrive within ${ms / 1000} seconds.`))
  }, ms)
  try {
    return await intake.open(reply.raw)
  } finally {
    clearTimeout(timer)
  }
}
