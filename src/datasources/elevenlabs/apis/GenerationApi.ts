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
  /**
   * Awaited before each attempt, when the call has its place among those in flight and is about to leave. What it throws
   * keeps it from leaving.
   */
  beforeSend?: () => Promise<void>
}

export interface GenerateInGroupOptions {
  /** Concurrency group of the model, null where it is not known. */
  group: string | null
}

/** One generation: of words, which are JSON, or of a recording, which is sent as it is read. */
export interface Generation {
  operation: string
  path: string
  query?: Readonly<Record<string, string>>
  group: string | null
  /** Keys whose value is undefined or null are left out. */
  content:
    | { json: Readonly<Record<string, unknown>>; options: GenerateOptions }
    | { form: FormWithFiles; options: UploadOptions }
}

/** An answer that was read whole, and what its head told. */
export interface GeneratedJson<Raw> {
  raw: Raw
  head: GenerationHead
}

/** What no sound comes as. Streams have been described as events, which they are not. */
const NOT_SOUND = /^(text\/(?!event-stream)|multipart\/|application\/(.+\+)?(json|xml|xhtml)\b)/i

/**
 * What the makers of sounds and voices share. All of it is paid for, so it is sent again only when the first certainly
 * was not carried out, and once it has left whole it runs on though its caller goes away.
 */
export abstract class GenerationApi extends ElevenLabsApi {
  /**
   * Resolves with the head of the answer, or is rejected with a refusal; the sound follows.
   *
   * @param mediaType Of the format that was asked for. Without one, the answer says what it is.
   */
  protected generateSound(generation: Generation, mediaType?: string): Promise<GeneratedStream> {
    return this.generate(generation, 'audio/*, application/octet-stream', async (answer) => {
      const body = generatedBody(answer)
      const contentType = headerOf(answer, 'content-type')?.split(';', 1)[0]
      if (contentType !== undefined && NOT_SOUND.test(contentType)) {
        body.destroy()
        throw malformedResponse('not a sound')
      }
      const type = mediaType ?? playableType(contentType) ?? 'audio/mpeg'
      return { value: { ...toGenerationHead(answer, type), body }, ended: body.ended }
    })
  }

  /** For what comes within JSON: reads the answer whole. `Raw` is to be looked at with due distrust. */
  protected generateJson<Raw extends object>(
    generation: Generation,
    mediaType: string,
    maxBytes: number,
  ): Promise<GeneratedJson<Raw>> {
    const receive = receiveJson<Raw>(maxBytes)
    return this.generate(generation, 'application/json', async (answer) => {
      const { value: raw } = await receive(answer)
      return { value: { raw, head: toGenerationHead(answer, mediaType) } }
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

/** A body whose end is the end of a sound: one without a byte is a failure. */
export function generatedBody({ body }: UpstreamResponse): UpstreamBody {
  return new UpstreamBody(body, errorFromNetwork, () => malformedResponse('no sound'))
}
