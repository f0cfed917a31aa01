import type { AccountLimits } from './state/account/accountLimits.js'
import type { Plan } from './state/account/plan.js'
import type { GenerationPace } from './state/audio/generationTiming.js'
import type { DubbingBehaviour } from './state/dubbing/dubbingBehaviour.js'
import type { WorkPace } from './state/voices/longTasks.js'

/** How an emulator is started; every key has a default. */
export interface EmulatorOptions {
  /** Default 127.0.0.1. */
  host?: string
  /** Default 0: any free port. */
  port?: number
  /** The one key that is let in. Default `emulator-key`. */
  apiKey?: string
  /** The user id of GET /v1/user. Default: random, and kept in the state file. */
  accountId?: string
  /** Where the state is loaded from and saved to. Without it the state ends with the emulator. */
  stateFile?: string
  /** What a new state holds. Default `demo`. */
  seed?: 'demo' | 'empty'
  /** Whether GET /v2/voices fills these keys as GET /v1/voices/:voice_id does. Default: both. */
  listFills?: { samples?: boolean; settings?: boolean }
  /** Requests in flight before further ones wait and are refused. Default 10. */
  maximumConcurrentRequests?: number
  /** Whether the first page of a plain listing has the default voices on top of its page size. Default true. */
  addDefaultVoicesToFirstPage?: boolean
  /** The moment at which the emulator's clock starts. Default: now. */
  startAt?: Date
  /** How long trainings and separations take, and how their progress is counted. */
  work?: Partial<WorkPace>
  /** How many voices the account may hold. */
  account?: Partial<AccountLimits>
  /** The subscription: its tier and its credits. */
  plan?: Partial<Plan>
  /** How generated audio comes: in which pieces, and how fast. */
  generation?: Partial<GenerationPace>
  /** How long dubbing takes, and how what is not known of it is read. */
  dubbing?: Partial<DubbingBehaviour>
  /** Whether a captcha is answered as an image or as its base64 text; both have been witnessed. Default `image`. */
  captchaAs?: 'image' | 'base64'
  /** What the key is not allowed to do, such as `voices_write`. Default: nothing. */
  missingPermissions?: readonly string[]
}

export const DEFAULT_API_KEY = 'emulator-key'
export const DEFAULT_MAXIMUM_CONCURRENT_REQUESTS = 10
