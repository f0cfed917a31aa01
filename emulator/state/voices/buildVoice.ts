import type { SpeechRecipe } from '../../audio/synthesis/speechRecipe.js'
import { unixSeconds } from '../../clock.js'
import type { WireFineTuning, WireSharing, WireVoice, WireVoiceSettings, WireVoiceVerification } from '../../wire.js'
import { buildSample, type SampleFixture } from './buildSample.js'

/**
 * A voice added by a test. Absent keys use defaults, also in nested objects; null stays null; a key that is undefined
 * is omitted from the JSON.
 */
export interface VoiceFixture
  extends Partial<Omit<WireVoice, 'samples' | 'fine_tuning' | 'sharing' | 'voice_verification'>> {
  samples?: SampleFixture[] | null
  fine_tuning?: Partial<WireFineTuning> | null
  sharing?: Partial<WireSharing> | null
  voice_verification?: Partial<WireVoiceVerification> | null
}

/** A voice and the recipes of its recordings by sample id. */
export interface VoiceRecord {
  voice: WireVoice
  recipes: Record<string, SpeechRecipe>
}

/** The path of voice previews. Stored without host and port, because they change between starts. */
export const PREVIEW_PATH = '/_assets/previews/'

export const DEFAULT_SETTINGS: Readonly<Required<WireVoiceSettings>> = {
  stability: 0.5,
  use_speaker_boost: true,
  similarity_boost: 0.75,
  style: 0,
  speed: 1,
}

export interface VoiceIdentity {
  voiceId: string
  /** Number in the default name. */
  ordinal: number
  createdAt: Date
}

export function buildVoice(fixture: VoiceFixture, { voiceId, ordinal, createdAt }: VoiceIdentity): VoiceRecord {
  const category = fixture.category ?? 'cloned'
  const premade = category === 'premade'
  const professional = category === 'professional'
  const { samples, recipes } = buildSamples('samples' in fixture ? fixture.samples : premade ? null : [{}], voiceId)
  const name = fixture.name ?? `Voice ${ordinal}`
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
    created_at_unix: unixSeconds(createdAt),
    is_bookmarked: premade ? null : true,
    recording_quality: null,
    labelling_status: null,
    recording_quality_reason: null,
    ...fixture,
    voice_id: voiceId,
    name,
    samples,
    fine_tuning: withDefaults(fixture, 'fine_tuning', () => fineTuningDefaults(professional)),
    sharing: sharingOf(fixture, { voiceId, name, category, createdAt }),
    voice_verification: withDefaults(fixture, 'voice_verification', () => verificationDefaults(professional)),
  }
  return { voice, recipes }
}

/** Builds the samples of a voice. Samples with an existing recipe keep it. */
export function buildSamples(
  fixtures: SampleFixture[] | null | undefined,
  voiceId: string,
  existing: Record<string, SpeechRecipe> = {},
): { samples: WireVoice['samples']; recipes: Record<string, SpeechRecipe> } {
  if (!fixtures) return { samples: fixtures, recipes: existing }
  const completed = fixtures.map((fixture, index) =>
    buildSample(fixture, {
      voiceId,
      index,
      existing: fixture.sample_id === undefined ? undefined : existing[fixture.sample_id],
    }),
  )
  return {
    samples: completed.map(({ sample }) => sample),
    recipes: Object.fromEntries(completed.map(({ sample, recipe }) => [sample.sample_id, recipe])),
  }
}

function withDefaults<K extends 'fine_tuning' | 'voice_verification'>(
  fixture: VoiceFixture,
  key: K,
  defaults: () => NonNullable<WireVoice[K]>,
): WireVoice[K] {
  const values = fixture[key]
  if (key in fixture && !values) return values as null | undefined
  return { ...defaults(), ...values }
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

function sharingOf(fixture: VoiceFixture, defaults: SharingDefaults): WireSharing | null | undefined {
  if (!('sharing' in fixture)) return null
  return fixture.sharing ? { ...sharingDefaults(defaults), ...fixture.sharing } : fixture.sharing
}

interface SharingDefaults {
  voiceId: string
  name: string
  category: string
  createdAt: Date
}

function sharingDefaults({ voiceId, name, category, createdAt }: SharingDefaults): WireSharing {
  return {
    status: 'enabled',
    history_item_sample_id: null,
    date_unix: unixSeconds(createdAt),
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
