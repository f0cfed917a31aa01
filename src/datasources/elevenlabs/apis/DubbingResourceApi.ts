import type { DubbingRenderResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingRenderResponseModel.js'
import type { DubbingResource } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingResource.js'
import type { SegmentCreateResponse } from '@elevenlabs/elevenlabs-js/serialization/types/SegmentCreateResponse.js'
import type { SegmentUpdateResponse } from '@elevenlabs/elevenlabs-js/serialization/types/SegmentUpdateResponse.js'
import type { SimilarVoicesForSpeakerResponse } from '@elevenlabs/elevenlabs-js/serialization/types/SimilarVoicesForSpeakerResponse.js'
import type { SpeakerCreatedResponse } from '@elevenlabs/elevenlabs-js/serialization/types/SpeakerCreatedResponse.js'
import { UpstreamNotFound } from '../../../errors.js'
import { errorFromResponse } from '../client/errorFromResponse.js'
import { requiredInt, requiredList, requiredText } from '../client/malformedResponse.js'
import { previewUrl } from '../client/previewUrl.js'
import { ANY_MEDIA } from '../client/readResponse.js'
import { upstreamPath } from '../client/upstreamPath.js'
import { read } from '../translations/read.js'
import { DubbingMedia } from '../translations/toDubbingMedia.js'
import { type SimilarVoice, toSimilarVoice } from '../translations/toSimilarVoice.js'
import { DubbingResourceView } from './DubbingResourceView.js'
import { type AudioStream, ElevenLabsApi } from './ElevenLabsApi.js'
import { speakerFields } from './fields/dubbingFields.js'
import type {
  CreateDubbingSegmentInput,
  CreateDubbingSpeakerInput,
  DubbingSegmentPatch,
  RenderDubbingInput,
  SegmentWork,
  UpdateDubbingSpeakerInput,
} from './fields/dubbingInputs.js'

export type { DubbingMedia, SimilarVoice }

/** Response to every edit. Upstream does not check versions: concurrent edits all succeed. */
export interface Versioned {
  version: number
}

const UNKNOWN_TYPE = 'application/octet-stream'

/**
 * Studio dubbings, with editable speakers and segments: /v1/dubbing/resource. An edit does not regenerate anything;
 * `transcribe`, `translate`, `dub` and `render` do. Calls for a dubbing that is not finished fail with the code
 * `dubbing_not_dubbed`.
 */
export class DubbingResourceApi extends ElevenLabsApi {
  /** GET /v1/dubbing/resource/{dubbing_id}. The response may be very large. */
  async getResource(id: string): Promise<DubbingResourceView> {
    const path = upstreamPath`/v1/dubbing/resource/${id}`
    let sizeBytes = 0
    const onSize = (bytes: number) => {
      sizeBytes = bytes
    }
    const options = { maxBytes: this.client.limits.maxResourceBytes, traffic: 'resource', onSize } as const
    const raw = await this.getJson<DubbingResource.Raw>('dubbing.getResource', path, options)
    const view = new DubbingResourceView(raw, id, sizeBytes)
    if (view.droppedSegments > 0) this.#warnDropped(view.droppedSegments)
    return view
  }

  /** POST /v1/dubbing/resource/{dubbing_id}/language. */
  async addLanguage(id: string, language: string | null): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/language`
    return this.#edit({ operation: 'dubbing.addLanguage', method: 'POST', path, json: { language } })
  }

  /** POST /v1/dubbing/resource/{dubbing_id}/speaker. */
  async createSpeaker(id: string, input: CreateDubbingSpeakerInput): Promise<Versioned & { speakerId: string }> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/speaker`
    const json = speakerFields(input)
    const write = { operation: 'dubbing.createSpeaker', method: 'POST', path, json } as const
    const raw = await this.writeJson<SpeakerCreatedResponse.Raw>(write)
    return { ...versionOf(raw), speakerId: requiredText(raw.speaker_id, 'speaker_id') }
  }

  /** PATCH /v1/dubbing/resource/{dubbing_id}/speaker/{speaker_id}. Absent fields are not changed. */
  async updateSpeaker(id: string, speakerId: string, input: UpdateDubbingSpeakerInput): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/speaker/${speakerId}`
    const json = { ...speakerFields(input), languages: input.languages }
    return versionOf(await this.writeJson({ operation: 'dubbing.updateSpeaker', method: 'PATCH', path, json }))
  }

  /** The ten most similar library voices: GET /v1/dubbing/resource/{dubbing_id}/speaker/{speaker_id}/similar-voices. */
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
    const json = {
      start_time: startSecs,
      end_time: endSecs,
      text,
      translations: translations && Object.fromEntries(translations.map(({ language, text }) => [language, text])),
    }
    const write = { operation: 'dubbing.createSegment', method: 'POST', path, json } as const
    const raw = await this.writeJson<SegmentCreateResponse.Raw>(write)
    return { ...versionOf(raw), segmentId: requiredText(raw.new_segment, 'new_segment') }
  }

  /** PATCH /v1/dubbing/resource/{dubbing_id}/segment/{segment_id}/{language}. Absent fields are not changed. */
  async updateSegment(
    id: string,
    { segmentId, language }: { segmentId: string; language: string },
    { startSecs, endSecs, text }: DubbingSegmentPatch,
  ): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/segment/${segmentId}/${language}`
    const json = { start_time: startSecs, end_time: endSecs, text }
    return this.#edit({ operation: 'dubbing.updateSegment', method: 'PATCH', path, json })
  }

  /** DELETE /v1/dubbing/resource/{dubbing_id}/segment/{segment_id}. */
  async deleteSegment(id: string, segmentId: string): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/segment/${segmentId}`
    return versionOf(await this.writeJson({ operation: 'dubbing.deleteSegment', method: 'DELETE', path }))
  }

  /** Moves segments to another speaker: POST /v1/dubbing/resource/{dubbing_id}/migrate-segments. */
  async moveSegments(
    id: string,
    { segmentIds, speakerId }: { segmentIds: readonly string[]; speakerId: string },
  ): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/migrate-segments`
    const json = { segment_ids: segmentIds, speaker_id: speakerId }
    return this.#edit({ operation: 'dubbing.moveSegments', method: 'POST', path, json })
  }

  /** POST /v1/dubbing/resource/{dubbing_id}/transcribe. */
  async transcribe(id: string, segmentIds: readonly string[]): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/transcribe`
    return this.#edit({ operation: 'dubbing.transcribe', method: 'POST', path, json: { segments: segmentIds } })
  }

  /** POST /v1/dubbing/resource/{dubbing_id}/translate. */
  async translate(id: string, { segmentIds, languages }: SegmentWork): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/translate`
    const json = { segments: segmentIds, languages }
    return this.#edit({ operation: 'dubbing.translate', method: 'POST', path, json })
  }

  /** Generates the audio of translations: POST /v1/dubbing/resource/{dubbing_id}/dub. */
  async dub(id: string, { segmentIds, languages }: SegmentWork): Promise<Versioned> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/dub`
    const json = { segments: segmentIds, languages }
    return this.#edit({ operation: 'dubbing.dub', method: 'POST', path, json })
  }

  /** Starts a render: POST /v1/dubbing/resource/{dubbing_id}/render/{language}. The resource has its status. */
  async render(
    id: string,
    language: string,
    { type, normalizeVolume }: RenderDubbingInput,
  ): Promise<Versioned & { renderId: string }> {
    const path = upstreamPath`/v1/dubbing/resource/${id}/render/${language}`
    const json = { render_type: type.toLowerCase(), normalize_volume: normalizeVolume }
    const write = { operation: 'dubbing.render', method: 'POST', path, json } as const
    const raw = await this.writeJson<DubbingRenderResponseModel.Raw>(write)
    return { ...versionOf(raw), renderId: requiredText(raw.render_id, 'render_id') }
  }

  /**
   * Opens a media file of a dubbing, usually in a storage on another host. The key is not sent, redirects are not followed, and
   * only audio, video and archives are accepted.
   *
   * @throws UpstreamNotFound with the code `dubbing_media_not_found` if the file is deleted or its URL has expired: a new
   * `getResource` has new URLs. UpstreamRejected with the code `unsafe_preview_url` for a URL that this server must not fetch.
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
      ANY_MEDIA,
    )
    // The storage may not know the media type.
    if (stream.mediaType === UNKNOWN_TYPE && media.mediaType !== null) stream.mediaType = media.mediaType
    return stream
  }

  async #edit(write: {
    operation: string
    method: 'POST' | 'PATCH'
    path: string
    json: Readonly<Record<string, unknown>>
  }): Promise<Versioned> {
    return versionOf(await this.writeJson<SegmentUpdateResponse.Raw>({ ...write, sendsNulls: true }))
  }

  #warnDropped(segments: number): void {
    const dropped = { operation: 'dubbing.getResource', dropped: { segments } }
    this.client.loggerFor(this.caller).warn(dropped, 'upstream listed segments without times')
  }
}

function versionOf(raw: { version?: unknown }): Versioned {
  return { version: requiredInt(raw.version, 'version') }
}
