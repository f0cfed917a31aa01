import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { exchangeOf } from '../../http/exchange.js'
import { jsonReader } from '../../http/jsonReader.js'
import { requestBase } from '../../http/requestBase.js'
import { addLanguage, moveSegments } from '../../state/dubbing/dubbingEdits.js'
import { type DubJobKind, RENDER_TYPES } from '../../state/dubbing/dubbingRecord.js'
import { demandNoOverlap } from './assertSegmentTimes.js'
import { demandLanguage, emptyTargetLanguage } from './readDubbingForm.js'
import {
  type DubPath,
  demandResource,
  demandSegments,
  demandSpeaker,
  demandTarget,
  demandTargets,
} from './requireDubbing.js'

const ORIGINAL = 'original'
/** In the languages that come later too, speakers sound like themselves. */
const OWN_VOICE = 'track-clone'

/** A resource as a whole, and what is done to many of its segments at once. */
export function dubbingResourceRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { dubs } = context.state

  api.get<DubPath>('/v1/dubbing/resource/:dubbing_id', (request, reply) => {
    const dub = demandResource(context, request.params.dubbing_id)
    return reply.type('application/json').send(dubs.json(dub, requestBase(request)))
  })

  api.post<DubPath>('/v1/dubbing/resource/:dubbing_id/language', ({ params, body }, reply) => {
    const json = jsonReader(body)
    json.demandKey('language')
    const code = json.text('language')
    json.check()
    const dub = demandResource(context, params.dubbing_id)
    if (code === undefined) throw emptyTargetLanguage('language')
    const language = demandLanguage(code, 'language')
    if (dub.targetLanguages.includes(language) || dub.sourceLanguage === language) {
      throw domainError({ code: 'resource_already_exists', message: `The dubbing already has the language '${code}'.` })
    }
    dubs.change(dub, () => addLanguage(dub, language, OWN_VOICE))
    return reply.code(201).send({ version: dub.version })
  })

  const job = (kind: DubJobKind) =>
    api.post<DubPath>(`/v1/dubbing/resource/:dubbing_id/${kind}`, (request) => {
      const json = jsonReader(request.body)
      const listed = json.demandTexts('segments')
      if (kind !== 'transcribe') json.demandKey('languages')
      const codes = json.texts('languages') ?? []
      json.check()
      const dub = demandResource(context, request.params.dubbing_id)
      const languages = demandTargets(dub, codes)
      // Only of a transcription it is never said that it can be about the whole resource.
      const all = listed.length === 0 && kind !== 'transcribe'
      const segmentIds = all ? Object.keys(dub.segments) : demandSegments(dub, listed)
      if (kind === 'dub') exchangeOf(request).call.generation = { characterCost: 0, historyItemId: null }
      dubs.startJob(dub, kind, segmentIds, languages)
      return { version: dub.version }
    })
  job('transcribe')
  job('translate')
  job('dub')

  api.post<DubPath & { Params: { language: string } }>(
    '/v1/dubbing/resource/:dubbing_id/render/:language',
    ({ params, body }) => {
      const json = jsonReader(body)
      const type = json.demandWord('render_type', RENDER_TYPES)
      json.boolean('normalize_volume')
      json.check()
      const dub = demandResource(context, params.dubbing_id)
      const language = params.language === ORIGINAL ? ORIGINAL : demandTarget(dub, params.language)
      const render_id = dubs.startRender(dub, language, type)
      return { version: dub.version, render_id }
    },
  )

  api.post<DubPath>('/v1/dubbing/resource/:dubbing_id/migrate-segments', ({ params, body }) => {
    const json = jsonReader(body)
    const listed = json.demandTexts('segment_ids')
    const speakerId = json.demandText('speaker_id')
    json.check()
    const dub = demandResource(context, params.dubbing_id)
    demandSpeaker(dub, speakerId)
    const segmentIds = demandSegments(dub, listed)
    const moved = segmentIds.map((segmentId) => dub.segments[segmentId]!)
    demandNoOverlap(dub, speakerId, moved, dubs.behaviour)
    dubs.change(dub, () => moveSegments(dub, segmentIds, speakerId))
    return { version: dub.version }
  })
}
