import 'reflect-metadata'
import { expect, test } from '@jest/globals'
import { toModel } from '../../../../src/datasources/elevenlabs/translations/toModel.js'
import { UpstreamUnavailable } from '../../../../src/errors.js'

const translate = (raw: unknown) => toModel(raw as Parameters<typeof toModel>[0])

test('toModel reads a model, and completes a model that has only an id', () => {
  expect(
    translate({
      model_id: 'eleven_v3',
      name: 'Eleven v3',
      can_be_finetuned: true,
      token_cost_factor: 1.5,
      max_characters_request_free_user: 2500,
      maximum_text_length_per_request: 40_000,
      languages: [{ language_id: 'en', name: 'English' }, { language_id: 'xx' }, {}],
      model_rates: { character_cost_multiplier: 0.5, cost_discount_multiplier: null },
      concurrency_group: 'standard_eleven_multilingual_v2',
    }),
  ).toMatchObject({
    id: 'eleven_v3',
    name: 'Eleven v3',
    canBeFineTuned: true,
    canUseStyle: null,
    tokenCostFactor: 1.5,
    characterCostMultiplier: 0.5,
    costDiscountMultiplier: null,
    maxCharactersFreeUser: 2500,
    maxTextLength: 40_000,
    languages: [
      { id: 'en', name: 'English' },
      { id: 'xx', name: 'xx' },
    ],
    concurrencyGroup: 'standard_eleven_multilingual_v2',
  })
  expect(translate({ model_id: 'm' })).toMatchObject({
    id: 'm',
    name: null,
    languages: [],
    characterCostMultiplier: null,
  })
})

test.each([[null], [{}], [{ model_id: 3 }]])('toModel reports %j as a malformed response', (raw) => {
  expect(() => translate(raw)).toThrow(UpstreamUnavailable)
})
