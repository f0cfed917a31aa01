import type { VoiceRecord } from './completeVoice.js'
import type { DubsSnapshot } from './dubbing/dubs.js'
import type { GeneratedVoice } from './generatedVoices.js'
import type { Separation } from './separation.js'
import type { HistoryRecord } from './speechHistory.js'
import type { Training } from './training.js'

/** The state as it lies in a file. */
export interface StateSnapshot {
  version: 1
  accountId: string
  /** How many voices were ever added: new ids follow from it and must not come twice. */
  voicesAdded: number
  voices: VoiceRecord[]
  /** How many samples were ever uploaded: their ids must not come twice either. */
  samplesAdded?: number
  /** Trainings and separations on their way. */
  running?: (Training | Separation)[]
  charactersUsed?: number
  /** How many ids were given to what was generated. */
  generationIds?: number
  history?: HistoryRecord[]
  generatedVoices?: GeneratedVoice[]
  dubs?: DubsSnapshot
}
