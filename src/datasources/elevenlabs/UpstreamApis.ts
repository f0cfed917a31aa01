import { AccountApi } from './apis/AccountApi.js'
import { AudioApi } from './apis/AudioApi.js'
import { DubbingApi } from './apis/DubbingApi.js'
import { DubbingResourceApi } from './apis/DubbingResourceApi.js'
import { HistoryApi } from './apis/HistoryApi.js'
import { ModelsApi } from './apis/ModelsApi.js'
import { PreviewsApi } from './apis/PreviewsApi.js'
import { SamplesApi } from './apis/SamplesApi.js'
import { SpeakersApi } from './apis/SpeakersApi.js'
import { SpeechApi } from './apis/SpeechApi.js'
import { VerificationApi } from './apis/VerificationApi.js'
import { VoicesApi } from './apis/VoicesApi.js'
import type { UpstreamClient } from './client/UpstreamClient.js'
import type { UpstreamCaller } from './client/UpstreamRequest.js'

/** The clients of one caller, created on first use. */
export class UpstreamApis {
  readonly #client: UpstreamClient
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
  #dubbingResource: DubbingResourceApi | undefined
  #polling: UpstreamApis | undefined
  #models: ModelsApi | undefined
  #account: AccountApi | undefined

  constructor(client: UpstreamClient, caller: UpstreamCaller) {
    this.#client = client
    this.#caller = caller
  }

  /** For the same caller, with lower priority than requests of users. */
  get polling(): UpstreamApis {
    this.#polling ??= new UpstreamApis(this.#client, { ...this.#caller, priority: 'poll' })
    return this.#polling
  }

  /**
   * For the same caller: `hook` is awaited in each attempt of a write without files, after the slot is acquired and before the
   * request is sent. If it throws, nothing is sent and the call is rejected with its error.
   */
  beforeWrite(hook: () => Promise<void>): UpstreamApis {
    return new UpstreamApis(this.#client, { ...this.#caller, beforeWrite: hook })
  }

  get voices(): VoicesApi {
    this.#voices ??= new VoicesApi(this.#client, this.#caller)
    return this.#voices
  }

  get samples(): SamplesApi {
    this.#samples ??= new SamplesApi(this.#client, this.#caller)
    return this.#samples
  }

  get speakers(): SpeakersApi {
    this.#speakers ??= new SpeakersApi(this.#client, this.#caller)
    return this.#speakers
  }

  get verification(): VerificationApi {
    this.#verification ??= new VerificationApi(this.#client, this.#caller)
    return this.#verification
  }

  get speech(): SpeechApi {
    this.#speech ??= new SpeechApi(this.#client, this.#caller)
    return this.#speech
  }

  get audio(): AudioApi {
    this.#audio ??= new AudioApi(this.#client, this.#caller)
    return this.#audio
  }

  get previews(): PreviewsApi {
    this.#previews ??= new PreviewsApi(this.#client, this.#caller)
    return this.#previews
  }

  get history(): HistoryApi {
    this.#history ??= new HistoryApi(this.#client, this.#caller)
    return this.#history
  }

  get dubbing(): DubbingApi {
    this.#dubbing ??= new DubbingApi(this.#client, this.#caller)
    return this.#dubbing
  }

  get dubbingResource(): DubbingResourceApi {
    this.#dubbingResource ??= new DubbingResourceApi(this.#client, this.#caller)
    return this.#dubbingResource
  }

  get models(): ModelsApi {
    this.#models ??= new ModelsApi(this.#client, this.#caller)
    return this.#models
  }

  get account(): AccountApi {
    this.#account ??= new AccountApi(this.#client, this.#caller)
    return this.#account
  }
}
