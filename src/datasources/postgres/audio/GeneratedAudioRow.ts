import type { AudioOutputFormat } from '../../../schema/audio/OutputFormat.js'
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
  /** Null for what was made of a recording, and where nothing is to be kept. */
  text: string | null
  /** Null where upstream chose it. */
  outputFormat: AudioOutputFormat | null
  mediaType: string
  /** Whether the times of its characters are kept with it. */
  isTimed: boolean
  /** Nothing of it is kept: it lives in the process that made it, until it expires. */
  isTransient: boolean
  /** Null where upstream did not say. */
  characterCost: number | null
  upstreamRequestId: string | null
  historyItemId: string | null
  /** Known of what is ready, with the hash, as hex. */
  sizeBytes: number | null
  sha256: string | null
  durationSecs: number | null
  /** Known of what failed, with the message. */
  failureCode: string | null
  failureMessage: string | null
  operationId: string | null
  createdAt: Date
  endedAt: Date | null
  /** Null for what is kept until it is deleted. */
  expiresAt: Date | null
}

/** The columns of a `GeneratedAudioRow`, from `generated_audio a`. */
export const audioColumns = Prisma.sql`
  a.id::text AS "id", a.kind::text AS "kind", a.state::text AS "state", a.tenant_id AS "tenantId",
  a.owner_id AS "ownerId", a.voice_id AS "voiceId", a.model_id AS "modelId", a.text, a.output_format AS "outputFormat",
  a.media_type AS "mediaType", a.is_timed AS "isTimed", a.is_transient AS "isTransient",
  a.character_cost AS "characterCost", a.upstream_request_id AS "upstreamRequestId",
  a.history_item_id AS "historyItemId", a.size_bytes::float8 AS "sizeBytes", a.sha256,
  a.duration_secs AS "durationSecs", a.failure_code AS "failureCode", a.failure_message AS "failureMessage",
  a.operation_id::text AS "operationId", a.created_at AS "createdAt", a.ended_at AS "endedAt",
  a.expires_at AS "expiresAt"`

/** Whoever follows a sound is told of its changes under this name. */
export function audioTopic(audioId: string): string {
  return `audio:${audioId}`
}
