import 'reflect-metadata'
import { expect, test } from '@jest/globals'
import { toLibraryVoice } from '../../../../src/datasources/elevenlabs/translations/toLibraryVoice.js'

type Raw = Parameters<typeof toLibraryVoice>[0]

test('toLibraryVoice translates all fields of a library voice', () => {
  const raw = {
    public_owner_id: 'p1',
    voice_id: 'v1',
    date_unix: 1,
    name: 'Ada',
    accent: 'british',
    gender: 'female',
    age: 'young',
    descriptive: 'calm',
    use_case: 'narration',
    category: 'professional',
    language: 'en',
    locale: 'en-GB',
    description: 'd',
    preview_url: 'https://example.com/p.mp3',
    usage_character_count_1y: 1,
    usage_character_count_7d: 1,
    play_api_usage_character_count_1y: 1,
    cloned_by_count: 5,
    rate: 1.5,
    free_users_allowed: true,
    live_moderation_enabled: false,
    featured: true,
    verified_languages: [{ language: 'en', model_id: 'm1' }],
    notice_period: 30,
    image_url: 'https://example.com/i.png',
    is_added_by_user: false,
    is_bookmarked: true,
  } satisfies Raw
  expect({ ...toLibraryVoice(raw) }).toEqual({
    id: 'v1',
    publicOwnerId: 'p1',
    name: 'Ada',
    category: 'PROFESSIONAL',
    description: 'd',
    language: 'en',
    locale: 'en-GB',
    accent: 'british',
    gender: 'female',
    age: 'young',
    descriptive: 'calm',
    useCase: 'narration',
    previewUrl: 'https://example.com/p.mp3',
    verifiedLanguages: [expect.objectContaining({ voiceId: null, language: 'en', modelId: 'm1' })],
    clonedByCount: 5,
    rate: 1.5,
    noticePeriodDays: 30,
    isFeatured: true,
    isAddedByWorkspace: false,
    isBookmarked: true,
    isFreeUseAllowed: true,
    isLiveModerationEnabled: false,
    imageUrl: 'https://example.com/i.png',
  })
})

test('toLibraryVoice accepts any fields except missing ids', () => {
  const bare = toLibraryVoice({ voice_id: 'v1', public_owner_id: 'p1', category: 'brand_new' } as unknown as Raw)
  expect(bare).toMatchObject({ name: '', category: 'UNKNOWN', verifiedLanguages: [], rate: null, isFeatured: null })
  expect(() => toLibraryVoice({ voice_id: 'v1' } as Raw)).toThrow(
    expect.objectContaining({ code: 'UPSTREAM_UNAVAILABLE' }),
  )
})
