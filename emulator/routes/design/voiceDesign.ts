import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { generatedSound } from '../../audio/encodeAudio.js'
import { STREAM_FORMATS } from '../../audio/outputFormat.js'
import { alignmentOf, lengthOf } from '../../audio/synthesis/speechAlignment.js'
import type { EmulatorContext } from '../../context.js'
import { requestBase } from '../../http/requestBase.js'
import type { GeneratedVoice } from '../../state/voices/generatedVoices.js'
import type { WireVoicePreview } from '../../wire.js'
import { charge, sendStream } from '../audio/generate.js'
import { generationQuery } from '../audio/generationQuery.js'
import { demandFormat } from '../audio/generationRules.js'
import { oneVoice, type SpeechRoute } from '../audio/speechRequest.js'
import { demandSlot, demandVoice } from '../voices/requireVoice.js'
import { readDesign, readNewVoice, readRemix, type VoiceIdea } from './designBodies.js'
import { demandGeneratedVoice } from './requireGeneratedVoice.js'

const DEFAULT_FORMAT = 'mp3_44100_192'
const PREVIEWS = 3
/** A recording to start from is base64 inside the JSON. */
const LARGEST_BODY = 32 * 1024 * 1024

export function voiceDesignRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context

  api.post('/v1/text-to-voice/design', { bodyLimit: LARGEST_BODY }, (request, reply) => {
    const { format } = generationQuery(request.query, STREAM_FORMATS, DEFAULT_FORMAT)
    const idea = readDesign(request.body)
    return previews(request, reply, context, idea, format, { remixOf: null, language: 'en' })
  })

  api.post<SpeechRoute>('/v1/text-to-voice/:voice_id/remix', (request, reply) => {
    const { format } = generationQuery(request.query, STREAM_FORMATS, DEFAULT_FORMAT)
    const idea = readRemix(request.body)
    const { voice } = demandVoice(state, request.params.voice_id)
    const language = voice.labels.language ?? 'en'
    return previews(request, reply, context, idea, format, { remixOf: voice.voice_id, language })
  })

  api.get<{ Params: { generated_voice_id: string } }>(
    '/v1/text-to-voice/:generated_voice_id/stream',
    (request, reply) => {
      const { sound } = demandGeneratedVoice(state, request.params.generated_voice_id)
      return sendStream(request, reply, context, sound)
    },
  )

  api.post('/v1/text-to-voice', (request) => {
    const { name, description, generatedVoiceId, labels } = readNewVoice(request.body)
    const generated = demandGeneratedVoice(state, generatedVoiceId, { unused: true })
    demandSlot(state, 'voice')
    const { voice_id } = state.addVoice({
      name,
      description,
      category: 'generated',
      labels: { language: generated.language, ...labels },
      samples: null,
    })
    generated.used = true
    state.changed()
    return state.onWire(demandVoice(state, voice_id).voice, requestBase(request))
  })
}

function previews(
  request: FastifyRequest,
  reply: FastifyReply,
  context: EmulatorContext,
  { text, description, seed, idsOnly, costs }: VoiceIdea,
  format: string,
  source: Pick<GeneratedVoice, 'remixOf' | 'language'>,
) {
  const { state, clock } = context
  const { mediaType } = demandFormat(state.plan, format)
  const expiresAt = clock.now().getTime() + state.generation.previewLifetimeMs
  const durationSecs = lengthOf(alignmentOf(text))
  charge(request, reply, context, { cost: costs })
  const generated = Array.from({ length: PREVIEWS }, (_, index): GeneratedVoice => {
    const origin = [description, text, seed ?? null, source.remixOf, index]
    const sound = { speech: { ...oneVoice(origin), durationSecs }, format }
    return { ...source, id: state.generationId(), description, text, sound, expiresAt, used: false }
  })
  for (const voice of generated) state.generatedVoices.add(voice)
  state.changed()
  return {
    // What is streamed later has no length yet.
    previews: generated.map(
      ({ id, sound, language }): WireVoicePreview => ({
        audio_base_64: idsOnly ? '' : generatedSound(sound).toString('base64'),
        generated_voice_id: id,
        media_type: mediaType,
        duration_secs: idsOnly ? 0 : durationSecs,
        language,
      }),
    ),
    text,
  }
}
