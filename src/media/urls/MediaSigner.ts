import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Viewer } from '../../auth/Viewer.js'
import { downloadName } from './downloadName.js'
import { type MediaSubject, mediaPath, mediaSubjectAt } from './MediaSubject.js'
import { MediaUrlRefused } from './MediaUrlRefused.js'
import { viewerFrom, viewerText } from './viewerText.js'

export interface MediaSignerOptions {
  /** At least 32 bytes. Shared by all processes that serve one public URL. */
  key: Uint8Array | string
  /** The minimum lifetime of a URL. The maximum is twice this. */
  ttlSecs?: number
  now?: () => Date
}

export interface SignedMedia {
  readonly subject: MediaSubject
  /** The permission of this viewer must be checked again. */
  readonly viewer: Viewer
  readonly expiresAt: Date
  readonly fileName?: string
}

export interface MediaSigner {
  /** With a file name, the URL is a download. Stable within a time bucket, so that a player does not restart when its data is fetched again. */
  sign(subject: MediaSubject, viewer: Viewer, fileName?: string): { path: string; expiresAt: Date }
  /** Verifies a path as it was sent, and a query without the question mark. @throws MediaUrlRefused */
  verify(path: string, query: string): SignedMedia
}

const defaultTtlSecs = 3600
const minKeyBytes = 32
/** Distinguishes these signatures from other uses of the key. */
const purpose = 'polyphony media URL, version 1'

const parameterShapes: Readonly<Record<string, RegExp>> = {
  viewer: /^[\w-]{1,4096}$/,
  expires: /^[1-9]\d{0,10}$/,
  signature: /^[\w-]{43}$/,
  download: /^.{1,255}$/u,
}

/** @throws TypeError for a short key or a lifetime that is not a whole number of seconds. */
export function createMediaSigner(options: MediaSignerOptions): MediaSigner {
  const { ttlSecs = defaultTtlSecs, now = () => new Date() } = options
  const keyBytes = Buffer.from(options.key)
  if (keyBytes.length < minKeyBytes) {
    throw new TypeError(`The key of media URLs must have at least ${minKeyBytes} bytes (got ${keyBytes.length}).`)
  }
  // Importing the key for each signature takes six times as long as signing.
  const key = createSecretKey(keyBytes)
  const viewerTexts = new WeakMap<Viewer, string>()
  const textOf = (viewer: Viewer): string => {
    const known = viewerTexts.get(viewer) ?? viewerText(viewer)
    viewerTexts.set(viewer, known)
    return known
  }
  if (!Number.isSafeInteger(ttlSecs) || ttlSecs < 1) {
    throw new TypeError('The lifetime of media URLs must be a whole number of seconds.')
  }

  const signatureOf = (path: string, query: UnsignedQuery) => hmacOf(key, path, query)

  return {
    sign(subject, viewer, fileName) {
      const soonest = now().getTime() / 1000 + ttlSecs
      const expires = Math.ceil(soonest / ttlSecs) * ttlSecs
      const text = textOf(viewer)
      const path = mediaPath(subject)
      const download = fileName === undefined ? undefined : downloadName(fileName)
      const signature = signatureOf(path, { viewer: text, expires: String(expires), download })
      const end = download === undefined ? '' : `&download=${encodeURIComponent(download)}`
      return {
        path: `${path}?viewer=${text}&expires=${expires}&signature=${signature}${end}`,
        expiresAt: new Date(expires * 1000),
      }
    },

    verify(path, query) {
      const subject = mediaSubjectAt(path)
      if (!subject) throw MediaUrlRefused.unknown()
      const { signature, ...unsigned } = readQuery(query)
      const { viewer: text, expires, download: fileName } = unsigned
      if (!isEqual(signature, signatureOf(mediaPath(subject), unsigned))) throw MediaUrlRefused.invalid()
      const expiresAt = new Date(Number(expires) * 1000)
      if (expiresAt <= now()) throw MediaUrlRefused.expired()
      const viewer = viewerFrom(text)
      if (!viewer) throw MediaUrlRefused.invalid()
      return { subject, viewer, expiresAt, ...(fileName !== undefined && { fileName }) }
    },
  }
}

/** Signs the canonical path, because a proxy may change its percent-encoding. */
function hmacOf(key: KeyObject, path: string, { viewer, expires, download }: UnsignedQuery): string {
  const text = JSON.stringify([purpose, path, viewer, expires, ...(download === undefined ? [] : [download])])
  return createHmac('sha256', key).update(text).digest('base64url')
}

interface UnsignedQuery {
  viewer: string
  expires: string
  download?: string | undefined
}

function readQuery(query: string): UnsignedQuery & { signature: string } {
  const found = [...new URLSearchParams(query)]
  const isWellFormed = found.every(
    ([name, value]) => Object.hasOwn(parameterShapes, name) && parameterShapes[name]?.test(value),
  )
  const { viewer, expires, signature, download } = Object.fromEntries(found)
  // Known names, none missing: so none is repeated.
  const count = download === undefined ? 3 : 4
  if (!isWellFormed || found.length !== count || !viewer || !expires || !signature) throw MediaUrlRefused.invalid()
  return { viewer, expires, signature, download }
}

/** Both have 43 ASCII characters, so timingSafeEqual does not throw. */
function isEqual(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}
