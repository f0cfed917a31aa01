import type { Context } from '../../context.js'
import type { OperationKind } from '../../datasources/postgres/operations/operationKinds.js'
import { NotFound } from '../../errors.js'
import type { GeneratedAudio } from '../../schema/audio/GeneratedAudio.js'
import { type AudioOutputFormat, isStreamable } from '../../schema/audio/OutputFormat.js'
import { type AudioDelivery, type CreateSpeechInput, longestSpeech } from '../../schema/audio/SpeechInputs.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceModel } from '../../schema/workspace/Model.js'
import { InputRefused } from '../operations/InputRefused.js'

/** What a request for speech comes to, when nothing was found wrong with it. */
export interface CheckedSpeech {
  model: VoiceModel
  previousRequestIds: string[]
  nextRequestIds: string[]
}

/**
 * Finds what is wrong with a request for speech before it costs anything. For most voices that takes no upstream call:
 * our row says enough, and the models are known; the speech before and after is one statement.
 *
 * @throws InputRefused, NotFound
 */
export async function requireSpeech(context: Context, input: CreateSpeechInput): Promise<CheckedSpeech> {
  const { voiceId, modelId, text } = input
  const [voice, model, previousRequestIds, nextRequestIds] = await Promise.all([
    requireVoiceToSpeak(context, voiceId, 'createSpeech'),
    requireModel(context, modelId, 'canDoTextToSpeech'),
    requestIdsOf(context, input.previousGeneratedAudioIds ?? [], 'previousGeneratedAudioIds'),
    requestIdsOf(context, input.nextGeneratedAudioIds ?? [], 'nextGeneratedAudioIds'),
  ])
  assertLength(text, model)
  if (voice !== null) assertTrained(voice, modelId)
  return { model, previousRequestIds, nextRequestIds }
}

/**
 * Makes sure that the viewer may speak with the voice, as all may who see it. Answers a professional one, of which
 * something may be asked that our row does not tell: what it is trained for.
 */
export async function requireVoiceToSpeak(
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

/** The model, if it is offered and can do what it is wanted for. What it does not say of itself upstream decides. */
export async function requireModel(
  { models }: Context,
  modelId: string,
  skill: 'canDoTextToSpeech' | 'canDoVoiceConversion',
): Promise<VoiceModel> {
  const path = ['input', 'modelId']
  const model = await models.find(modelId)
  if (model === undefined) {
    throw new InputRefused({ code: 'UNKNOWN_MODEL', message: 'There is no model with this id.', path })
  }
  if (model[skill] === false) {
    const what = skill === 'canDoTextToSpeech' ? 'speak texts' : 'change voices'
    throw new InputRefused({ code: 'UNKNOWN_MODEL', message: `This model does not ${what}.`, path })
  }
  return model
}

/** WAV says at its beginning how long it is, which nobody knows while it is being made. */
export function assertDeliverable({
  delivery,
  outputFormat,
}: {
  delivery: AudioDelivery
  outputFormat: AudioOutputFormat
}) {
  if (delivery === 'WHOLE' || isStreamable(outputFormat)) return
  const message = 'WAV cannot be streamed: ask for the delivery WHOLE, or for another format.'
  throw new InputRefused({ code: 'UNSUPPORTED_FORMAT', message, path: ['input', 'outputFormat'] })
}

/** Which plan the platform has is not asked for: a text that only another plan takes is refused upstream. */
function assertLength(text: string, model: VoiceModel): void {
  const ofPlans = Math.max(model.maxCharactersSubscribedUser ?? 0, model.maxCharactersFreeUser ?? 0) || Infinity
  const most = Math.min(ofPlans, model.maxTextLength ?? Infinity, longestSpeech)
  // Each character takes one or two units, so most texts need not be taken apart.
  const characters = text.length <= most ? text.length : [...text].length
  if (characters <= most) return
  throw new InputRefused({
    code: 'TEXT_TOO_LONG',
    message: `The text has ${characters} characters, and this model takes ${most} at once.`,
    path: ['input', 'text'],
  })
}

/** Where nothing is known of any training, upstream decides. */
function assertTrained({ fineTuning }: Voice, modelId: string): void {
  const trainings = fineTuning?.models ?? []
  if (trainings.length === 0) return
  const state = trainings.find((training) => training.modelId === modelId)?.status
  if (state === 'FINE_TUNED' || state === 'UNKNOWN') return
  const message = 'This voice is not trained for this model.'
  throw new InputRefused({ code: 'NOT_TRAINED', message, path: ['input', 'modelId'] })
}

/** Under which names upstream knows speech that this one continues or leads up to. */
async function requestIdsOf(
  { loaders }: Context,
  audioIds: readonly string[],
  field: 'previousGeneratedAudioIds' | 'nextGeneratedAudioIds',
): Promise<string[]> {
  const audios = await Promise.all(audioIds.map((id) => loaders.generatedAudio.load(id)))
  return audios.map((audio, index) => {
    const path = ['input', field, String(index)]
    if (audio === null)
      throw new InputRefused({ code: 'NOT_FOUND', message: 'No such speech is visible to you.', path })
    const message = whyNotContinued(audio)
    if (audio.requestId === null || message !== null) {
      throw new InputRefused({
        code: 'INVALID',
        message: message ?? 'The voice service gave this speech no name.',
        path,
      })
    }
    return audio.requestId
  })
}

function whyNotContinued({ kind, isLogged }: GeneratedAudio): string | null {
  if (kind !== 'SPEECH') return 'Only speech can be continued.'
  return isLogged ? null : 'The voice service keeps nothing of what was made without logging.'
}
