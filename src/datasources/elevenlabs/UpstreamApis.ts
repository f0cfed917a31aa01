import { AccountApi } from './AccountApi.js'
import { ModelsApi } from './ModelsApi.js'
import { SamplesApi } from './SamplesApi.js'
import { SpeakersApi } from './SpeakersApi.js'
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
  #models: ModelsApi | undefined
  #account: AccountApi | undefined

  constructor(door: UpstreamDoor, caller: UpstreamCaller) {
    this.#door = door
    this.#caller = caller
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

  get models(): ModelsApi {
    this.#models ??= new ModelsApi(this.#door, this.#caller)
    return this.#models
  }

  get account(): AccountApi {
    this.#account ??= new AccountApi(this.#door, this.#caller)
    return this.#account
  }
}
