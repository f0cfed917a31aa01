import type { DubbingMetadataResponse } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingMetadataResponse.js'
import { DubbingResource, DubbingStatus } from '../../../schema/dubbing/DubbingResource.js'
import { read } from './read.js'

export type DubbingMetadata = DubbingResource

const ENDS_IN_ZONE = /(Z|[+-]\d\d:?\d\d)$/i

/** Null for a dubbing without an id. */
export function toDubbing(raw: DubbingMetadataResponse.Raw): DubbingMetadata | null {
  const id = read.text(raw.dubbing_id)
  if (!id) return null
  const dubbing = new DubbingResource()
  dubbing.id = id
  dubbing.name = read.text(raw.name) ?? ''
  dubbing.status = read.enum(DubbingStatus, raw.status) ?? 'UNKNOWN'
  dubbing.isStudio = raw.editable === true
  dubbing.error = read.text(raw.error) || null
  dubbing.sourceLanguage = read.text(raw.source_language) || null
  dubbing.targetLanguages = read.texts(raw.target_languages)
  dubbing.durationSecs = read.number(raw.media_metadata?.duration)
  dubbing.mediaType = read.text(raw.media_metadata?.content_type) || null
  dubbing.createdAt = toDate(raw.created_at)
  return dubbing
}

/** Upstream omits the time zone of its ISO 8601 times and means UTC. */
function toDate(value: unknown): Date | null {
  if (typeof value !== 'string') return null
  const date = new Date(ENDS_IN_ZONE.test(value) ? value : `${value}Z`)
  return Number.isNaN(date.getTime()) ? null : date
}
