import type { Readable } from 'node:stream'
import { UpstreamUnavailable } from '../../../errors.js'
import { errorFromNetwork } from '../client/errorFromNetwork.js'
import { malformedResponse } from '../client/malformedResponse.js'
import { AUDIO, headerOf, type MediaKind, playableType, receiveJson } from '../client/readResponse.js'
import { UpstreamBody } from '../client/UpstreamBody.js'
import type { UpstreamClient } from '../client/UpstreamClient.js'
import type { UpstreamCaller, UpstreamRequest, UpstreamResponse } from '../client/UpstreamRequest.js'
import { type FormFields, fieldsOf, presentOf } from '../client/uploads/formFields.js'
import { MultipartUpload, type UploadForm } from '../client/uploads/MultipartUpload.js'
import { multipartText } from '../client/uploads/multipart.js'
import type { UploadOptions } from '../client/uploads/UploadPart.js'
import type { UploadTimeouts } from '../limiters/upstreamLimits.js'
import { argumentNames } from '../translations/argumentNames.js'

/** Audio on its way from the upstream to whoever asked. */
export interface AudioStream {
  /** 200, or 206 for a part. */
  status: number
  mediaType: string
  /** In bytes; null where the upstream does not tell. */
  contentLength: number | null
  contentRange: string | null
  acceptRanges: string | null
  /** To be read to its end or destroyed: it holds a connection and a place in the queue until then. */
  body: Readable
}

/** Audio that came whole. */
export interface AudioBytes {
  bytes: Buffer
  mediaType: string
  durationSecs: number | null
}

export interface ReadOptions {
  query?: URLSearchParams
  maxBytes?: number
  /** Told of how many bytes the answer was. */
  onSize?: (bytes: number) => void
  deadlineAt?: number
  signal?: AbortSignal
  /** What it is bounded with; metadata unless told. */
  traffic?: 'metadata' | 'resource'
}

/** A form with files, as its client knows it. What is undefined or null is not sent. */
export interface FormWithFiles extends Pick<UploadForm, 'fileField' | 'files'> {
  fields?: FormFields
}

type WriteBounds = Pick<UpstreamRequest<unknown>, 'limiter' | 'timeouts'>

interface WriteOptions {
  content: { contentType: string; body: Buffer } | undefined
  bounds?: WriteBounds
  beforeSend?: () => Promise<void>
}

const JSON_ONLY = { accept: 'application/json' }
const RANGE = /^bytes=(\d+-\d*|-\d+)$/

/**
 * What the clients of all resources share. A client is made for each caller and costs two pointers; what is dear, the
 * client, there is once per process.
 */
export abstract class ElevenLabsApi {
  protected readonly client: UpstreamClient
  protected readonly caller: UpstreamCaller

  constructor(client: UpstreamClient, caller: UpstreamCaller) {
    this.client = client
    this.caller = caller
  }

  /** Reads a JSON object or list. `Raw` is what the vendor promises: the translations look at it with due distrust. */
  protected getJson<Raw extends object>(operation: string, path: string, options: ReadOptions = {}): Promise<Raw> {
    const {
      query,
      maxBytes = this.client.limits.maxJsonBytes,
      onSize,
      deadlineAt,
      signal,
      traffic = 'metadata',
    } = options
    return this.client.call<Raw>(
      {
        operation,
        method: 'GET',
        target: query?.size ? `${path}?${query}` : path,
        headers: JSON_ONLY,
        limiter: traffic,
        timeouts: this.client.limits.timeouts[traffic],
        deadlineAt,
        signal,
        receive: receiveJson<Raw>(maxBytes, onSize),
      },
      this.caller,
    )
  }

  /**
   * Changes something, with a body of JSON or with none. Keys whose value is undefined are left out, and so are those
   * whose value is null, unless `sendsNulls`: there are operations that mean something by it.
   *
   * A caller that leaves before the request does takes it along. Once it has left it runs on to its answer, within its
   * own deadline. `mayHaveExecuted` of an error says whether the write may have been carried out.
   */
  protected writeJson<Raw extends object>(
    operation: string,
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    json?: Readonly<Record<string, unknown>>,
    { sendsNulls = false }: { sendsNulls?: boolean } = {},
  ): Promise<Raw> {
    const body = json && Buffer.from(JSON.stringify(sendsNulls ? json : presentOf(json)))
    return this.#write(operation, method, path, { content: body && { contentType: 'application/json', body } })
  }

  /**
   * As `writeJson`, with a form in place of JSON: for operations whose files are optional, when there are none. Where the
   * upstream fetches them itself before it answers, it is bounded as an upload.
   */
  protected writeForm<Raw extends object>(
    operation: string,
    path: string,
    fields: FormFields,
    { beforeFinalBoundary }: UploadOptions = {},
    bounds?: WriteBounds,
  ): Promise<Raw> {
    const { contentType, field, finalBoundary } = multipartText()
    const text = fieldsOf(fields).map(([name, value]) => field(name, value))
    const body = Buffer.from(text.join('') + finalBoundary)
    const content = { contentType, body }
    return this.#write(operation, 'POST', path, { content, bounds, beforeSend: beforeFinalBoundary })
  }

  /**
   * Sends files as they are read, and changes something with them unless `isWrite` says otherwise. Before the upload has
   * its place among those in flight, no more than the head of it is read; whatever happens, all files are read to their
   * end or given back. It is never sent a second time.
   *
   * A caller that leaves before the final boundary takes the upload along; afterwards it runs on to its answer, within
   * its own deadline. What a file or `beforeFinalBoundary` throws is what this is rejected with.
   *
   * @throws UploadRefused with the reason `IDLE` when the sender of a file falls silent, and `SLOW` when it is the slowest
   * while others wait for its place.
   */
  protected upload<Raw extends object>(
    operation: string,
    path: string,
    { fields = {}, ...form }: FormWithFiles,
    options: UploadOptions = {},
    { isWrite = true, ...given }: { isWrite?: boolean; timeouts?: UploadTimeouts } = {},
  ): Promise<Raw> {
    const { limits } = this.client
    const { timeouts = limits.timeouts.upload } = given
    return this.client.call<Raw>(
      {
        operation,
        argumentNames: argumentNames(operation),
        method: 'POST',
        target: path,
        headers: JSON_ONLY,
        isWrite,
        upload: new MultipartUpload({ ...form, fields: fieldsOf(fields) }, options, { ...limits, timeouts }),
        limiter: 'upload',
        timeouts,
        receive: receiveJson<Raw>(limits.maxJsonBytes),
      },
      this.caller,
    )
  }

  #write<Raw extends object>(
    operation: string,
    method: 'POST' | 'PATCH' | 'DELETE',
    target: string,
    { content, beforeSend, ...given }: WriteOptions,
  ): Promise<Raw> {
    const { bounds = { limiter: 'metadata', timeouts: this.client.limits.timeouts.write } } = given
    return this.client.call<Raw>(
      {
        operation,
        argumentNames: argumentNames(operation),
        method,
        target,
        headers: content ? { ...JSON_ONLY, 'content-type': content.contentType } : JSON_ONLY,
        isWrite: true,
        body: content?.body,
        ...bounds,
        beforeSend,
        receive: receiveJson<Raw>(this.client.limits.maxJsonBytes),
      },
      this.caller,
    )
  }

  /** Opens audio without reading it. A range that is not a single plain one is left out, as HTTP lets a server do. */
  protected openAudioStream(
    request: Pick<UpstreamRequest<AudioStream>, 'operation' | 'target' | 'limiter' | 'toError'>,
    range: string | undefined,
    { accept, typeOf }: MediaKind = AUDIO,
  ): Promise<AudioStream> {
    return this.client.call<AudioStream>(
      {
        ...request,
        method: 'GET',
        headers: { accept, ...(range && RANGE.test(range) && { range }) },
        timeouts: this.client.limits.timeouts.media,
        receive: async (answer) => {
          const body = new UpstreamBody(answer.body, errorFromNetwork)
          const mediaType = typeOf(headerOf(answer, 'content-type')?.split(';', 1)[0])
          if (mediaType === undefined) {
            body.destroy()
            throw new UpstreamUnavailable(
              {},
              { cause: new Error('Upstream answered with something that is not audio') },
            )
          }
          return { value: { ...describe(answer), mediaType, body }, ended: body.ended, preemptible: body.preemptible }
        },
      },
      this.caller,
    )
  }

  /** Audio that the upstream sends as base64 within JSON. */
  protected async getInlineAudio(operation: string, path: string, query?: URLSearchParams): Promise<AudioBytes> {
    const { maxInlineAudioBytes } = this.client.limits
    const maxBytes = Math.ceil(maxInlineAudioBytes / 3) * 4 + 4096
    const raw = await this.getJson<InlineAudio>(operation, path, { query, maxBytes })
    const { audio_base_64: base64, media_type: mediaType, duration_secs: durationSecs } = raw
    if (typeof base64 !== 'string') throw malformedResponse('audio_base_64 is not a string')
    const bytes = Buffer.from(base64, 'base64')
    if (bytes.length === 0) throw malformedResponse('audio_base_64 holds no audio')
    return {
      bytes,
      mediaType: playableType(mediaType) ?? 'application/octet-stream',
      durationSecs: typeof durationSecs === 'number' && Number.isFinite(durationSecs) ? durationSecs : null,
    }
  }
}

interface InlineAudio {
  audio_base_64?: unknown
  media_type?: unknown
  duration_secs?: unknown
}

function describe(answer: UpstreamResponse): Omit<AudioStream, 'mediaType' | 'body'> {
  const contentLength = Number(headerOf(answer, 'content-length') ?? Number.NaN)
  return {
    status: answer.status,
    contentLength: Number.isSafeInteger(contentLength) && contentLength >= 0 ? contentLength : null,
    contentRange: headerOf(answer, 'content-range') ?? null,
    acceptRanges: headerOf(answer, 'accept-ranges') ?? null,
  }
}
