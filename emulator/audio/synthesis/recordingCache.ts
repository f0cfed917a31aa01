import { createHash } from 'node:crypto'
import { encodeWav, SAMPLE_RATE, WAV_HEADER_BYTES } from '../codecs/wav.js'
import type { SpeechRecipe } from './speechRecipe.js'
import { synthesizeSpeech } from './synthesizeSpeech.js'

const MAX_CACHED_BYTES = 16 * 1024 * 1024
const MAX_CACHED_HASHES = 8192

export interface AudioMetadata {
  size_bytes: number
  duration_secs: number
  hash: string
}

// Recordings depend only on their recipes, so all emulators of a process share this cache.
const recordings = new Map<string, Int16Array>()
const hashes = new Map<string, string>()
let cachedBytes = 0

/** The samples of a recording, synthesized on first use and cached up to a size limit. */
export function synthesizedRecording(recipe: SpeechRecipe): Int16Array {
  const key = keyOf(recipe)
  const pcm = recordings.get(key) ?? synthesizeSpeech(recipe)
  // Deleting and re-inserting makes the entry the most recent: a Map keeps insertion order.
  if (!recordings.delete(key)) cachedBytes += pcm.byteLength
  recordings.set(key, pcm)
  for (const [oldest, { byteLength }] of recordings) {
    if (cachedBytes <= MAX_CACHED_BYTES || oldest === key) break
    recordings.delete(oldest)
    cachedBytes -= byteLength
  }
  return pcm
}

/** The same recording without background noise. */
export function isolatedRecording(recipe: SpeechRecipe): Int16Array {
  return synthesizedRecording({ ...recipe, noise: 0 })
}

/** Size, duration and digest of the WAV file of a recipe. */
export function audioMetadata(recipe: SpeechRecipe): AudioMetadata {
  const samples = Math.round(recipe.durationSecs * SAMPLE_RATE)
  return { size_bytes: WAV_HEADER_BYTES + samples * 2, duration_secs: samples / SAMPLE_RATE, hash: hashOf(recipe) }
}

function hashOf(recipe: SpeechRecipe): string {
  const key = keyOf(recipe)
  const cached = hashes.get(key)
  if (cached) return cached
  const hash = createHash('sha256')
    .update(encodeWav(synthesizedRecording(recipe)))
    .digest('hex')
  if (hashes.size >= MAX_CACHED_HASHES) hashes.clear()
  hashes.set(key, hash)
  return hash
}

function keyOf({ seed, durationSecs, speakers, noise }: SpeechRecipe): string {
  return JSON.stringify([seed, durationSecs, speakers, noise])
}
