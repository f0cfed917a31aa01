import { isUuid } from '../isUuid.js'

/** File names have at most 255 bytes, and unfinished files have a suffix of 42. */
const MAX_KEY_LENGTH = 200
const PREVIEW = 'preview-'
const TIMING = '.timing'
const KEY = /^[A-Za-z0-9_-][A-Za-z0-9_%-]*(\.timing)?$/

/** Key of generated audio. @throws TypeError if the id is not a UUID. */
export function audioKey(audioId: string): string {
  if (!isUuid(audioId)) throw new TypeError('The id of generated audio must be a UUID')
  return audioId.toLowerCase()
}

export function timingKey(audioId: string): string {
  return audioKey(audioId) + TIMING
}

/** The id comes from upstream. @throws TypeError if the id is empty or too long. */
export function previewKey(previewId: string): string {
  // Percent-encodes all bytes that have a meaning in a path or a file system.
  const encoded = [...Buffer.from(previewId)].map((byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9_-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  })
  const key = PREVIEW + encoded.join('')
  if (previewId === '' || key.length > MAX_KEY_LENGTH) throw new TypeError('The id of the preview is empty or too long')
  return key
}

/** The audio or preview of a key; null for other names. */
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

/** Whether the key is a plain file name: no path, no hidden file, no suffix of an unfinished file. */
export function isMediaKey(key: string): boolean {
  return key.length <= MAX_KEY_LENGTH && KEY.test(key)
}
