import type { AddVoiceIvcResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/AddVoiceIvcResponseModel.js'
import type { AddVoiceResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/AddVoiceResponseModel.js'
import type { GetLibraryVoicesResponse } from '@elevenlabs/elevenlabs-js/serialization/types/GetLibraryVoicesResponse.js'
import type { GetVoicesV2Response } from '@elevenlabs/elevenlabs-js/serialization/types/GetVoicesV2Response.js'
import type { Voice as VendorVoice } from '@elevenlabs/elevenlabs-js/serialization/types/Voice.js'
import type { VoiceSettings as VendorVoiceSettings } from '@elevenlabs/elevenlabs-js/serialization/types/VoiceSettings.js'
import { UpstreamNotFound, UpstreamUnavailable } from '../../../errors.js'
import type { LibraryVoice } from '../../../schema/voices/LibraryVoice.js'
import type { Voice } from '../../../schema/voices/Voice.js'
import type { VoiceSettings } from '../../../schema/voices/VoiceSettings.js'
import { errorFromResponse } from '../client/errorFromResponse.js'
import { malformedResponse, requiredList, requiredText } from '../client/malformedResponse.js'
import { previewUrl } from '../client/previewUrl.js'
import { labelMap, singleFile } from '../client/uploads/formFields.js'
import type { UploadOptions } from '../client/uploads/UploadPart.js'
import { isPossibleId, upstreamPath } from '../client/upstreamPath.js'
import { read } from '../translations/read.js'
import { toLibraryVoice } from '../translations/toLibraryVoice.js'
import { toVoice } from '../translations/toVoice.js'
import { toVoiceSettings } from '../translations/toVoiceSettings.js'
import { usableVoices } from '../translations/usableVoices.js'
import { type AudioStream, ElevenLabsApi } from './ElevenLabsApi.js'
import type {
  AddLibraryVoiceInput,
  CloneVoiceInput,
  CreateProfessionalVoiceInput,
  EditVoiceInput,
  FindSimilarInput,
  UpdateProfessionalVoiceInput,
  VoiceSettingsInput,
} from './fields/voiceInputs.js'
import { type VoiceListParams, voiceListQuery } from './fields/voiceListQuery.js'
import { settingsOf } from './fields/voiceSettingsFields.js'

export interface VoicePage {
  voices: Voice[]
  hasMore: boolean
  /** `pageToken` of the next page. */
  nextPageToken: string | null
  /** Null unless requested. */
  totalCount: number | null
}

/** Most ids of one call of `getMany`. Limit of upstream. */
export const MAX_VOICE_IDS = 100

/** Bound on the pages of one call of `getMany`. */
const MAX_LOOK_UP_PAGES = 10

/** Voices: /v2/voices and /v1/voices/{voice_id}. */
export class VoicesApi extends ElevenLabsApi {
  /**
   * Reads up to 100 voices in one call: GET /v2/voices?voice_ids=…
   *
   * An id that is missing in the result is unknown to the workspace, or its entry had no usable id. Only `get` proves that a voice
   * does not exist.
   *
   * @throws RangeError for more than 100 ids.
   */
  async getMany(ids: readonly string[]): Promise<Map<string, Voice>> {
    const wanted = new Set(ids.filter(isPossibleId))
    if (wanted.size > MAX_VOICE_IDS)
      throw new RangeError(`getMany accepts at most ${MAX_VOICE_IDS} voice ids (got ${wanted.size})`)
    const found = new Map<string, Voice>()
    if (wanted.size === 0) return found
    const query = new URLSearchParams([...wanted].map((id): [string, string] => ['voice_ids', id]))
    query.set('page_size', String(MAX_VOICE_IDS))
    query.set('include_total_count', 'false')
    const deadlineAt = performance.now() + this.client.limits.timeouts.metadata.responseMs
    for (let page = 0; page < MAX_LOOK_UP_PAGES; page++) {
      const raw = await this.getJson<GetVoicesV2Response.Raw>('voices.getMany', '/v2/voices', { query, deadlineAt })
      for (const voice of this.#usableVoices('voices.getMany', raw)) {
        if (wanted.has(voice.id)) found.set(voice.id, voice)
      }
      if (found.size === wanted.size || raw.has_more !== true) return found
      const token = read.text(raw.next_page_token)
      if (!token || token === query.get('next_page_token')) throw malformedResponse('has_more without a next page')
      query.set('next_page_token', token)
    }
    // Voices that are missing from an incomplete list must not look deleted.
    throw new UpstreamUnavailable({}, { cause: new Error('The list of voices has too many pages') })
  }

  /**
   * GET /v1/voices/{voice_id}. Unlike in lists, absent samples mean that the voice has none.
   *
   * @throws UpstreamNotFound with the code `voice_not_found` if the workspace has no such voice.
   */
  async get(voiceId: string): Promise<Voice> {
    const voice = toVoice(await this.getJson<VendorVoice.Raw>('voices.get', upstreamPath`/v1/voices/${voiceId}`))
    voice.samples ??= []
    return voice
  }

  /** GET /v2/voices. */
  async list(params: VoiceListParams = {}): Promise<VoicePage> {
    const query = voiceListQuery(params)
    const options = { query, signal: params.signal }
    const raw = await this.getJson<GetVoicesV2Response.Raw>('voices.list', '/v2/voices', options)
    return {
      voices: this.#usableVoices('voices.list', raw),
      hasMore: raw.has_more === true,
      nextPageToken: read.text(raw.next_page_token) || null,
      // If the count was not requested, the value is meaningless.
      totalCount: params.includeTotalCount ? read.int(raw.total_count) : null,
    }
  }

  /** GET /v1/voices/{voice_id}/settings. */
  async getSettings(voiceId: string): Promise<VoiceSettings> {
    const path = upstreamPath`/v1/voices/${voiceId}/settings`
    return toVoiceSettings(await this.getJson<VendorVoiceSettings.Raw>('voices.getSettings', path))
  }

  /**
   * Opens the preview of a voice by its `previewUrl`, usually on another host than the API. The key is not sent, redirects are not
   * followed, and only audio is accepted.
   *
   * @throws UpstreamNotFound with the code `preview_not_found` if the preview is deleted or its URL has expired; UpstreamRejected
   * with the code `unsafe_preview_url` for a URL that this server must not fetch.
   */
  async openPreview(url: string, { range }: { range?: string } = {}): Promise<AudioStream> {
    return this.openAudioStream(
      {
        operation: 'voices.openPreview',
        target: previewUrl(url, this.client.origin),
        limiter: 'preview',
        // Storage hosts use any of these for a deleted file or an expired signature.
        toError: (head) =>
          [403, 404, 410].includes(head.status)
            ? new UpstreamNotFound({ upstreamCode: 'preview_not_found' })
            : errorFromResponse(head, ''),
      },
      range,
    )
  }

  /** Creates a professional voice without samples: POST /v1/voices/pvc. */
  async createProfessional(input: CreateProfessionalVoiceInput): Promise<{ voiceId: string }> {
    const { name, language, description, labels } = input
    const raw = await this.writeJson<AddVoiceResponseModel.Raw>({
      operation: 'voices.createProfessional',
      method: 'POST',
      path: '/v1/voices/pvc',
      json: { name, language, description, labels: labelMap(labels) },
    })
    return { voiceId: requiredText(raw.voice_id, 'voice_id') }
  }

  /** Changes the metadata of a professional voice: POST /v1/voices/pvc/{voice_id}. Absent fields are not changed. */
  async updateProfessional(voiceId: string, input: UpdateProfessionalVoiceInput): Promise<void> {
    const { name, language, description, labels } = input
    const path = upstreamPath`/v1/voices/pvc/${voiceId}`
    const json = { name, language, description, labels: labelMap(labels) }
    await this.writeJson({ operation: 'voices.updateProfessional', method: 'POST', path, json })
  }

  /** Starts the training of a professional voice: POST /v1/voices/pvc/{voice_id}/train. `Voice.fineTuning` has its progress. */
  async train(voiceId: string, modelId?: string | null): Promise<void> {
    const path = upstreamPath`/v1/voices/pvc/${voiceId}/train`
    await this.writeJson({ operation: 'voices.train', method: 'POST', path, json: { model_id: modelId } })
  }

  /** Clones a voice from recordings: POST /v1/voices/add. */
  async clone(
    input: CloneVoiceInput,
    options?: UploadOptions,
  ): Promise<{ voiceId: string; requiresVerification: boolean }> {
    const form = { fields: voiceFields(input), fileField: 'files', files: input.files }
    const upload = { operation: 'voices.clone', path: '/v1/voices/add', form }
    const raw = await this.upload<AddVoiceIvcResponseModel.Raw>(upload, options)
    return { voiceId: requiredText(raw.voice_id, 'voice_id'), requiresVerification: raw.requires_verification === true }
  }

  /**
   * Changes a voice that is not professional, and adds recordings to it: POST /v1/voices/{voice_id}/edit. Absent fields are not
   * changed; an empty description deletes it.
   */
  async edit(voiceId: string, input: EditVoiceInput, options?: UploadOptions): Promise<void> {
    const target = { operation: 'voices.edit', path: upstreamPath`/v1/voices/${voiceId}/edit` }
    // Upstream's framework treats an empty form field as absent.
    const fields = voiceFields({ ...input, description: input.description === '' ? ' ' : input.description })
    const { files } = input
    if (files) await this.upload({ ...target, form: { fields, fileField: 'files', files } }, options)
    else await this.writeForm({ ...target, fields }, options)
  }

  /**
   * POST /v1/voices/{voice_id}/settings/edit. Give all settings: the API declares a default for each key and may use it for absent
   * ones.
   */
  async editSettings(voiceId: string, input: VoiceSettingsInput): Promise<void> {
    const path = upstreamPath`/v1/voices/${voiceId}/settings/edit`
    await this.writeJson({ operation: 'voices.editSettings', method: 'POST', path, json: settingsOf(input) })
  }

  /** DELETE /v1/voices/{voice_id}. */
  async delete(voiceId: string): Promise<void> {
    const path = upstreamPath`/v1/voices/${voiceId}`
    await this.writeJson({ operation: 'voices.delete', method: 'DELETE', path })
  }

  /** Finds library voices that are similar to a recording: POST /v1/similar-voices. */
  async findSimilar({ file, similarityThreshold, topK }: FindSimilarInput): Promise<LibraryVoice[]> {
    const fields = { similarity_threshold: similarityThreshold, top_k: topK }
    const form = { fields, fileField: 'audio_file', files: singleFile(file) }
    const raw = await this.upload<GetLibraryVoicesResponse.Raw>({
      operation: 'voices.findSimilar',
      path: '/v1/similar-voices',
      form,
      isWrite: false,
    })
    return requiredList(raw.voices, 'voices').map(toLibraryVoice)
  }

  /** Copies a library voice into the workspace: POST /v1/voices/add/{public_user_id}/{voice_id}. */
  async addFromLibrary({ publicUserId, voiceId, newName }: AddLibraryVoiceInput): Promise<{ voiceId: string }> {
    const path = upstreamPath`/v1/voices/add/${publicUserId}/${voiceId}`
    const raw = await this.writeJson<AddVoiceResponseModel.Raw>({
      operation: 'voices.addFromLibrary',
      method: 'POST',
      path,
      json: { new_name: newName },
    })
    return { voiceId: requiredText(raw.voice_id, 'voice_id') }
  }

  /** Drops voices and samples without a usable id, so that one of them does not fail the page. */
  #usableVoices(operation: string, raw: GetVoicesV2Response.Raw): Voice[] {
    const { voices, dropped } = usableVoices(requiredList(raw.voices, 'voices'))
    if (dropped.voices + dropped.samples > 0) {
      this.client.loggerFor(this.caller).warn({ operation, dropped }, 'upstream listed items without a usable id')
    }
    return voices
  }
}

function voiceFields({ name, description, labels, removeBackgroundNoise }: Omit<EditVoiceInput, 'files'>) {
  return {
    name,
    description,
    labels: labels && JSON.stringify(labelMap(labels)),
    remove_background_noise: removeBackgroundNoise,
  }
}
