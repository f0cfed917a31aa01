import type { DubbingResourceView } from '../../../datasources/elevenlabs/apis/DubbingResourceView.js'
import { refused } from './dubbingAssertions.js'

export interface SegmentTimes {
  startSecs: number
  endSecs: number
}

/** @param changed The argument of the error if the segment ends before it starts. */
export function assertTimes(
  resource: DubbingResourceView,
  { startSecs, endSecs }: SegmentTimes,
  changed: 'startSecs' | 'endSecs' = 'endSecs',
): void {
  if (!(startSecs >= 0)) throw refused('INVALID', `\`startSecs\` must be 0 or more (got ${startSecs}).`, ['startSecs'])
  const durationSecs = resource.media('input')?.durationSecs ?? null
  if (durationSecs !== null && startSecs >= durationSecs) {
    const message = `\`startSecs\` must be less than ${durationSecs}, the duration of the source (got ${startSecs}).`
    throw refused('INVALID', message, ['startSecs'])
  }
  if (!(startSecs < endSecs)) {
    const message = `\`startSecs\` must be less than \`endSecs\` (got ${startSecs} and ${endSecs}).`
    throw refused('INVALID', message, [changed])
  }
  if (durationSecs === null || endSecs <= durationSecs) return
  throw refused(
    'INVALID',
    `\`endSecs\` must be at most ${durationSecs}, the duration of the source (got ${endSecs}).`,
    ['endSecs'],
  )
}

/** The times in a target language, or in the source if `target` is null or has no dub of the segment. */
export function timesIn(resource: DubbingResourceView, segmentId: string, target: string | null): SegmentTimes | null {
  return (target === null ? null : resource.dub(segmentId, target)) ?? resource.segment(segmentId)
}

/** Segments of one speaker must not overlap. Overlaps that existed before the change are allowed. */
export function assertNoOverlap(
  resource: DubbingResourceView,
  { speakerId, target, after, before }: SegmentChange,
  path: readonly string[],
): void {
  // The view can filter by time in the source only.
  const { startSecs, endSecs } = after.times
  const others = resource.segmentIds(
    target === null ? { speakerIds: [speakerId], startSecs, endSecs } : { speakerIds: [speakerId] },
  )
  for (const id of others) {
    if (id === after.id) continue
    const times = timesIn(resource, id, target)
    if (times === null || !overlaps(times, after.times) || (before && overlaps(times, before))) continue
    throw refused('INVALID', `The segment would overlap with segment ${id} of the same speaker.`, path)
  }
}

export interface SegmentChange {
  speakerId: string
  /** Null for the source language. */
  target: string | null
  after: { id: string | null; times: SegmentTimes }
  before?: SegmentTimes | null
}

export function overlaps(one: SegmentTimes, other: SegmentTimes): boolean {
  return one.startSecs < other.endSecs && other.startSecs < one.endSecs
}
