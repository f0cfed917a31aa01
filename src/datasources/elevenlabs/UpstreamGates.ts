import { Gate, type GateStats } from './Gate.js'
import type { UpstreamLimits } from './upstreamLimits.js'

export type GateName = Exclude<keyof UpstreamLimits['gates'], 'generation'>

/** A gate by its name; or that of a concurrency group, null for work whose group nobody knows. */
export type GateChoice = GateName | { generation: string | null }

/** By name. The gate of a concurrency group is there from its first call on. */
export type GatesStats = Readonly<Record<GateName, GateStats> & Record<`generation:${string}`, GateStats>>

/** Groups become labels of metrics, and their names come from the upstream. */
const PLAIN_GROUP = /^[\w.-]{1,64}$/
const SHARED_GROUP = 'other'

/** The gates in front of the upstream. */
export class UpstreamGates {
  readonly #limits: UpstreamLimits
  readonly #named: Readonly<Record<GateName, Gate>>
  readonly #groups = new Map<string, Gate>()

  constructor(limits: UpstreamLimits) {
    const { metadata, upload, remoteFile, media, preview, resource } = limits.gates
    this.#limits = limits
    this.#named = {
      metadata: new Gate(metadata),
      upload: new Gate(upload),
      remoteFile: new Gate(remoteFile),
      media: new Gate(media),
      preview: new Gate(preview),
      resource: new Gate(resource),
    }
  }

  get stats(): GatesStats {
    const { metadata, upload, remoteFile, media, preview, resource } = this.#named
    const named = {
      metadata: metadata.stats,
      upload: upload.stats,
      remoteFile: remoteFile.stats,
      media: media.stats,
      preview: preview.stats,
      resource: resource.stats,
    }
    const groups = [...this.#groups].map(([group, gate]) => [`generation:${group}`, gate.stats] as const)
    return Object.assign(named, Object.fromEntries(groups))
  }

  get(choice: GateChoice): Gate {
    return typeof choice === 'string' ? this.#named[choice] : this.#gateOf(choice.generation)
  }

  /** There is room for a bounded number of groups: the upstream has a handful, and one place is kept for all others. */
  #gateOf(group: string | null): Gate {
    const isPlain = group !== null && PLAIN_GROUP.test(group)
    const known = isPlain ? this.#groups.get(group) : undefined
    if (known) return known
    const ownGroups = this.#groups.size - (this.#groups.has(SHARED_GROUP) ? 1 : 0)
    const name = isPlain && ownGroups < this.#limits.maxGenerationGroups - 1 ? group : SHARED_GROUP
    const gate = this.#groups.get(name) ?? new Gate(this.#limits.gates.generation)
    this.#groups.set(name, gate)
    return gate
  }
}
