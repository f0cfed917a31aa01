import type { SampleFixture } from '../state/voices/buildSample.js'
import type { VoiceFixture } from '../state/voices/buildVoice.js'
import { daysBefore, demoId } from './demoId.js'

const MULTILINGUAL = 'eleven_multilingual_v2'
const FLASH = 'eleven_flash_v2_5'

/** Professional voices in every state other than successfully trained. */
export function professionalVoices(at: Date): VoiceFixture[] {
  return FIXTURES.map((fixtureAt) => fixtureAt(at))
}

const FIXTURES: readonly ((at: Date) => VoiceFixture)[] = [
  (at) =>
    unfinishedVoice(
      { name: 'Sable Draft', createdAt: daysBefore(at, 1) },
      {
        description: 'An empty shell: nothing was uploaded yet.',
        samples: [],
        fine_tuning: { state: {}, progress: null, message: null, dataset_duration_seconds: null },
        voice_verification: unverified,
      },
    ),
  (at) =>
    unfinishedVoice(
      { name: 'Teasel Unverified', createdAt: daysBefore(at, 3) },
      {
        samples: sampleTakes(2),
        fine_tuning: {
          is_allowed_to_fine_tune: false,
          state: { [MULTILINGUAL]: 'not_started' },
          progress: {},
          message: {},
          verification_failures: ['The recording does not match the samples.'],
          verification_attempts_count: 2,
          verification_attempts: attempts(at),
          max_verification_attempts: 5,
          next_max_verification_attempts_reset_unix_ms: at.getTime() + 18 * 3_600_000,
        },
        voice_verification: {
          ...unverified,
          verification_failures: ['The recording does not match the samples.'],
          verification_attempts_count: 2,
          language: 'en',
          verification_attempts: attempts(at),
        },
      },
    ),
  (at) =>
    unfinishedVoice(
      { name: 'Umber Waiting', createdAt: daysBefore(at, 4) },
      {
        description: 'Waits for a person to look at the papers.',
        samples: sampleTakes(1),
        fine_tuning: {
          is_allowed_to_fine_tune: false,
          state: { [MULTILINGUAL]: 'not_started', [FLASH]: 'not_started' },
          manual_verification_requested: true,
          manual_verification: {
            extra_text: 'The speaker has lost her voice and asks for a check by papers.',
            request_time_unix: daysBefore(at, 2),
            files: [
              {
                file_id: demoId('Umber Waiting paper'),
                file_name: 'consent.pdf',
                mime_type: 'application/pdf',
                size_bytes: 48_213,
                upload_date_unix: daysBefore(at, 2),
              },
            ],
          },
        },
      },
    ),
  (at) =>
    unfinishedVoice(
      { name: 'Vesper Queued', createdAt: daysBefore(at, 6) },
      {
        samples: sampleTakes(2),
        fine_tuning: { state: { [MULTILINGUAL]: 'queued' }, progress: { [MULTILINGUAL]: 0 }, message: null },
      },
    ),
  (at) =>
    unfinishedVoice(
      { name: 'Wren Training', createdAt: daysBefore(at, 8) },
      {
        samples: [
          ...sampleTakes(1),
          {
            file_name: 'panel.wav',
            duration_secs: 12,
            speakers: 3,
            speaker_separation: { status: 'pending' },
          },
        ],
        fine_tuning: {
          state: { [MULTILINGUAL]: 'fine_tuning', [FLASH]: 'queued' },
          progress: { [MULTILINGUAL]: 0.42, [FLASH]: null },
          message: { [MULTILINGUAL]: 'Training the model', [FLASH]: null },
        },
      },
    ),
  (at) =>
    unfinishedVoice(
      { name: 'Yarrow Training', createdAt: daysBefore(at, 9) },
      {
        description: 'Reports its progress as a percentage: the scale is written down nowhere.',
        samples: sampleTakes(1),
        fine_tuning: { state: { [MULTILINGUAL]: 'fine_tuning' }, progress: { [MULTILINGUAL]: 64 }, message: {} },
      },
    ),
  (at) =>
    unfinishedVoice(
      { name: 'Zinnia Failed', createdAt: daysBefore(at, 20) },
      {
        samples: [
          ...sampleTakes(1),
          { file_name: 'crowd.wav', duration_secs: 8, noise: 0.08, speaker_separation: { status: 'failed' } },
        ],
        fine_tuning: {
          state: { [MULTILINGUAL]: 'failed', [FLASH]: 'fine_tuned' },
          progress: { [FLASH]: 1 },
          message: { [MULTILINGUAL]: 'The samples hold too little clean speech.' },
        },
        recording_quality: 'poor',
        recording_quality_reason: 'Several people speak at once.',
        labelling_status: 'in_review',
      },
    ),
  (at) =>
    unfinishedVoice(
      { name: 'Bramble Delayed', createdAt: daysBefore(at, 15) },
      {
        samples: sampleTakes(1),
        fine_tuning: {
          state: { [MULTILINGUAL]: 'delayed' },
          progress: undefined,
          message: { [MULTILINGUAL]: 'Training takes longer than usual.' },
        },
      },
    ),
]

const unverified = { requires_verification: true, is_verified: false }

function unfinishedVoice(
  { name, createdAt }: { name: string; createdAt: number },
  fixture: VoiceFixture,
): VoiceFixture {
  return {
    voice_id: demoId(name),
    name,
    category: 'professional',
    description: 'A professional voice on its way.',
    labels: { language: 'en', accent: 'british', gender: 'female', age: 'middle_aged', use_case: 'narrative_story' },
    created_at_unix: createdAt,
    preview_url: null,
    ...fixture,
    fine_tuning: { dataset_duration_seconds: 1860.5, slice_ids: null, ...fixture.fine_tuning },
  }
}

function sampleTakes(count: number): SampleFixture[] {
  return Array.from({ length: count }, (_, index) => ({
    file_name: `take ${index + 1}.wav`,
    duration_secs: 5 + index * 2.5,
    trim_start: index === 0 ? 250 : null,
    trim_end: index === 0 ? 4500 : undefined,
  }))
}

function attempts(at: Date): NonNullable<NonNullable<VoiceFixture['voice_verification']>['verification_attempts']> {
  return [
    {
      text: 'The quiet harbour wakes before the gulls do.',
      date_unix: daysBefore(at, 2),
      accepted: false,
      similarity: 0.41,
      levenshtein_distance: 7,
      recording: {
        recording_id: demoId('first recording'),
        mime_type: 'audio/wav',
        size_bytes: 182_044,
        upload_date_unix: daysBefore(at, 2),
        transcription: 'The quiet harbour wakes before the girls do.',
      },
    },
    {
      text: 'Nine copper kettles sing on the stove.',
      date_unix: daysBefore(at, 1),
      accepted: false,
      similarity: 0.55,
      levenshtein_distance: 2.5,
      recording: null,
    },
  ]
}
