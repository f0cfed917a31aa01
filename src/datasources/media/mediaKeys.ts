import { isUuid } from '../isUuid.js'

/** Names of files have 255 bytes in the narrowest of file systems, and an unfinished one has a suffix of 42. */
const LONGEST_KEY = 200
const PREVIEW = 'preview-'
const TIMING = '.timing'
const KEY = /^[A-Za-z0-9_-][A-Za-z0-9_%-]*(\.timing)?$/

/** The key of a sound. @throws TypeError for what is no UUID: our ids are. */
export function audioKey(audioId: string): string {
  if (!isUuid(audioId)) throw new TypeError('The id of a sound is a UUID.')
  return audioId.toLowerCase()
}

/** The key of the times of its characters. */
export function timingKey(audioId: string): string {
  return audioKey(audioId) + TIMING
}

/** The key of a preview, whose id the upstream chose. @throws TypeError for an id that is too long for a name. */
export function previewKey(previewId: string): string {
  // Percent-encoded, down to what can be part of a path or mean something to a file system.
  const encoded = [...Buffer.from(previewId)].map((byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9_-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  })
  const key = PREVIEW + encoded.join('')
  if (previewId === '' || key.length > LONGEST_KEY) throw new TypeError('The id of a preview is too long or empty.')
  return key
}

/** Whose bytes stand under a key of ours. */
export function ownerOfKey(key: string): { audioId: string } | { previewId: string } | null {
  const audioId = key.endsWith(TIMING) ? key.slice(0, -TIMING.length) : key
  if (isUuid(audioId)) return { audioId }
  if (!isMediaKey(key) || !key.startsWith(PREVIEW) || key.endsWith(TIMING)) return null
  try {
    return { previewId: decodeURIComponent(key.slice(PREVIEW.length)) }
  } catch {
    return null
  }
}

/** Whether this can stand as the name of a file and nothing else: no path, no hidden name, no suffix of a store's own. */
export function isMediaKey(key: string): boolean {
  return key.length <= LONGEST_KEY && KEY.test(key)
}
