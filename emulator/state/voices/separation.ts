import type { SpeechRecipe } from '../../audio/synthesis/speechRecipe.js'
import type { WireSample } from '../../wire.js'
import { notStartedSeparation, speakersOf } from './buildSample.js'

/** Overrides for a separation; absent keys use the defaults. */
export interface SeparationOverride {
  /** Default `completed`. */
  outcome?: 'completed' | 'failed'
  ms?: number
  /** Number of speakers found. Default: the number in the recording. */
  speakers?: number
}

/** A separation in progress. Its state follows from the clock. */
export interface Separation {
  kind: 'separation'
  voiceId: string
  sampleId: string
  startedAt: number
  ms: number
  outcome: 'completed' | 'failed'
  speakers?: number
}

/** Writes the state of a separation into a sample. Returns true if it is final. */
export function applySeparation(
  { sample, recipe }: { sample: WireSample; recipe: SpeechRecipe },
  { voiceId, startedAt, ms, outcome, speakers = recipe.speakers }: Separation,
  nowMs: number,
): boolean {
  const isDone = nowMs - startedAt >= ms
  sample.speaker_separation = {
    ...notStartedSeparation(voiceId, sample.sample_id),
    status: isDone ? outcome : 'pending',
    speakers: isDone && outcome === 'completed' ? speakersOf({ ...recipe, speakers }) : null,
  }
  return isDone
}
