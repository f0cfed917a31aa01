import type { SignedMedia } from '../urls/MediaSigner.js'
import { attachmentHeader } from './attachmentHeader.js'
import type { ChosenBytes } from './chooseBytes.js'

/** Nothing in uploaded bytes may run on our origin. Any page may embed them: the URL is the permission. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
}

const allowedType = /^((audio|video)\/[a-z0-9][a-z0-9.+-]{0,126}|image\/(png|jpeg)|application\/(octet-stream|zip))$/
const maxTypeLength = 300
/** A browser may play its copy for this time without a new check of the permission. */
const maxCacheSecs = 3600

export function mediaHeaders(
  chosen: ChosenBytes,
  { expiresAt, fileName }: Pick<SignedMedia, 'expiresAt' | 'fileName'>,
): Record<string, string> {
  const { part, total, length, etag } = chosen
  const type = safeType(chosen.mediaType)
  return {
    ...validatorHeaders(chosen, expiresAt),
    'content-type': type,
    'content-disposition': fileName === undefined ? dispositionOf(type) : attachmentHeader(fileName, type),
    'accept-ranges': etag === null && part === null && !chosen.isGrowing ? 'none' : 'bytes',
    ...(length !== null && { 'content-length': String(length) }),
    ...(part && { 'content-range': `bytes ${part.start}-${part.end}/${total ?? '*'}` }),
  }
}

function dispositionOf(type: string): string {
  return type === 'application/zip' ? 'attachment' : 'inline'
}

/** Audio that grows is not cached, so that a player that loads the complete audio gets its length. */
export function validatorHeaders(
  { etag, isTransient, isGrowing }: ChosenBytes,
  expiresAt: Date,
): Record<string, string> {
  const secs = Math.floor((expiresAt.getTime() - Date.now()) / 1000)
  return {
    'cache-control':
      isTransient || isGrowing ? 'no-store' : `private, max-age=${Math.max(0, Math.min(secs, maxCacheSecs))}`,
    ...(etag !== null && { etag }),
  }
}

/** Weak tags match in `If-None-Match`, unlike in `If-Range`: RFC 9110, 13.1.2. */
export function isKnownToClient(ifNoneMatch: string | undefined, etag: string | null): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  return etag !== null && ifNoneMatch.split(',').some((tag) => withoutWeakness(tag.trim()) === etag)
}

function withoutWeakness(tag: string): string {
  return tag.startsWith('W/') ? tag.slice(2) : tag
}

/** Lets scripts of the given origins read the bytes. `*` allows all origins. */
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

export const preflightHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'Range, If-Range, If-None-Match',
  'access-control-max-age': '600',
}

function safeType(mediaType: string | null): string {
  const type = (mediaType ?? '').slice(0, maxTypeLength).split(';', 1).join('').trim().toLowerCase()
  return allowedType.test(type) ? type : 'application/octet-stream'
}
