import type { FastifyInstance } from 'fastify'
import { mediaFile } from '../../audio/mediaFile.js'
import { cutSound } from '../../audio/splitAudio.js'
import type { EmulatorContext } from '../../context.js'
import { type ApiError, domainError, enumProblem, flatError, validationError } from '../../http/apiErrors.js'
import { pacedStream } from '../../http/delayedStream.js'
import { exchangeOf } from '../../http/exchange.js'
import { queryReader } from '../../http/queryReader.js'
import type { DubRecord } from '../../state/dubbing/dubbingRecord.js'
import { dubStatus } from '../../state/dubbing/dubbingStatus.js'
import { languageOf } from '../../state/dubbing/languages.js'
import { srtOf, TRANSCRIPT_FORMATS, transcriptJson, transcriptLines, webvttOf } from '../../state/dubbing/transcript.js'

interface LanguagePath {
  Params: { dubbing_id: string; language_code: string }
}

type Format = (typeof TRANSCRIPT_FORMATS)[number]
type Refusal = (httpStatus: number, error: string, message: string) => ApiError

const SOURCE = 'source'
const PIECES = 16

/** What came out of dubs: sound and words. */
export function dubbingResultRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state } = context
  const { behaviour } = state.dubs

  api.get<LanguagePath>('/v1/dubbing/:dubbing_id/audio/:language_code', (request, reply) => {
    const { dubbing_id, language_code } = request.params
    const dub = demandDubbed(context, dubbing_id, flatError)
    const language = languageOf(language_code)
    // Only what was dubbed automatically: languages and edits of the studio came later.
    if (language === undefined || !dub.automaticLanguages.includes(language)) {
      throw flatError(404, 'dubbing_not_found', `There is no dubbing for language ${language_code}.`)
    }
    const { contentType, durationSecs } = dub.media
    const type = contentType.startsWith('video/') ? 'video/mp4' : 'audio/mpeg'
    const file = mediaFile(type, `dub:${dub.id}:${language}`, durationSecs)
    const pieces = cutSound(file, durationSecs, durationSecs / PIECES).map(({ bytes }) => bytes)
    return reply.type(type).send(pacedStream(pieces, { ...state.generation }, exchangeOf(request).over))
  })

  api.get<LanguagePath & { Params: { format_type: string } }>(
    '/v1/dubbing/:dubbing_id/transcripts/:language_code/format/:format_type',
    ({ params }) => {
      const format = TRANSCRIPT_FORMATS.find((known) => known === params.format_type)
      if (!format) throw validationError([enumProblem(['path', 'format_type'], TRANSCRIPT_FORMATS)])
      const transcript = transcriptOf(context, params, format, refusalOf(behaviour.transcriptErrors))
      return { transcript_format: format, srt: null, webvtt: null, json: null, [format]: transcript }
    },
  )

  api.get<LanguagePath>('/v1/dubbing/:dubbing_id/transcript/:language_code', (request, reply) => {
    const query = queryReader(request.query)
    const format = query.word('format_type', TRANSCRIPT_FORMATS) ?? 'srt'
    query.check()
    const transcript = transcriptOf(context, request.params, format, refusalOf(behaviour.transcriptErrors))
    if (typeof transcript !== 'string') return transcript
    return behaviour.subtitlesAs === 'text'
      ? reply.type('text/plain; charset=utf-8').send(transcript)
      : reply.type('application/json').send(JSON.stringify(transcript))
  })
}

function refusalOf(shape: 'flat' | 'detail'): Refusal {
  if (shape === 'flat') return flatError
  return (httpStatus, code, message) => domainError({ code, message, httpStatus })
}

function demandDubbed({ state, clock }: EmulatorContext, dubbingId: string, refusal: Refusal): DubRecord {
  const dub = state.dubs.record(dubbingId)
  if (!dub) throw refusal(404, 'dubbing_not_found', `There is no dubbing ${dubbingId}.`)
  const status = dubStatus(dub, clock.now().getTime())
  if (status === 'dubbed') return dub
  if (status === 'failed' && state.dubs.behaviour.failedDubStatus === 404) {
    throw refusal(404, 'dubbing_not_found', 'The dubbing has failed.')
  }
  throw refusal(425, 'dubbing_not_dubbed', 'Dubbing has not finished yet.')
}

function transcriptOf(
  context: EmulatorContext,
  { dubbing_id, language_code }: LanguagePath['Params'],
  format: Format,
  refusal: Refusal,
) {
  const dub = demandDubbed(context, dubbing_id, refusal)
  if (format === 'json' && dub.editable && context.state.dubs.behaviour.studioJson === 'refused') {
    throw refusal(400, 'invalid_output_format', 'The json format is not yet supported for Dubbing Studio.')
  }
  const language = language_code === SOURCE ? dub.sourceLanguage : languageOf(language_code)
  const lines = language === undefined ? [] : transcriptLines(dub, language)
  if (language === undefined || lines.length === 0) {
    throw refusal(404, 'transcript_not_found', 'No transcript was found for the dub.')
  }
  if (format === 'json') return transcriptJson(lines, language)
  return format === 'srt' ? srtOf(lines) : webvttOf(lines)
}
