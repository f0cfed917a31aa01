import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { type JsonReader, jsonReader } from '../../http/jsonReader.js'
import { MODELS } from '../../state/account/models.js'
import type { VoiceRecord } from '../../state/voices/buildVoice.js'
import { isTraining } from '../../state/voices/training.js'
import { MAX_VERIFICATION_ATTEMPTS } from '../../state/voices/verification.js'
import { assertFreeSlot, requireProfessionalVoice } from './requireVoice.js'

interface VoicePath {
  Params: { voice_id: string }
}

const MAX_NAME_LENGTH = 100
const MAX_DESCRIPTION_LENGTH = 500
/** The model of a training without `model_id`. Whether the API then trains all models is not documented. */
export const DEFAULT_TRAINING_MODEL = 'eleven_multilingual_v2'

export function professionalVoiceRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context
  addUpdateRoute(api, context)
  addTrainRoute(api, context)

  api.post('/v1/voices/pvc', ({ body }) => {
    const json = jsonReader(body)
    const name = json.requireText('name', MAX_NAME_LENGTH)
    const language = json.requireText('language')
    const description = json.text('description', MAX_DESCRIPTION_LENGTH) ?? null
    const labels = json.labels('labels') ?? {}
    json.check()
    assertFreeSlot(state, 'professional')
    const { voice_id } = state.addVoice({
      name,
      category: 'professional',
      description,
      labels,
      samples: [],
      preview_url: null,
      high_quality_base_model_ids: [],
      fine_tuning: {
        is_allowed_to_fine_tune: false,
        state: {},
        progress: {},
        message: {},
        language,
        max_verification_attempts: MAX_VERIFICATION_ATTEMPTS,
      },
      voice_verification: { requires_verification: true, is_verified: false, language },
    })
    return { voice_id }
  })
}

function addUpdateRoute(api: FastifyInstance, { state }: EmulatorContext): void {
  api.post<VoicePath>('/v1/voices/pvc/:voice_id', ({ params: { voice_id }, body }) => {
    const json = jsonReader(body)
    const patch = readPatch(json)
    const language = json.text('language')
    json.check()
    requireProfessionalVoice(state, voice_id)
    state.patchVoice(voice_id, {
      ...patch,
      ...(language === undefined ? {} : { fine_tuning: { language }, voice_verification: { language } }),
    })
    return { voice_id }
  })
}

function addTrainRoute(api: FastifyInstance, { state }: EmulatorContext): void {
  api.post<VoicePath>('/v1/voices/pvc/:voice_id/train', ({ params: { voice_id }, body }) => {
    const json = jsonReader(body)
    const modelId = json.text('model_id') ?? DEFAULT_TRAINING_MODEL
    json.check()
    const record = requireProfessionalVoice(state, voice_id)
    assertTrainable(record, modelId)
    state.startTraining(record, modelId)
    return { status: 'ok' }
  })
}

/** Absent keys and null leave the voice unchanged. */
function readPatch(json: JsonReader) {
  const values = {
    name: json.text('name', MAX_NAME_LENGTH),
    description: json.text('description', MAX_DESCRIPTION_LENGTH),
    labels: json.labels('labels'),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function assertTrainable({ voice }: VoiceRecord, modelId: string): void {
  const model = MODELS.find(({ model_id }) => model_id === modelId)
  if (!model) {
    throw domainError({ code: 'model_not_found', message: `A model with model_id '${modelId}' was not found.` })
  }
  if (!model.can_be_finetuned) {
    throw domainError({
      code: 'unsupported_model',
      message: `The model '${modelId}' cannot be fine-tuned.`,
      param: 'model_id',
    })
  }
  if (isTraining(voice, modelId)) {
    throw domainError({ code: 'already_running', message: `A training on '${modelId}' is already running.` })
  }
  if (!voice.samples?.length) {
    throw domainError({
      code: 'bad_request',
      status: 'voice_has_no_samples',
      message: 'The voice has no samples to be trained on.',
    })
  }
  const { requires_verification = false, is_verified = false } = voice.voice_verification ?? {}
  if (requires_verification && !is_verified) {
    throw domainError({
      code: 'bad_request',
      status: 'voice_not_verified',
      message: 'The voice must be verified before it is trained.',
    })
  }
}
