import type { FastifyInstance } from 'fastify'
import { encodeAudio } from '../../audio/encodeAudio.js'
import { STREAM_FORMATS, WHOLE_FORMATS } from '../../audio/outputFormat.js'
import { normalizedAlignment } from '../../audio/synthesis/speechAlignment.js'
import type { EmulatorContext } from '../../context.js'
import { delayedStream } from '../../http/delayedStream.js'
import { exchangeOf } from '../../http/exchange.js'
import { charge, chunksOf, sendAudio, streamAudio } from './generate.js'
import { type SpeechRoute, speechRequest } from './speechRequest.js'
import { timedLines } from './timedLines.js'

export function textToSpeechRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context
  const wholeOptions = { formats: WHOLE_FORMATS, nullableLists: true }
  const streamedOptions = { formats: STREAM_FORMATS, nullableLists: true }

  api.post<SpeechRoute>('/v1/text-to-speech/:voice_id', (request, reply) => {
    const speech = speechRequest(request, context, wholeOptions)
    charge({ request, reply, context }, speech)
    return sendAudio(reply, speech.audio)
  })

  api.post<SpeechRoute>('/v1/text-to-speech/:voice_id/with-timestamps', (request, reply) => {
    // Of the four routes only this one refuses null for its lists.
    const speech = speechRequest(request, context, { ...wholeOptions, nullableLists: false })
    charge({ request, reply, context }, speech)
    return {
      audio_base64: encodeAudio(speech.audio).toString('base64'),
      alignment: speech.alignment,
      normalized_alignment: normalizedAlignment(speech.alignment),
    }
  })

  api.post<SpeechRoute>('/v1/text-to-speech/:voice_id/stream', (request, reply) => {
    const speech = speechRequest(request, context, streamedOptions)
    charge({ request, reply, context }, { ...speech, streamed: true })
    return streamAudio({ request, reply, context }, speech.audio)
  })

  api.post<SpeechRoute>('/v1/text-to-speech/:voice_id/stream/with-timestamps', (request, reply) => {
    const speech = speechRequest(request, context, streamedOptions)
    charge({ request, reply, context }, { ...speech, streamed: true })
    const lines = timedLines(chunksOf(speech.audio, state.generation.pieceSecs), speech.alignment)
    const stream = delayedStream(lines, { ...state.generation }, exchangeOf(request).closed)
    return reply.type('application/json').send(stream)
  })
}
