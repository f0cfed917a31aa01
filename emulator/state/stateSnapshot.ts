import type { HistoryRecord } from './audio/speechHistory.js'
import type { DubbingStoreSnapshot } from './dubbing/DubbingStore.js'
import type { VoiceRecord } from './voices/buildVoice.js'
import type { GeneratedVoice } from './voices/generatedVoices.js'
import type { Separation } from './voices/separation.js'
import type { Training } from './voices/training.js'

/** The content of a state file. */
export interface StateSnapshot {
  version: 2
  accountId: string
  /** Number of voices ever added; ids are never reused. */
  voicesAdded: number
  voices: VoiceRecord[]
  /** Number of samples ever uploaded; ids are never reused. */
  samplesAdded?: number
  /** Trainings and separations in progress. */
  running?: (Training | Separation)[]
  charactersUsed?: number
  /** Number of generation ids issued. */
  generationIds?: number
  history?: HistoryRecord[]
  generatedVoices?: GeneratedVoice[]
  dubs?: DubbingStoreSnapshot
}
