import type { AudioStore } from './audio/uploads/audioStore.js'
import type { CallJournal } from './callLog.js'
import type { EmulatorClock } from './clock.js'
import type { FaultPlan } from './faults/faults.js'
import type { ConcurrencyLimit } from './http/concurrencyLimiter.js'
import type { StateStore } from './state/emulatorState.js'

/** What every route of one emulator can reach. */
export interface EmulatorContext {
  readonly apiKey: string
  readonly state: StateStore
  readonly audio: AudioStore
  readonly clock: EmulatorClock
  readonly calls: CallJournal
  readonly faults: FaultPlan
  readonly limit: ConcurrencyLimit
  readonly listFills: { samples: boolean; settings: boolean }
  readonly addDefaultVoicesToFirstPage: boolean
}
