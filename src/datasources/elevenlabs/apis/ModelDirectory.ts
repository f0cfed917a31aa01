import type { VoiceModel } from '../../../schema/workspace/VoiceModel.js'

export interface ModelDirectoryTimes {
  /** How long a list is good for. Models come and go over months. */
  keepMs: number
  /** A list older than this is read again for the sake of a model that it does not name. */
  doubtMs: number
}

/**
 * The models on offer, for checks before a request leaves: they are the same for everybody and change seldom, so one
 * list serves the whole process for a while. Queries read them anew.
 */
export class ModelDirectory {
  readonly #list: () => Promise<readonly VoiceModel[]>
  readonly #times: ModelDirectoryTimes
  #models: Promise<readonly VoiceModel[]> | undefined
  #readAt = Number.NEGATIVE_INFINITY

  constructor(list: () => Promise<readonly VoiceModel[]>, times: Partial<ModelDirectoryTimes> = {}) {
    this.#list = list
    this.#times = { keepMs: 5 * 60_000, doubtMs: 5_000, ...times }
  }

  /** Undefined for a model that is not on offer. Throws what the reading throws, and reads anew the next time. */
  async find(modelId: string): Promise<VoiceModel | undefined> {
    const known = await this.#newerThan(this.#times.keepMs)
    return named(known, modelId) ?? named(await this.#newerThan(this.#times.doubtMs), modelId)
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

function named(models: readonly VoiceModel[], modelId: string): VoiceModel | undefined {
  return models.find(({ id }) => id === modelId)
}
