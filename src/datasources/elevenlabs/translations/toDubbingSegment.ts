import type { DubbedSegment as VendorDubbedSegment } from '@elevenlabs/elevenlabs-js/serialization/types/DubbedSegment.js'
import type { SegmentSubtitleFrame } from '@elevenlabs/elevenlabs-js/serialization/types/SegmentSubtitleFrame.js'
import type { SpeakerSegment } from '@elevenlabs/elevenlabs-js/serialization/types/SpeakerSegment.js'
import { DubbingSegment, DubbingSegmentDub, DubbingSubtitleFrame } from '../../../schema/dubbing/DubbingSegment.js'
import { read } from './read.js'

export interface Span {
  startSecs: number
  endSecs: number
}

/** Null if a time is missing. */
export function toSpan(raw: { start_time?: unknown; end_time?: unknown }): Span | null {
  const startSecs = read.number(raw.start_time)
  const endSecs = read.number(raw.end_time)
  return startSecs === null || endSecs === null ? null : { startSecs, endSecs }
}

export function toDubbingSegment(
  raw: SpeakerSegment.Raw,
  { startSecs, endSecs }: Span,
  { dubbingId, id, speakerId }: { dubbingId: string; id: string; speakerId: string | null },
): DubbingSegment {
  const segment = new DubbingSegment()
  segment.dubbingId = dubbingId
  segment.upstreamId = id
  segment.startSecs = startSecs
  segment.endSecs = endSecs
  segment.text = read.text(raw.text) ?? ''
  segment.subtitles = read.list(raw.subtitles, toSubtitleFrame)
  segment.speakerId = speakerId
  return segment
}

/** Null for a dub without times. */
export function toDubbedSegment(
  raw: VendorDubbedSegment.Raw,
  { dubbingId, segmentId, language }: { dubbingId: string; segmentId: string; language: string },
): DubbingSegmentDub | null {
  const span = toSpan(raw)
  if (!span) return null
  const dub = new DubbingSegmentDub()
  dub.dubbingId = dubbingId
  dub.segmentId = segmentId
  dub.language = language
  dub.startSecs = span.startSecs
  dub.endSecs = span.endSecs
  dub.text = read.text(raw.text)
  dub.subtitles = read.list(raw.subtitles, toSubtitleFrame)
  dub.isStale = raw.audio_stale === true
  return dub
}

function toSubtitleFrame(raw: SegmentSubtitleFrame.Raw): DubbingSubtitleFrame | null {
  const span = toSpan(raw)
  if (!span) return null
  const frame = new DubbingSubtitleFrame()
  frame.startSecs = span.startSecs
  frame.endSecs = span.endSecs
  frame.lines = read.texts(raw.lines)
  return frame
}
