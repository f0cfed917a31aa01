import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Viewer } from '../../auth/Viewer.js'
import { type MediaSubject, mediaPath, mediaSubjectAt } from './MediaSubject.js'
import { MediaUrlRefused } from './MediaUrlRefused.js'
import { viewerFrom, viewerText } from './viewerText.js'

export interface MediaSignerOptions {
  /** At least 32 bytes. All processes that serve one public URL share it. */
  key: Uint8Array | string
  /** The shortest life of a URL; the longest is twice this. */
  ttlSecs?: number
  now?: () => Date
}

export interface SignedMedia {
  readonly subject: MediaSubject
  /** For whom the URL was signed. Whether this viewer may still see the subject has to be asked again. */
  readonly viewer: Viewer
  readonly expiresAt: Date
}

export interface MediaSigner {
  /**
   * The URL, from its path on, at which a viewer gets a subject. It stays the same within a time bucket, so that a player
   * whose data is fetched again does not start anew.
   */
  sign(subject: MediaSubject, viewer: Viewer): { path: string; expiresAt: Date }
  /**
   * Reads a URL of ours: its path as it was sent, and its query without the question mark.
   *
   * @throws MediaUrlRefused
   */
  verify(path: string, query: string): SignedMedia
}

const DEFAULT_TTL_SECS = 3600
const SHORTEST_KEY_BYTES = 32
/** Keeps these signatures apart from any other use of the same key. */
const PURPOSE = 'polyphony media URL, version 1'

/** What each query parameter may look like. There are no others, and none stands twice. */
const PARAMETERS: Readonly<Record<string, RegExp>> = {
  viewer: /^[\w-]{1,4096}$/,
  expires: /^[1-9]\d{0,10}$/,
  signature: /^[\w-]{43}$/,
}

/** @throws TypeError for a key that is too short and for a life that is no whole number of seconds. */
export function createMediaSigner(options: MediaSignerOptions): MediaSigner {
  const { ttlSecs = DEFAULT_TTL_SECS, now = () => new Date() } = options
  const keyBytes = Buffer.from(options.key)
  if (keyBytes.length < SHORTEST_KEY_BYTES) {
    throw new TypeError(
      `The key of media URLs must be at least ${SHORTEST_KEY_BYTES} bytes long; it has ${keyBytes.length}.`,
    )
  }
  // Made once: Node takes six times as long to look at the bytes of a key for each signature as to sign.
  const key = createSecretKey(keyBytes)
  /** A list signs hundreds of URLs for one viewer. */
  const viewerTexts = new WeakMap<Viewer, string>()
  const textOf = (viewer: Viewer): string => {
    const known = viewerTexts.get(viewer) ?? viewerText(viewer)
    viewerTexts.set(viewer, known)
    return known
  }
  if (!Number.isSafeInteger(ttlSecs) || ttlSecs < 1) {
    throw new TypeError('The life of media URLs must be a whole number of seconds.')
  }

  /**
   * Signs what the path says, not how it says it: a proxy on the way may spell the percent-encoding differently. As a JSON
   * array no part can be taken for another.
   */
  function signatureOf(path: string, viewer: string, expires: string): string {
    const text = JSON.stringify([PURPOSE, path, viewer, expires])
    return createHmac('sha256', key).update(text).digest('base64url')
  }

  return {
    sign(subject, viewer) {
      const soonest = now().getTime() / 1000 + ttlSecs
      const expires = Math.ceil(soonest / ttlSecs) * ttlSecs
      const text = textOf(viewer)
      const path = mediaPath(subject)
      const signature = signatureOf(path, text, String(expires))
      return {
        path: `${path}?viewer=${text}&expires=${expires}&signature=${signature}`,
        expiresAt: new Date(expires * 1000),
      }
    },

    verify(path, query) {
      const subject = mediaSubjectAt(path)
      if (!subject) throw MediaUrlRefused.unknown()
      const { viewer: text, expires, signature } = readQuery(query)
      if (!isEqual(signature, signatureOf(mediaPath(subject), text, expires))) throw MediaUrlRefused.invalid()
      const expiresAt = new Date(Number(expires) * 1000)
      if (expiresAt <= now()) throw MediaUrlRefused.expired()
      const viewer = viewerFrom(text)
      if (!viewer) throw MediaUrlRefused.invalid()
      return { subject, viewer, expiresAt }
    },
  }
}

function readQuery(query: string): { viewer: string; expires: string; signature: string } {
  const found = [...new URLSearchParams(query)]
  const isSound = found.every(([name, value]) => Object.hasOwn(PARAMETERS, name) && PARAMETERS[name]?.test(value))
  const { viewer, expires, signature } = Object.fromEntries(found)
  // Three names, all of them known and none missing: so none stands twice.
  if (!isSound || found.length !== 3 || !viewer || !expires || !signature) throw MediaUrlRefused.invalid()
  return { viewer, expires, signature }
}

/** Both are 43 plain characters by now, so the comparison takes the same time for all of them. */
function isEqual(given: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(given), Buffer.from(right))
}
