import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { alignmentOf, lengthOf } from '../../audio/synthesis/speechAlignment.js'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { jsonReader } from '../../http/jsonReader.js'
import { includesTier, type Plan } from '../../state/account/plan.js'
import type { WireAlignment, WireModel, WireVoice } from '../../wire.js'
import { demandVoice } from '../voices/requireVoice.js'
import type { Generation } from './generate.js'
import { demandSeed, generationQuery } from './generationQuery.js'
import { demandFormat, demandLogging, demandModel, demandTrained, demandWords } from './generationRules.js'
import { demandSpeechSettings, readSpeechSettings } from './speechSettings.js'

const DEFAULT_MODEL = 'eleven_multilingual_v2'
const MOST_OF_A_LIST = 3
const LISTS = ['pronunciation_dictionary_locators', 'previous_request_ids', 'next_request_ids'] as const

/** Speech that can be made, and when each of its characters is heard. */
export interface Speech extends Generation {
  alignment: WireAlignment
}

export type SpeechRoute = { Params: { voice_id: string } }

/** Reads a request for speech and checks all of it but the credits. */
export function speechRequest(
  request: FastifyRequest<SpeechRoute>,
  { state }: EmulatorContext,
  { formats, nullableLists }: { formats: readonly string[]; nullableLists: boolean },
): Speech {
  const { format, logging } = generationQuery(request.query, formats)
  const body = readBody(request.body, nullableLists)
  const { voice } = demandVoice(state, request.params.voice_id)
  const model = demandModel(body.modelId, 'can_do_text_to_speech')
  demandWords(body.text)
  const characters = [...body.text].length
  demandLength(characters, model, state.plan)
  demandSeed(body.seed)
  demandShortLists(body.lengths)
  const settings = demandSpeechSettings(voice, body.settings)
  demandFormat(state.plan, format)
  demandLogging(state.plan, logging)
  if (!body.asInstantClone) demandTrained(voice, body.modelId)
  const alignment = alignmentOf(body.text, settings.speed ?? 1)
  const seed = [voice.voice_id, body.modelId, body.text, body.seed ?? null, settings]
  return {
    alignment,
    sound: { speech: { ...oneVoice(seed), durationSecs: lengthOf(alignment) }, format },
    cost: Math.ceil(characters * model.model_rates.character_cost_multiplier),
    characters,
    ...(logging
      ? { kept: { source: 'TTS', ...keptOf(voice), model_id: body.modelId, text: body.text, settings } }
      : {}),
  }
}

/** How one person speaks who has no noise around: the same for the same origin. */
export function oneVoice(origin: unknown) {
  const seed = createHash('sha256').update(JSON.stringify(origin)).digest('hex')
  return { seed, speakers: 1, noise: 0 }
}

const CATEGORIES = ['premade', 'cloned', 'generated', 'professional']

/** What the history keeps of a voice. It knows fewer categories than voices have. */
export function keptOf({ voice_id, name, category }: WireVoice) {
  return { voice_id, voice_name: name, voice_category: CATEGORIES.includes(category) ? category : null }
}

function readBody(body: unknown, nullableLists: boolean) {
  const json = jsonReader(body)
  const settings = json.object('voice_settings')
  json.text('language_code')
  json.text('previous_text')
  json.text('next_text')
  json.word('apply_text_normalization', ['auto', 'on', 'off'])
  json.plainBoolean('apply_language_text_normalization', false)
  const locators = json.objects('pronunciation_dictionary_locators')
  for (const locator of locators ?? []) {
    locator.demandText('pronunciation_dictionary_id')
    locator.text('version_id')
  }
  const read = {
    text: json.demandText('text'),
    modelId: json.text('model_id') ?? DEFAULT_MODEL,
    seed: json.integer('seed'),
    asInstantClone: json.plainBoolean('use_pvc_as_ivc', false),
    settings: settings ? readSpeechSettings(settings) : {},
    lengths: {
      pronunciation_dictionary_locators: locators?.length ?? 0,
      previous_request_ids: json.texts('previous_request_ids')?.length ?? 0,
      next_request_ids: json.texts('next_request_ids')?.length ?? 0,
    },
  }
  if (!nullableLists) for (const name of LISTS) json.refuseNullList(name)
  json.check()
  return read
}

function demandLength(characters: number, model: WireModel, plan: Plan): void {
  const perTier = includesTier(plan, 'starter')
    ? model.max_characters_request_subscribed_user
    : model.max_characters_request_free_user
  const most = Math.min(perTier, model.maximum_text_length_per_request)
  if (characters <= most) return
  throw domainError({
    code: 'text_too_long',
    status: 'max_character_limit_exceeded',
    message: `The text has ${characters} characters, and '${model.model_id}' takes ${most} at once.`,
    param: 'text',
  })
}

function demandShortLists(lengths: Record<(typeof LISTS)[number], number>): void {
  const param = LISTS.find((name) => lengths[name] > MOST_OF_A_LIST)
  if (param === undefined) return
  throw domainError({
    code: 'invalid_parameters',
    message: `${param} takes at most ${MOST_OF_A_LIST} entries.`,
    param,
  })
}
