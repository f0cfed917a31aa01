import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { jsonReader } from '../../http/jsonReader.js'
import { addSegment, patchSegment, removeSegment } from '../../state/dubbing/dubbingEdits.js'
import { languageOf } from '../../state/dubbing/languages.js'
import { assertNoOverlap, assertSegmentTimes } from './assertSegmentTimes.js'
import { requireResource, requireSegment, requireSpeaker, requireTargetLanguage } from './requireDubbing.js'

interface SpeakerPath {
  Params: { dubbing_id: string; speaker_id: string }
}

interface SegmentPath {
  Params: { dubbing_id: string; segment_id: string }
}

export function dubbingSegmentRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { dubs } = context.state

  api.post<SpeakerPath>('/v1/dubbing/resource/:dubbing_id/speaker/:speaker_id/segment', ({ params, body }, reply) => {
    const json = jsonReader(body)
    const times = { start: json.requireNumber('start_time'), end: json.requireNumber('end_time') }
    const text = json.text('text') ?? ''
    const translationsByCode = json.labels('translations') ?? {}
    json.check()
    const { speaker_id: speakerId } = params
    const dubbing = requireResource(context, params.dubbing_id)
    requireSpeaker(dubbing, speakerId)
    const translations = Object.fromEntries(
      Object.entries(translationsByCode).map(([code, translation]) => [
        requireTargetLanguage(dubbing, code),
        translation,
      ]),
    )
    assertSegmentTimes(dubbing, times, dubs.behaviour)
    assertNoOverlap(dubbing, { speakerId, changed: [{ id: '', ...times, dubs: {} }] }, dubs.behaviour)
    const new_segment = dubs.change(dubbing, () => addSegment(dubbing, { speakerId, ...times, text, translations }))
    return reply.code(201).send({ version: dubbing.version, new_segment })
  })
  addPatchRoute(api, context)
  addDeleteRoute(api, context)
}

function addPatchRoute(api: FastifyInstance, context: EmulatorContext): void {
  const { dubs } = context.state

  api.patch<SegmentPath & { Params: { language: string } }>(
    '/v1/dubbing/resource/:dubbing_id/segment/:segment_id/:language',
    ({ params, body }) => {
      const json = jsonReader(body)
      const patch = { start: json.number('start_time'), end: json.number('end_time'), text: json.text('text') }
      json.check()
      const dubbing = requireResource(context, params.dubbing_id)
      const segment = requireSegment(dubbing, params.segment_id)
      const isSource = languageOf(params.language) === dubbing.sourceLanguage
      const language = isSource ? dubbing.sourceLanguage : requireTargetLanguage(dubbing, params.language)
      if (patch.start !== undefined || patch.end !== undefined) {
        const current = isSource ? segment : segment.dubs[language]!
        const times = { start: patch.start ?? current.start, end: patch.end ?? current.end }
        assertSegmentTimes(dubbing, times, dubs.behaviour)
        const { speakerId } = segment
        const changed = [{ ...segment, ...times, dubs: {} }]
        assertNoOverlap(dubbing, { speakerId, changed, language: isSource ? undefined : language }, dubs.behaviour)
      }
      dubs.change(dubbing, () => patchSegment(dubbing, { segmentId: segment.id, language }, patch))
      return { version: dubbing.version }
    },
  )
}

function addDeleteRoute(api: FastifyInstance, context: EmulatorContext): void {
  const { dubs } = context.state

  api.delete<SegmentPath>('/v1/dubbing/resource/:dubbing_id/segment/:segment_id', ({ params }) => {
    const dubbing = requireResource(context, params.dubbing_id)
    const { id } = requireSegment(dubbing, params.segment_id)
    dubs.change(dubbing, () => removeSegment(dubbing, id))
    return { version: dubbing.version }
  })
}
