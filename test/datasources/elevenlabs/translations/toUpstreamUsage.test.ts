import 'reflect-metadata'
import { expect, test } from '@jest/globals'
import { toUpstreamUsage } from '../../../../src/datasources/elevenlabs/translations/toUpstreamUsage.js'
import { UpstreamUnavailable } from '../../../../src/errors.js'

const translate = (raw: unknown) => toUpstreamUsage(raw as Parameters<typeof toUpstreamUsage>[0])

test('toUpstreamUsage reads a subscription', () => {
  expect(
    translate({
      tier: 'pro',
      status: 'active',
      character_count: 3_000_000_000,
      character_limit: 5_000_000_000,
      max_credit_limit_extension: 1000,
      max_character_limit_extension: 5,
      next_character_count_reset_unix: 1_700_000_000,
      voice_slots_used: 3,
      voice_limit: 160,
      professional_voice_slots_used: 1,
      professional_voice_limit: 2,
      voice_add_edit_counter: 4,
      max_voice_add_edits: null,
      can_use_instant_voice_cloning: true,
      can_use_professional_voice_cloning: false,
      current_overage: { amount: '12' },
    }),
  ).toEqual({
    tier: 'pro',
    status: 'active',
    creditsUsed: 3_000_000_000,
    creditsLimit: 5_000_000_000,
    creditsLimitExtension: 1000,
    isCreditsLimitExtensionUnlimited: false,
    creditsResetAt: new Date('2023-11-14T22:13:20Z'),
    voiceSlotsUsed: 3,
    voiceSlotsLimit: 160,
    professionalVoiceSlotsUsed: 1,
    professionalVoiceSlotsLimit: 2,
    voiceAddEditsUsed: 4,
    voiceAddEditsLimit: null,
    canUseInstantVoiceCloning: true,
    canUseProfessionalVoiceCloning: false,
  })
})

test.each([
  ['unlimited', 7, null, true],
  [null, 7, 7, false],
  [undefined, null, null, false],
])(
  'toUpstreamUsage reads an extension of %j credits and %j characters',
  (credits, characters, extension, isUnlimited) => {
    const usage = translate({
      tier: 'free',
      max_credit_limit_extension: credits,
      max_character_limit_extension: characters,
    })
    expect(usage).toMatchObject({
      status: 'unknown',
      creditsLimitExtension: extension,
      isCreditsLimitExtensionUnlimited: isUnlimited,
    })
  },
)

test('A subscription without a tier is malformed', () => {
  expect(() => translate({})).toThrow(UpstreamUnavailable)
})
