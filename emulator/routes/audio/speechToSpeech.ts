import type { FastifyInstance, FastifyRequest } from 'fastify'
import { STREAM_FORMATS, WHOLE_FORMATS } from '../../audio/outputFormat.js'
import type { EmulatorContext } from '../../context.js'
import { withForm } from '../../http/withForm.js'
import { demandVoice } from '../voices/requireVoice.js'
import { charge, type Generation, sendStream, sendWhole } from './generate.js'
import { demandSeed, generationQuery } from './generationQuery.js'
import { demandFormat, demandLogging, demandModel } from './generationRules.js'
import { costOfSecs, readRecording } from './readRecording.js'
import { keptOf, oneVoice, type SpeechRoute } from './speechRequest.js'
import { demandSpeechSettings, parseSpeechSettings } from './speechSettings.js'

const DEFAULT_MODEL = 'eleven_english_sts_v2'
const LIMITS = { bytes: 50 * 1024 * 1024, secs: 300 }

export function speechToSpeechRoutes(api: FastifyInstance, context: EmulatorContext): void {
  api.post<SpeechRoute>('/v1/speech-to-speech/:voice_id', async (request, reply) => {
    const changed = await changedSpeech(request, context, WHOLE_FORMATS)
    charge(request, reply, context, changed)
    return sendWhole(reply, changed.sound)
  })

  api.post<SpeechRoute>('/v1/speech-to-speech/:voice_id/stream', async (request, reply) => {
    const changed = await changedSpeech(request, context, STREAM_FORMATS)
    charge(request, reply, context, { ...changed, streamed: true })
    return sendStream(request, reply, context, changed.sound)
  })
}

/** A recording in another voice: as long as it was, and checked in all but its price. */
function changedSpeech(
  request: FastifyRequest<SpeechRoute>,
  context: EmulatorContext,
  formats: readonly string[],
): Promise<Generation> {
  const { state } = context
  return withForm(request, context, (form) => {
    const { format, logging } = generationQuery(request.query, formats)
    const demandRecording = readRecording(form)
    const modelId = form.text('model_id') ?? DEFAULT_MODEL
    const seed = form.integer('seed')
    form.boolean('remove_background_noise')
    form.check()
    const { voice } = demandVoice(state, request.params.voice_id)
    demandModel(modelId, 'can_do_voice_conversion')
    const settings = demandSpeechSettings(voice, parseSpeechSettings(form.text('voice_settings')))
    const { sha256, durationSecs } = demandRecording(LIMITS)
    demandSeed(seed)
    demandFormat(state.plan, format)
    demandLogging(state.plan, logging)
    const origin = [voice.voice_id, modelId, sha256, seed ?? null, settings]
    return {
      sound: { speech: { ...oneVoice(origin), durationSecs }, format },
      cost: costOfSecs(durationSecs),
      ...(logging ? { kept: { source: 'STS', ...keptOf(voice), model_id: modelId, settings } } : {}),
    }
  })
}
