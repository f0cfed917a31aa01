import type { Context } from '../context.js'
import type { CreateDubbingSegmentInput } from '../schema/inputs/DubbingSegmentInputs.js'
import { demandNoOverlap, demandTimes } from './checkSegmentTimes.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'
import { demandSpeaker, demandTarget } from './lookIntoDubbing.js'

/** Adds a segment. Nothing is transcribed, translated or spoken by it. */
export function createDubbingSegment(
  context: Context,
  input: CreateDubbingSegmentInput,
): Promise<EditedDubbing<'createDubbingSegment'>> {
  const { dubbingId, speakerId, startSecs, endSecs } = input
  return editDubbing(context, 'createDubbingSegment', input, (resource) => {
    demandSpeaker(resource, speakerId)
    const translations = input.translations?.map(({ language, text }, index) => ({
      language: demandTarget(resource, language, ['translations', String(index), 'language']),
      text,
    }))
    const times = { startSecs, endSecs }
    demandTimes(resource, times)
    demandNoOverlap(resource, { speakerId, target: null, after: { id: null, times } }, ['startSecs'])
    const text = input.text ?? null
    const alikeBefore = resource
      .segmentIds({ speakerId, ...times })
      .filter((id) => resource.segment(id)?.startSecs === startSecs && resource.segment(id)?.endSecs === endSecs)
    return {
      expectation: { speakerId, startSecs, endSecs, text, alikeBefore },
      send: (dubbing) => dubbing.createSegment(dubbingId, speakerId, { ...times, text, translations }),
    }
  })
}
