import { createHash } from 'node:crypto'
import type { DubbingMediaReference } from '@elevenlabs/elevenlabs-js/serialization/types/DubbingMediaReference.js'
import { acceptedMediaType } from '../client/readResponse.js'
import { isRawObject } from './rawMap.js'
import { read } from './read.js'

/** A media file of a dubbing. Its URL is private: `DubbingResourceApi.openReference` opens it. */
export class DubbingMedia {
  readonly mediaType: string | null
  readonly durationSecs: number | null
  readonly isAudio: boolean
  /** Changes with the bytes, not with the signature of the URL. Does not contain the URL. */
  readonly take: string
  readonly #url: string

  constructor(raw: DubbingMediaReference.Raw, url: string) {
    this.mediaType = acceptedMediaType(raw.content_type) ?? null
    this.durationSecs = read.number(raw.duration_secs)
    this.isAudio = read.flag(raw.is_audio) ?? this.mediaType?.startsWith('audio/') ?? false
    this.take = takeOf(raw)
    this.#url = url
  }

  /** Only for this data source. */
  static urlOf(media: DubbingMedia): string {
    return media.#url
  }
}

function takeOf({ random_path_slug, src }: DubbingMediaReference.Raw): string {
  const location = JSON.stringify([random_path_slug, String(src).split('?', 1)[0]])
  return createHash('sha256').update(location).digest('base64url').slice(0, 16)
}

/** Null without a URL: there is no file yet. */
export function toDubbingMedia(raw: DubbingMediaReference.Raw | null | undefined): DubbingMedia | null {
  if (!raw || !isRawObject(raw)) return null
  const url = read.text(raw.url)
  return url ? new DubbingMedia(raw, url) : null
}
