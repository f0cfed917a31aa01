import { createHash } from 'node:crypto'
import { encodeWav, SAMPLE_RATE, WAV_HEADER_BYTES } from '../codecs/wav.js'
import type { SpeechRecipe } from './speechRecipe.js'
import { synthesizeSpeech } from './synthesizeSpeech.js'

const MAX_CACHED_BYTES = 16 * 1024 * 1024
const MAX_KNOWN_HASHES = 8192

/** What the JSON of a sample says about its bytes. */
export interface AudioFacts {
  size_bytes: number
  duration_secs: number
  hash: string
}

// Recordings follow from their recipes alone, so all emulators of a process can share these.
const recordings = new Map<string, Int16Array>()
const hashes = new Map<string, string>()
let cachedBytes = 0

/** The samples of a recording, made when first asked for and kept within a small bound. */
export function recording(recipe: SpeechRecipe): Int16Array {
  const key = keyOf(recipe)
  const pcm = recordings.get(key) ?? synthesizeSpeech(recipe)
  // Taking it out and putting it back makes it the youngest: a Map keeps the order of insertion.
  if (!recordings.delete(key)) cachedBytes += pcm.byteLength
  recordings.set(key, pcm)
  for (const [oldest, { byteLength }] of recordings) {
    if (cachedBytes <= MAX_CACHED_BYTES || oldest === key) break
    recordings.delete(oldest)
    cachedBytes -= byteLength
  }
  return pcm
}

/** The same recording without the noise behind the speech. */
export function isolatedRecording(recipe: SpeechRecipe): Int16Array {
  return recording({ ...recipe, noise: 0 })
}

/** Size, length and digest of the WAV file of a recipe. */
export function audioFacts(recipe: SpeechRecipe): AudioFacts {
  const samples = Math.round(recipe.durationSecs * SAMPLE_RATE)
  return { size_bytes: WAV_HEADER_BYTES + samples * 2, duration_secs: samples / SAMPLE_RATE, hash: hashOf(recipe) }
}

function hashOf(recipe: SpeechRecipe): string {
  const key = keyOf(recipe)
  const known = hashes.get(key)
  if (known) return known
  const hash = createHash('sha256')
    .update(encodeWav(recording(recipe)))
    .digest('hex')
  if (hashes.size >= MAX_KNOWN_HASHES) hashes.clear()
  hashes.set(key, hash)
  return hash
}

function keyOf({ seed, durationSecs, speakers, noise }: SpeechRecipe): string {
  return JSON.stringify([seed, durationSecs, speakers, noise])
}
