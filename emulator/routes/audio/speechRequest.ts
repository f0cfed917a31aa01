import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { alignmentDuration, alignmentOf } from '../../audio/synthesis/speechAlignment.js'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { jsonReader } from '../../http/jsonReader.js'
import { includesTier, type Plan } from '../../state/account/plan.js'
import type { WireAlignment, WireModel, WireVoice } from '../../wire.js'
import { requireVoice } from '../voices/requireVoice.js'
import type { Generation } from './generate.js'
import { assertSeed, generationQuery } from './generationQuery.js'
import {
  assertLoggingAllowed,
  assertTextNotBlank,
  assertTrainedOn,
  requireModel,
  requireOutputFormat,
} from './generationRules.js'
import { readSpeechSettings, requireSpeechSettings } from './speechSettings.js'

const DEFAULT_MODEL = 'eleven_multilingual_v2'
const MAX_LIST_LENGTH = 3
const LISTS = ['pronunciation_dictionary_locators', 'previous_request_ids', 'next_request_ids'] as const

/** Speech that passed validation, with the times of its characters. */
export interface Speech extends Generation {
  alignment: WireAlignment
}

export type SpeechRoute = { Params: { voice_id: string } }

/** Reads a request for speech and checks everything but the credits. */
export function speechRequest(
  request: FastifyRequest<SpeechRoute>,
  { state }: EmulatorContext,
  { formats, nullableLists }: { formats: readonly string[]; nullableLists: boolean },
): Speech {
  const { format, logging } = generationQuery(request.query, formats)
  const body = readBody(request.body, nullableLists)
  const { voice } = requireVoice(state, request.params.voice_id)
  const model = requireModel(body.modelId, 'can_do_text_to_speech')
  assertTextNotBlank(body.text)
  const characters = [...body.text].length
  assertTextLength(characters, model, state.plan)
  assertSeed(body.seed)
  assertListLengths(body.lengths)
  const settings = requireSpeechSettings(voice, body.settings)
  requireOutputFormat(state.plan, format)
  assertLoggingAllowed(state.plan, logging)
  if (!body.asInstantClone) assertTrainedOn(voice, body.modelId)
  const alignment = alignmentOf(body.text, settings.speed ?? 1)
  const seed = [voice.voice_id, body.modelId, body.text, body.seed ?? null, settings]
  return {
    alignment,
    audio: { speech: { ...singleSpeaker(seed), durationSecs: alignmentDuration(alignment) }, format },
    cost: Math.ceil(characters * model.model_rates.character_cost_multiplier),
    characters,
    ...(logging
      ? { history: { source: 'TTS', ...historyVoiceFields(voice), model_id: body.modelId, text: body.text, settings } }
      : {}),
  }
}

/** A recipe for one speaker without noise. The same parameters return the same seed. */
export function singleSpeaker(parameters: unknown) {
  const seed = createHash('sha256').update(JSON.stringify(parameters)).digest('hex')
  return { seed, speakers: 1, noise: 0 }
}

const CATEGORIES = ['premade', 'cloned', 'generated', 'professional']

/** The voice fields of a history item. The history has fewer categories than voices. */
export function historyVoiceFields({ voice_id, name, category }: WireVoice) {
  return { voice_id, voice_name: name, voice_category: CATEGORIES.includes(category) ? category : null }
}

function readBody(body: unknown, nullableLists: boolean) {
  const json = jsonReader(body)
  const settings = json.object('voice_settings')
  json.text('language_code')
  json.text('previous_text')
  json.text('next_text')
  json.enumValue('apply_text_normalization', ['auto', 'on', 'off'])
  json.nonNullBoolean('apply_language_text_normalization', false)
  const locators = json.objects('pronunciation_dictionary_locators')
  for (const locator of locators ?? []) {
    locator.requireText('pronunciation_dictionary_id')
    locator.text('version_id')
  }
  const read = {
    text: json.requireText('text'),
    modelId: json.text('model_id') ?? DEFAULT_MODEL,
    seed: json.integer('seed'),
    asInstantClone: json.nonNullBoolean('use_pvc_as_ivc', false),
    settings: settings ? readSpeechSettings(settings) : {},
    lengths: {
      pronunciation_dictionary_locators: locators?.length ?? 0,
      previous_request_ids: json.texts('previous_request_ids')?.length ?? 0,
      next_request_ids: json.texts('next_request_ids')?.length ?? 0,
    },
  }
  if (!nullableLists) for (const name of LISTS) json.rejectNullList(name)
  json.check()
  return read
}

function assertTextLength(characters: number, model: WireModel, plan: Plan): void {
  const perTier = includesTier(plan, 'starter')
    ? model.max_characters_request_subscribed_user
    : model.max_characters_request_free_user
  const max = Math.min(perTier, model.maximum_text_length_per_request)
  if (characters <= max) return
  throw domainError({
    code: 'text_too_long',
    status: 'max_character_limit_exceeded',
    message: `The text has ${characters} characters, and '${model.model_id}' takes ${max} at once.`,
    param: 'text',
  })
}

function assertListLengths(lengths: Record<(typeof LISTS)[number], number>): void {
  const param = LISTS.find((name) => lengths[name] > MAX_LIST_LENGTH)
  if (param === undefined) return
  throw domainError({
    code: 'invalid_parameters',
    message: `${param} takes at most ${MAX_LIST_LENGTH} entries.`,
    param,
  })
}
