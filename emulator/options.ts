import type { AccountLimits } from './state/account/accountLimits.js'
import type { Plan } from './state/account/plan.js'
import type { GenerationTiming } from './state/audio/generationTiming.js'
import type { DubbingBehaviour } from './state/dubbing/dubbingBehaviour.js'
import type { TaskTiming } from './state/voices/LongTasks.js'

/** Options of an emulator; every key has a default. */
export interface EmulatorOptions {
  /** Default 127.0.0.1. */
  host?: string
  /** Default 0: any free port. */
  port?: number
  /** The only valid API key. Default `emulator-key`. */
  apiKey?: string
  /** The user id of GET /v1/user. Default: random, stored in the state file. */
  accountId?: string
  /** The state is loaded from and saved to this file. Without it the state is lost on exit. */
  stateFile?: string
  /** How long a state file that another process uses is waited for. Default 0. */
  stateFileWaitMs?: number
  /** The content of a new state. Default `demo`. */
  seed?: 'demo' | 'empty'
  /** Whether GET /v2/voices includes these keys, as GET /v1/voices/:voice_id does. Default: both. */
  listFills?: { samples?: boolean; settings?: boolean }
  /** Requests above this number wait for a short time and are then refused. Default 10. */
  maximumConcurrentRequests?: number
  /**
   * Whether the first page of an unfiltered list contains the default voices in addition to its page size. Default
   * true.
   */
  addDefaultVoicesToFirstPage?: boolean
  /** Start time of the emulator's clock. Default: now. */
  startAt?: Date
  /** Freezes the clock at `startAt`. Default false. */
  isClockFrozen?: boolean
  /** Duration of trainings and separations, and the scale of their progress. */
  work?: Partial<TaskTiming>
  /** Voice limits of the account. */
  account?: Partial<AccountLimits>
  /** The subscription: tier and credits. */
  plan?: Partial<Plan>
  /** Chunk size and delays of generated audio. */
  generation?: Partial<GenerationTiming>
  /** Duration of dubbing, and the interpretation of behaviour that the API does not document. */
  dubbing?: Partial<DubbingBehaviour>
  /** Whether a captcha is sent as an image or as base64 text; the API does both. Default `image`. */
  captchaAs?: 'image' | 'base64'
  /** Permissions that the key does not have, such as `voices_write`. Default: none. */
  missingPermissions?: readonly string[]
}

export const DEFAULT_API_KEY = 'emulator-key'
export const DEFAULT_MAXIMUM_CONCURRENT_REQUESTS = 10
