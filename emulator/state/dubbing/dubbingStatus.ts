import type { WireDubbing } from '../../wireDubbing.js'
import type { DubbingBehaviour } from './dubbingBehaviour.js'
import type { DubbingRecord, RenderRecord } from './dubbingRecord.js'

export function dubbingStatus({ schedule }: DubbingRecord, nowMs: number): string {
  if ('status' in schedule) return schedule.status
  const { startedAt, queuedMs, preparingMs, dubbingMs, outcome } = schedule
  const sinceQueuedMs = nowMs - startedAt - queuedMs
  if (sinceQueuedMs < 0) return 'queued'
  if (sinceQueuedMs < preparingMs) return 'preparing'
  return sinceQueuedMs < preparingMs + dubbingMs ? 'dubbing' : outcome
}

/** The dubbing as GET /v1/dubbing/:dubbing_id returns it. */
export function dubbingToWire(dubbing: DubbingRecord, nowMs: number, { createdAtAs }: DubbingBehaviour): WireDubbing {
  const status = dubbingStatus(dubbing, nowMs)
  const { contentType, durationSecs } = dubbing.media
  const createdAt = new Date(dubbing.createdAt).toISOString()
  return {
    dubbing_id: dubbing.id,
    name: dubbing.name,
    status,
    source_language: status === 'dubbed' ? dubbing.sourceLanguage : null,
    target_languages: [...dubbing.targetLanguages],
    editable: dubbing.editable,
    // The documented example has microseconds and no time zone.
    created_at: createdAtAs === 'utc' ? createdAt : createdAt.replace('Z', '000'),
    media_metadata: status === 'queued' ? null : { content_type: contentType, duration: durationSecs },
    error: status === 'failed' ? (dubbing.schedule.error ?? 'The dub has failed.') : null,
  }
}

export function renderStatus({ startedAt, ms, outcome }: RenderRecord, nowMs: number): string {
  return nowMs - startedAt < ms ? 'processing' : outcome
}
