import type { VoiceModel } from '../../../schema/workspace/VoiceModel.js'

export interface ModelDirectoryTimes {
  /** How long a list is used. Models change over months. */
  keepMs: number
  /** A list older than this is read again if it does not have the requested model. */
  recheckMs: number
}

/** Cached list of models for checks before a request, one per process: models are the same for all callers. Queries do not use it. */
export class ModelDirectory {
  readonly #list: () => Promise<readonly VoiceModel[]>
  readonly #times: ModelDirectoryTimes
  #models: Promise<readonly VoiceModel[]> | undefined
  #readAt = Number.NEGATIVE_INFINITY

  constructor(list: () => Promise<readonly VoiceModel[]>, times: Partial<ModelDirectoryTimes> = {}) {
    this.#list = list
    this.#times = { keepMs: 5 * 60_000, recheckMs: 5_000, ...times }
  }

  /** Undefined for an unknown model. Rethrows errors of `list`, which are not cached. */
  async find(modelId: string): Promise<VoiceModel | undefined> {
    const models = await this.#newerThan(this.#times.keepMs)
    return modelById(models, modelId) ?? modelById(await this.#newerThan(this.#times.recheckMs), modelId)
  }

  #newerThan(ms: number): Promise<readonly VoiceModel[]> {
    if (this.#models !== undefined && performance.now() - this.#readAt < ms) return this.#models
    const reading = this.#list()
    this.#models = reading
    this.#readAt = performance.now()
    reading.catch(() => {
      if (this.#models === reading) this.#models = undefined
    })
    return reading
  }
}

function modelById(models: readonly VoiceModel[], modelId: string): VoiceModel | undefined {
  return models.find(({ id }) => id === modelId)
}
