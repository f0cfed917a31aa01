import type { FormFields } from '../../client/uploads/formFields.js'
import { CLONE_VALUES } from '../../translations/toDubbingSpeaker.js'
import type {
  CreateDubbingInput,
  CreateDubbingSpeakerInput,
  DubbingListParams,
  DubbingVoiceChoice,
} from './dubbingInputs.js'

const DIRECTIONS = { ASC: 'ASCENDING', DESC: 'DESCENDING' } as const

export function dubbingListQuery(params: DubbingListParams): URLSearchParams {
  const { cursor, pageSize, statuses, targetLanguages, orderBy, direction } = params
  const query = new URLSearchParams()
  if (cursor != null) query.set('cursor', cursor)
  if (pageSize != null) query.set('page_size', String(pageSize))
  for (const status of statuses ?? []) query.append('dubbing_statuses', status.toLowerCase())
  for (const language of targetLanguages ?? []) query.append('target_language_codes', language)
  if (orderBy) query.set('order_by', orderBy.toLowerCase())
  if (direction) query.set('order_direction', DIRECTIONS[direction])
  return query
}

/** The API declares `target_lang` as required and nullable. A form has no null, so it is omitted, as the vendor’s SDK does. */
export function dubbingFields(input: CreateDubbingInput): FormFields {
  return {
    name: input.name,
    source_url: input.sourceUrl,
    source_lang: input.sourceLanguage,
    target_lang: input.targetLanguage,
    target_accent: input.targetAccent,
    num_speakers: input.speakerCount,
    watermark: input.watermark,
    start_time: input.startTime,
    end_time: input.endTime,
    highest_resolution: input.highestResolution,
    drop_background_audio: input.dropBackgroundAudio,
    use_profanity_filter: input.useProfanityFilter,
    dubbing_studio: input.studio,
    disable_voice_cloning: input.disableVoiceCloning,
  }
}

export function speakerFields({ name, voice, stability, similarity, style }: CreateDubbingSpeakerInput) {
  return {
    speaker_name: name,
    voice_id: voice && voiceValueOf(voice),
    voice_stability: stability,
    voice_similarity: similarity,
    voice_style: style,
  }
}

function voiceValueOf({ mode, voiceId }: DubbingVoiceChoice): string | null | undefined {
  return mode === 'VOICE' ? voiceId : CLONE_VALUES[mode]
}
