import type { Context } from '../../../context.js'
import type { CreateDubbingSegmentInput } from '../../../schema/dubbing/DubbingSegmentInputs.js'
import { requireSpeaker, requireTargetLanguage } from './dubbingAssertions.js'
import { speakerIdIn } from './dubbingIds.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'
import { assertNoOverlap, assertTimes } from './segmentTimes.js'

/** Starts no transcription, translation or speech. */
export function createDubbingSegment(
  context: Context,
  input: CreateDubbingSegmentInput,
): Promise<EditedDubbing<'createDubbingSegment'>> {
  const { dubbingId, startSecs, endSecs } = input
  const speakerId = speakerIdIn(dubbingId, input.speakerId)
  return editDubbing(context, { kind: 'createDubbingSegment', input }, (resource) => {
    requireSpeaker(resource, speakerId)
    const translations = input.translations?.map(({ language, text }, index) => ({
      language: requireTargetLanguage(resource, language, ['translations', String(index), 'language']),
      text,
    }))
    const times = { startSecs, endSecs }
    assertTimes(resource, times)
    assertNoOverlap(resource, { speakerId, target: null, after: { id: null, times } }, ['startSecs'])
    const text = input.text ?? null
    const alikeBefore = resource
      .segmentIds({ speakerIds: [speakerId], ...times })
      .filter((id) => resource.segment(id)?.startSecs === startSecs && resource.segment(id)?.endSecs === endSecs)
    return {
      expectation: { speakerId, startSecs, endSecs, text, alikeBefore },
      send: (dubbing) => dubbing.createSegment(dubbingId, speakerId, { ...times, text, translations }),
    }
  })
}
