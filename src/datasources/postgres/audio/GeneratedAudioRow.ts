import type { AudioOutputFormat } from '../../../schema/audio/AudioOutputFormat.js'
import { Prisma } from '../generated/client.js'

export type GeneratedAudioKind = 'SPEECH' | 'VOICE_CHANGE' | 'SOUND_EFFECT' | 'ISOLATION'
export type GeneratedAudioState = 'GENERATING' | 'READY' | 'FAILED' | 'UNKNOWN'

export interface GeneratedAudioRow {
  id: string
  kind: GeneratedAudioKind
  state: GeneratedAudioState
  tenantId: string
  ownerId: string
  voiceId: string | null
  modelId: string | null
  /** Null for changed recordings and for transient audio. */
  text: string | null
  /** Null if upstream chose it. */
  outputFormat: AudioOutputFormat | null
  mediaType: string
  /** Whether the times of its characters are stored. */
  isTimed: boolean
  /** Not stored: available from the process that generated it, until it expires. */
  isTransient: boolean
  /** Null if upstream did not report it. */
  characterCost: number | null
  upstreamRequestId: string | null
  historyItemId: string | null
  /** Set for `READY`, with the hash in hexadecimal. */
  sizeBytes: number | null
  sha256: string | null
  durationSecs: number | null
  /** Set for `FAILED`, with the message. */
  failureCode: string | null
  failureMessage: string | null
  operationId: string | null
  createdAt: Date
  endedAt: Date | null
  /** Null: kept until it is deleted. */
  expiresAt: Date | null
}

export const audioColumns = Prisma.sql`
  a.id::text AS "id", a.kind::text AS "kind", a.state::text AS "state", a.tenant_id AS "tenantId",
  a.owner_id AS "ownerId", a.voice_id AS "voiceId", a.model_id AS "modelId", a.text, a.output_format AS "outputFormat",
  a.media_type AS "mediaType", a.is_timed AS "isTimed", a.is_transient AS "isTransient",
  a.character_cost AS "characterCost", a.upstream_request_id AS "upstreamRequestId",
  a.history_item_id AS "historyItemId", a.size_bytes::float8 AS "sizeBytes", a.sha256,
  a.duration_secs AS "durationSecs", a.failure_code AS "failureCode", a.failure_message AS "failureMessage",
  a.operation_id::text AS "operationId", a.created_at AS "createdAt", a.ended_at AS "endedAt",
  a.expires_at AS "expiresAt"`

export function audioTopic(audioId: string): string {
  return `audio:${audioId}`
}
