import { ConcurrencyLimiter, type LimiterStats } from '../../../async/limiters/ConcurrencyLimiter.js'
import type { UpstreamLimits } from './upstreamLimits.js'

export type LimiterName = Exclude<keyof UpstreamLimits['limiters'], 'generation'>

/** A limiter by its name, or by a concurrency group: null if the group is unknown. */
export type LimiterChoice = LimiterName | { generation: string | null }

/** By name. The limiter of a concurrency group is created by its first call. */
export type LimitersStats = Readonly<Record<LimiterName, LimiterStats> & Record<`generation:${string}`, LimiterStats>>

/** Names of groups come from upstream and become labels of metrics. */
const PLAIN_GROUP = /^[\w.-]{1,64}$/
const SHARED_GROUP = 'other'

export class UpstreamLimiters {
  readonly #limits: UpstreamLimits
  readonly #named: Readonly<Record<LimiterName, ConcurrencyLimiter>>
  readonly #groups = new Map<string, ConcurrencyLimiter>()

  constructor(limits: UpstreamLimits) {
    const { metadata, upload, remoteFile, media, preview, resource } = limits.limiters
    this.#limits = limits
    this.#named = {
      metadata: new ConcurrencyLimiter(metadata),
      upload: new ConcurrencyLimiter(upload),
      remoteFile: new ConcurrencyLimiter(remoteFile),
      media: new ConcurrencyLimiter(media),
      preview: new ConcurrencyLimiter(preview),
      resource: new ConcurrencyLimiter(resource),
    }
  }

  get stats(): LimitersStats {
    const { metadata, upload, remoteFile, media, preview, resource } = this.#named
    const named = {
      metadata: metadata.stats,
      upload: upload.stats,
      remoteFile: remoteFile.stats,
      media: media.stats,
      preview: preview.stats,
      resource: resource.stats,
    }
    const groups = [...this.#groups].map(([group, limiter]) => [`generation:${group}`, limiter.stats] as const)
    return Object.assign(named, Object.fromEntries(groups))
  }

  get(choice: LimiterChoice): ConcurrencyLimiter {
    return typeof choice === 'string' ? this.#named[choice] : this.#groupLimiter(choice.generation)
  }

  /** Groups beyond the limit share the last limiter. */
  #groupLimiter(group: string | null): ConcurrencyLimiter {
    const isPlain = group !== null && PLAIN_GROUP.test(group)
    const existing = isPlain ? this.#groups.get(group) : undefined
    if (existing) return existing
    const ownGroups = this.#groups.size - (this.#groups.has(SHARED_GROUP) ? 1 : 0)
    const name = isPlain && ownGroups < this.#limits.maxGenerationGroups - 1 ? group : SHARED_GROUP
    const limiter = this.#groups.get(name) ?? new ConcurrencyLimiter(this.#limits.limiters.generation)
    this.#groups.set(name, limiter)
    return limiter
  }
}
