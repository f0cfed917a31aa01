import type { OutgoingHttpHeaders } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { trace } from '@opentelemetry/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ConcurrencyLimiter } from '../../async/limiters/ConcurrencyLimiter.js'
import { addressKey } from '../../auth/addressKey.js'
import { SlowReader } from '../../datasources/elevenlabs/client/SlowReader.js'
import { ByteBudget, type ByteBudgetLimits } from '../ByteBudget.js'
import type { MediaSigner, SignedMedia } from '../urls/MediaSigner.js'
import { parseByteRange } from './byteRange.js'
import { type ChosenBytes, chooseBytes, dropBody } from './chooseBytes.js'
import {
  Deliveries,
  type DeliveryClient,
  type DeliveryLimits,
  type DeliveryRefusal,
  deliveryKey,
  type RunningDelivery,
} from './Deliveries.js'
import { bufferedReadLimits, localDeliveries, readAheadLimits, upstreamDeliveries } from './deliveryLimits.js'
import { findMedia, isBuffered, type MediaDeps, mayBeLocal } from './findMedia.js'
import type { Media } from './Media.js'
import type { AudioBytes } from './MediaUpstream.js'
import { isKnownToClient, mediaHeaders, validatorHeaders } from './mediaHeaders.js'
import { type DeliveryTimeouts, pipeBytes } from './pipeBytes.js'
import { ReadAhead } from './ReadAhead.js'
import { SharedReads } from './SharedReads.js'

export interface MediaRoutesDeps extends MediaDeps, Partial<DeliveryTimeouts> {
  readonly signer: Pick<MediaSigner, 'verify'>
  /** Scripts of these origins may read the bytes. Any page may play them. */
  readonly corsOrigins?: readonly string[]
  readonly deliveries?: Partial<DeliveryLimits>
  readonly localDeliveries?: Partial<DeliveryLimits> & Partial<DeliveryTimeouts>
  /** How long deliveries of audio that is being recorded may continue when the server closes. */
  readonly liveGraceMs?: number
  /** Memory for bytes that are read from the upstream ahead of their readers. */
  readonly readAhead?: Partial<ByteBudgetLimits & { maxBytes: number }>
  readonly onRefuse?: (reason: DeliveryRefusal) => void
  /** All requests share the address of the gateway, so addresses do not identify anonymous viewers. */
  readonly isBehindGateway?: boolean
}

const defaultLiveGraceMs = 10_000

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly signed: SignedMedia
  readonly key: string
}

export class MediaDelivery {
  readonly #deps: MediaRoutesDeps
  readonly #upstreamTimeouts: DeliveryTimeouts
  readonly #localTimeouts: DeliveryTimeouts
  readonly #upstream: Deliveries
  readonly #local: Deliveries
  readonly #readAheadBytes: number
  readonly #budget: ByteBudget
  readonly #shared = new SharedReads<AudioBytes>()
  readonly #limiter = new ConcurrencyLimiter(bufferedReadLimits)

  constructor(deps: MediaRoutesDeps) {
    const { onRefuse } = deps
    const { upstreamIdleMs = upstreamDeliveries.upstreamIdleMs, readerIdleMs = upstreamDeliveries.readerIdleMs } = deps
    const local = { ...localDeliveries, ...deps.localDeliveries }
    const { maxBytes, ...budget } = { ...readAheadLimits, ...deps.readAhead }
    this.#deps = deps
    this.#upstreamTimeouts = { upstreamIdleMs, readerIdleMs }
    this.#localTimeouts = local
    this.#upstream = new Deliveries({ ...upstreamDeliveries, ...deps.deliveries }, onRefuse)
    this.#local = new Deliveries(local, onRefuse)
    this.#readAheadBytes = maxBytes
    this.#budget = new ByteBudget(budget)
  }

  async close(): Promise<void> {
    const { liveGraceMs = defaultLiveGraceMs } = this.#deps
    await Promise.all([this.#upstream.close(), this.#local.close(liveGraceMs)])
  }

  async deliver(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const signed = this.#deps.signer.verify(...splitUrl(request.raw.url ?? ''))
    const { subject, viewer } = signed
    trace.getActiveSpan()?.setAttribute('polyphony.media.kind', subject.kind)
    const address = this.#deps.isBehindGateway ? null : addressKey(request.socket.remoteAddress)
    const client: DeliveryClient = { viewer, address }
    const exchange: Exchange = { request, reply, signed, key: deliveryKey(client) }
    const deliveries = mayBeLocal(subject) ? this.#local : this.#upstream
    await deliveries.run(reply.raw, client, async (delivery) => {
      const bufferedReads = { shared: this.#shared, limiter: this.#limiter, viewerKey: exchange.key }
      const media = await findMedia({ subject, viewer, signal: delivery.signal }, { ...this.#deps, bufferedReads })
      if (media.isLocal || deliveries === this.#upstream) return this.#send(media, exchange, delivery)
      // A preview that only the upstream has also counts for the limits of the upstream.
      return this.#upstream.run(reply.raw, client, (inner) =>
        this.#send(media, exchange, { ...inner, signal: AbortSignal.any([delivery.signal, inner.signal]) }),
      )
    })
    return reply
  }

  async #send(media: Media, exchange: Exchange, delivery: RunningDelivery): Promise<void> {
    const { request, reply, signed } = exchange
    const { method, headers } = request
    const isHead = method === 'HEAD'
    const chosen = await chooseBytes(media, {
      // RFC 9110, 14.2: ranges are defined for GET only.
      range: isHead ? null : parseByteRange(headers.range),
      ifRange: headers['if-range'] as string | undefined,
      isHead,
    })
    const isKnown = isKnownToClient(headers['if-none-match'], chosen.etag)
    const hasNoBody = isKnown || chosen.status === 416 || isHead
    if (delivery.signal.aborted || hasNoBody) dropBody(chosen.body)
    delivery.signal.throwIfAborted()
    if (isKnown) reply.code(304).headers(validatorHeaders(chosen, signed.expiresAt)).send()
    else if (chosen.status === 416) sendUnsatisfiable(reply, chosen)
    else {
      if (isBuffered(signed.subject) && !isHead) delivery.reserveMemory(chosen.total ?? 0)
      reply.code(chosen.status).headers(mediaHeaders(chosen, signed))
      if (isHead) reply.send()
      else await this.#stream(media, chosen, { ...exchange, delivery })
    }
  }

  async #stream(
    media: Media,
    chosen: ChosenBytes,
    { request, reply, signed, key, delivery }: Exchange & { delivery: RunningDelivery },
  ): Promise<void> {
    if (chosen.isGrowing) delivery.markLive()
    const readAhead = { maxBytes: this.#readAheadBytes, budget: this.#budget, key }
    const body = media.isLocal || isBuffered(signed.subject) ? chosen.body : new ReadAhead(chosen.body, readAhead)
    const timeouts = media.isLocal ? this.#localTimeouts : this.#upstreamTimeouts
    // After the head, only closing the connection shows an error: a regular end would look like the end of the file.
    reply.hijack()
    reply.raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders)
    try {
      const pipe = () => pipeBytes({ ...chosen, body }, timeouts, delivery)
      await pipeline(body, pipe, reply.raw, { signal: delivery.signal })
    } catch (err) {
      if (err instanceof SlowReader) this.#deps.onRefuse?.('slow_reader')
      else if (!delivery.signal.aborted) request.log.warn({ err }, 'a media delivery was ended')
    }
  }
}

function sendUnsatisfiable(reply: FastifyReply, { total }: ChosenBytes): void {
  reply.code(416).headers({ 'content-range': `bytes */${total}`, 'cache-control': 'no-store' })
  reply.send({ error: { code: 'RANGE_NOT_SATISFIABLE', message: 'The range is outside of the media.' } })
}

/** The path stays percent-encoded, because ids may contain slashes. */
function splitUrl(url: string): [path: string, query: string] {
  const at = url.indexOf('?')
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}
