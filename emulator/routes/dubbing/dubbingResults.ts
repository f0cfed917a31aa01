import type { FastifyInstance } from 'fastify'
import { mediaFile } from '../../audio/mediaFile.js'
import { splitAudio } from '../../audio/splitAudio.js'
import type { EmulatorContext } from '../../context.js'
import { type ApiError, domainError, enumProblem, flatError, validationError } from '../../http/apiErrors.js'
import { delayedStream } from '../../http/delayedStream.js'
import { exchangeOf } from '../../http/exchange.js'
import { queryReader } from '../../http/queryReader.js'
import type { DubbingRecord } from '../../state/dubbing/dubbingRecord.js'
import { dubbingStatus } from '../../state/dubbing/dubbingStatus.js'
import { languageOf } from '../../state/dubbing/languages.js'
import { srtOf, TRANSCRIPT_FORMATS, transcriptJson, transcriptLines, webvttOf } from '../../state/dubbing/transcript.js'

interface LanguagePath {
  Params: { dubbing_id: string; language_code: string }
}

type Format = (typeof TRANSCRIPT_FORMATS)[number]
type ErrorFactory = (httpStatus: number, error: string, message: string) => ApiError

const SOURCE = 'source'
const CHUNKS = 16

/** Routes for the audio and the transcripts of dubbings. */
export function dubbingResultRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context
  const { behaviour } = state.dubs

  api.get<LanguagePath>('/v1/dubbing/:dubbing_id/audio/:language_code', (request, reply) => {
    const { dubbing_id, language_code } = request.params
    const dubbing = requireFinishedDubbing(context, dubbing_id, flatError)
    const language = languageOf(language_code)
    // Only languages of the automatic dubbing have audio; added languages and edits do not.
    if (language === undefined || !dubbing.automaticLanguages.includes(language)) {
      throw flatError(404, 'dubbing_not_found', `There is no dubbing for language ${language_code}.`)
    }
    const { contentType, durationSecs } = dubbing.media
    const type = contentType.startsWith('video/') ? 'video/mp4' : 'audio/mpeg'
    const file = mediaFile(type, `dub:${dubbing.id}:${language}`, durationSecs)
    const chunks = splitAudio(file, durationSecs, durationSecs / CHUNKS).map(({ bytes }) => bytes)
    return reply.type(type).send(delayedStream(chunks, { ...state.generation }, exchangeOf(request).closed))
  })

  api.get<LanguagePath & { Params: { format_type: string } }>(
    '/v1/dubbing/:dubbing_id/transcripts/:language_code/format/:format_type',
    ({ params }) => {
      const format = TRANSCRIPT_FORMATS.find((known) => known === params.format_type)
      if (!format) throw validationError([enumProblem(['path', 'format_type'], TRANSCRIPT_FORMATS)])
      const transcript = transcriptOf(context, params, format)
      return { transcript_format: format, srt: null, webvtt: null, json: null, [format]: transcript }
    },
  )

  api.get<LanguagePath>('/v1/dubbing/:dubbing_id/transcript/:language_code', (request, reply) => {
    const query = queryReader(request.query)
    const format = query.enumValue('format_type', TRANSCRIPT_FORMATS) ?? 'srt'
    query.check()
    const transcript = transcriptOf(context, request.params, format)
    if (typeof transcript !== 'string') return transcript
    return behaviour.subtitlesAs === 'text'
      ? reply.type('text/plain; charset=utf-8').send(transcript)
      : reply.type('application/json').send(JSON.stringify(transcript))
  })
}

function errorFactory(shape: 'flat' | 'detail'): ErrorFactory {
  if (shape === 'flat') return flatError
  return (httpStatus, code, message) => domainError({ code, message, httpStatus })
}

function requireFinishedDubbing(
  { state, clock }: EmulatorContext,
  dubbingId: string,
  errorOf: ErrorFactory,
): DubbingRecord {
  const dubbing = state.dubs.record(dubbingId)
  if (!dubbing) throw errorOf(404, 'dubbing_not_found', `There is no dubbing ${dubbingId}.`)
  const status = dubbingStatus(dubbing, clock.now().getTime())
  if (status === 'dubbed') return dubbing
  if (status === 'failed' && state.dubs.behaviour.failedDubStatus === 404) {
    throw errorOf(404, 'dubbing_not_found', 'The dubbing has failed.')
  }
  throw errorOf(425, 'dubbing_not_dubbed', 'Dubbing has not finished yet.')
}

function transcriptOf(context: EmulatorContext, { dubbing_id, language_code }: LanguagePath['Params'], format: Format) {
  const errorOf = errorFactory(context.state.dubs.behaviour.transcriptErrors)
  const dubbing = requireFinishedDubbing(context, dubbing_id, errorOf)
  if (format === 'json' && dubbing.editable && context.state.dubs.behaviour.studioJson === 'refused') {
    throw errorOf(400, 'invalid_output_format', 'The json format is not yet supported for Dubbing Studio.')
  }
  const language = language_code === SOURCE ? dubbing.sourceLanguage : languageOf(language_code)
  const lines = language === undefined ? [] : transcriptLines(dubbing, language)
  if (language === undefined || lines.length === 0) {
    throw errorOf(404, 'transcript_not_found', 'No transcript was found for the dub.')
  }
  if (format === 'json') return transcriptJson(lines, language)
  return format === 'srt' ? srtOf(lines) : webvttOf(lines)
}
