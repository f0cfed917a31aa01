import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLOperation } from 'graphql-upload-minimal'
import { InvalidInput, Unauthenticated, UploadRefused } from '../../errors.js'
import { defaultServiceLimits } from '../../serviceLimits.js'
import { onceClosed } from '../responses/onceClosed.js'
import { type DrainLimit, drainRequest } from './drainRequest.js'
import { isMultipart } from './isMultipart.js'
import { type BodyTimeLimits, limitBodyTime } from './limitBodyTime.js'
import { type OpenUploadLimits, OpenUploads } from './OpenUploads.js'
import type { RateLimit } from './RateGuard.js'
import { UploadIntake } from './UploadIntake.js'

export interface UploadOptions {
  url?: string
  /** Files of one request. They are read one at a time, so their number takes no memory. */
  maxFiles?: number
  maxFieldBytes?: number
  /** Longest time for `operations` and `map` to arrive. */
  fieldsMs?: number
  /** The minimum rate while this server waits. */
  rate?: Partial<RateLimit>
  open?: Partial<OpenUploadLimits>
  /** How much of an answered request is still read before its connection is closed. */
  drain?: DrainLimit
  /** Longest time for the headers of any request to arrive. */
  headersTimeoutMs?: number
  /** Longest time for the body of other requests to arrive. */
  requestTimeoutMs?: number
  bodies?: Partial<BodyTimeLimits>
  /** Called for each part of a multipart body that has arrived. */
  onReceived?: (bytes: number) => void
}

const mebibyte = 1024 * 1024
const { minUploadBytesPerSec, maxUploadsPerViewer, maxUploadsPerTenant, maxUploads } = defaultServiceLimits
const defaultRate: RateLimit = { bytesPerSec: minUploadBytesPerSec, graceMs: 30_000, windowMs: 5_000 }
const defaultOpen = { perViewer: maxUploadsPerViewer, perTenant: maxUploadsPerTenant, total: maxUploads }
const defaultDrain: DrainLimit = { bytes: 8 * mebibyte, ms: 5_000 }
const defaultBodies = {
  slowAfterMs: 15_000,
  bytesPerSec: 16 * 1024,
  pending: { anonymous: 48, perViewer: 32, total: 256 },
}

/** A form of another origin cannot send these headers without a CORS preflight. */
const preflightHeaders = ['apollo-require-preflight', 'x-apollo-operation-name']

/**
 * Accepts GraphQL multipart requests. The operation becomes the body of the request while its files are still arriving.
 * Nothing is read before a hook has set `request.viewer`.
 */
export function registerUploads(fastify: FastifyInstance, options: UploadOptions = {}): void {
  const { url = '/graphql', drain = defaultDrain, headersTimeoutMs = 10_000, requestTimeoutMs = 60_000 } = options
  const openUploads = new OpenUploads({ ...defaultOpen, ...options.open })
  const intakes = new WeakMap<FastifyRequest, OpenIntake>()

  fastify.server.headersTimeout = headersTimeoutMs
  limitBodyTime(fastify, { ...defaultBodies, ms: requestTimeoutMs, ...options.bodies }, isMultipart)

  // The body is read after authentication.
  fastify.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null))

  fastify.addHook('preValidation', async (request, reply) => {
    if (!isMultipart(request.headers['content-type'])) return
    if (request.routeOptions.url !== url || request.method !== 'POST') return
    const opened = openIntake(request, reply, { openUploads, options })
    intakes.set(request, opened)
    request.body = await readOperation(opened.intake, reply, options.fieldsMs)
  })

  fastify.addHook('onResponse', (request, _reply, done) => {
    const { intake, close } = intakes.get(request) ?? {}
    intake?.fail(new UploadRefused('CUT', 'The request was answered before this file was read.'))
    // Also for other requests that were refused before their body was read.
    const isIncomplete = isMultipart(request.headers['content-type']) || !request.raw.complete
    if (isIncomplete) setImmediate(() => drainRequest(request.raw, drain, close))
    done()
  })
}

interface OpenIntake {
  readonly intake: UploadIntake
  readonly close: () => void
}

function openIntake(
  request: FastifyRequest,
  reply: FastifyReply,
  { openUploads, options }: { openUploads: OpenUploads; options: UploadOptions },
): OpenIntake {
  if (request.viewer.kind !== 'user') throw new Unauthenticated('Uploads require a signed-in user.')
  if (!preflightHeaders.some((name) => Boolean(request.headers[name]))) {
    throw new InvalidInput(`A multipart request must have the header \`${preflightHeaders[0]}\`.`)
  }
  const { maxFieldBytes = mebibyte, maxFiles = 100 } = options
  let intake: UploadIntake | undefined
  const close = openUploads.open(request.viewer, {
    get bytesPerSec() {
      return intake?.bytesPerSec ?? null
    },
    preempt: () => intake?.fail(new UploadRefused('SLOW', 'This upload was slow while too many others were open.')),
  })
  const rate = { ...defaultRate, ...options.rate }
  intake = new UploadIntake(request.raw, {
    fieldBytes: maxFieldBytes,
    files: maxFiles,
    rate,
    onReceived: options.onReceived,
  })
  onceClosed(reply, () => {
    if (request.raw.socket.destroyed) close()
  })
  return { intake, close }
}

async function readOperation(intake: UploadIntake, reply: FastifyReply, ms = 30_000): Promise<GraphQLOperation> {
  const timer = setTimeout(() => {
    const message = `The fields \`operations\` and \`map\` must arrive within ${ms / 1000} seconds.`
    intake.fail(new UploadRefused('SLOW', message))
  }, ms)
  try {
    return await intake.open(reply.raw)
  } finally {
    clearTimeout(timer)
  }
}
