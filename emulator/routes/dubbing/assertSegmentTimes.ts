import { domainError } from '../../http/apiErrors.js'
import type { DubbingBehaviour } from '../../state/dubbing/dubbingBehaviour.js'
import { overlapIn } from '../../state/dubbing/dubbingEdits.js'
import type { DubRecord, SegmentRecord } from '../../state/dubbing/dubbingRecord.js'

export interface SegmentTimes {
  start: number
  end: number
}

/** Refuses times that no segment can have. */
export function demandTimes({ media }: DubRecord, { start, end }: SegmentTimes, { oddTimes }: DubbingBehaviour): void {
  if (start < 0) throw refused('start_time', 'start_time must not be negative.')
  if (!(end > start)) throw refused('end_time', 'end_time must be after start_time.')
  if (!Number.isFinite(end)) throw refused('end_time', 'end_time must be finite.')
  if (oddTimes === 'refused' && end > media.durationSecs) {
    throw refused('end_time', `end_time is after the end of the medium, which is ${media.durationSecs} seconds long.`)
  }
}

/** Refuses to let a speaker say two things at a time; without a target language in that of the medium. */
export function demandNoOverlap(
  dub: DubRecord,
  speakerId: string,
  changed: readonly Pick<SegmentRecord, 'id' | 'start' | 'end' | 'dubs'>[],
  { oddTimes }: DubbingBehaviour,
  language?: string,
): void {
  if (oddTimes === 'accepted') return
  const ids = new Set(changed.map(({ id }) => id))
  const others = Object.values(dub.segments).filter(
    (segment) => segment.speakerId === speakerId && !ids.has(segment.id),
  )
  if (overlapIn(others, language)) return // It did so before, and this change is not at fault.
  if (!overlapIn([...others, ...changed], language)) return
  throw refused('start_time', `It would overlap another segment of the speaker '${speakerId}'.`)
}

function refused(param: string, message: string) {
  return domainError({ code: 'invalid_parameters', message, param })
}
