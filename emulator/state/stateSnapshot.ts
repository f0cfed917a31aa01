import type { HistoryRecord } from './audio/speechHistory.js'
import type { DubsSnapshot } from './dubbing/dubbingStore.js'
import type { VoiceRecord } from './voices/buildVoice.js'
import type { GeneratedVoice } from './voices/generatedVoices.js'
import type { Separation } from './voices/separation.js'
import type { Training } from './voices/training.js'

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
