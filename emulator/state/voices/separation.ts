import type { SpeechRecipe } from '../../audio/synthesis/speechRecipe.js'
import type { WireSample } from '../../wire.js'
import { notStarted, speakersOf } from './buildSample.js'

/** How a separation shall go; what is left out is as in any other. */
export interface SeparationScript {
  /** Default `completed`. */
  outcome?: 'completed' | 'failed'
  ms?: number
  /** How many speakers are found. Default: as many as are heard in the recording. */
  speakers?: number
}

/** A separation on its way. Where it stands follows from the clock alone. */
export interface Separation {
  kind: 'separation'
  voiceId: string
  sampleId: string
  startedAt: number
  ms: number
  outcome: 'completed' | 'failed'
  speakers?: number
}

/** Writes into a sample where a separation stands at a moment. True once nothing more will happen to it. */
export function showSeparation(
  sample: WireSample,
  recipe: SpeechRecipe,
  { voiceId, startedAt, ms, outcome, speakers = recipe.speakers }: Separation,
  nowMs: number,
): boolean {
  const over = nowMs - startedAt >= ms
  sample.speaker_separation = {
    ...notStarted(voiceId, sample.sample_id),
    status: over ? outcome : 'pending',
    speakers: over && outcome === 'completed' ? speakersOf({ ...recipe, speakers }) : null,
  }
  return over
}
