import { NotFound } from '../../../errors.js'
import { dubbingSegmentId, dubbingSpeakerId } from '../../../schema/shared/compositeId.js'

export function decodeSegmentId(id: string): { dubbingId: string; segmentId: string } {
  const key = dubbingSegmentId.decode(id)
  if (key === null) throw new NotFound('DubbingSegment', id)
  return key
}

export function decodeSpeakerId(id: string): { dubbingId: string; speakerId: string } {
  const key = dubbingSpeakerId.decode(id)
  if (key === null) throw new NotFound('DubbingSpeaker', id)
  return key
}

/** The upstream id of a segment, or an empty text if it is not an id of this dubbing. */
export function segmentIdIn(dubbingId: string, id: string): string {
  const key = dubbingSegmentId.decode(id)
  return key?.dubbingId === dubbingId ? key.segmentId : ''
}

export function speakerIdIn(dubbingId: string, id: string): string {
  const key = dubbingSpeakerId.decode(id)
  return key?.dubbingId === dubbingId ? key.speakerId : ''
}
