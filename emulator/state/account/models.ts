import type { WireModel } from '../../wire.js'

const LANGUAGE_NAMES = {
  en: 'English',
  ja: 'Japanese',
  zh: 'Chinese',
  de: 'German',
  hi: 'Hindi',
  fr: 'French',
  ko: 'Korean',
  pt: 'Portuguese',
  it: 'Italian',
  es: 'Spanish',
  nl: 'Dutch',
  tr: 'Turkish',
  pl: 'Polish',
  sv: 'Swedish',
  ar: 'Arabic',
  cs: 'Czech',
  el: 'Greek',
  fi: 'Finnish',
  da: 'Danish',
  uk: 'Ukrainian',
  hu: 'Hungarian',
  no: 'Norwegian',
  vi: 'Vietnamese',
} as const

type LanguageId = keyof typeof LANGUAGE_NAMES

const ALL = Object.keys(LANGUAGE_NAMES) as LanguageId[]
const MULTILINGUAL = ALL.filter((id) => !['hu', 'no', 'vi'].includes(id))

interface ModelTraits {
  id: string
  name: string
  description: string
  languages: LanguageId[]
  limit: number
  cost: number
  group: string
  style?: boolean
  finetuned?: boolean
  speech?: boolean
  conversion?: boolean
}

function model({ id, name, description, languages, limit, cost, group, ...traits }: ModelTraits): WireModel {
  const { style = false, finetuned = false, speech = true, conversion = false } = traits
  return {
    model_id: id,
    name,
    can_be_finetuned: finetuned,
    can_do_text_to_speech: speech,
    can_do_voice_conversion: conversion,
    can_use_style: style,
    can_use_speaker_boost: style,
    serves_pro_voices: false,
    token_cost_factor: cost,
    description,
    requires_alpha_access: false,
    max_characters_request_free_user: Math.min(limit, 5000),
    max_characters_request_subscribed_user: limit,
    maximum_text_length_per_request: limit,
    languages: languages.map((language_id) => ({ language_id, name: LANGUAGE_NAMES[language_id] })),
    model_rates: { character_cost_multiplier: cost },
    concurrency_group: group,
  }
}

/** The response of GET /v1/models. Models of one concurrency group share a concurrency limit. */
export const MODELS: readonly WireModel[] = [
  model({
    id: 'eleven_v3',
    name: 'Eleven v3',
    description: 'Expressive speech with directions in the text.',
    languages: ALL,
    limit: 3000,
    cost: 1,
    group: 'standard_eleven_v3',
    style: true,
  }),
  model({
    id: 'eleven_multilingual_v2',
    name: 'Eleven Multilingual v2',
    description: 'Even, lifelike speech in many languages.',
    languages: MULTILINGUAL,
    limit: 10_000,
    cost: 1,
    group: 'standard_eleven_multilingual_v2',
    style: true,
    finetuned: true,
  }),
  model({
    id: 'eleven_flash_v2_5',
    name: 'Eleven Flash v2.5',
    description: 'Speech with very little delay.',
    languages: ALL,
    limit: 40_000,
    cost: 0.5,
    group: 'turbo',
    finetuned: true,
  }),
  model({
    id: 'eleven_turbo_v2_5',
    name: 'Eleven Turbo v2.5',
    description: 'Speech with little delay.',
    languages: ALL,
    limit: 40_000,
    cost: 0.5,
    group: 'turbo',
    finetuned: true,
  }),
  model({
    id: 'eleven_flash_v2',
    name: 'Eleven Flash v2',
    description: 'English speech with very little delay.',
    languages: ['en'],
    limit: 30_000,
    cost: 0.5,
    group: 'turbo',
    finetuned: true,
  }),
  model({
    id: 'eleven_multilingual_sts_v2',
    name: 'Eleven Multilingual v2 for speech to speech',
    description: 'Gives a recording another voice and keeps how it was spoken.',
    languages: MULTILINGUAL,
    limit: 10_000,
    cost: 1,
    group: 'standard_eleven_multilingual_v2',
    style: true,
    speech: false,
    conversion: true,
  }),
  model({
    id: 'eleven_english_sts_v2',
    name: 'Eleven English v2 for speech to speech',
    description: 'Gives an English recording another voice.',
    languages: ['en'],
    limit: 10_000,
    cost: 1,
    group: 'standard_eleven_english_sts_v2',
    style: true,
    speech: false,
    conversion: true,
  }),
]
