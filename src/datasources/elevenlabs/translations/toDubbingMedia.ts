import { createHash } from 'node:crypto'
import type { DubbingMediaReference } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingMediaReference.js'
import { mediumType } from '../client/readResponse.js'
import { isRawObject } from './rawMap.js'
import { read } from './read.js'

/** A medium that belongs to a dub. Where it lies is known to the client alone: only `DubbingApi.openReference` gets at it. */
export class DubbingMedia {
  readonly mediaType: string | null
  readonly durationSecs: number | null
  readonly isAudio: boolean
  /** Another one for other bytes, and the same however often the link is signed anew. Tells nothing of where it lies. */
  readonly take: string
  readonly #url: string

  constructor(raw: DubbingMediaReference.Raw, url: string) {
    this.mediaType = mediumType(raw.content_type) ?? null
    this.durationSecs = read.number(raw.duration_secs)
    this.isAudio = read.flag(raw.is_audio) ?? this.mediaType?.startsWith('audio/') ?? false
    this.take = takeOf(raw)
    this.#url = url
  }

  /** For this room alone. */
  static urlOf(media: DubbingMedia): string {
    return media.#url
  }
}

function takeOf({ random_path_slug, src }: DubbingMediaReference.Raw): string {
  const place = JSON.stringify([random_path_slug, String(src).split('?', 1)[0]])
  return createHash('sha256').update(place).digest('base64url').slice(0, 16)
}

/** Null for what cannot be fetched: there is none yet, or it says not from where. */
export function toDubbingMedia(raw: DubbingMediaReference.Raw | null | undefined): DubbingMedia | null {
  if (!raw || !isRawObject(raw)) return null
  const url = read.text(raw.url)
  return url ? new DubbingMedia(raw, url) : null
}
