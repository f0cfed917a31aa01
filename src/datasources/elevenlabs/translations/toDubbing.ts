import type { DubbingMetadataResponse } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingMetadataResponse.js'
import { DubbingResource, DubbingStatus } from '../../../schema/dubbing/DubbingResource.js'
import { read } from './read.js'

/** What the upstream tells of a dub without its speakers and segments. */
export type DubbingMetadata = DubbingResource

const ENDS_IN_ZONE = /(Z|[+-]\d\d:?\d\d)$/i

/** Null for one without an id: nothing could be asked about it. */
export function toDubbing(raw: DubbingMetadataResponse.Raw): DubbingMetadata | null {
  const id = read.text(raw.dubbing_id)
  if (!id) return null
  const dubbing = new DubbingResource()
  dubbing.id = id
  dubbing.name = read.text(raw.name) ?? ''
  dubbing.status = read.word(DubbingStatus, raw.status) ?? 'UNKNOWN'
  dubbing.isStudio = raw.editable === true
  dubbing.error = read.text(raw.error) || null
  dubbing.sourceLanguage = read.text(raw.source_language) || null
  dubbing.targetLanguages = read.texts(raw.target_languages)
  dubbing.durationSecs = read.number(raw.media_metadata?.duration)
  dubbing.mediaType = read.text(raw.media_metadata?.content_type) || null
  dubbing.createdAt = toMoment(raw.created_at)
  return dubbing
}

/** A moment as ISO 8601 writes it. The upstream leaves the zone out and means UTC, whatever zone this process is in. */
function toMoment(value: unknown): Date | null {
  if (typeof value !== 'string') return null
  const moment = new Date(ENDS_IN_ZONE.test(value) ? value : `${value}Z`)
  return Number.isNaN(moment.getTime()) ? null : moment
}
