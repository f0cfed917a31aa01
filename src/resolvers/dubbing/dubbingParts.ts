import type { Context } from '../../context.js'
import type { DubbingRender } from '../../schema/dubbing/DubbingRender.js'
import type { DubbingSegment } from '../../schema/dubbing/DubbingSegment.js'
import type { DubbingSpeaker } from '../../schema/dubbing/DubbingSpeaker.js'
import { dubbingRenderId, dubbingSegmentId, dubbingSpeakerId } from '../../schema/shared/compositeId.js'

/**
 * The functions below find parts of dubbings by global id. They return null for unknown parts and for dubbings that
 * are not visible to the viewer.
 */

export async function findSpeaker({ loaders }: Context, id: string): Promise<DubbingSpeaker | null> {
  const key = dubbingSpeakerId.decode(id)
  return key && ((await loaders.dubbingResource.load(key.dubbingId))?.speaker(key.speakerId) ?? null)
}

export async function findSegment({ loaders }: Context, id: string): Promise<DubbingSegment | null> {
  const key = dubbingSegmentId.decode(id)
  return key && ((await loaders.dubbingResource.load(key.dubbingId))?.segment(key.segmentId) ?? null)
}

export async function findRender({ loaders }: Context, id: string): Promise<DubbingRender | null> {
  const key = dubbingRenderId.decode(id)
  return key && ((await loaders.dubbingResource.load(key.dubbingId))?.render(key.renderId) ?? null)
}

/** Services return upstream ids of parts; payloads contain global ids. */

export function withSpeakerId<Result extends { dubbingId: string; speakerId: string }>(result: Result): Result {
  return { ...result, speakerId: dubbingSpeakerId.encode(result) }
}

export function withSegmentId<Result extends { dubbingId: string; segmentId: string }>(result: Result): Result {
  return { ...result, segmentId: dubbingSegmentId.encode(result) }
}

export function withSegmentIds<Result extends { dubbingId: string; segmentIds: string[] }>(result: Result): Result {
  return { ...result, segmentIds: toSegmentIds(result.dubbingId, result.segmentIds) }
}

export function toSegmentIds(dubbingId: string, upstreamIds: readonly string[]): string[] {
  return upstreamIds.map((segmentId) => dubbingSegmentId.encode({ dubbingId, segmentId }))
}
