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
  /** To be passed as `pageToken` for the next page. */
  nextPageToken: string | null
  /** Null unless a count was asked for. */
  totalCount: number | null
}

/** Most ids of one look-up; the upstream's own bound. */
export const MAX_VOICE_IDS = 100

/** Should the upstream cut a look-up of a hundred into pages, it would have to cut very finely to need more than these. */
const MAX_LOOK_UP_PAGES = 10

/** Voices: /v2/voices and /v1/voices/{voice_id}. */
export class VoicesApi extends ElevenLabsApi {
  /**
   * Looks up to 100 voices up in one call: GET /v2/voices?voice_ids=…
   *
   * An id that is missing from the map is one that the workspace does not hold, as far as the upstream tells, or whose
   * entry bore no usable id: only `get` is final. Else the answer is complete or it is an error. The order of the answer
   * means nothing, and voices nobody asked for are left out.
   *
   * @throws RangeError for more than 100 ids.
   */
  async getMany(ids: readonly string[]): Promise<Map<string, Voice>> {
    const wanted = new Set(ids.filter(isPossibleId))
    if (wanted.size > MAX_VOICE_IDS) throw new RangeError(`At most ${MAX_VOICE_IDS} voices can be looked up at once`)
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
    // What is missing from a cut list is not known to be gone, so it must not look so.
    throw new UpstreamUnavailable({}, { cause: new Error('A look-up of voices did not come to its end') })
  }

  /**
   * GET /v1/voices/{voice_id}. What this answer says of samples is final: a voice without them has none.
   *
   * @throws UpstreamNotFound with the code `voice_not_found` when the workspace does not hold the voice.
   */
  async get(voiceId: string): Promise<Voice> {
    const voice = toVoice(await this.getJson<VendorVoice.Raw>('voices.get', upstreamPath`/v1/voices/${voiceId}`))
    voice.samples ??= []
    return voice
  }

  /** One page of the voices of the workspace, by the upstream's own paging: GET /v2/voices. */
  async list(params: VoiceListParams = {}): Promise<VoicePage> {
    const query = voiceListQuery(params)
    const options = { query, signal: params.signal }
    const raw = await this.getJson<GetVoicesV2Response.Raw>('voices.list', '/v2/voices', options)
    return {
      voices: this.#usableVoices('voices.list', raw),
      hasMore: raw.has_more === true,
      nextPageToken: read.text(raw.next_page_token) || null,
      // The key is there uncounted too, and then holds anything.
      totalCount: params.includeTotalCount ? read.int(raw.total_count) : null,
    }
  }

  /** GET /v1/voices/{voice_id}/settings. */
  async getSettings(voiceId: string): Promise<VoiceSettings> {
    const path = upstreamPath`/v1/voices/${voiceId}/settings`
    return toVoiceSettings(await this.getJson<VendorVoiceSettings.Raw>('voices.getSettings', path))
  }

  /**
   * Opens the preview of a voice by the `previewUrl` that the upstream gave. It mostly lies on a public host beside the
   * API. The key is sent to none, redirects are not followed, and only audio is taken.
   *
   * @throws UpstreamNotFound with the code `preview_not_found` when the preview is gone; UpstreamRejected with the code
   * `unsafe_preview_url` for an URL that this server must not fetch.
   */
  async openPreview(url: string, { range }: { range?: string } = {}): Promise<AudioStream> {
    return this.openAudioStream(
      {
        operation: 'voices.openPreview',
        target: previewUrl(url, this.client.origin),
        limiter: 'preview',
        // Hosts of files have their own words for a file that is gone or whose signature has expired.
        toError: (head) =>
          [403, 404, 410].includes(head.status)
            ? new UpstreamNotFound({ upstreamCode: 'preview_not_found' })
            : errorFromResponse(head, ''),
      },
      range,
    )
  }

  /** Makes an empty professional voice, to which samples are added afterwards: POST /v1/voices/pvc. */
  async createProfessional(input: CreateProfessionalVoiceInput): Promise<{ voiceId: string }> {
    const { name, language, description, labels } = input
    const body = { name, language, description, labels: labelMap(labels) }
    const raw = await this.writeJson<AddVoiceResponseModel.Raw>(
      'voices.createProfessional',
      'POST',
      '/v1/voices/pvc',
      body,
    )
    return { voiceId: requiredText(raw.voice_id, 'voice_id') }
  }

  /** Changes what is said of a professional voice: POST /v1/voices/pvc/{voice_id}. What is left out stays as it is. */
  async updateProfessional(voiceId: string, input: UpdateProfessionalVoiceInput): Promise<void> {
    const { name, language, description, labels } = input
    const path = upstreamPath`/v1/voices/pvc/${voiceId}`
    const body = { name, language, description, labels: labelMap(labels) }
    await this.writeJson('voices.updateProfessional', 'POST', path, body)
  }

  /**
   * Starts the training of a professional voice: POST /v1/voices/pvc/{voice_id}/train. It answers at once; the voice's
   * own fine-tuning state tells how far it is.
   */
  async train(voiceId: string, modelId?: string | null): Promise<void> {
    const path = upstreamPath`/v1/voices/pvc/${voiceId}/train`
    await this.writeJson('voices.train', 'POST', path, { model_id: modelId })
  }

  /** Makes a voice of recordings at once: POST /v1/voices/add. */
  async clone(
    input: CloneVoiceInput,
    options?: UploadOptions,
  ): Promise<{ voiceId: string; requiresVerification: boolean }> {
    const form = { fields: voiceFields(input), fileField: 'files', files: input.files }
    const raw = await this.upload<AddVoiceIvcResponseModel.Raw>('voices.clone', '/v1/voices/add', form, options)
    return { voiceId: requiredText(raw.voice_id, 'voice_id'), requiresVerification: raw.requires_verification === true }
  }

  /**
   * Changes a voice that is not a professional one, and adds recordings to it: POST /v1/voices/{voice_id}/edit. The name
   * is always sent; of the rest, what is left out stays as it is.
   */
  async edit(voiceId: string, input: EditVoiceInput, options?: UploadOptions): Promise<void> {
    const path = upstreamPath`/v1/voices/${voiceId}/edit`
    const fields = voiceFields(input)
    const { files } = input
    if (files) await this.upload('voices.edit', path, { fields, fileField: 'files', files }, options)
    else await this.writeForm('voices.edit', path, fields, options)
  }

  /**
   * POST /v1/voices/{voice_id}/settings/edit. The API declares a default for each key and does not say that it keeps the
   * present value of one that is left out: to be safe, all of them are given.
   */
  async editSettings(voiceId: string, input: VoiceSettingsInput): Promise<void> {
    const path = upstreamPath`/v1/voices/${voiceId}/settings/edit`
    await this.writeJson('voices.editSettings', 'POST', path, settingsOf(input))
  }

  /** DELETE /v1/voices/{voice_id}. */
  async delete(voiceId: string): Promise<void> {
    await this.writeJson('voices.delete', 'DELETE', upstreamPath`/v1/voices/${voiceId}`)
  }

  /** Library voices that sound like a recording: POST /v1/similar-voices. It changes nothing; a leaving caller ends it. */
  async findSimilar({ file, similarityThreshold, topK }: FindSimilarInput): Promise<LibraryVoice[]> {
    const fields = { similarity_threshold: similarityThreshold, top_k: topK }
    const form = { fields, fileField: 'audio_file', files: singleFile(file) }
    const raw = await this.upload<GetLibraryVoicesResponse.Raw>(
      'voices.findSimilar',
      '/v1/similar-voices',
      form,
      {},
      { isWrite: false },
    )
    return requiredList(raw.voices, 'voices').map(toLibraryVoice)
  }

  /** Copies a library voice into the workspace: POST /v1/voices/add/{public_user_id}/{voice_id}. */
  async addFromLibrary({ publicUserId, voiceId, newName }: AddLibraryVoiceInput): Promise<{ voiceId: string }> {
    const path = upstreamPath`/v1/voices/add/${publicUserId}/${voiceId}`
    const body = { new_name: newName }
    const raw = await this.writeJson<AddVoiceResponseModel.Raw>('voices.addFromLibrary', 'POST', path, body)
    return { voiceId: requiredText(raw.voice_id, 'voice_id') }
  }

  /**
   * The voices of a page without those, and without those samples, that have no usable id: one of them must not cost
   * everybody the page. A voice that seems absent for that is looked at by itself, where the same is an error.
   */
  #usableVoices(operation: string, raw: GetVoicesV2Response.Raw): Voice[] {
    const { voices, dropped } = usableVoices(requiredList(raw.voices, 'voices'))
    if (dropped.voices + dropped.samples > 0) {
      this.client.loggerFor(this.caller).warn({ operation, dropped }, 'upstream listed things without a usable id')
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
