import type { OutgoingHttpHeaders } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseByteRange } from './byteRange.js'
import { type ChosenBytes, chooseBytes, dropBody } from './chooseBytes.js'
import { Deliveries, type DeliveryLimits } from './Deliveries.js'
import { findMedia, isHeldWhole, type MediaDoors, mayBeOurs } from './findMedia.js'
import type { Media } from './Media.js'
import type { MediaSigner } from './MediaSigner.js'
import { mediaFailure } from './mediaFailure.js'
import { corsHeaders, GUARDS, isKnownToClient, mediaHeaders, PREFLIGHT, validity } from './mediaHeaders.js'
import { type Patience, passBytes } from './passBytes.js'

export interface MediaRoutesDeps extends MediaDoors, Partial<Patience> {
  readonly signer: Pick<MediaSigner, 'verify'>
  /** Origins whose scripts may read the bytes, beyond playing them. None by default. */
  readonly corsOrigins?: readonly string[]
  readonly deliveries?: Partial<DeliveryLimits>
  /** The limits of what comes from our own store, and its patience. */
  readonly ownDeliveries?: Partial<DeliveryLimits> & Partial<Patience>
  /** How long those who hear a sound that is being made are let hear it when the server closes. */
  readonly liveGraceMs?: number
}

const DEFAULT_DELIVERY_LIMITS: DeliveryLimits = {
  atOnce: 256,
  perViewer: 16,
  // With at most 16 MiB of audio each, and for a moment the base64 that it came as.
  heldWhole: 8,
  longestMs: 15 * 60_000,
}
/** A reader of our own sounds holds no more than a descriptor and a piece of a file. */
const OWN_DELIVERIES: DeliveryLimits & Patience = {
  atOnce: 1024,
  perViewer: 64,
  heldWhole: 0,
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
 * bytes are, no faster than the client reads and nothing kept. Ends its deliveries when the server closes.
 */
export function registerMediaRoutes(fastify: FastifyInstance, deps: MediaRoutesDeps): void {
  const { signer, corsOrigins = [] } = deps
  const { upstreamIdleMs = DEFAULT_UPSTREAM_IDLE_MS, readerIdleMs = DEFAULT_READER_IDLE_MS } = deps
  const { liveGraceMs = DEFAULT_LIVE_GRACE_MS } = deps
  const own = { ...OWN_DELIVERIES, ...deps.ownDeliveries }
  const ownDeliveries = new Deliveries(own)
  const deliveries = new Deliveries({ ...DEFAULT_DELIVERY_LIMITS, ...deps.deliveries })

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
    const send = async (media: Media, signal: AbortSignal, isLive: () => void) => {
      const chosen = await chooseBytes(media, { range, ifRange, isHead })
      const isKnown = isKnownToClient(headers['if-none-match'], chosen.etag)
      if (signal.aborted || isKnown || chosen.status === 416 || isHead) dropBody(chosen.body)

      signal.throwIfAborted()
      if (isKnown) {
        reply.code(304).headers(validity(chosen, expiresAt)).send()
      } else if (chosen.status === 416) {
        sendUnsatisfiable(reply, chosen)
      } else {
        reply.code(chosen.status).headers(mediaHeaders(chosen, expiresAt))
        if (chosen.isGrowing) isLive()
        if (isHead) reply.send()
        else await stream(request, reply, chosen, signal, media.isOurs ? own : { upstreamIdleMs, readerIdleMs })
      }
    }
    const delivery = { viewer, isHeldWhole: isHeldWhole(subject) }
    const places = mayBeOurs(subject) ? ownDeliveries : deliveries
    await places.run(reply.raw, delivery, async (signal, isLive) => {
      const media = await findMedia(subject, viewer, deps, signal)
      if (media.isOurs || places === deliveries) return send(media, signal, isLive)
      // What the upstream turns out to have takes a place of those as well.
      return deliveries.run(reply.raw, delivery, (inner) => send(media, AbortSignal.any([signal, inner]), isLive))
    })
    return reply
  }

  /**
   * From here on the answer is ours alone: once its head is out, an end would pass for the end of the file, so whatever
   * goes wrong has to cut the connection.
   */
  async function stream(
    request: FastifyRequest,
    reply: FastifyReply,
    chosen: ChosenBytes,
    signal: AbortSignal,
    patience: Patience,
  ): Promise<void> {
    reply.hijack()
    reply.raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders)
    try {
      const pass = () => passBytes(chosen, patience)
      await pipeline(chosen.body, pass, reply.raw, { signal })
    } catch (err) {
      if (!signal.aborted) request.log.warn({ err }, 'A media delivery was cut')
    }
  }
}

function sendUnsatisfiable(reply: FastifyReply, { total }: ChosenBytes): void {
  reply.code(416).headers({ 'content-range': `bytes */${total}`, 'cache-control': 'no-store' })
  reply.send({ error: { code: 'RANGE_NOT_SATISFIABLE', message: 'No byte of this range exists.' } })
}

function fail(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, message, retryAfterSecs } = mediaFailure(error)
  if (status >= 500) request.log.error({ err: error }, 'A media delivery failed')
  if (retryAfterSecs !== undefined) reply.header('retry-after', retryAfterSecs)
  return reply.code(status).header('cache-control', 'no-store').send({ error: { code, message } })
}

/** The path is taken as it was sent: ids may hold percent-encoded slashes. */
function splitUrl(url: string): [path: string, query: string] {
  const at = url.indexOf('?')
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}
