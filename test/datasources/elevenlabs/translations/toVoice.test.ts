import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import { toVoice } from '../../../../src/datasources/elevenlabs/translations/toVoice.js'
import { UpstreamUnavailable } from '../../../../src/errors.js'
import { Voice } from '../../../../src/schema/voices/Voice.js'
import { VoiceSample } from '../../../../src/schema/voices/VoiceSample.js'

type WireVoice = Parameters<typeof toVoice>[0]

/** Accepts what the types forbid, because a response can contain it. */
const translate = (raw: unknown) => toVoice(raw as WireVoice)

describe('toVoice', () => {
  test('completes a voice that has only an id', () => {
    const voice = translate({ voice_id: 'v' })
    expect(voice).toBeInstanceOf(Voice)
    expect(voice).toMatchObject({
      id: 'v',
      name: '',
      category: null,
      description: null,
      labels: [],
      availableForTiers: [],
      highQualityBaseModelIds: [],
      verifiedLanguages: [],
      collectionIds: [],
      fineTuning: null,
      verification: null,
      sharing: null,
      safetyControl: null,
      recordingQuality: null,
      labellingStatus: null,
      isLegacy: false,
      isMixed: false,
      isBookmarked: null,
      favoritedAt: null,
      createdAt: null,
      ownership: null,
      isOwnedByWorkspace: null,
      samples: undefined,
      settings: undefined,
      previewUrl: null,
    })
  })

  test('accepts null for every key and a wrong type for every optional key', () => {
    const keys = [
      'name',
      'samples',
      'category',
      'fine_tuning',
      'labels',
      'description',
      'preview_url',
      'available_for_tiers',
      'settings',
      'sharing',
      'high_quality_base_model_ids',
      'verified_languages',
      'collection_ids',
      'safety_control',
      'voice_verification',
      'is_owner',
      'is_legacy',
      'is_mixed',
      'favorited_at_unix',
      'created_at_unix',
      'is_bookmarked',
      'recording_quality',
      'labelling_status',
      'recording_quality_reason',
    ]
    const filled = (value: unknown) => Object.fromEntries(keys.map((key) => [key, value]))
    expect(translate({ ...filled(null), voice_id: 'v' })).toMatchObject({ name: '', samples: [], settings: undefined })
    for (const odd of [7, true, 'odd', { odd: 1 }]) {
      const { samples: _, ...rest } = filled(odd)
      expect(translate({ ...rest, voice_id: 'v' }).id).toBe('v')
    }
  })

  test('reads every key of the response', () => {
    const voice = translate({
      voice_id: 'v',
      name: 'Ada',
      category: 'professional',
      description: 'warm',
      labels: { use_case: 'news', Accent: 'british', 'free Key': 'x', broken: null },
      available_for_tiers: ['creator'],
      high_quality_base_model_ids: ['eleven_v3'],
      verified_languages: [
        { language: 'en', model_id: 'm', accent: 'british', locale: 'en-GB', preview_url: 'https://p' },
        null,
      ],
      collection_ids: ['c'],
      safety_control: 'CAPTCHA',
      recording_quality: 'studio',
      recording_quality_reason: 'quiet room',
      labelling_status: 'in_review',
      is_legacy: true,
      is_mixed: true,
      is_bookmarked: false,
      is_owner: true,
      favorited_at_unix: 1_700_000_000,
      created_at_unix: 1_600_000_000,
      preview_url: 'https://storage/preview.mp3',
      settings: { stability: 0.5, similarity_boost: 0.75, style: 0, speed: 1.1, use_speaker_boost: true },
      voice_verification: {
        requires_verification: true,
        is_verified: false,
        verification_failures: ['noise'],
        verification_attempts_count: 1,
        language: 'en',
      },
    })
    expect(voice).toMatchObject({
      name: 'Ada',
      category: 'PROFESSIONAL',
      description: 'warm',
      availableForTiers: ['creator'],
      highQualityBaseModelIds: ['eleven_v3'],
      verifiedLanguages: [
        { language: 'en', modelId: 'm', accent: 'british', locale: 'en-GB', previewUrl: 'https://p' },
      ],
      collectionIds: ['c'],
      safetyControl: 'CAPTCHA',
      recordingQuality: 'STUDIO',
      recordingQualityReason: 'quiet room',
      labellingStatus: 'IN_REVIEW',
      isLegacy: true,
      isMixed: true,
      isBookmarked: false,
      isOwnedByWorkspace: true,
      favoritedAt: new Date('2023-11-14T22:13:20Z'),
      createdAt: new Date('2020-09-13T12:26:40Z'),
      previewUrl: 'https://storage/preview.mp3',
      settings: { stability: 0.5, similarityBoost: 0.75, style: 0, speed: 1.1, hasSpeakerBoost: true },
      verification: {
        isRequired: true,
        isVerified: false,
        failures: ['noise'],
        attemptsCount: 1,
        language: 'en',
        attempts: null,
      },
    })
    expect(voice.labels.map(({ key, value }) => [key, value])).toEqual([
      ['Accent', 'british'],
      ['free Key', 'x'],
      ['use_case', 'news'],
    ])
  })

  test('reads unknown values as UNKNOWN', () => {
    const voice = translate({
      voice_id: 'v',
      category: 'holographic',
      safety_control: 'QUARANTINE',
      recording_quality: 'sublime',
      labelling_status: 'constructor',
      sharing: {
        status: 'leased',
        category: 'holographic',
        review_status: 'who knows',
        reader_restricted_on: [{ resource_type: 'opera', resource_id: 'r' }],
      },
      fine_tuning: { state: { m: 'meditating' } },
      samples: [{ sample_id: 's', speaker_separation: { status: 'confused' } }],
    })
    expect(voice).toMatchObject({
      category: 'UNKNOWN',
      safetyControl: 'UNKNOWN',
      recordingQuality: 'UNKNOWN',
      labellingStatus: 'UNKNOWN',
      sharing: {
        status: 'UNKNOWN',
        category: 'UNKNOWN',
        reviewStatus: 'UNKNOWN',
        readerRestrictedOn: [{ type: 'UNKNOWN', id: 'r' }],
      },
      fineTuning: { models: [{ modelId: 'm', status: 'UNKNOWN' }] },
      samples: [{ separation: { status: 'UNKNOWN' } }],
    })
  })

  test.each([
    ['professional', undefined],
    ['cloned', undefined],
    ['premade', []],
    ['generated', []],
    [null, []],
  ])('reads null samples of a %s voice as %j', (category, samples) => {
    expect(translate({ voice_id: 'v', category, samples: null }).samples).toEqual(samples)
  })

  test('distinguishes an omitted separation from an absent one, and skips samples without an id', () => {
    const { samples } = translate({
      voice_id: 'v',
      samples: [
        { sample_id: 'absent' },
        { sample_id: 'none', speaker_separation: null },
        { file_name: 'nameless' },
        null,
      ],
    })
    expect(samples).toEqual([expect.any(VoiceSample), expect.any(VoiceSample)])
    expect(samples?.map(({ upstreamId: id, voiceId, separation }) => [id, voiceId, separation])).toEqual([
      ['absent', 'v', undefined],
      ['none', 'v', null],
    ])
  })

  test('reads a sample', () => {
    const { samples } = translate({
      voice_id: 'v',
      samples: [
        {
          sample_id: 's',
          file_name: 'a.wav',
          mime_type: 'audio/wav',
          size_bytes: 3_000_000_000,
          hash: 'h',
          duration_secs: 1.5,
          remove_background_noise: true,
          has_isolated_audio: false,
          has_isolated_audio_preview: null,
          trim_start: 10.4,
          trim_end: 900,
        },
      ],
    })
    expect(samples?.[0]).toMatchObject({
      fileName: 'a.wav',
      mediaType: 'audio/wav',
      sizeBytes: 3_000_000_000,
      hash: 'h',
      durationSecs: 1.5,
      isBackgroundNoiseRemoved: true,
      hasIsolatedAudio: false,
      hasIsolatedAudioPreview: null,
      trimStartMs: 10,
      trimEndMs: 900,
    })
  })

  test('returns no private data', () => {
    const voice = translate({
      voice_id: 'v',
      permission_on_resource: 'PRIVATE',
      sharing: {
        status: 'enabled',
        date_unix: 0,
        whitelisted_emails: ['PRIVATE'],
        ban_reason: 'PRIVATE',
        name: 'Ada',
        rate: 1,
        moderation_check: { name_value: 'PRIVATE' },
        liked_by_count: 7,
        notice_period: 30,
        disable_at_unix: 1_700_000_000,
      },
    })
    expect(JSON.stringify(voice)).not.toContain('PRIVATE')
    expect(voice.sharing).toMatchObject({
      status: 'ENABLED',
      sharedAt: null,
      name: 'Ada',
      rate: 1,
      likedByCount: 7,
      noticePeriodDays: 30,
      disableAt: new Date('2023-11-14T22:13:20Z'),
    })
  })

  test.each([
    [null],
    ['voice'],
    [{}],
    [{ voice_id: null }],
    [{ voice_id: 7 }],
    [{ voice_id: '' }],
    [{ voice_id: 'v', samples: {} }],
    [{ voice_id: 'v', samples: [{ sample_id: 7 }] }],
  ])('reports %j as a malformed response', (raw) => {
    expect(() => translate(raw)).toThrow(UpstreamUnavailable)
  })
})
