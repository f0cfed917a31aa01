import { domainError } from '../../http/apiErrors.js'
import type { DubbingBehaviour } from '../../state/dubbing/dubbingBehaviour.js'
import { overlapIn } from '../../state/dubbing/dubbingEdits.js'
import type { DubbingRecord, SegmentRecord } from '../../state/dubbing/dubbingRecord.js'

export interface SegmentTimes {
  start: number
  end: number
}

export interface SegmentChange {
  speakerId: string
  changed: readonly Pick<SegmentRecord, 'id' | 'start' | 'end' | 'dubs'>[]
  /** A target language. Default: the source language. */
  language?: string
}

export function assertSegmentTimes(
  { media }: DubbingRecord,
  { start, end }: SegmentTimes,
  { oddTimes }: DubbingBehaviour,
): void {
  if (start < 0) throw invalidParameter('start_time', 'start_time must not be negative.')
  if (!(end > start)) throw invalidParameter('end_time', 'end_time must be after start_time.')
  if (!Number.isFinite(end)) throw invalidParameter('end_time', 'end_time must be finite.')
  if (oddTimes === 'refused' && end > media.durationSecs) {
    throw invalidParameter(
      'end_time',
      `end_time is after the end of the medium, which is ${media.durationSecs} seconds long.`,
    )
  }
}

/** Segments of one speaker must not overlap. */
export function assertNoOverlap(
  dubbing: DubbingRecord,
  { speakerId, changed, language }: SegmentChange,
  { oddTimes }: DubbingBehaviour,
): void {
  if (oddTimes === 'accepted') return
  const ids = new Set(changed.map(({ id }) => id))
  const others = Object.values(dubbing.segments).filter(
    (segment) => segment.speakerId === speakerId && !ids.has(segment.id),
  )
  if (overlapIn(others, language)) return // An existing overlap is not caused by this change.
  if (!overlapIn([...others, ...changed], language)) return
  throw invalidParameter('start_time', `It would overlap another segment of the speaker '${speakerId}'.`)
}

function invalidParameter(param: string, message: string) {
  return domainError({ code: 'invalid_parameters', message, param })
}
