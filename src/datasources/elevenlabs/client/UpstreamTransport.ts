import type { Readable } from 'node:stream'
import { Agent, type Dispatcher, Pool } from 'undici'
import type { UpstreamLimits } from '../limiters/upstreamLimits.js'
import type { CallScope } from './CallScope.js'
import { lookupPublic } from './previewUrl.js'
import { ReadyConnection } from './ReadyConnection.js'
import type { UpstreamAnswer, UpstreamRequest } from './UpstreamRequest.js'

/** The connections to the upstream. */
export class UpstreamTransport {
  readonly origin: string
  readonly #pathPrefix: string
  readonly #apiKey: string
  readonly #reads: Pool
  readonly #writes: Pool
  readonly #generations: Pool
  readonly #readyConnection: ReadyConnection
  readonly #previewHosts: Agent

  constructor(
    baseUrl: URL,
    apiKey: string,
    { limiters, connectMs, readyConnectionMs, maxGenerationGroups }: UpstreamLimits,
  ) {
    this.origin = baseUrl.origin
    this.#pathPrefix = baseUrl.pathname.replace(/\/+$/, '')
    this.#apiKey = apiKey
    // A connection for each place: nothing queues inside a pool, where no deadline of ours would see it. HTTP/1.1, so
    // that closing one connection ends one call and no other.
    const options = { allowH2: false, connect: { timeout: connectMs } }
    const { metadata, media, preview, resource, upload, remoteFile, generation } = limiters
    this.#reads = new Pool(this.origin, {
      ...options,
      connections: metadata.maxInFlight + media.maxInFlight + preview.maxInFlight + resource.maxInFlight,
    })
    // Each write has a connection of its own (no pipelining means no keep-alive). On a connection that waits for the next,
    // a request may meet the other side's closing it, and nobody could say then whether it was carried out.
    this.#writes = new Pool(this.origin, {
      ...options,
      connections:
        metadata.maxInFlight +
        upload.maxInFlight +
        remoteFile.maxInFlight +
        maxGenerationGroups * generation.maxInFlight,
      pipelining: 0,
    })
    // Somebody is listening for what these make. Their connections are new as well, and one is dialed beforehand.
    this.#readyConnection = new ReadyConnection(this.origin, { connectMs, readyMs: readyConnectionMs })
    this.#generations = new Pool(this.origin, {
      ...options,
      connect: this.#readyConnection.connect,
      connections: maxGenerationGroups * generation.maxInFlight,
      pipelining: 0,
    })
    this.#previewHosts = new Agent({
      ...options,
      connections: preview.maxInFlight,
      connect: { ...options.connect, lookup: lookupPublic },
    })
  }

  async close(): Promise<void> {
    const pools = [this.#reads, this.#writes, this.#generations, this.#previewHosts]
    await Promise.all([this.#readyConnection, ...pools].map((client) => client.close()))
  }

  /** To be called when a request is about to come, or one like it: what is made of words finds its connection open. */
  prepare(request: Pick<UpstreamRequest<unknown>, 'limiter' | 'upload'>): void {
    if (isMadeOfWords(request)) this.#readyConnection.prepare()
  }

  /** Resolves with the head of the answer. Commits the scope when a write leaves whole. */
  async send(
    request: UpstreamRequest<unknown>,
    scope: CallScope,
    traceHeaders: Readonly<Record<string, string>>,
  ): Promise<UpstreamAnswer> {
    const { method, target, headers, timeouts, isWrite, upload } = request
    const commit = () => {
      if (isWrite) scope.commit()
    }
    const options = {
      method,
      signal: scope.signal,
      // undici takes any async iterable and pulls it as the socket drains; its types know streams alone.
      body: upload ? (upload.chunks(scope, commit) as unknown as Readable) : request.body,
      // An upload minds its own silences: this clock would run while its files are being read.
      headersTimeout: upload ? 0 : timeouts.headMs,
      bodyTimeout: timeouts.bodyIdleMs,
    }
    const {
      statusCode,
      headers: head,
      body,
    } = await (typeof target === 'string'
      ? this.#dispatcherFor(request, commit).request({
          ...options,
          path: `${this.#pathPrefix}${target}`,
          headers: {
            ...headers,
            ...(upload && { 'content-type': upload.contentType }),
            ...traceHeaders,
            'xi-api-key': this.#apiKey,
          },
        })
      : this.#hostOf(target).request({
          ...options,
          origin: target.origin,
          path: `${target.pathname}${target.search}`,
          headers: headers ?? {},
        }))
    return { status: statusCode, headers: head, body }
  }

  #dispatcherFor(request: UpstreamRequest<unknown>, commit: () => void): Dispatcher {
    const { isWrite, upload } = request
    if (upload) return sentOnce(this.#writes, () => {})
    if (isMadeOfWords(request)) return sentOnce(this.#generations, commit)
    return isWrite ? sentOnce(this.#writes, commit) : this.#reads
  }

  #hostOf(preview: URL): Dispatcher {
    return preview.origin === this.origin ? this.#reads : this.#previewHosts
  }
}

/** Whether it has something made of words. */
function isMadeOfWords({ limiter, upload }: Pick<UpstreamRequest<unknown>, 'limiter' | 'upload'>): boolean {
  return typeof limiter === 'object' && upload === undefined
}

/**
 * Tells when the request is written. Until then it waits for its connection, and nothing of it has left; a body that is
 * at hand is written in the same turn. After certain failures undici puts a request in its queue again: that is for it
 * to decide with reads, and with nothing else.
 */
function sentOnce(dispatcher: Dispatcher, onSend: () => void): Dispatcher {
  let isSent = false
  return dispatcher.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart(controller, context) {
          if (isSent) return controller.abort(new Error('A write is sent once'))
          handler.onRequestStart?.(controller, context)
          if (controller.aborted) return
          isSent = true
          onSend()
        },
        onResponseStart: (...args) => handler.onResponseStart?.(...args),
        onResponseData: (...args) => handler.onResponseData?.(...args),
        onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
        onResponseError: (...args) => handler.onResponseError?.(...args),
      }),
  )
}
