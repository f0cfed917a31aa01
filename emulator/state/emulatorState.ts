import type { WireHistoryItem, WireLibraryVoice, WireSample, WireVoice } from '../wire.js'
import type { AccountLimits } from './account/accountLimits.js'
import type { Plan } from './account/plan.js'
import type { GenerationTiming } from './audio/generationTiming.js'
import type { DubbingControls } from './dubbing/DubbingStore.js'
import type { SampleFixture } from './voices/buildSample.js'
import type { VoiceFixture } from './voices/buildVoice.js'
import type { TaskOverrides } from './voices/LongTasks.js'
import type { VerificationOverride } from './voices/verification.js'

/** The state of the workspace, for tests. All returned objects are copies; only the methods change the state. */
export interface EmulatorState extends TaskOverrides {
  readonly accountId: string
  /** Voice limits; can be changed at any time. */
  readonly account: AccountLimits
  /** Subscription and credits; can be changed at any time. */
  readonly plan: Plan
  readonly generation: GenerationTiming
  /** Permissions that the key does not have, such as `voices_write`; can be changed at any time. */
  readonly missingPermissions: Set<string>
  captchaAs: 'image' | 'base64'
  /** The status of a `voice_not_found` error. Public sources disagree about it. */
  voiceNotFoundStatus: 404 | 400
  /** All voices in insertion order. */
  voices(): WireVoice[]
  voice(voiceId: string): WireVoice | undefined
  /** Adds a voice and returns it with all defaults. */
  addVoice(fixture?: VoiceFixture): WireVoice
  /** Adds voices from one fixture, or from one per index. */
  addVoices(count: number, fixture?: VoiceFixture | ((index: number) => VoiceFixture)): WireVoice[]
  /** Applies a fixture to a voice; `fine_tuning`, `sharing` and `voice_verification` are merged one level deep. */
  patchVoice(voiceId: string, patch: VoiceFixture): WireVoice
  /** The same for a sample. A separation set to `completed` gets the speakers of the recording. */
  patchSample(voiceId: string, sampleId: string, patch: SampleFixture): WireSample
  /** False if there is no such voice. */
  removeVoice(voiceId: string): boolean
  /** Marks a voice as verified, so that it can be trained. */
  verifyVoice(voiceId: string): WireVoice
  /** Overrides the result of captcha recordings received afterwards. Default: accepted. */
  overrideVerification(voiceId: string, override: VerificationOverride): void
  /** The current captcha text of a voice. */
  captchaText(voiceId: string): string
  /** The public library, which is separate from the workspace. */
  library(): WireLibraryVoice[]
  /** The speech history, oldest first. */
  history(): WireHistoryItem[]
  readonly dubs: DubbingControls
}
