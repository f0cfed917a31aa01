import type { WireDub } from '../../wireDubbing.js'
import type { DubbingBehaviour } from './dubbingBehaviour.js'
import type { DubRecord, RenderRecord } from './dubbingRecord.js'

/** Where a dub stands at a moment. */
export function dubStatus({ course }: DubRecord, nowMs: number): string {
  if ('status' in course) return course.status
  const { startedAt, queuedMs, preparingMs, dubbingMs, outcome } = course
  const prepared = nowMs - startedAt - queuedMs
  if (prepared < 0) return 'queued'
  if (prepared < preparingMs) return 'preparing'
  return prepared < preparingMs + dubbingMs ? 'dubbing' : outcome
}

/** What is told of a dub without its resource. */
export function dubOnWire(dub: DubRecord, nowMs: number, { createdAtAs }: DubbingBehaviour): WireDub {
  const status = dubStatus(dub, nowMs)
  const { contentType, durationSecs } = dub.media
  const createdAt = new Date(dub.createdAt).toISOString()
  return {
    dubbing_id: dub.id,
    name: dub.name,
    status,
    source_language: status === 'dubbed' ? dub.sourceLanguage : null,
    target_languages: [...dub.targetLanguages],
    editable: dub.editable,
    // The public example has microseconds and no zone.
    created_at: createdAtAs === 'utc' ? createdAt : createdAt.replace('Z', '000'),
    media_metadata: status === 'queued' ? null : { content_type: contentType, duration: durationSecs },
    error: status === 'failed' ? (dub.course.error ?? 'The dub has failed.') : null,
  }
}

export function renderStatus({ startedAt, ms, outcome }: RenderRecord, nowMs: number): string {
  return nowMs - startedAt < ms ? 'processing' : outcome
}
