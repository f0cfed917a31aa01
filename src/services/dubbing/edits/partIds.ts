import { NotFound } from '../../../errors.js'
import { dubbingSegmentId, dubbingSpeakerId } from '../../../schema/shared/compositeId.js'

/** @throws NotFound for what is no id of a segment. */
export function decodeSegmentId(id: string): { dubbingId: string; segmentId: string } {
  const key = dubbingSegmentId.decode(id)
  if (key === null) throw new NotFound('DubbingSegment', id)
  return key
}

/** @throws NotFound for what is no id of a speaker. */
export function decodeSpeakerId(id: string): { dubbingId: string; speakerId: string } {
  const key = dubbingSpeakerId.decode(id)
  if (key === null) throw new NotFound('DubbingSpeaker', id)
  return key
}

/** The upstream id of a segment of this dub; empty for every other id, and no segment has an empty one. */
export function segmentIdIn(dubbingId: string, id: string): string {
  const key = dubbingSegmentId.decode(id)
  return key?.dubbingId === dubbingId ? key.segmentId : ''
}

/** The same for a speaker. */
export function speakerIdIn(dubbingId: string, id: string): string {
  const key = dubbingSpeakerId.decode(id)
  return key?.dubbingId === dubbingId ? key.speakerId : ''
}
