import { domainError } from '../../http/apiErrors.js'
import { type JsonReader, jsonReader } from '../../http/jsonReader.js'

/** What a voice shall be like, and what its previews say. */
export interface VoiceIdea {
  description: string
  text: string
  seed: number | undefined
  /** The previews come without audio. */
  idsOnly: boolean
  costs: number
}

const LONGEST_TEXT = 1000
const SHORTEST_TEXT = 100
const SHORTEST_DESCRIPTION = 20
const SHORTEST_REMIX = 5
const LARGEST_SEED = 2_147_483_647
const DESIGN_MODELS = ['eleven_multilingual_ttv_v2', 'eleven_ttv_v3'] as const
const AUTO_TEXT =
  'Before the first boats come in, the harbour belongs to the gulls and to the woman who sweeps the pier. ' +
  'She has a word for each of them, and they have one for her.'

export function readDesign(body: unknown): VoiceIdea {
  const json = jsonReader(body)
  const model = json.word('model_id', DESIGN_MODELS) ?? DESIGN_MODELS[0]
  json.plainBoolean('should_enhance', false)
  json.number('quality', -1, 1)
  const promptStrength = json.number('prompt_strength', 0, 1)
  const reference = json.text('reference_audio_base64')
  const idea = readIdea(json, SHORTEST_DESCRIPTION)
  const param =
    reference !== undefined ? 'reference_audio_base64' : promptStrength !== undefined ? 'prompt_strength' : undefined
  if (param !== undefined && model !== 'eleven_ttv_v3') {
    throw domainError({ code: 'invalid_parameters', message: `${param} needs the model eleven_ttv_v3.`, param })
  }
  return idea
}

export function readRemix(body: unknown): VoiceIdea {
  const json = jsonReader(body)
  json.number('prompt_strength', 0, 1)
  return readIdea(json, SHORTEST_REMIX)
}

function readIdea(json: JsonReader, shortestDescription: number): VoiceIdea {
  const description = json.demandText('voice_description', LONGEST_TEXT, shortestDescription)
  const given = json.text('text', LONGEST_TEXT, SHORTEST_TEXT)
  const automatic = json.plainBoolean('auto_generate_text', false)
  const idsOnly = json.plainBoolean('stream_previews', false)
  const seed = json.integer('seed', 0, LARGEST_SEED)
  json.number('loudness', -1, 1)
  json.number('guidance_scale', 0, 100)
  json.text('remixing_session_id')
  json.text('remixing_session_iteration_id')
  json.check()
  if (given === undefined && !automatic) {
    throw domainError({
      code: 'missing_required_field',
      message: 'Give a text, or let one be written by auto_generate_text.',
      param: 'text',
    })
  }
  const text = given ?? AUTO_TEXT
  return { description, text, seed, idsOnly, costs: [...text].length }
}

export function readNewVoice(body: unknown) {
  const json = jsonReader(body)
  const read = {
    name: json.demandText('voice_name'),
    description: json.demandText('voice_description', LONGEST_TEXT, SHORTEST_DESCRIPTION),
    generatedVoiceId: json.demandText('generated_voice_id'),
    labels: json.labels('labels') ?? {},
  }
  json.texts('played_not_selected_voice_ids')
  json.check()
  return read
}
