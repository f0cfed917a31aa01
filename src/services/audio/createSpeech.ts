import type { Context } from '../../context.js'
import type { SpeechRequest } from '../../datasources/elevenlabs/apis/SpeechApi.js'
import type { CreateSpeechInput } from '../../schema/audio/SpeechInputs.js'
import { assertDictionaries } from '../operations/assertPassedIds.js'
import { hashText } from '../operations/hashText.js'
import { generateAudio } from './generateAudio.js'
import { assertDeliverable, type CheckedSpeech, requireSpeech } from './requireSpeech.js'

export async function createSpeech(context: Context, input: CreateSpeechInput): Promise<{ audioId: string }> {
  assertDeliverable(input)
  const {
    voiceId,
    text,
    modelId,
    outputFormat,
    delivery,
    hasAlignment: timing,
    isLogged: logging,
    idempotencyKey,
  } = input
  const { speech } = context.upstream
  // Starts the read that `requireSpeech` needs, in parallel to the insert of the operation.
  context.loaders.voiceRow.load(voiceId).catch(() => {})
  const request = {
    kind: 'createSpeech',
    idempotencyKey,
    input,
    subjectId: voiceId,
    expectation: { modelId, textSha256: logging ? hashText(text) : null, isTimed: timing },
    audio: {
      kind: 'SPEECH',
      ...{ voiceId, modelId, outputFormat, isTimed: timing, isTransient: !logging, text: logging ? text : null },
    },
  } as const
  return generateAudio(context, request, async (operation) => {
    assertDictionaries(context, input)
    const checked = await requireSpeech(context, input)
    const options = {
      streamed: delivery === 'STREAMED',
      group: checked.model.concurrencyGroup,
      beforeSend: () => operation.markSent(),
    }
    const speechInput = toSpeechRequest(input, checked)
    return timing ? speech.createTimed(voiceId, speechInput, options) : speech.create(voiceId, speechInput, options)
  })
}

function toSpeechRequest(
  input: CreateSpeechInput,
  { previousRequestIds, nextRequestIds }: CheckedSpeech,
): SpeechRequest {
  const {
    text,
    modelId,
    language: languageCode,
    voiceSettings,
    pronunciationDictionaries,
    seed,
    previousText,
    nextText,
  } = input
  const { textNormalization, languageTextNormalization, outputFormat, isLogged: logging } = input
  return {
    ...{ text, modelId, languageCode, voiceSettings, pronunciationDictionaries, seed, previousText, nextText },
    ...{ textNormalization, languageTextNormalization, outputFormat, logging, previousRequestIds, nextRequestIds },
  }
}
