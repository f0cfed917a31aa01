import type { DoDubbingResponse } from '@elevenlabs/elevenlabs-js/serialization/types/DoDubbingResponse.js'
import type { DubbingMetadataPageResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingMetadataPageResponseModel.js'
import type { DubbingMetadataResponse } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingMetadataResponse.js'
import type { DubbingRenderResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingRenderResponseModel.js'
import type { DubbingResource } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingResource.js'
import type { DubbingTranscriptsResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingTranscriptsResponseModel.js'
import type { SegmentCreateResponse } from '@elevenlabs/elevenlabs-js/serialization/types/SegmentCreateResponse.js'
import type { SegmentUpdateResponse } from '@elevenlabs/elevenlabs-js/serialization/types/SegmentUpdateResponse.js'
import type { SimilarVoicesForSpeakerResponse } from '@elevenlabs/elevenlabs-js/serialization/types/SimilarVoicesForSpeakerResponse.js'
import type { SpeakerCreatedResponse } from '@elevenlabs/elevenlabs-js/serialization/types/SpeakerCreatedResponse.js'
import { UpstreamNotFound } from '../../../errors.js'
import type { DubbingTranscriptFormat } from '../../../schema/dubbing/DubbingResource.js'
import { errorFromResponse } from '../client/errorFromResponse.js'
import { malformedResponse, requiredInt, requiredList, requiredText } from '../client/malformedResponse.js'
import { previewUrl } from '../client/previewUrl.js'
import { ANY_MEDIUM } from '../client/readResponse.js'
import { singleFile } from '../client/uploads/formFields.js'
import type { UploadOptions } from '../client/uploads/UploadPart.js'
import { upstreamPath } from '../client/upstreamPath.js'
import { isRawObject } from '../translations/rawMap.js'
import { read } from '../translations/read.js'
import { type DubbingMetadata, toDubbing } from '../translations/toDubbing.js'
import { DubbingMedia } from '../translations/toDubbingMedia.js'
import { type SimilarVoice, toSimilarVoice } from '../translations/toSimilarVoice.js'
import { DubbingResourceView } from './DubbingResourceView.js'
import { type AudioStream, ElevenLabsApi } from './ElevenLabsApi.js'
import { dubbingFields, dubbingListQuery, speakerFields } from './fields/dubbingFields.js'
import type {
  CreateDubbingInput,
  CreateDubbingSegmentInput,
  CreateDubbingSpeakerInput,
  DubbingListParams,
  DubbingSegmentPatch,
  RenderDubbingInput,
  SegmentWork,
  UpdateDubbingSpeakerInput,
} from './fields/dubbingInputs.js'

export type { DubbingMedia, DubbingMetadata, SimilarVoice }

export interface DubbingPage {
  dubbings: DubbingMetadata[]
  nextCursor: string | null
}

/** What every edit answers. The upstream compares it with nothing: of two who edit at a time, both succeed. */
export interface Versioned {
  version: number
}

const UNKNOWN_TYPE = 'application/octet-stream'

/**
 * Dubs: /v1/dubbing, and /v1/dubbing/resource for those that were made for the studio. What is not dubbed yet is refused
 * with the code `dubbing_not_dubbed`. No edit makes anything anew by itself: what is said, translated, spoken and put
 * together are calls of their own.
 */
export class DubbingApi extends ElevenLabsApi {
  /**
   * GET /v1/dubbing/{dubbing_id}.
   *
   * @throws UpstreamNotFound with the code `dubbing_not_found`.
   */
  async get(id: string): Promise<DubbingMetadata> {
    const path = upstreamPath`/v1/dubbing/${id}`
    const dubbing = toDubbing(await this.getJson<DubbingMetadataResponse.Raw>('dubbing.get', path))
    if (!dubbing) throw malformedResponse('a dub without an id')
    return dubbing
  }

  /** One page of the dubs of the workspace, the newest first unless told: GET /v1/dubbing. */
  async list(params: DubbingListParams = {}): Promise<DubbingPage> {
    const options = { query: dubbingListQuery(params), signal: params.signal }
    const raw = await this.getJson<DubbingMetadataPageResponseModel.Raw>('dubbing.list', '/v1/dubbing', options)
    const listed = requiredList(raw.dubs, 'dubs')
    const dubbings = read.list(listed, toDubbing)
    if (dubbings.length < listed.length) this.#warn('dubbing.list', { dubbings: listed.length - dubbings.length })
    const nextCursor = raw.has_more === false ? null : read.text(raw.next_cursor) || null
    // What stands behind the end of a cut list is not known to be gone, so it must not look so.
    if (raw.has_more === true && nextCursor === null) throw malformedResponse('has_more without a next page')
    return { dubbings, nextCursor }
  }

  /** POST /v1/dubbing. It answers when the medium is there; the dub's own state tells how far it is. */
  async create(
    input: CreateDubbingInput,
    options?: UploadOptions,
  ): Promise<{ dubbingId: string; expectedDurationSecs: number | null }> {
    const { file } = input
    const fields = dubbingFields(input)
    const files = file && (Symbol.asyncIterator in file ? file : singleFile(file))
    const { dubbingUpload: timeouts } = this.client.limits.timeouts
    const raw = files
      ? await this.upload<DoDubbingResponse.Raw>(
          'dubbing.create',
          '/v1/dubbing',
          { fields, fileField: 'file', files },
          options,
          { timeouts },
        )
      : await this.writeForm<DoDubbingResponse.Raw>('dubbing.create', '/v1/dubbing', fields, options, {
          limiter: 'remoteFile',
          timeouts,
        })
    return {
      dubbingId: requiredText(raw.dubbing_id, 'dubbing_id'),
      expectedDurationSecs: read.number(raw.expected_duration_sec),
    }
  }

  /** DELETE /v1/dubbing/{dubbing_id}. */
  async delete(id: string): Promise<void> {
    await this.writeJson('dubbing.delete', 'DELETE', upstreamPath`/v1/dubbing/${id}`)
  }

  /**
   * The dub as it was made automatically, sound or film: GET /v1/dubbing/{dubbing_id}/audio/{language_code}. Edits of the
   * studio are never in it; renders have them.
   */
  async openAudio(id: string, language: string, { range }: { range?: string } = {}): Promise<AudioStream> {
    const target = upstreamPath`/v1/dubbing/${id}/audio/${language}`
    return this.openAudioStream({ operation: 'dubbing.openAudio', target, limiter: 'media' }, range, ANY_MEDIUM)
  }

  /**
   * GET /v1/dubbing/{dubbing_id}/transcripts/{language_code}/format/{format_type}. JSON is given as its text.
   *
   * @throws UpstreamNotFound with the code `transcript_not_found`.
   */
  async getTranscript(id: string, language: string, format: DubbingTranscriptFormat): Promise<string> {
    const word = format.toLowerCase() as Lowercase<DubbingTranscriptFormat>
    const path = upstreamPath`/v1/dubbing/${id}/transcripts/${language}/format/${word}`
    const raw = await this.getJson<DubbingTranscriptsResponseModel.Raw>('dubbing.getTranscript', path)
    const transcript: unknown = raw[word]
    if (format === 'JSON' && isRawObject(transcript)) return JSON.stringify(transcript)
    if (typeof transcript === 'string') return transcript
    throw malformedResponse('a transcript of another format')
  }

  /**
   * All that is in a dub of the studio: GET /v1/dubbing/resource/{dubbing_id}. It may be very large, so it is asked for
   * once and looked at through the view.
   */
  async getResource(id: string): Promise<DubbingResourceView> {
    const path = upstreamPath`/v1/dubbing/resource/${id}`
    let sizeBytes = 0
    const onSize = (bytes: number) => {
      sizeBytes = bytes
    }
    const options = { maxBytes: this.client.limits.maxResourceBytes, traffic: 'resource', onSize } as const
    const raw = await this.getJson<DubbingResource.Raw>('dubbing.getResource', path, options)
    const view = new DubbingResourceView(raw, id, sizeBytes)
    if (view.droppedSegments > 0) this.#warn('dubbing.getResource', { segments: view.droppedSegments })
    return view
  }

  /** POST /v1/dubbing/resource/{dubbing_id}/language. */
  async addLanguage(id: string, language: string | null): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/language`
    return this.#edit('dubbing.addLanguage', 'POST', path, { language })
  }

  /** POST /v1/dubbing/resource/{dubbing_id}/speaker. */
  async createSpeaker(id: string, input: CreateDubbingSpeakerInput): Promise<Versioned & { speakerId: string }> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/speaker`
    const operation = 'dubbing.createSpeaker'
    const raw = await this.writeJson<SpeakerCreatedResponse.Raw>(operation, 'POST', path, speakerFields(input))
    return { ...versionOf(raw), speakerId: requiredText(raw.speaker_id, 'speaker_id') }
  }

  /** PATCH /v1/dubbing/resource/{dubbing_id}/speaker/{speaker_id}. What is left out stays as it is. */
  async updateSpeaker(id: string, speakerId: string, input: UpdateDubbingSpeakerInput): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/speaker/${speakerId}`
    const body = { ...speakerFields(input), languages: input.languages }
    return versionOf(await this.writeJson('dubbing.updateSpeaker', 'PATCH', path, body))
  }

  /** The ten likeliest: GET /v1/dubbing/resource/{dubbing_id}/speaker/{speaker_id}/similar-voices. */
  async similarVoices(id: string, speakerId: string): Promise<SimilarVoice[]> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/speaker/${speakerId}/similar-voices`
    const raw = await this.getJson<SimilarVoicesForSpeakerResponse.Raw>('dubbing.similarVoices', path)
    return read.list(requiredList(raw.voices, 'voices'), toSimilarVoice)
  }

  /** POST /v1/dubbing/resource/{dubbing_id}/speaker/{speaker_id}/segment. */
  async createSegment(
    id: string,
    speakerId: string,
    { startSecs, endSecs, text, translations }: CreateDubbingSegmentInput,
  ): Promise<Versioned & { segmentId: string }> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/speaker/${speakerId}/segment`
    const body = {
      start_time: startSecs,
      end_time: endSecs,
      text,
      translations: translations && Object.fromEntries(translations.map(({ language, text }) => [language, text])),
    }
    const raw = await this.writeJson<SegmentCreateResponse.Raw>('dubbing.createSegment', 'POST', path, body)
    return { ...versionOf(raw), segmentId: requiredText(raw.new_segment, 'new_segment') }
  }

  /** PATCH /v1/dubbing/resource/{dubbing_id}/segment/{segment_id}/{language}. What is left out stays as it is. */
  async updateSegment(
    id: string,
    segmentId: string,
    language: string,
    { startSecs, endSecs, text }: DubbingSegmentPatch,
  ): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/segment/${segmentId}/${language}`
    return this.#edit('dubbing.updateSegment', 'PATCH', path, { start_time: startSecs, end_time: endSecs, text })
  }

  /** DELETE /v1/dubbing/resource/{dubbing_id}/segment/{segment_id}. */
  async deleteSegment(id: string, segmentId: string): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/segment/${segmentId}`
    return versionOf(await this.writeJson('dubbing.deleteSegment', 'DELETE', path))
  }

  /** Gives segments to another speaker: POST /v1/dubbing/resource/{dubbing_id}/migrate-segments. */
  async moveSegments(
    id: string,
    { segmentIds, speakerId }: { segmentIds: readonly string[]; speakerId: string },
  ): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/migrate-segments`
    return this.#edit('dubbing.moveSegments', 'POST', path, { segment_ids: segmentIds, speaker_id: speakerId })
  }

  /** POST /v1/dubbing/resource/{dubbing_id}/transcribe. */
  async transcribe(id: string, segmentIds: readonly string[]): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/transcribe`
    return this.#edit('dubbing.transcribe', 'POST', path, { segments: segmentIds })
  }

  /** POST /v1/dubbing/resource/{dubbing_id}/translate. */
  async translate(id: string, { segmentIds, languages }: SegmentWork): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/translate`
    return this.#edit('dubbing.translate', 'POST', path, { segments: segmentIds, languages })
  }

  /** Speaks the translations: POST /v1/dubbing/resource/{dubbing_id}/dub. */
  async dub(id: string, { segmentIds, languages }: SegmentWork): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/dub`
    return this.#edit('dubbing.dub', 'POST', path, { segments: segmentIds, languages })
  }

  /**
   * Starts putting a language together: POST /v1/dubbing/resource/{dubbing_id}/render/{language}. How far it is stands
   * among the renders of the resource.
   */
  async render(
    id: string,
    language: string,
    { type, normalizeVolume }: RenderDubbingInput,
  ): Promise<Versioned & { renderId: string }> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/render/${language}`
    const body = { render_type: type.toLowerCase(), normalize_volume: normalizeVolume }
    const raw = await this.writeJson<DubbingRenderResponseModel.Raw>('dubbing.render', 'POST', path, body)
    return { ...versionOf(raw), renderId: requiredText(raw.render_id, 'render_id') }
  }

  /**
   * Opens a medium of a dub where it lies, mostly in a storage beside the API. The key is sent to none, redirects are not
   * followed, and only sound, films and archives are taken.
   *
   * @throws UpstreamNotFound with the code `dubbing_media_not_found` when it is gone or its link has expired: a view that
   * is read anew has new links. UpstreamRejected with the code `unsafe_preview_url` for what this server must not fetch.
   */
  async openReference(media: DubbingMedia, { range }: { range?: string } = {}): Promise<AudioStream> {
    const stream = await this.openAudioStream(
      {
        operation: 'dubbing.openReference',
        target: previewUrl(DubbingMedia.urlOf(media), this.client.origin),
        limiter: 'preview',
        toError: (head) =>
          [403, 404, 410].includes(head.status)
            ? new UpstreamNotFound({ upstreamCode: 'dubbing_media_not_found' })
            : errorFromResponse(head, ''),
      },
      range,
      ANY_MEDIUM,
    )
    // A storage may know its files as bytes alone.
    if (stream.mediaType === UNKNOWN_TYPE && media.mediaType !== null) stream.mediaType = media.mediaType
    return stream
  }

  /** A change whose nulls mean something. */
  async #edit(
    operation: string,
    method: 'POST' | 'PATCH',
    path: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<Versioned> {
    return versionOf(
      await this.writeJson<SegmentUpdateResponse.Raw>(operation, method, path, body, { sendsNulls: true }),
    )
  }

  #warn(operation: string, dropped: Readonly<Record<string, number>>): void {
    this.client
      .loggerFor(this.caller)
      .warn({ operation, dropped }, 'upstream listed things that nothing can be made of')
  }
}

function versionOf(raw: { version?: unknown }): Versioned {
  return { version: requiredInt(raw.version, 'version') }
}
