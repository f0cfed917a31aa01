import type { Readable } from 'node:stream'
import { Agent, type Dispatcher, Pool } from 'undici'
import type { UpstreamLimits } from '../limiters/upstreamLimits.js'
import type { CallScope } from './CallScope.js'
import { lookupPublic } from './previewUrl.js'
import { ReadyConnection } from './ReadyConnection.js'
import type { UpstreamRequest, UpstreamResponse } from './UpstreamRequest.js'

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
    // A connection for each slot, so that no call queues inside a pool. HTTP/1.1, so that closing a connection ends one call.
    const options = { allowH2: false, connect: { timeout: connectMs } }
    const { metadata, media, preview, resource, upload, remoteFile, generation } = limiters
    this.#reads = new Pool(this.origin, {
      ...options,
      connections: metadata.maxInFlight + media.maxInFlight + preview.maxInFlight + resource.maxInFlight,
    })
    // A new connection for each write (`pipelining: 0` disables keep-alive): on a reused one, a request could cross with a close
    // by the server, and its outcome would be unknown.
    this.#writes = new Pool(this.origin, {
      ...options,
      connections:
        metadata.maxInFlight +
        upload.maxInFlight +
        remoteFile.maxInFlight +
        maxGenerationGroups * generation.maxInFlight,
      pipelining: 0,
    })
    // New connections too, but one is opened in advance, because a listener waits for the first byte.
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

  /** Opens the connection of a generation in advance. */
  prepare(request: Pick<UpstreamRequest<unknown>, 'limiter' | 'upload'>): void {
    if (isTextGeneration(request)) this.#readyConnection.prepare()
  }

  /** Resolves with the response head. Commits the scope when a write is sent completely. */
  async send(
    request: UpstreamRequest<unknown>,
    scope: CallScope,
    traceHeaders: Readonly<Record<string, string>>,
  ): Promise<UpstreamResponse> {
    const { method, target, headers, timeouts, isWrite, upload } = request
    const commit = () => {
      if (isWrite) scope.commit()
    }
    const options = {
      method,
      signal: scope.signal,
      // undici accepts any async iterable; its types allow streams only.
      body: upload ? (upload.chunks(scope, commit) as unknown as Readable) : request.body,
      // An upload has its own timeouts: this one would run while its files are read.
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
    if (isTextGeneration(request)) return sentOnce(this.#generations, commit)
    return isWrite ? sentOnce(this.#writes, commit) : this.#reads
  }

  #hostOf(preview: URL): Dispatcher {
    return preview.origin === this.origin ? this.#reads : this.#previewHosts
  }
}

/** A generation from text, unlike one from a recording. */
function isTextGeneration({ limiter, upload }: Pick<UpstreamRequest<unknown>, 'limiter' | 'upload'>): boolean {
  return typeof limiter === 'object' && upload === undefined
}

/**
 * Calls `onSend` when the request gets its connection; a complete body is written in the same tick. Prevents undici from sending a
 * write again after certain failures.
 */
function sentOnce(dispatcher: Dispatcher, onSend: () => void): Dispatcher {
  let isSent = false
  return dispatcher.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart(controller, context) {
          if (isSent) return controller.abort(new Error('A write must not be sent twice'))
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
