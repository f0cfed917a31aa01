export type { CallFilter, CallLog, CallRecord, GenerationRecord, UploadedPart, UploadRecord } from './callLog.js'
export type { EmulatorClock } from './clock.js'
export type { FaultHandle, FaultKind, FaultMatch, FaultOptions, Faults, LatencyOptions } from './faults/faults.js'
export type { EmulatorOptions } from './options.js'
export { type Emulator, startEmulator } from './startEmulator.js'
export type { AccountLimits } from './state/account/accountLimits.js'
export type { Plan, Tier } from './state/account/plan.js'
export type { GenerationTiming } from './state/audio/generationTiming.js'
export type { DubbingControls } from './state/dubbing/DubbingStore.js'
export type {
  DubbingBehaviour,
  DubbingOverride,
  JobOverride,
  RenderOverride,
} from './state/dubbing/dubbingBehaviour.js'
export type { DubbingFixture } from './state/dubbing/dubbingFixture.js'
export type { EmulatorState } from './state/emulatorState.js'
export type { SampleFixture } from './state/voices/buildSample.js'
export type { VoiceFixture } from './state/voices/buildVoice.js'
export type { TaskTiming } from './state/voices/LongTasks.js'
export type { SeparationOverride } from './state/voices/separation.js'
export type { TrainingOverride } from './state/voices/training.js'
export type { VerificationOverride } from './state/voices/verification.js'
export type * from './wire.js'
export type * from './wireDubbing.js'
