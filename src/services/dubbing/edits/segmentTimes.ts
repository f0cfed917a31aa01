import type { DubbingResourceView } from '../../../datasources/elevenlabs/apis/DubbingResourceView.js'
import { refused } from './dubbingAssertions.js'

export interface SegmentTimes {
  startSecs: number
  endSecs: number
}

/**
 * @param changed The argument to name when the segment ends before it begins.
 * @throws InputRefused for times that no segment of this dubbing can have.
 */
export function assertTimes(
  resource: DubbingResourceView,
  { startSecs, endSecs }: SegmentTimes,
  changed: 'startSecs' | 'endSecs' = 'endSecs',
): void {
  if (!(startSecs >= 0)) throw refused('INVALID', 'A segment cannot begin before the medium does.', ['startSecs'])
  const durationSecs = resource.media('input')?.durationSecs ?? null
  if (durationSecs !== null && startSecs >= durationSecs) {
    const message = `\`startSecs\` must be less than ${durationSecs}, the length of the medium (got ${startSecs}).`
    throw refused('INVALID', message, ['startSecs'])
  }
  if (!(startSecs < endSecs)) throw refused('INVALID', 'A segment has to begin before it ends.', [changed])
  if (durationSecs === null || endSecs <= durationSecs) return
  throw refused('INVALID', `The medium is only ${durationSecs} seconds long.`, ['endSecs'])
}

/** In the language of the medium, or as it is dubbed into another; where that is not, it is heard when the medium says it. */
export function timesIn(resource: DubbingResourceView, segmentId: string, target: string | null): SegmentTimes | null {
  return (target === null ? null : resource.dub(segmentId, target)) ?? resource.segment(segmentId)
}

/**
 * Refuses to let a speaker say two things at a time. What overlapped before the change does not speak against it.
 *
 * @throws InputRefused
 */
export function assertNoOverlap(
  resource: DubbingResourceView,
  { speakerId, target, after, before }: SegmentPlace,
  path: readonly string[],
): void {
  // Where it is about the medium alone, the view knows at once which others are heard then.
  const { startSecs, endSecs } = after.times
  const others = resource.segmentIds(
    target === null ? { speakerIds: [speakerId], startSecs, endSecs } : { speakerIds: [speakerId] },
  )
  for (const id of others) {
    if (id === after.id) continue
    const times = timesIn(resource, id, target)
    if (times === null || !overlaps(times, after.times) || (before && overlaps(times, before))) continue
    throw refused('INVALID', `The speaker says another segment at that time: ${id}.`, path)
  }
}

export interface SegmentPlace {
  speakerId: string
  /** A target language, or null for that of the medium. */
  target: string | null
  after: { id: string | null; times: SegmentTimes }
  /** Its times until now, with this speaker and in this language. */
  before?: SegmentTimes | null
}

export function overlaps(one: SegmentTimes, other: SegmentTimes): boolean {
  return one.startSecs < other.endSecs && other.startSecs < one.endSecs
}
