import type { AudioStore } from './audio/uploads/audioStore.js'
import type { CallRecorder } from './callLog.js'
import type { EmulatorClock } from './clock.js'
import type { FaultInjector } from './faults/faults.js'
import type { ConcurrencyLimiter } from './http/concurrencyLimiter.js'
import type { StateStore } from './state/StateStore.js'

/** Dependencies of the routes. */
export interface EmulatorContext {
  readonly apiKey: string
  readonly state: StateStore
  readonly audio: AudioStore
  readonly clock: EmulatorClock
  readonly calls: CallRecorder
  readonly faults: FaultInjector
  readonly limiter: ConcurrencyLimiter
  readonly listFills: { samples: boolean; settings: boolean }
  readonly addDefaultVoicesToFirstPage: boolean
}
