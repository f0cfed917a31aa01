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

/** Audio that is streamed from upstream to its caller. */
export interface AudioStream {
  /** 200, or 206 for a part. */
  status: number
  mediaType: string
  /** In bytes. Null if upstream does not give it. */
  contentLength: number | null
  contentRange: string | null
  acceptRanges: string | null
  /** Must be read to its end or destroyed: it holds a connection and a slot until then. */
  body: Readable
}

export interface AudioBytes {
  bytes: Buffer
  mediaType: string
  durationSecs: number | null
}

export interface ReadOptions {
  query?: URLSearchParams
  maxBytes?: number
  /** Called with the size of the response in bytes. */
  onSize?: (bytes: number) => void
  deadlineAt?: number
  signal?: AbortSignal
  /** Selects the limiter and the timeouts. Default: `metadata`. */
  traffic?: 'metadata' | 'resource'
}

/** Fields that are undefined or null are not sent. */
export interface FormWithFiles extends Pick<UploadForm, 'fileField' | 'files'> {
  fields?: FormFields
}

type WriteBounds = Pick<UpstreamRequest<unknown>, 'limiter' | 'timeouts'>

interface WriteTarget {
  operation: string
  method: 'POST' | 'PATCH' | 'DELETE'
  path: string
}

interface JsonWrite extends WriteTarget {
  /** Without it, the request has no body. Keys that are undefined are not sent. */
  json?: Readonly<Record<string, unknown>>
  /** Keys that are null are sent, for operations that distinguish null from absent. Default: false. */
  sendsNulls?: boolean
}

interface FormWrite extends Omit<WriteTarget, 'method'> {
  fields: FormFields
  /** Default: those of JSON writes. */
  bounds?: WriteBounds
}

interface FileUpload extends Omit<WriteTarget, 'method'> {
  form: FormWithFiles
  /** False if the operation changes nothing. */
  isWrite?: boolean
  timeouts?: UploadTimeouts
}

interface WriteRequest extends WriteTarget {
  content: { contentType: string; body: Buffer } | undefined
  bounds?: WriteBounds
  beforeSend?: () => Promise<void>
}

const JSON_ONLY = { accept: 'application/json' }
const RANGE = /^bytes=(\d+-\d*|-\d+)$/

/** Base of the clients of all resources. One instance per resource and caller; the `UpstreamClient` is shared by the process. */
export abstract class ElevenLabsApi {
  protected readonly client: UpstreamClient
  protected readonly caller: UpstreamCaller

  constructor(client: UpstreamClient, caller: UpstreamCaller) {
    this.client = client
    this.caller = caller
  }

  /** Reads a JSON object or list. `Raw` is the declared type, which is not checked: translations validate each value. */
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
   * Sends a write with a JSON body or without a body.
   *
   * The abort of the caller cancels the write only before it is sent. `mayHaveExecuted` of an error says whether upstream may have
   * executed the write.
   */
  protected writeJson<Raw extends object>({ json, sendsNulls = false, ...target }: JsonWrite): Promise<Raw> {
    const body = json && Buffer.from(JSON.stringify(sendsNulls ? json : presentOf(json)))
    return this.#write({ ...target, content: body && { contentType: 'application/json', body } })
  }

  /** As `writeJson`, for operations that accept files, without files. */
  protected writeForm<Raw extends object>(
    { fields, ...target }: FormWrite,
    { beforeFinalBoundary }: UploadOptions = {},
  ): Promise<Raw> {
    const { contentType, field, finalBoundary } = multipartText()
    const text = fieldsOf(fields).map(([name, value]) => field(name, value))
    const body = Buffer.from(text.join('') + finalBoundary)
    return this.#write({ ...target, method: 'POST', content: { contentType, body }, beforeSend: beforeFinalBoundary })
  }

  /**
   * Streams files to upstream, once. Before the upload acquires a slot, only its head is read. All files are read to their end or
   * closed, also after an error.
   *
   * The abort of the caller cancels the upload only before the final boundary is sent. Errors of a file and of
   * `beforeFinalBoundary` are thrown unchanged.
   *
   * @throws UploadRefused with the reason `IDLE` if the sender of a file sends nothing for too long, and `SLOW` if it is the
   * slowest while others wait for its slot.
   */
  protected upload<Raw extends object>(upload: FileUpload, options: UploadOptions = {}): Promise<Raw> {
    const { limits } = this.client
    const { operation, path, isWrite = true, timeouts = limits.timeouts.upload } = upload
    const { fields = {}, ...files } = upload.form
    return this.client.call<Raw>(
      {
        operation,
        argumentNames: argumentNames(operation),
        method: 'POST',
        target: path,
        headers: JSON_ONLY,
        isWrite,
        upload: new MultipartUpload({ ...files, fields: fieldsOf(fields) }, options, { ...limits, timeouts }),
        limiter: 'upload',
        timeouts,
        receive: receiveJson<Raw>(limits.maxJsonBytes),
      },
      this.caller,
    )
  }

  #write<Raw extends object>({ operation, method, path, content, beforeSend, ...given }: WriteRequest): Promise<Raw> {
    const { bounds = { limiter: 'metadata', timeouts: this.client.limits.timeouts.write } } = given
    return this.client.call<Raw>(
      {
        operation,
        argumentNames: argumentNames(operation),
        method,
        target: path,
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

  /** Opens audio without reading it. Only a range header with a single byte range is forwarded. */
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
        receive: async (response) => {
          const body = new UpstreamBody(response.body, errorFromNetwork)
          const mediaType = typeOf(headerOf(response, 'content-type')?.split(';', 1)[0])
          if (mediaType === undefined) {
            body.destroy()
            throw new UpstreamUnavailable({}, { cause: new Error('The content type of the response is not audio') })
          }
          return { value: { ...describe(response), mediaType, body }, ended: body.ended, preemptible: body.preemptible }
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
    if (bytes.length === 0) throw malformedResponse('audio_base_64 is empty')
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

function describe(response: UpstreamResponse): Omit<AudioStream, 'mediaType' | 'body'> {
  const contentLength = Number(headerOf(response, 'content-length') ?? Number.NaN)
  return {
    status: response.status,
    contentLength: Number.isSafeInteger(contentLength) && contentLength >= 0 ? contentLength : null,
    contentRange: headerOf(response, 'content-range') ?? null,
    acceptRanges: headerOf(response, 'accept-ranges') ?? null,
  }
}
