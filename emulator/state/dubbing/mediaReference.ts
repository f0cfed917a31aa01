import { idFrom } from '../../seededRandom.js'
import type { WireMediaReference } from '../../wireDubbing.js'
import type { DubbingRecord, RenderType } from './dubbingRecord.js'

/** The path of dubbing media, outside the API. */
export const DUBBING_MEDIA_PATH = '/_assets/dubbing/'

const BUCKET = 'emulator-dubbing-media'
const SLUG_LENGTH = 16

/** The signed parts of the links in one response. */
export interface MediaLinks {
  base: string
  query: string
  slug: string
}

/**
 * Links with an expiry between half and all of the lifetime, rounded so that consecutive responses have equal links.
 */
export function mediaLinks(
  dubbingId: string,
  { base, nowMs, lifetimeMs }: { base: string; nowMs: number; lifetimeMs: number },
): MediaLinks {
  const half = Math.max(1, lifetimeMs / 2)
  const expires = Math.ceil((Math.floor(nowMs / half) + 2) * half)
  const query = `expires=${expires}&signature=${signatureOf(dubbingId, expires)}`
  return { base, query, slug: idFrom(`dub:${dubbingId}:slug`, SLUG_LENGTH) }
}

export function isValidLink(
  dubbingId: string,
  { expires, signature }: { expires: string; signature: string },
  nowMs: number,
): boolean {
  return signature === signatureOf(dubbingId, Number(expires)) && nowMs < Number(expires)
}

function signatureOf(dubbingId: string, expires: number): string {
  return idFrom(`dub:${dubbingId}:until:${expires}`, 32)
}

export interface MediaFile {
  name: string
  contentType: string
  secs: number
}

export function mediaReference(
  { id }: DubbingRecord,
  { base, query, slug }: MediaLinks,
  { name, contentType, secs }: MediaFile,
): WireMediaReference {
  return {
    src: `${id}/${slug}/${name}`,
    content_type: contentType,
    bucket_name: BUCKET,
    random_path_slug: slug,
    duration_secs: secs,
    is_audio: contentType.startsWith('audio/'),
    url: `${base}${DUBBING_MEDIA_PATH}${id}/${name}?${query}`,
  }
}

export const RENDER_MEDIA: Readonly<Record<RenderType, { contentType: string; ending: string }>> = {
  mp4: { contentType: 'video/mp4', ending: 'mp4' },
  aac: { contentType: 'audio/aac', ending: 'aac' },
  mp3: { contentType: 'audio/mpeg', ending: 'mp3' },
  wav: { contentType: 'audio/wav', ending: 'wav' },
  aaf: { contentType: 'application/octet-stream', ending: 'aaf' },
  tracks_zip: { contentType: 'application/zip', ending: 'zip' },
  clips_zip: { contentType: 'application/zip', ending: 'zip' },
  zip: { contentType: 'application/zip', ending: 'zip' },
}
