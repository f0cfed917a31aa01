import type { DoDubbingResponse } from '@elevenlabs/elevenlabs-js/serialization/types/DoDubbingResponse.js'
import type { DubbingMetadataPageResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingMetadataPageResponseModel.js'
import type { DubbingMetadataResponse } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingMetadataResponse.js'
import type { DubbingTranscriptsResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingTranscriptsResponseModel.js'
import type { DubbingTranscriptFormat } from '../../../schema/dubbing/DubbingResource.js'
import { malformedResponse, requiredList, requiredText } from '../client/malformedResponse.js'
import { ANY_MEDIA } from '../client/readResponse.js'
import { singleFile } from '../client/uploads/formFields.js'
import type { UploadOptions } from '../client/uploads/UploadPart.js'
import { upstreamPath } from '../client/upstreamPath.js'
import { isRawObject } from '../translations/rawMap.js'
import { read } from '../translations/read.js'
import { type DubbingMetadata, toDubbing } from '../translations/toDubbing.js'
import { type AudioStream, ElevenLabsApi } from './ElevenLabsApi.js'
import { dubbingFields, dubbingListQuery } from './fields/dubbingFields.js'
import type { CreateDubbingInput, DubbingListParams } from './fields/dubbingInputs.js'

export type { DubbingMetadata }

export interface DubbingPage {
  dubbings: DubbingMetadata[]
  nextCursor: string | null
}

/** Dubbings: /v1/dubbing. Reads of one that is not finished fail with the code `dubbing_not_dubbed`. */
export class DubbingApi extends ElevenLabsApi {
  /**
   * GET /v1/dubbing/{dubbing_id}.
   *
   * @throws UpstreamNotFound with the code `dubbing_not_found`.
   */
  async get(id: string): Promise<DubbingMetadata> {
    const path = upstreamPath`/v1/dubbing/${id}`
    const dubbing = toDubbing(await this.getJson<DubbingMetadataResponse.Raw>('dubbing.get', path))
    if (!dubbing) throw malformedResponse('a dubbing without an id')
    return dubbing
  }

  /** One page of the dubbings of the workspace: GET /v1/dubbing. */
  async list(params: DubbingListParams = {}): Promise<DubbingPage> {
    const options = { query: dubbingListQuery(params), signal: params.signal }
    const raw = await this.getJson<DubbingMetadataPageResponseModel.Raw>('dubbing.list', '/v1/dubbing', options)
    const listed = requiredList(raw.dubs, 'dubs')
    const dubbings = read.list(listed, toDubbing)
    if (dubbings.length < listed.length) this.#warnDropped(listed.length - dubbings.length)
    const nextCursor = raw.has_more === false ? null : read.text(raw.next_cursor) || null
    // Dubbings that are missing from an incomplete list must not look deleted.
    if (raw.has_more === true && nextCursor === null) throw malformedResponse('has_more without a next page')
    return { dubbings, nextCursor }
  }

  /** POST /v1/dubbing. Resolves when upstream has the source media; `status` of the dubbing has its progress. */
  async create(
    input: CreateDubbingInput,
    options?: UploadOptions,
  ): Promise<{ dubbingId: string; expectedDurationSecs: number | null }> {
    const raw = await this.#create(input, options)
    return {
      dubbingId: requiredText(raw.dubbing_id, 'dubbing_id'),
      expectedDurationSecs: read.number(raw.expected_duration_sec),
    }
  }

  /** DELETE /v1/dubbing/{dubbing_id}. */
  async delete(id: string): Promise<void> {
    const path = upstreamPath`/v1/dubbing/${id}`
    await this.writeJson({ operation: 'dubbing.delete', method: 'DELETE', path })
  }

  /**
   * The automatic dubbing, audio or video: GET /v1/dubbing/{dubbing_id}/audio/{language_code}. Edits of a studio dubbing are not
   * in it, only in renders.
   */
  async openAudio(id: string, language: string, { range }: { range?: string } = {}): Promise<AudioStream> {
    const target = upstreamPath`/v1/dubbing/${id}/audio/${language}`
    return this.openAudioStream({ operation: 'dubbing.openAudio', target, limiter: 'media' }, range, ANY_MEDIA)
  }

  /**
   * GET /v1/dubbing/{dubbing_id}/transcripts/{language_code}/format/{format_type}. JSON is returned as text.
   *
   * @throws UpstreamNotFound with the code `transcript_not_found`.
   */
  async getTranscript(id: string, language: string, format: DubbingTranscriptFormat): Promise<string> {
    const formatType = format.toLowerCase() as Lowercase<DubbingTranscriptFormat>
    const path = upstreamPath`/v1/dubbing/${id}/transcripts/${language}/format/${formatType}`
    const raw = await this.getJson<DubbingTranscriptsResponseModel.Raw>('dubbing.getTranscript', path)
    const transcript: unknown = raw[formatType]
    if (format === 'JSON' && isRawObject(transcript)) return JSON.stringify(transcript)
    if (typeof transcript === 'string') return transcript
    throw malformedResponse('a transcript in another format')
  }

  #create(input: CreateDubbingInput, options?: UploadOptions): Promise<DoDubbingResponse.Raw> {
    const target = { operation: 'dubbing.create', path: '/v1/dubbing' }
    const fields = dubbingFields(input)
    const { dubbingUpload: timeouts } = this.client.limits.timeouts
    const { file } = input
    if (!file) return this.writeForm({ ...target, fields, bounds: { limiter: 'remoteFile', timeouts } }, options)
    const files = Symbol.asyncIterator in file ? file : singleFile(file)
    return this.upload({ ...target, form: { fields, fileField: 'file', files }, timeouts }, options)
  }

  #warnDropped(dubbings: number): void {
    const dropped = { operation: 'dubbing.list', dropped: { dubbings } }
    this.client.loggerFor(this.caller).warn(dropped, 'upstream listed items without a usable id')
  }
}
