import type { ChosenBytes } from './chooseBytes.js'

/**
 * On every answer. The bytes come from what users upload, so nothing in them may run or be taken for something else on
 * our origin. Pages of any origin may embed them: the URL itself is the permission.
 */
export const GUARDS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
}

const ALLOWED_TYPE = /^((audio|video)\/[a-z0-9][a-z0-9.+-]{0,126}|image\/(png|jpeg)|application\/(octet-stream|zip))$/
/** The time for which a browser may play a copy of its own without asking whether the viewer may still have it. */
const LONGEST_TYPE = 300
const LONGEST_CACHE_SECS = 3600

/** The headers that describe chosen bytes: the same for GET and HEAD. */
export function mediaHeaders(chosen: ChosenBytes, expiresAt: Date): Record<string, string> {
  const { part, total, length, etag } = chosen
  const type = safeType(chosen.mediaType)
  return {
    ...validity(chosen, expiresAt),
    'content-type': type,
    // No browser plays what lies in an archive.
    'content-disposition': type === 'application/zip' ? 'attachment' : 'inline',
    'accept-ranges': etag === null && part === null && !chosen.isGrowing ? 'none' : 'bytes',
    ...(length !== null && { 'content-length': String(length) }),
    ...(part && { 'content-range': `bytes ${part.start}-${part.end}/${total ?? '*'}` }),
  }
}

/** What a copy that the client has is good for. */
export function validity({ etag, isTransient }: ChosenBytes, expiresAt: Date): Record<string, string> {
  const secs = Math.floor((expiresAt.getTime() - Date.now()) / 1000)
  return {
    'cache-control': isTransient ? 'no-store' : `private, max-age=${Math.max(0, Math.min(secs, LONGEST_CACHE_SECS))}`,
    ...(etag !== null && { etag }),
  }
}

/** Whether an `If-None-Match` header names this content. Weak tags count here, unlike for ranges: RFC 9110, 13.1.2. */
export function isKnownToClient(ifNoneMatch: string | undefined, etag: string | null): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  return etag !== null && ifNoneMatch.split(',').some((tag) => withoutWeakness(tag.trim()) === etag)
}

function withoutWeakness(tag: string): string {
  return tag.startsWith('W/') ? tag.slice(2) : tag
}

/** Lets pages of the given origins read the bytes by script. `*` stands for all of them. */
export function corsHeaders(origin: string | undefined, allowed: readonly string[]): Record<string, string> {
  if (allowed.length === 0) return {}
  const isAllowed = origin !== undefined && (allowed.includes('*') || allowed.includes(origin))
  return {
    vary: 'Origin',
    ...(isAllowed && {
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'Content-Range, Content-Length, Accept-Ranges, ETag',
    }),
  }
}

/** What a browser asks before it sends a Range from a script. */
export const PREFLIGHT: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'Range, If-Range, If-None-Match',
  'access-control-max-age': '600',
}

/** Parameters are dropped: no player needs them, and they would have to be checked as well. */
function safeType(mediaType: string | null): string {
  const type = (mediaType ?? '').slice(0, LONGEST_TYPE).split(';', 1).join('').trim().toLowerCase()
  return ALLOWED_TYPE.test(type) ? type : 'application/octet-stream'
}
