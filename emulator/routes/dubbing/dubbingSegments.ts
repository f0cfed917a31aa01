import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { jsonReader } from '../../http/jsonReader.js'
import { addSegment, patchSegment, removeSegment } from '../../state/dubbing/dubbingEdits.js'
import { languageOf } from '../../state/dubbing/languages.js'
import { demandNoOverlap, demandTimes } from './assertSegmentTimes.js'
import { demandResource, demandSegment, demandSpeaker, demandTarget } from './requireDubbing.js'

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
    const times = { start: json.demandNumber('start_time'), end: json.demandNumber('end_time') }
    const text = json.text('text') ?? ''
    const told = json.labels('translations') ?? {}
    json.check()
    const { speaker_id: speakerId } = params
    const dub = demandResource(context, params.dubbing_id)
    demandSpeaker(dub, speakerId)
    const translations = Object.fromEntries(
      Object.entries(told).map(([code, translation]) => [demandTarget(dub, code), translation]),
    )
    demandTimes(dub, times, dubs.behaviour)
    demandNoOverlap(dub, speakerId, [{ id: '', ...times, dubs: {} }], dubs.behaviour)
    const new_segment = dubs.change(dub, () => addSegment(dub, { speakerId, ...times, text, translations }))
    return reply.code(201).send({ version: dub.version, new_segment })
  })

  api.patch<SegmentPath & { Params: { language: string } }>(
    '/v1/dubbing/resource/:dubbing_id/segment/:segment_id/:language',
    ({ params, body }) => {
      const json = jsonReader(body)
      const patch = { start: json.number('start_time'), end: json.number('end_time'), text: json.text('text') }
      json.check()
      const dub = demandResource(context, params.dubbing_id)
      const segment = demandSegment(dub, params.segment_id)
      const isSource = languageOf(params.language) === dub.sourceLanguage
      const language = isSource ? dub.sourceLanguage : demandTarget(dub, params.language)
      if (patch.start !== undefined || patch.end !== undefined) {
        const before = isSource ? segment : segment.dubs[language]!
        const times = { start: patch.start ?? before.start, end: patch.end ?? before.end }
        demandTimes(dub, times, dubs.behaviour)
        const changed = { ...segment, ...times, dubs: {} }
        demandNoOverlap(dub, segment.speakerId, [changed], dubs.behaviour, isSource ? undefined : language)
      }
      dubs.change(dub, () => patchSegment(dub, segment.id, language, patch))
      return { version: dub.version }
    },
  )

  api.delete<SegmentPath>('/v1/dubbing/resource/:dubbing_id/segment/:segment_id', ({ params }) => {
    const dub = demandResource(context, params.dubbing_id)
    const { id } = demandSegment(dub, params.segment_id)
    dubs.change(dub, () => removeSegment(dub, id))
    return { version: dub.version }
  })
}
