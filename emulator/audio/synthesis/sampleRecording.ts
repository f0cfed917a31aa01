import { decodeWav } from '../codecs/decodeWav.js'
import type { AudioStore } from '../uploads/audioStore.js'
import { isolatedRecording, recording } from './recordingCache.js'
import type { SpeechRecipe } from './speechRecipe.js'

/**
 * What is heard in a sample: what was uploaded, as far as it can be decoded and is still kept, and otherwise speech made
 * from its recipe. Isolation takes away the noise that a recipe added; an upload stays what it is.
 */
export async function sampleRecording(
  audio: AudioStore,
  sampleId: string,
  recipe: SpeechRecipe,
  isolated = false,
): Promise<Int16Array> {
  const uploaded = await audio.read(sampleId)
  const heard = uploaded && decodeWav(uploaded)
  return heard ?? (isolated ? isolatedRecording(recipe) : recording(recipe))
}
