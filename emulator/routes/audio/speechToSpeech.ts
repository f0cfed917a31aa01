import type { FastifyInstance, FastifyRequest } from 'fastify'
import { STREAM_FORMATS, WHOLE_FORMATS } from '../../audio/outputFormat.js'
import type { EmulatorContext } from '../../context.js'
import { withForm } from '../../http/withForm.js'
import { requireVoice } from '../voices/requireVoice.js'
import { charge, type Generation, sendAudio, streamAudio } from './generate.js'
import { assertSeed, generationQuery } from './generationQuery.js'
import { assertLoggingAllowed, requireModel, requireOutputFormat } from './generationRules.js'
import { costOfSecs, readRecording } from './readRecording.js'
import { historyVoiceFields, type SpeechRoute, singleSpeaker } from './speechRequest.js'
import { parseSpeechSettings, requireSpeechSettings } from './speechSettings.js'

const DEFAULT_MODEL = 'eleven_english_sts_v2'
const LIMITS = { bytes: 50 * 1024 * 1024, secs: 300 }

export function speechToSpeechRoutes(api: FastifyInstance, context: EmulatorContext): void {
  api.post<SpeechRoute>('/v1/speech-to-speech/:voice_id', async (request, reply) => {
    const converted = await convertedSpeech(request, context, WHOLE_FORMATS)
    charge({ request, reply, context }, converted)
    return sendAudio(reply, converted.audio)
  })

  api.post<SpeechRoute>('/v1/speech-to-speech/:voice_id/stream', async (request, reply) => {
    const converted = await convertedSpeech(request, context, STREAM_FORMATS)
    charge({ request, reply, context }, { ...converted, streamed: true })
    return streamAudio({ request, reply, context }, converted.audio)
  })
}

/** Converts a recording to another voice, with the same duration. Checks everything but the credits. */
function convertedSpeech(
  request: FastifyRequest<SpeechRoute>,
  context: EmulatorContext,
  formats: readonly string[],
): Promise<Generation> {
  const { state } = context
  return withForm(request, context, (form) => {
    const { format, logging } = generationQuery(request.query, formats)
    const requireRecording = readRecording(form)
    const modelId = form.text('model_id') ?? DEFAULT_MODEL
    const seed = form.integer('seed')
    form.boolean('remove_background_noise')
    form.check()
    const { voice } = requireVoice(state, request.params.voice_id)
    requireModel(modelId, 'can_do_voice_conversion')
    const settings = requireSpeechSettings(voice, parseSpeechSettings(form.text('voice_settings')))
    const { sha256, durationSecs } = requireRecording(LIMITS)
    assertSeed(seed)
    requireOutputFormat(state.plan, format)
    assertLoggingAllowed(state.plan, logging)
    const parameters = [voice.voice_id, modelId, sha256, seed ?? null, settings]
    return {
      audio: { speech: { ...singleSpeaker(parameters), durationSecs }, format },
      cost: costOfSecs(durationSecs),
      ...(logging ? { history: { source: 'STS', ...historyVoiceFields(voice), model_id: modelId, settings } } : {}),
    }
  })
}
