import { createHash } from 'node:crypto'
import type { DubbedSegment } from '@elevenlabs/elevenlabs-js/serialization/types/DubbedSegment.js'
import type { DubbingMediaReference } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingMediaReference.js'
import type { SegmentSubtitleFrame } from '@elevenlabs/elevenlabs-js/serialization/types/SegmentSubtitleFrame.js'
import type { SpeakerSegment } from '@elevenlabs/elevenlabs-js/serialization/types/SpeakerSegment.js'
import { rawMap } from '../translations/rawMap.js'

/** The signature of a URL changes while its file stays the same. */
const SIGNATURE = /\?.*/s

/** By segment id, ordered by time. */
export type SegmentDigests = ReadonlyMap<string, string>

/** The ids of segments that were added, changed or deleted; deleted ones last. */
export function changedSegments(before: SegmentDigests, after: SegmentDigests): string[] {
  const changed: string[] = []
  for (const [id, digest] of after) if (before.get(id) !== digest) changed.push(id)
  for (const id of before.keys()) if (!after.has(id)) changed.push(id)
  return changed
}

/** Digest of all visible data of a segment. URLs are not included, because their signatures change. */
export function segmentDigest(raw: SpeakerSegment.Raw, speakerId: string | null): string {
  const parts: unknown[] = [speakerId, raw.start_time, raw.end_time, raw.text]
  addSubtitles(parts, raw.subtitles)
  const dubs = rawMap<DubbedSegment.Raw>(raw.dubs)
  for (const language of Object.keys(dubs).sort()) {
    const dub = dubs[language]
    if (!dub) continue
    parts.push(language, dub.start_time, dub.end_time, dub.text, dub.audio_stale, locationOf(dub.media_ref))
    addSubtitles(parts, dub.subtitles)
  }
  return createHash('sha1').update(JSON.stringify(parts)).digest('base64')
}

function addSubtitles(parts: unknown[], frames: SegmentSubtitleFrame.Raw[] | null | undefined): void {
  if (!Array.isArray(frames)) return
  for (const frame of frames) if (frame) parts.push(frame.start_time, frame.end_time, frame.lines)
  parts.push(frames.length)
}

function locationOf(media: DubbingMediaReference.Raw | null | undefined): unknown {
  if (!media) return null
  const src: unknown = media.src
  return typeof src === 'string' ? src.replace(SIGNATURE, '') : media.random_path_slug
}
