import { domainError } from '../../http/apiErrors.js'
import { type JsonReader, jsonReader } from '../../http/jsonReader.js'

/** The description of a voice and the text of its previews. */
export interface VoiceDesign {
  description: string
  text: string
  seed: number | undefined
  /** The previews contain no audio. */
  idsOnly: boolean
  cost: number
}

const MAX_TEXT_LENGTH = 1000
const MIN_TEXT_LENGTH = 100
const MIN_DESCRIPTION_LENGTH = 20
const MIN_REMIX_LENGTH = 5
const MAX_SEED = 2_147_483_647
const DESIGN_MODELS = ['eleven_multilingual_ttv_v2', 'eleven_ttv_v3'] as const
const AUTO_TEXT =
  'Before the first boats come in, the harbour belongs to the gulls and to the woman who sweeps the pier. ' +
  'She has a word for each of them, and they have one for her.'

export function readDesign(body: unknown): VoiceDesign {
  const json = jsonReader(body)
  const model = json.enumValue('model_id', DESIGN_MODELS) ?? DESIGN_MODELS[0]
  json.nonNullBoolean('should_enhance', false)
  json.number('quality', -1, 1)
  const promptStrength = json.number('prompt_strength', 0, 1)
  const reference = json.text('reference_audio_base64')
  const design = readCommonDesign(json, MIN_DESCRIPTION_LENGTH)
  const param =
    reference !== undefined ? 'reference_audio_base64' : promptStrength !== undefined ? 'prompt_strength' : undefined
  if (param !== undefined && model !== 'eleven_ttv_v3') {
    throw domainError({ code: 'invalid_parameters', message: `${param} needs the model eleven_ttv_v3.`, param })
  }
  return design
}

export function readRemix(body: unknown): VoiceDesign {
  const json = jsonReader(body)
  json.number('prompt_strength', 0, 1)
  return readCommonDesign(json, MIN_REMIX_LENGTH)
}

function readCommonDesign(json: JsonReader, shortestDescription: number): VoiceDesign {
  const description = json.requireText('voice_description', MAX_TEXT_LENGTH, shortestDescription)
  const givenText = json.text('text', MAX_TEXT_LENGTH, MIN_TEXT_LENGTH)
  const autoGenerate = json.nonNullBoolean('auto_generate_text', false)
  const idsOnly = json.nonNullBoolean('stream_previews', false)
  const seed = json.integer('seed', 0, MAX_SEED)
  json.number('loudness', -1, 1)
  json.number('guidance_scale', 0, 100)
  json.text('remixing_session_id')
  json.text('remixing_session_iteration_id')
  json.check()
  if (givenText === undefined && !autoGenerate) {
    throw domainError({
      code: 'missing_required_field',
      message: 'Give a text, or let one be written by auto_generate_text.',
      param: 'text',
    })
  }
  const text = givenText ?? AUTO_TEXT
  return { description, text, seed, idsOnly, cost: [...text].length }
}

export function readNewVoice(body: unknown) {
  const json = jsonReader(body)
  const read = {
    name: json.requireText('voice_name'),
    description: json.requireText('voice_description', MAX_TEXT_LENGTH, MIN_DESCRIPTION_LENGTH),
    generatedVoiceId: json.requireText('generated_voice_id'),
    labels: json.labels('labels') ?? {},
  }
  json.texts('played_not_selected_voice_ids')
  json.check()
  return read
}
