import { decodeWav } from '../codecs/decodeWav.js'
import type { AudioStore } from '../uploads/audioStore.js'
import { isolatedRecording, synthesizedRecording } from './recordingCache.js'
import type { SpeechRecipe } from './speechRecipe.js'

/**
 * The PCM audio of a sample: the upload if it is still stored and can be decoded, otherwise speech synthesized from the
 * recipe. Isolation removes the noise of a recipe and does not change an upload.
 */
export async function sampleRecording(
  audio: AudioStore,
  { sampleId, recipe, isolated = false }: { sampleId: string; recipe: SpeechRecipe; isolated?: boolean },
): Promise<Int16Array> {
  const uploaded = await audio.read(sampleId)
  const decoded = uploaded && decodeWav(uploaded)
  return decoded ?? (isolated ? isolatedRecording(recipe) : synthesizedRecording(recipe))
}
