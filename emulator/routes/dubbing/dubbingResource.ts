import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { exchangeOf } from '../../http/exchange.js'
import { jsonReader } from '../../http/jsonReader.js'
import { requestBase } from '../../http/requestBase.js'
import { addLanguage, moveSegments } from '../../state/dubbing/dubbingEdits.js'
import { type DubbingJobKind, RENDER_TYPES } from '../../state/dubbing/dubbingRecord.js'
import { assertNoOverlap } from './assertSegmentTimes.js'
import { emptyTargetLanguage, requireLanguage } from './readDubbingForm.js'
import {
  type DubbingPath,
  requireResource,
  requireSegmentIds,
  requireSpeaker,
  requireTargetLanguage,
  requireTargetLanguages,
} from './requireDubbing.js'

const ORIGINAL = 'original'
/** Languages added later also use a clone of each speaker. */
const TRACK_CLONE = 'track-clone'

/** Routes for the whole resource and for many segments at once. */
export function dubbingResourceRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { dubs } = context.state

  api.get<DubbingPath>('/v1/dubbing/resource/:dubbing_id', (request, reply) => {
    const dubbing = requireResource(context, request.params.dubbing_id)
    return reply.type('application/json').send(dubs.json(dubbing, requestBase(request)))
  })

  api.post<DubbingPath>('/v1/dubbing/resource/:dubbing_id/language', ({ params, body }, reply) => {
    const json = jsonReader(body)
    json.requireKey('language')
    const code = json.text('language')
    json.check()
    const dubbing = requireResource(context, params.dubbing_id)
    if (code === undefined) throw emptyTargetLanguage('language')
    const language = requireLanguage(code, 'language')
    if (dubbing.targetLanguages.includes(language) || dubbing.sourceLanguage === language) {
      throw domainError({ code: 'resource_already_exists', message: `The dubbing already has the language '${code}'.` })
    }
    dubs.change(dubbing, () => addLanguage(dubbing, language, TRACK_CLONE))
    return reply.code(201).send({ version: dubbing.version })
  })

  for (const kind of ['transcribe', 'translate', 'dub'] as const) addJobRoute(api, context, kind)
  addRenderRoute(api, context)
  addMoveRoute(api, context)
}

function addJobRoute(api: FastifyInstance, context: EmulatorContext, kind: DubbingJobKind): void {
  const { dubs } = context.state

  api.post<DubbingPath>(`/v1/dubbing/resource/:dubbing_id/${kind}`, (request) => {
    const json = jsonReader(request.body)
    const requestedIds = json.requireTexts('segments')
    if (kind !== 'transcribe') json.requireKey('languages')
    const codes = json.texts('languages') ?? []
    json.check()
    const dubbing = requireResource(context, request.params.dubbing_id)
    const languages = requireTargetLanguages(dubbing, codes)
    // Only for transcription the documentation does not say that an empty list means all segments.
    const all = requestedIds.length === 0 && kind !== 'transcribe'
    const segmentIds = all ? Object.keys(dubbing.segments) : requireSegmentIds(dubbing, requestedIds)
    if (kind === 'dub') exchangeOf(request).call.generation = { characterCost: 0, historyItemId: null }
    dubs.startJob(dubbing, { kind, segmentIds, languages })
    return { version: dubbing.version }
  })
}

function addRenderRoute(api: FastifyInstance, context: EmulatorContext): void {
  const { dubs } = context.state

  api.post<DubbingPath & { Params: { language: string } }>(
    '/v1/dubbing/resource/:dubbing_id/render/:language',
    ({ params, body }) => {
      const json = jsonReader(body)
      const type = json.requireEnum('render_type', RENDER_TYPES)
      json.boolean('normalize_volume')
      json.check()
      const dubbing = requireResource(context, params.dubbing_id)
      const language = params.language === ORIGINAL ? ORIGINAL : requireTargetLanguage(dubbing, params.language)
      const render_id = dubs.startRender(dubbing, language, type)
      return { version: dubbing.version, render_id }
    },
  )
}

function addMoveRoute(api: FastifyInstance, context: EmulatorContext): void {
  const { dubs } = context.state

  api.post<DubbingPath>('/v1/dubbing/resource/:dubbing_id/migrate-segments', ({ params, body }) => {
    const json = jsonReader(body)
    const requestedIds = json.requireTexts('segment_ids')
    const speakerId = json.requireText('speaker_id')
    json.check()
    const dubbing = requireResource(context, params.dubbing_id)
    requireSpeaker(dubbing, speakerId)
    const segmentIds = requireSegmentIds(dubbing, requestedIds)
    const moved = segmentIds.map((segmentId) => dubbing.segments[segmentId]!)
    assertNoOverlap(dubbing, { speakerId, changed: moved }, dubs.behaviour)
    dubs.change(dubbing, () => moveSegments(dubbing, segmentIds, speakerId))
    return { version: dubbing.version }
  })
}
