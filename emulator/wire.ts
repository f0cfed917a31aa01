/**
 * Wire types of the voice API. Enumerations are plain strings: the service adds values frequently, and the emulator
 * must be able to send values that no client knows.
 */

export interface WireUtterance {
  start: number
  end: number
}

export interface WireSpeaker {
  speaker_id: string
  duration_secs: number
  utterances?: WireUtterance[] | null
}

export interface WireSpeakerSeparation {
  voice_id: string
  sample_id: string
  status: string
  speakers?: Record<string, WireSpeaker> | null
  selected_speaker_ids?: string[] | null
}

export interface WireSample {
  sample_id: string
  file_name: string
  mime_type: string
  size_bytes: number
  hash: string
  duration_secs?: number | null
  remove_background_noise?: boolean | null
  has_isolated_audio?: boolean | null
  has_isolated_audio_preview?: boolean | null
  speaker_separation?: WireSpeakerSeparation | null
  trim_start?: number | null
  trim_end?: number | null
}

export interface WireRecording {
  recording_id: string
  mime_type: string
  size_bytes: number
  upload_date_unix: number
  transcription: string
}

export interface WireVerificationAttempt {
  text: string
  date_unix: number
  accepted: boolean
  similarity: number
  levenshtein_distance: number
  recording?: WireRecording | null
}

export interface WireManualVerification {
  extra_text: string
  request_time_unix: number
  files: {
    file_id: string
    file_name: string
    mime_type: string
    size_bytes: number
    upload_date_unix: number
  }[]
}

export interface WireFineTuning {
  is_allowed_to_fine_tune: boolean
  state: Record<string, string>
  verification_failures: string[]
  verification_attempts_count: number
  manual_verification_requested: boolean
  language?: string | null
  progress?: Record<string, number | null> | null
  message?: Record<string, string | null> | null
  dataset_duration_seconds?: number | null
  verification_attempts?: WireVerificationAttempt[] | null
  slice_ids?: string[] | null
  manual_verification?: WireManualVerification | null
  max_verification_attempts?: number | null
  next_max_verification_attempts_reset_unix_ms?: number | null
}

export interface WireVoiceSettings {
  stability?: number | null
  use_speaker_boost?: boolean | null
  similarity_boost?: number | null
  style?: number | null
  speed?: number | null
}

export interface WireModerationCheck {
  date_checked_unix?: number | null
  name_value?: string | null
  name_check?: boolean | null
  description_value?: string | null
  description_check?: boolean | null
  sample_ids?: string[] | null
  sample_checks?: number[] | null
  captcha_ids?: string[] | null
  captcha_checks?: number[] | null
}

export interface WireSharing {
  status: string
  history_item_sample_id?: string | null
  date_unix: number
  whitelisted_emails: string[]
  public_owner_id: string
  original_voice_id: string
  financial_rewards_enabled: boolean
  free_users_allowed: boolean
  live_moderation_enabled: boolean
  rate?: number | null
  fiat_rate?: number | null
  notice_period: number
  disable_at_unix?: number | null
  voice_mixing_allowed: boolean
  featured: boolean
  category: string
  reader_app_enabled?: boolean | null
  image_url?: string | null
  ban_reason?: string | null
  liked_by_count: number
  cloned_by_count: number
  name: string
  description?: string | null
  labels: Record<string, string>
  review_status: string
  review_message?: string | null
  enabled_in_library: boolean
  instagram_username?: string | null
  twitter_username?: string | null
  youtube_username?: string | null
  tiktok_username?: string | null
  moderation_check?: WireModerationCheck | null
  reader_restricted_on?: { resource_type: string; resource_id: string }[] | null
}

export interface WireVerifiedLanguage {
  language: string
  model_id: string
  accent?: string | null
  locale?: string | null
  preview_url?: string | null
}

export interface WireVoiceVerification {
  requires_verification: boolean
  is_verified: boolean
  verification_failures: string[]
  verification_attempts_count: number
  language?: string | null
  verification_attempts?: WireVerificationAttempt[] | null
}

export interface WireVoice {
  voice_id: string
  name: string
  samples?: WireSample[] | null
  category: string
  fine_tuning?: WireFineTuning | null
  labels: Record<string, string>
  description?: string | null
  preview_url?: string | null
  available_for_tiers: string[]
  settings?: WireVoiceSettings | null
  sharing?: WireSharing | null
  high_quality_base_model_ids: string[]
  verified_languages?: WireVerifiedLanguage[] | null
  collection_ids?: string[] | null
  safety_control?: string | null
  voice_verification?: WireVoiceVerification | null
  permission_on_resource?: string | null
  is_owner?: boolean | null
  is_legacy?: boolean
  is_mixed?: boolean
  favorited_at_unix?: number | null
  created_at_unix?: number | null
  is_bookmarked?: boolean | null
  recording_quality?: string | null
  labelling_status?: string | null
  recording_quality_reason?: string | null
}

export interface WireVoicePage {
  voices: WireVoice[]
  has_more: boolean
  total_count: number
  next_page_token: string | null
}

/** A voice of the public library. */
export interface WireLibraryVoice {
  public_owner_id: string
  voice_id: string
  date_unix: number
  name: string
  accent: string
  gender: string
  age: string
  descriptive: string
  use_case: string
  category: string
  language?: string | null
  locale?: string | null
  description?: string | null
  preview_url?: string | null
  usage_character_count_1y: number
  usage_character_count_7d: number
  play_api_usage_character_count_1y: number
  cloned_by_count: number
  rate?: number | null
  fiat_rate?: number | null
  free_users_allowed: boolean
  live_moderation_enabled: boolean
  featured: boolean
  verified_languages?: WireVerifiedLanguage[] | null
  notice_period?: number | null
  instagram_username?: string | null
  twitter_username?: string | null
  youtube_username?: string | null
  tiktok_username?: string | null
  image_url?: string | null
  is_added_by_user?: boolean | null
  is_bookmarked?: boolean | null
}

export interface WireLibraryPage {
  voices: WireLibraryVoice[]
  has_more: boolean
  total_count: number
  last_sort_id: string | null
}

export interface WireModel {
  model_id: string
  name: string
  can_be_finetuned: boolean
  can_do_text_to_speech: boolean
  can_do_voice_conversion: boolean
  can_use_style: boolean
  can_use_speaker_boost: boolean
  serves_pro_voices: boolean
  token_cost_factor: number
  description: string
  requires_alpha_access: boolean
  max_characters_request_free_user: number
  max_characters_request_subscribed_user: number
  maximum_text_length_per_request: number
  languages: { language_id: string; name: string }[]
  model_rates: { character_cost_multiplier: number; cost_discount_multiplier?: number }
  concurrency_group: string
}

export interface WireAlignment {
  characters: string[]
  character_start_times_seconds: number[]
  character_end_times_seconds: number[]
}

export interface WireHistoryItem {
  history_item_id: string
  request_id: string | null
  voice_id: string | null
  model_id: string | null
  voice_name: string | null
  voice_category: string | null
  text: string | null
  date_unix: number
  character_count_change_from: number
  character_count_change_to: number
  content_type: string
  state: string
  settings: WireVoiceSettings | null
  share_link_id: string | null
  source: string | null
  alignments: { alignment: WireAlignment; normalized_alignment: WireAlignment } | null
  dialogue: null
  output_format: string | null
}

export interface WireHistoryPage {
  history: WireHistoryItem[]
  last_history_item_id: string | null
  has_more: boolean
  scanned_until: number | null
}

export interface WireVoicePreview {
  audio_base_64: string
  generated_voice_id: string
  media_type: string
  duration_secs: number
  language: string | null
}
