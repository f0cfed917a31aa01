import type { Context } from '../../context.js'
import type { OperationKind } from '../../datasources/postgres/operations/operationKinds.js'
import { NotFound } from '../../errors.js'
import { type AudioOutputFormat, isStreamable } from '../../schema/audio/AudioOutputFormat.js'
import type { GeneratedAudio } from '../../schema/audio/GeneratedAudio.js'
import { type AudioDelivery, type CreateSpeechInput, maxSpeechLength } from '../../schema/audio/SpeechInputs.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceModel } from '../../schema/workspace/VoiceModel.js'
import { InputRefused } from '../operations/InputRefused.js'

export interface CheckedSpeech {
  model: VoiceModel
  previousRequestIds: string[]
  nextRequestIds: string[]
}

/**
 * Checks an input before it costs anything, without an upstream call unless the voice is professional.
 *
 * @throws InputRefused, NotFound
 */
export async function requireSpeech(context: Context, input: CreateSpeechInput): Promise<CheckedSpeech> {
  const { voiceId, modelId, text } = input
  const [voice, model, previousRequestIds, nextRequestIds] = await Promise.all([
    requireVisibleVoice(context, voiceId, 'createSpeech'),
    requireModel(context, modelId, 'canDoTextToSpeech'),
    requestIdsOf(context, input.previousGeneratedAudioIds ?? [], 'previousGeneratedAudioIds'),
    requestIdsOf(context, input.nextGeneratedAudioIds ?? [], 'nextGeneratedAudioIds'),
  ])
  assertLength(text, model)
  if (voice !== null) assertTrained(voice, modelId)
  return { model, previousRequestIds, nextRequestIds }
}

/** Everyone who sees a voice may use it. Returns the voice if its trainings have to be checked. */
export async function requireVisibleVoice(
  { loaders, voices }: Context,
  voiceId: string,
  action: OperationKind,
): Promise<Voice | null> {
  const row = await loaders.voiceRow.load(voiceId)
  if (row !== null && row.category !== 'PROFESSIONAL') return null
  const voice = row && (await loaders.voice.load(voiceId))
  if (voice !== null) return voice
  await voices.recordDenial(action, voiceId)
  throw new NotFound('Voice', voiceId)
}

/** If the model does not state the capability, upstream decides. */
export async function requireModel(
  { models }: Context,
  modelId: string,
  capability: 'canDoTextToSpeech' | 'canDoVoiceConversion',
): Promise<VoiceModel> {
  const path = ['input', 'modelId']
  const model = await models.find(modelId)
  if (model === undefined) {
    throw new InputRefused({ code: 'UNKNOWN_MODEL', message: 'No model with this id exists.', path })
  }
  if (model[capability] === false) {
    const what = capability === 'canDoTextToSpeech' ? 'text to speech' : 'voice conversion'
    throw new InputRefused({ code: 'UNKNOWN_MODEL', message: `This model does not support ${what}.`, path })
  }
  return model
}

/** The header of a WAV file contains its length, which is unknown during the generation. */
export function assertDeliverable({
  delivery,
  outputFormat,
}: {
  delivery: AudioDelivery
  outputFormat: AudioOutputFormat
}) {
  if (delivery === 'WHOLE' || isStreamable(outputFormat)) return
  const message = '`outputFormat` must not be a WAV format unless `delivery` is WHOLE.'
  throw new InputRefused({ code: 'UNSUPPORTED_FORMAT', message, path: ['input', 'outputFormat'] })
}

/** The plan of the workspace is unknown: upstream refuses a text that is too long for it. */
function assertLength(text: string, model: VoiceModel): void {
  const ofPlans = Math.max(model.maxCharactersSubscribedUser ?? 0, model.maxCharactersFreeUser ?? 0) || Infinity
  const maxCharacters = Math.min(ofPlans, model.maxTextLength ?? Infinity, maxSpeechLength)
  // A character has one or two UTF-16 units, so most texts need not be counted.
  const characters = text.length <= maxCharacters ? text.length : [...text].length
  if (characters <= maxCharacters) return
  throw new InputRefused({
    code: 'TEXT_TOO_LONG',
    message: `\`text\` must have at most ${maxCharacters} characters for this model (got ${characters}).`,
    path: ['input', 'text'],
  })
}

/** If no training is known, upstream decides. */
function assertTrained({ fineTuning }: Voice, modelId: string): void {
  const trainings = fineTuning?.models ?? []
  if (trainings.length === 0) return
  const state = trainings.find((training) => training.modelId === modelId)?.status
  if (state === 'FINE_TUNED' || state === 'UNKNOWN') return
  const message = 'The voice is not trained for this model.'
  throw new InputRefused({ code: 'NOT_TRAINED', message, path: ['input', 'modelId'] })
}

async function requestIdsOf(
  { loaders }: Context,
  audioIds: readonly string[],
  field: 'previousGeneratedAudioIds' | 'nextGeneratedAudioIds',
): Promise<string[]> {
  const audios = await Promise.all(audioIds.map((id) => loaders.generatedAudio.load(id)))
  return audios.map((audio, index) => {
    const path = ['input', field, String(index)]
    if (audio === null)
      throw new InputRefused({ code: 'NOT_FOUND', message: 'No speech with this id is visible to you.', path })
    const message = reasonNotContinuable(audio)
    if (audio.requestId === null || message !== null) {
      throw new InputRefused({
        code: 'INVALID',
        message: message ?? 'The voice service has no request id of this speech.',
        path,
      })
    }
    return audio.requestId
  })
}

function reasonNotContinuable({ kind, isLogged }: GeneratedAudio): string | null {
  if (kind !== 'SPEECH') return 'Only audio of the kind SPEECH can be continued.'
  return isLogged ? null : 'Speech with `isLogged: false` cannot be continued.'
}
