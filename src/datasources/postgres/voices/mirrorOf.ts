import type { Voice } from '../../../schema/voices/Voice.js'
import type { VoiceTrainingStatus } from '../../../schema/voices/VoiceFineTuning.js'

/** Values from upstream that rows keep, so that lists can filter and sort by them. */
export interface VoiceMirror {
  id: string
  name: string
  category: string
  trainingState: string | null
  createdAt: Date | null
}

export function mirrorOf(voice: Pick<Voice, 'id' | 'name' | 'category' | 'createdAt' | 'fineTuning'>): VoiceMirror {
  const states = voice.fineTuning?.models.map((model) => model.status) ?? []
  return {
    id: voice.id,
    name: voice.name,
    category: voice.category ?? 'UNKNOWN',
    trainingState: mostAdvancedFirst.find((state) => states.includes(state)) ?? null,
    createdAt: voice.createdAt,
  }
}

/** A voice is trained for each model. Its row keeps the first of these that any model has. */
const mostAdvancedFirst: readonly VoiceTrainingStatus[] = [
  'FINE_TUNED',
  'FINE_TUNING',
  'DELAYED',
  'QUEUED',
  'FAILED',
  'UNKNOWN',
  'NOT_STARTED',
]
