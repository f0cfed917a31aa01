import type { OutgoingHttpHeaders } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ConcurrencyLimiter } from '../../async/limiters/ConcurrencyLimiter.js'
import type { LimiterLimits } from '../../async/limiters/LimiterLimits.js'
import { addressKey } from '../../auth/addressKey.js'
import { SlowReader } from '../../datasources/elevenlabs/client/SlowReader.js'
import { RequestAborted } from '../../errors.js'
import { ByteBudget, type ByteBudgetLimits } from '../ByteBudget.js'
import type { MediaSigner } from '../urls/MediaSigner.js'
import { parseByteRange } from './byteRange.js'
import { type ChosenBytes, chooseBytes, dropBody } from './chooseBytes.js'
import {
  Deliveries,
  type DeliveryLimits,
  type DeliveryRefusal,
  deliveryKey,
  type RunningDelivery,
} from './Deliveries.js'
import { findMedia, isHeldWhole, type MediaDeps, mayBeOurs } from './findMedia.js'
import type { Media } from './Media.js'
import type { AudioBytes } from './MediaUpstream.js'
import { mediaFailure } from './mediaFailure.js'
import { corsHeaders, GUARDS, isKnownToClient, mediaHeaders, PREFLIGHT, validity } from './mediaHeaders.js'
import { type DeliveryTimeouts, pipeBytes } from './pipeBytes.js'
import { ReadAhead } from './ReadAhead.js'
import { SharedReads } from './SharedReads.js'

export interface MediaRoutesDeps extends MediaDeps, Partial<DeliveryTimeouts> {
  readonly signer: Pick<MediaSigner, 'verify'>
  /** Origins whose scripts may read the bytes, beyond playing them. None by default. */
  readonly corsOrigins?: readonly string[]
  readonly deliveries?: Partial<DeliveryLimits>
  /** The limits of what comes from our own store, and its patience. */
  readonly ownDeliveries?: Partial<DeliveryLimits> & Partial<DeliveryTimeouts>
  /** How long those who hear a sound that is being made are let hear it when the server closes. */
  readonly liveGraceMs?: number
  /** Memory for what is read from the upstream before its readers take it. */
  readonly readAhead?: Partial<ByteBudgetLimits & { maxBytes: number }>
  /** Gets the reason of each delivery that is refused or ended because a bound was met. */
  readonly onRefuse?: (reason: DeliveryRefusal) => void
  /** All requests come from the gateway: addresses do not separate anonymous viewers. */
  readonly isBehindGateway?: boolean
}

const MEBIBYTE = 1024 * 1024

const DEFAULT_DELIVERY_LIMITS: DeliveryLimits = {
  atOnce: 256,
  perViewer: 16,
  anonymous: 64,
  // At most 16 MiB of audio each.
  wholeBytesPerViewer: 32 * MEBIBYTE,
  wholeBytes: 128 * MEBIBYTE,
  evictableAfterMs: 1_000,
  longestMs: 15 * 60_000,
}
/** A reader that takes less than this at once does not keep the upstream's connection open. */
const DEFAULT_READ_AHEAD = { maxBytes: 4 * MEBIBYTE, perKey: 16 * MEBIBYTE, total: 128 * MEBIBYTE }
/** Reads of what comes only whole hold the base64 of it in memory, up to 22 MiB each. */
const WHOLE_READS: LimiterLimits = {
  maxInFlight: 8,
  maxInFlightPerTenant: 6,
  maxInFlightPerViewer: 4,
  maxQueued: 200,
  maxQueuedPerTenant: 100,
  maxQueueMs: 5_000,
}
/** A reader of our own sounds holds no more than a descriptor and a piece of a file. */
const OWN_DELIVERIES: DeliveryLimits & DeliveryTimeouts = {
  atOnce: 1024,
  perViewer: 64,
  anonymous: 256,
  wholeBytesPerViewer: 0,
  wholeBytes: 0,
  evictableAfterMs: 1_000,
  longestMs: 60 * 60_000,
  // Longer than a making may wait for the upstream: it is the one to say that a sound breaks off.
  upstreamIdleMs: 120_000,
  readerIdleMs: 5 * 60_000,
}
const DEFAULT_LIVE_GRACE_MS = 10_000
const DEFAULT_UPSTREAM_IDLE_MS = 30_000
/** A paused player is cut after this, for it holds an upstream connection that others wait for; it resumes with a range. */
const DEFAULT_READER_IDLE_MS = 60_000

/**
 * Serves the URLs of a media signer, under `/media/`: GET and HEAD with single ranges, straight from where the
 * bytes are. What comes from the upstream is read ahead up to a bound, otherwise no faster than the client reads, and nothing
 * is kept. Ends its deliveries when the server closes.
 */
export function registerMediaRoutes(fastify: FastifyInstance, deps: MediaRoutesDeps): void {
  const { signer, corsOrigins = [] } = deps
  const { upstreamIdleMs = DEFAULT_UPSTREAM_IDLE_MS, readerIdleMs = DEFAULT_READER_IDLE_MS } = deps
  const patience = { upstreamIdleMs, readerIdleMs }
  const { liveGraceMs = DEFAULT_LIVE_GRACE_MS } = deps
  const own = { ...OWN_DELIVERIES, ...deps.ownDeliveries }
  const { onRefuse, isBehindGateway = false } = deps
  const ownDeliveries = new Deliveries(own, onRefuse)
  const deliveries = new Deliveries({ ...DEFAULT_DELIVERY_LIMITS, ...deps.deliveries }, onRefuse)
  const { maxBytes, ...budgetLimits } = { ...DEFAULT_READ_AHEAD, ...deps.readAhead }
  const budget = new ByteBudget(budgetLimits)
  const shared = new SharedReads<AudioBytes>()
  const limiter = new ConcurrencyLimiter(WHOLE_READS)

  fastify.register(async (scope) => {
    scope.addHook('preClose', async () => {
      await Promise.all([deliveries.close(), ownDeliveries.close(liveGraceMs)])
    })
    scope.addHook('onRequest', async ({ headers }, reply) => {
      reply.headers({ ...GUARDS, ...corsHeaders(headers.origin, corsOrigins) })
    })
    scope.setErrorHandler(fail)
    scope.options('/media/*', {
      // Before a body would be read: nothing in it could matter.
      async onRequest(_, reply) {
        const isAllowed = reply.hasHeader('access-control-allow-origin')
        return reply
          .code(204)
          .headers(isAllowed ? PREFLIGHT : {})
          .send()
      },
      handler: () => undefined,
    })
    scope.route({ method: ['GET', 'HEAD'], url: '/media/*', handler: deliver })
  })

  async function deliver(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const [path, query] = splitUrl(request.raw.url ?? '')
    const { subject, viewer, expiresAt } = signer.verify(path, query)
    const { headers } = request
    // Ranges are defined for GET alone: RFC 9110, 14.2.
    const range = request.method === 'GET' ? parseByteRange(headers.range) : null
    const ifRange = headers['if-range'] as string | undefined

    const isHead = request.method === 'HEAD'
    const client = { viewer, address: isBehindGateway ? null : addressKey(request.socket.remoteAddress) }
    const key = deliveryKey(client)
    const send = async (media: Media, delivery: RunningDelivery) => {
      const { signal } = delivery
      const chosen = await chooseBytes(media, { range, ifRange, isHead })
      const isKnown = isKnownToClient(headers['if-none-match'], chosen.etag)
      if (signal.aborted || isKnown || chosen.status === 416 || isHead) dropBody(chosen.body)

      signal.throwIfAborted()
      if (isKnown) {
        reply.code(304).headers(validity(chosen, expiresAt)).send()
      } else if (chosen.status === 416) {
        sendUnsatisfiable(reply, chosen)
      } else {
        if (isHeldWhole(subject) && !isHead) delivery.holdWhole(chosen.total ?? 0)
        reply.code(chosen.status).headers(mediaHeaders(chosen, expiresAt))
        if (chosen.isGrowing) delivery.markLive()
        if (isHead) return reply.send()
        const isPassedOn = !media.isOurs && !isHeldWhole(subject)
        const body = isPassedOn ? new ReadAhead(chosen.body, { maxBytes, budget, key }) : chosen.body
        await stream({ request, reply }, { ...chosen, body }, delivery, media.isOurs ? own : patience)
      }
    }
    const places = mayBeOurs(subject) ? ownDeliveries : deliveries
    await places.run(reply.raw, client, async (delivery) => {
      const wholeReads = { shared, limiter, viewerKey: key }
      const media = await findMedia(subject, viewer, { ...deps, wholeReads }, delivery.signal)
      if (media.isOurs || places === deliveries) return send(media, delivery)
      // What the upstream turns out to have takes a place of those as well.
      return deliveries.run(reply.raw, client, (inner) =>
        send(media, { ...inner, signal: AbortSignal.any([delivery.signal, inner.signal]) }),
      )
    })
    return reply
  }

  /**
   * From here on the answer is ours alone: once its head is out, an end would pass for the end of the file, so whatever
   * goes wrong has to cut the connection.
   */
  async function stream(
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
    chosen: ChosenBytes,
    delivery: RunningDelivery,
    patience: DeliveryTimeouts,
  ): Promise<void> {
    reply.hijack()
    reply.raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders)
    try {
      const pass = () => pipeBytes(chosen, patience, delivery)
      await pipeline(chosen.body, pass, reply.raw, { signal: delivery.signal })
    } catch (err) {
      if (err instanceof SlowReader) onRefuse?.('slow_reader')
      else if (!delivery.signal.aborted) request.log.warn({ err }, 'A media delivery was cut')
    }
  }
}

function sendUnsatisfiable(reply: FastifyReply, { total }: ChosenBytes): void {
  reply.code(416).headers({ 'content-range': `bytes */${total}`, 'cache-control': 'no-store' })
  reply.send({ error: { code: 'RANGE_NOT_SATISFIABLE', message: 'No byte of this range exists.' } })
}

function fail(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, message, retryAfterSecs } = mediaFailure(error)
  const isClientGone = error instanceof RequestAborted
  if (status >= 500 && !isClientGone) request.log.error({ err: error }, 'a media delivery failed')
  if (retryAfterSecs !== undefined) reply.header('retry-after', retryAfterSecs)
  return reply.code(status).header('cache-control', 'no-store').send({ error: { code, message } })
}

/** The path is taken as it was sent: ids may hold percent-encoded slashes. */
function splitUrl(url: string): [path: string, query: string] {
  const at = url.indexOf('?')
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}
