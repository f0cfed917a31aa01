import type { FastifyInstance } from 'fastify'
import { encodeAudio } from '../../audio/encodeAudio.js'
import { STREAM_FORMATS } from '../../audio/outputFormat.js'
import { alignmentDuration, alignmentOf } from '../../audio/synthesis/speechAlignment.js'
import type { EmulatorContext } from '../../context.js'
import { requestBase } from '../../http/requestBase.js'
import type { GeneratedVoice } from '../../state/voices/generatedVoices.js'
import { voiceToWire } from '../../state/voices/voiceToWire.js'
import type { WireVoicePreview } from '../../wire.js'
import { charge, type HttpCall, streamAudio } from '../audio/generate.js'
import { generationQuery } from '../audio/generationQuery.js'
import { requireOutputFormat } from '../audio/generationRules.js'
import { type SpeechRoute, singleSpeaker } from '../audio/speechRequest.js'
import { assertFreeSlot, requireVoice } from '../voices/requireVoice.js'
import { readDesign, readNewVoice, readRemix, type VoiceDesign } from './designBodies.js'
import { requireGeneratedVoice } from './requireGeneratedVoice.js'

const DEFAULT_FORMAT = 'mp3_44100_192'
const PREVIEWS = 3
/** A reference recording is base64 inside the JSON. */
const MAX_BODY_BYTES = 32 * 1024 * 1024

export function voiceDesignRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context

  api.post('/v1/text-to-voice/design', { bodyLimit: MAX_BODY_BYTES }, (request, reply) => {
    const { format } = generationQuery(request.query, STREAM_FORMATS, DEFAULT_FORMAT)
    const design = readDesign(request.body)
    return createPreviews({ request, reply, context }, { ...design, format }, { remixOf: null, language: 'en' })
  })

  api.post<SpeechRoute>('/v1/text-to-voice/:voice_id/remix', (request, reply) => {
    const { format } = generationQuery(request.query, STREAM_FORMATS, DEFAULT_FORMAT)
    const design = readRemix(request.body)
    const { voice } = requireVoice(state, request.params.voice_id)
    const language = voice.labels.language ?? 'en'
    return createPreviews({ request, reply, context }, { ...design, format }, { remixOf: voice.voice_id, language })
  })

  api.get<{ Params: { generated_voice_id: string } }>(
    '/v1/text-to-voice/:generated_voice_id/stream',
    (request, reply) => {
      const { audio } = requireGeneratedVoice(state, request.params.generated_voice_id)
      return streamAudio({ request, reply, context }, audio)
    },
  )

  api.post('/v1/text-to-voice', (request) => {
    const { name, description, generatedVoiceId, labels } = readNewVoice(request.body)
    const generated = requireGeneratedVoice(state, generatedVoiceId, { unused: true })
    assertFreeSlot(state, 'voice')
    const { voice_id } = state.addVoice({
      name,
      description,
      category: 'generated',
      labels: { language: generated.language, ...labels },
      samples: null,
    })
    generated.used = true
    state.markChanged()
    return voiceToWire(requireVoice(state, voice_id).voice, requestBase(request))
  })
}

function createPreviews(
  http: HttpCall,
  { text, description, seed, idsOnly, cost, format }: VoiceDesign & { format: string },
  source: Pick<GeneratedVoice, 'remixOf' | 'language'>,
) {
  const { state, clock } = http.context
  const { mediaType } = requireOutputFormat(state.plan, format)
  const expiresAt = clock.now().getTime() + state.generation.previewLifetimeMs
  const durationSecs = alignmentDuration(alignmentOf(text))
  charge(http, { cost })
  const generated = Array.from({ length: PREVIEWS }, (_, index): GeneratedVoice => {
    const parameters = [description, text, seed ?? null, source.remixOf, index]
    const audio = { speech: { ...singleSpeaker(parameters), durationSecs }, format }
    return { ...source, id: state.generationId(), description, text, audio, expiresAt, used: false }
  })
  for (const voice of generated) state.generatedVoices.add(voice)
  state.markChanged()
  return {
    // The duration of a streamed preview is not known yet.
    previews: generated.map(
      ({ id, audio, language }): WireVoicePreview => ({
        audio_base_64: idsOnly ? '' : encodeAudio(audio).toString('base64'),
        generated_voice_id: id,
        media_type: mediaType,
        duration_secs: idsOnly ? 0 : durationSecs,
        language,
      }),
    ),
    text,
  }
}
