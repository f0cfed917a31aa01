import { AccountApi } from './AccountApi.js'
import { AudioApi } from './AudioApi.js'
import { DubbingApi } from './DubbingApi.js'
import { HistoryApi } from './HistoryApi.js'
import { ModelsApi } from './ModelsApi.js'
import { PreviewsApi } from './PreviewsApi.js'
import { SamplesApi } from './SamplesApi.js'
import { SpeakersApi } from './SpeakersApi.js'
import { SpeechApi } from './SpeechApi.js'
import type { UpstreamDoor } from './UpstreamDoor.js'
import type { UpstreamCaller } from './UpstreamRequest.js'
import { VerificationApi } from './VerificationApi.js'
import { VoicesApi } from './VoicesApi.js'

/** The clients of one caller, each made when it is first used. */
export class UpstreamApis {
  readonly #door: UpstreamDoor
  readonly #caller: UpstreamCaller
  #voices: VoicesApi | undefined
  #samples: SamplesApi | undefined
  #speakers: SpeakersApi | undefined
  #verification: VerificationApi | undefined
  #speech: SpeechApi | undefined
  #audio: AudioApi | undefined
  #previews: PreviewsApi | undefined
  #history: HistoryApi | undefined
  #dubbing: DubbingApi | undefined
  #polling: UpstreamApis | undefined
  #models: ModelsApi | undefined
  #account: AccountApi | undefined

  constructor(door: UpstreamDoor, caller: UpstreamCaller) {
    this.#door = door
    this.#caller = caller
  }

  /** For the same caller, but served after all that somebody waits for. */
  get polling(): UpstreamApis {
    this.#polling ??= new UpstreamApis(this.#door, { ...this.#caller, priority: 'poll' })
    return this.#polling
  }

  /**
   * For the same caller: awaits `hook` before each attempt of a write without files leaves, when it has left the queue. What
   * it throws is what the call is rejected with, and nothing is sent.
   */
  beforeWrite(hook: () => Promise<void>): UpstreamApis {
    return new UpstreamApis(this.#door, { ...this.#caller, beforeWrite: hook })
  }

  get voices(): VoicesApi {
    this.#voices ??= new VoicesApi(this.#door, this.#caller)
    return this.#voices
  }

  get samples(): SamplesApi {
    this.#samples ??= new SamplesApi(this.#door, this.#caller)
    return this.#samples
  }

  get speakers(): SpeakersApi {
    this.#speakers ??= new SpeakersApi(this.#door, this.#caller)
    return this.#speakers
  }

  get verification(): VerificationApi {
    this.#verification ??= new VerificationApi(this.#door, this.#caller)
    return this.#verification
  }

  get speech(): SpeechApi {
    this.#speech ??= new SpeechApi(this.#door, this.#caller)
    return this.#speech
  }

  get audio(): AudioApi {
    this.#audio ??= new AudioApi(this.#door, this.#caller)
    return this.#audio
  }

  get previews(): PreviewsApi {
    this.#previews ??= new PreviewsApi(this.#door, this.#caller)
    return this.#previews
  }

  get history(): HistoryApi {
    this.#history ??= new HistoryApi(this.#door, this.#caller)
    return this.#history
  }

  get dubbing(): DubbingApi {
    this.#dubbing ??= new DubbingApi(this.#door, this.#caller)
    return this.#dubbing
  }

  get models(): ModelsApi {
    this.#models ??= new ModelsApi(this.#door, this.#caller)
    return this.#models
  }

  get account(): AccountApi {
    this.#account ??= new AccountApi(this.#door, this.#caller)
    return this.#account
  }
}
