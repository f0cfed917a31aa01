import type { FastifyInstance } from 'fastify'
import { generatedSound } from '../../audio/encodeAudio.js'
import { STREAM_FORMATS, WHOLE_FORMATS } from '../../audio/outputFormat.js'
import { normalizedAlignment } from '../../audio/synthesis/speechAlignment.js'
import type { EmulatorContext } from '../../context.js'
import { pacedStream } from '../../http/delayedStream.js'
import { exchangeOf } from '../../http/exchange.js'
import { charge, piecesOf, sendStream, sendWhole } from './generate.js'
import { type SpeechRoute, speechRequest } from './speechRequest.js'
import { timedLines } from './timedLines.js'

export function textToSpeechRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context
  const whole = { formats: WHOLE_FORMATS, nullableLists: true }
  const streamed = { formats: STREAM_FORMATS, nullableLists: true }

  api.post<SpeechRoute>('/v1/text-to-speech/:voice_id', (request, reply) => {
    const speech = speechRequest(request, context, whole)
    charge(request, reply, context, speech)
    return sendWhole(reply, speech.sound)
  })

  api.post<SpeechRoute>('/v1/text-to-speech/:voice_id/with-timestamps', (request, reply) => {
    // Alone among the four this route does not take null for its lists.
    const speech = speechRequest(request, context, { ...whole, nullableLists: false })
    charge(request, reply, context, speech)
    return {
      audio_base64: generatedSound(speech.sound).toString('base64'),
      alignment: speech.alignment,
      normalized_alignment: normalizedAlignment(speech.alignment),
    }
  })

  api.post<SpeechRoute>('/v1/text-to-speech/:voice_id/stream', (request, reply) => {
    const speech = speechRequest(request, context, streamed)
    charge(request, reply, context, { ...speech, streamed: true })
    return sendStream(request, reply, context, speech.sound)
  })

  api.post<SpeechRoute>('/v1/text-to-speech/:voice_id/stream/with-timestamps', (request, reply) => {
    const speech = speechRequest(request, context, streamed)
    charge(request, reply, context, { ...speech, streamed: true })
    const lines = timedLines(piecesOf(speech.sound, state.generation.pieceSecs), speech.alignment)
    const stream = pacedStream(lines, { ...state.generation }, exchangeOf(request).over)
    return reply.type('application/json').send(stream)
  })
}
