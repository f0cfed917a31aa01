import { type SampleFixture, speakerId } from '../state/voices/buildSample.js'
import type { VoiceFixture } from '../state/voices/buildVoice.js'
import { COLLECTIONS, daysBefore, demoId } from './demoId.js'

const TALK = demoId('Marlow talk')

const SAMPLES: SampleFixture[] = [
  {
    sample_id: TALK,
    file_name: 'talk with a guest.wav',
    duration_secs: 18,
    speakers: 2,
    speaker_separation: { status: 'completed', selected_speaker_ids: [speakerId(TALK, 0)] },
    trim_start: 0,
    trim_end: 17_500,
  },
  {
    file_name: 'round table.wav',
    duration_secs: 20,
    speakers: 3,
    noise: 0.03,
    speaker_separation: { status: 'completed' },
    remove_background_noise: true,
    has_isolated_audio: true,
    has_isolated_audio_preview: true,
  },
  // Longer than the limit of a preview.
  { file_name: 'chapter one.wav', duration_secs: 40 },
]

/** Trained professional voices: one of the workspace with all optional data, and one copied from the library. */
export function trainedVoices(at: Date): VoiceFixture[] {
  return FIXTURES.map((fixtureAt) => fixtureAt(at))
}

const FIXTURES: readonly ((at: Date) => VoiceFixture)[] = [
  (at) => ({
    voice_id: demoId('Marlow Studio'),
    name: 'Marlow Studio',
    category: 'professional',
    description: 'Recorded in a booth over two days.',
    labels: { language: 'en', accent: 'american', gender: 'male', age: 'middle_aged', use_case: 'narrative_story' },
    samples: SAMPLES,
    fine_tuning: fineTuning(at),
    voice_verification: { requires_verification: true, is_verified: true, language: 'en' },
    verified_languages: [
      {
        language: 'en',
        model_id: 'eleven_multilingual_v2',
        accent: 'american',
        locale: 'en-US',
        preview_url: `/_assets/previews/${demoId('Marlow Studio')}.wav`,
      },
      { language: 'de', model_id: 'eleven_multilingual_v2', accent: 'standard', locale: 'de-DE', preview_url: null },
    ],
    collection_ids: [COLLECTIONS.audiobooks, COLLECTIONS.support],
    sharing: { status: 'enabled', notice_period: 365, category: 'professional', featured: true, rate: 1 },
    created_at_unix: daysBefore(at, 310),
    favorited_at_unix: daysBefore(at, 3),
    safety_control: 'NONE',
    recording_quality: 'studio',
    labelling_status: 'review_complete',
  }),
  (at) => ({
    voice_id: demoId('Nettle from afar'),
    name: 'Nettle from afar',
    category: 'high_quality',
    description: 'Copied from the library.',
    labels: { language: 'pl', accent: 'standard', gender: 'female', age: 'old', use_case: 'informative_educational' },
    samples: null,
    fine_tuning: { state: { eleven_multilingual_v2: 'fine_tuned' }, language: 'pl' },
    sharing: {
      status: 'copied',
      original_voice_id: demoId('Nettle at home'),
      notice_period: 90,
      live_moderation_enabled: true,
      rate: 2,
    },
    is_owner: false,
    permission_on_resource: null,
    created_at_unix: daysBefore(at, 60),
  }),
]

function fineTuning(at: Date): VoiceFixture['fine_tuning'] {
  return {
    state: {
      eleven_multilingual_v2: 'fine_tuned',
      eleven_flash_v2_5: 'fine_tuned',
      eleven_turbo_v2_5: 'fine_tuned',
    },
    progress: { eleven_multilingual_v2: 1, eleven_flash_v2_5: 1, eleven_turbo_v2_5: 1 },
    message: { eleven_multilingual_v2: 'Completed!', eleven_flash_v2_5: '' },
    dataset_duration_seconds: 7312.25,
    verification_attempts_count: 1,
    verification_attempts: [
      {
        text: 'Seven lanterns hang along the river wall.',
        date_unix: daysBefore(at, 300),
        accepted: true,
        similarity: 0.93,
        levenshtein_distance: 0,
        recording: {
          recording_id: demoId('Marlow recording'),
          mime_type: 'audio/wav',
          size_bytes: 201_644,
          upload_date_unix: daysBefore(at, 300),
          transcription: 'Seven lanterns hang along the river wall.',
        },
      },
    ],
    slice_ids: ['slice-1', 'slice-2'],
    max_verification_attempts: 5,
  }
}
