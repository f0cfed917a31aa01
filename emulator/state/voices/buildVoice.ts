import type { SpeechRecipe } from '../../audio/synthesis/speechRecipe.js'
import { unixSeconds } from '../../clock.js'
import type { WireFineTuning, WireSharing, WireVoice, WireVoiceSettings, WireVoiceVerification } from '../../wire.js'
import { completeSample, type SampleDraft } from './buildSample.js'

/**
 * What a caller wants to say of a voice. Whatever is left out is filled in, at the top and inside the nested objects;
 * null stays null, and a key that is explicitly undefined is left out on the wire.
 */
export interface VoiceDraft
  extends Partial<Omit<WireVoice, 'samples' | 'fine_tuning' | 'sharing' | 'voice_verification'>> {
  samples?: SampleDraft[] | null
  fine_tuning?: Partial<WireFineTuning> | null
  sharing?: Partial<WireSharing> | null
  voice_verification?: Partial<WireVoiceVerification> | null
}

/** A voice and the recipes of its recordings by sample id. */
export interface VoiceRecord {
  voice: WireVoice
  recipes: Record<string, SpeechRecipe>
}

/** Where the emulator serves previews. Stored without host and port, which change from start to start. */
export const PREVIEW_PATH = '/_assets/previews/'

export const DEFAULT_SETTINGS: Readonly<Required<WireVoiceSettings>> = {
  stability: 0.5,
  use_speaker_boost: true,
  similarity_boost: 0.75,
  style: 0,
  speed: 1,
}

export function completeVoice(draft: VoiceDraft, voiceId: string, ordinal: number, at: Date): VoiceRecord {
  const category = draft.category ?? 'cloned'
  const premade = category === 'premade'
  const professional = category === 'professional'
  const { samples, recipes } = completeSamples('samples' in draft ? draft.samples : premade ? null : [{}], voiceId)
  const name = draft.name ?? `Voice ${ordinal}`
  const voice: WireVoice = {
    category,
    labels: { accent: 'neutral', gender: 'neutral', age: 'middle_aged', language: 'en', use_case: 'narrative_story' },
    description: 'A voice that was made for a test.',
    preview_url: `${PREVIEW_PATH}${voiceId}.wav`,
    available_for_tiers: [],
    settings: { ...DEFAULT_SETTINGS },
    high_quality_base_model_ids: professional ? ['eleven_multilingual_v2', 'eleven_turbo_v2_5'] : [],
    verified_languages: [],
    collection_ids: [],
    safety_control: null,
    permission_on_resource: premade ? 'viewer' : 'admin',
    is_owner: !premade,
    is_legacy: false,
    is_mixed: false,
    favorited_at_unix: null,
    created_at_unix: unixSeconds(at),
    is_bookmarked: premade ? null : true,
    recording_quality: null,
    labelling_status: null,
    recording_quality_reason: null,
    ...draft,
    voice_id: voiceId,
    name,
    samples,
    fine_tuning: nested(draft, 'fine_tuning', () => fineTuningDefaults(professional)),
    sharing: draft.sharing ? { ...sharingDefaults(voiceId, name, category, at), ...draft.sharing } : draft.sharing,
    voice_verification: nested(draft, 'voice_verification', () => verificationDefaults(professional)),
  }
  if (!('sharing' in draft)) voice.sharing = null
  return { voice, recipes }
}

/** Fills the samples of a voice; a recording whose recipe is already known keeps it. */
export function completeSamples(
  drafts: SampleDraft[] | null | undefined,
  voiceId: string,
  known: Record<string, SpeechRecipe> = {},
): { samples: WireVoice['samples']; recipes: Record<string, SpeechRecipe> } {
  if (!drafts) return { samples: drafts, recipes: known }
  const completed = drafts.map((draft, index) =>
    completeSample(draft, voiceId, index, draft.sample_id === undefined ? undefined : known[draft.sample_id]),
  )
  return {
    samples: completed.map(({ sample }) => sample),
    recipes: Object.fromEntries(completed.map(({ sample, recipe }) => [sample.sample_id, recipe])),
  }
}

function nested<K extends 'fine_tuning' | 'voice_verification'>(
  draft: VoiceDraft,
  key: K,
  defaults: () => NonNullable<WireVoice[K]>,
): WireVoice[K] {
  const given = draft[key]
  if (key in draft && !given) return given as null | undefined
  return { ...defaults(), ...given }
}

function fineTuningDefaults(professional: boolean): WireFineTuning {
  return {
    is_allowed_to_fine_tune: professional,
    state: professional ? { eleven_multilingual_v2: 'fine_tuned' } : {},
    verification_failures: [],
    verification_attempts_count: 0,
    manual_verification_requested: false,
    language: professional ? 'en' : null,
    progress: professional ? { eleven_multilingual_v2: 1 } : {},
    message: professional ? { eleven_multilingual_v2: 'Completed!' } : {},
    dataset_duration_seconds: null,
    verification_attempts: null,
    slice_ids: null,
    manual_verification: null,
    max_verification_attempts: null,
    next_max_verification_attempts_reset_unix_ms: null,
  }
}

function verificationDefaults(professional: boolean): WireVoiceVerification {
  return {
    requires_verification: professional,
    is_verified: professional,
    verification_failures: [],
    verification_attempts_count: 0,
    language: null,
    verification_attempts: null,
  }
}

function sharingDefaults(voiceId: string, name: string, category: string, at: Date): WireSharing {
  return {
    status: 'enabled',
    history_item_sample_id: null,
    date_unix: unixSeconds(at),
    whitelisted_emails: [],
    public_owner_id: 'owner0000000000000000000000000000000000000000000000000000000000',
    original_voice_id: voiceId,
    financial_rewards_enabled: false,
    free_users_allowed: true,
    live_moderation_enabled: false,
    rate: null,
    fiat_rate: null,
    notice_period: 0,
    disable_at_unix: null,
    voice_mixing_allowed: false,
    featured: false,
    category,
    reader_app_enabled: null,
    image_url: null,
    ban_reason: null,
    liked_by_count: 0,
    cloned_by_count: 0,
    name,
    description: null,
    labels: {},
    review_status: 'not_requested',
    review_message: null,
    enabled_in_library: false,
    instagram_username: null,
    twitter_username: null,
    youtube_username: null,
    tiktok_username: null,
    moderation_check: null,
    reader_restricted_on: null,
  }
}
