import { errorFromNetwork } from '../client/errorFromNetwork.js'
import type { GeneratedStream, GenerationHead } from '../client/GeneratedStream.js'
import { malformedResponse } from '../client/malformedResponse.js'
import { headerOf, playableType, receiveJson } from '../client/readResponse.js'
import { UpstreamBody } from '../client/UpstreamBody.js'
import type { UpstreamRequest, UpstreamResponse } from '../client/UpstreamRequest.js'
import { fieldsOf, presentOf } from '../client/uploads/formFields.js'
import { MultipartUpload } from '../client/uploads/MultipartUpload.js'
import type { UploadOptions } from '../client/uploads/UploadPart.js'
import { argumentNames } from '../translations/argumentNames.js'
import { toGenerationHead } from '../translations/toGenerationHead.js'
import { ElevenLabsApi, type FormWithFiles } from './ElevenLabsApi.js'

export interface GenerateOptions {
  /** Awaited in each attempt, after the slot is acquired and before the request is sent. If it throws, nothing is sent. */
  beforeSend?: () => Promise<void>
}

export interface GenerateInGroupOptions {
  /** Concurrency group of the model. Null if unknown. */
  group: string | null
}

/** From text (`json`) or from a recording (`form`), which is streamed. */
export interface Generation {
  operation: string
  path: string
  query?: Readonly<Record<string, string>>
  group: string | null
  /** Keys that are undefined or null are not sent. */
  content:
    | { json: Readonly<Record<string, unknown>>; options: GenerateOptions }
    | { form: FormWithFiles; options: UploadOptions }
}

export interface GeneratedJson<Raw> {
  raw: Raw
  head: GenerationHead
}

/** Content types that are not audio. The API declares `text/event-stream` for audio streams. */
const NOT_AUDIO = /^(text\/(?!event-stream)|multipart\/|application\/(.+\+)?(json|xml|xhtml)\b)/i

/**
 * Base of the clients that generate audio and voices. Generations are billed: a request is retried only if it was certainly not
 * executed, and its caller cannot abort it after it was sent.
 */
export abstract class GenerationApi extends ElevenLabsApi {
  /**
   * Resolves when the response head is received.
   *
   * @param mediaType Of the requested format. Default: that of the response.
   */
  protected generateAudio(generation: Generation, mediaType?: string): Promise<GeneratedStream> {
    return this.generate(generation, 'audio/*, application/octet-stream', async (response) => {
      const body = generatedBody(response)
      const contentType = headerOf(response, 'content-type')?.split(';', 1)[0]
      if (contentType !== undefined && NOT_AUDIO.test(contentType)) {
        body.destroy()
        throw malformedResponse('not audio')
      }
      const type = mediaType ?? playableType(contentType) ?? 'audio/mpeg'
      return { value: { ...toGenerationHead(response, type), body }, ended: body.ended }
    })
  }

  /** For audio inside JSON. The type `Raw` is not checked. */
  protected generateJson<Raw extends object>(
    generation: Generation,
    mediaType: string,
    maxBytes: number,
  ): Promise<GeneratedJson<Raw>> {
    const receive = receiveJson<Raw>(maxBytes)
    return this.generate(generation, 'application/json', async (response) => {
      const { value: raw } = await receive(response)
      return { value: { raw, head: toGenerationHead(response, mediaType) } }
    })
  }

  protected generate<Value>(
    { operation, path, query = {}, group, content }: Generation,
    accept: string,
    receive: UpstreamRequest<Value>['receive'],
  ): Promise<Value> {
    const search = new URLSearchParams(query)
    const request = {
      operation,
      argumentNames: argumentNames(operation),
      method: 'POST',
      target: search.size > 0 ? `${path}?${search}` : path,
      isWrite: true,
      limiter: { generation: group },
      receive,
    } as const
    const { limits } = this.client
    const { generation: timeouts, generationUpload: uploadTimeouts } = limits.timeouts
    if ('json' in content) {
      const { json, options } = content
      const headers = { accept, 'content-type': 'application/json' }
      const body = Buffer.from(JSON.stringify(presentOf(json)))
      return this.client.call({ ...request, headers, body, timeouts, beforeSend: options.beforeSend }, this.caller)
    }
    const { fields = {}, ...files } = content.form
    const pace = { ...limits, timeouts: uploadTimeouts }
    const upload = new MultipartUpload({ ...files, fields: fieldsOf(fields) }, content.options, pace)
    return this.client.call({ ...request, headers: { accept }, upload, timeouts: uploadTimeouts }, this.caller)
  }
}

/** An empty body is an error. */
export function generatedBody({ body }: UpstreamResponse): UpstreamBody {
  return new UpstreamBody(body, errorFromNetwork, () => malformedResponse('no audio'))
}
