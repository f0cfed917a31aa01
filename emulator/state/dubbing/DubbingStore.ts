import type { AudioStore } from '../../audio/uploads/audioStore.js'
import type { EmulatorClock } from '../../clock.js'
import { idFrom } from '../../seededRandom.js'
import type { WireDubbing, WireDubbingResource } from '../../wireDubbing.js'
import { buildDubbing } from './buildDubbing.js'
import {
  DEFAULT_DUBBING,
  type DubbingBehaviour,
  type DubbingOverride,
  type JobOverride,
  type RenderOverride,
} from './dubbingBehaviour.js'
import { newId } from './dubbingEdits.js'
import { type DubbingFixture, dubbingFromFixture } from './dubbingFixture.js'
import { runDueJobs, runJob } from './dubbingJobs.js'
import type { DubbingJob, DubbingRecord, RenderType } from './dubbingRecord.js'
import { type DubbingRequest, dubbingFromRequest, secsOf } from './dubbingRequest.js'
import { dubbingToWire } from './dubbingStatus.js'
import { resourceJson, resourceToWire } from './resourceToWire.js'

/** The dubbings of the workspace, for tests. All returned objects are copies. */
export interface DubbingControls {
  /** Can be changed at any time. Durations apply to what starts afterwards. */
  readonly behaviour: DubbingBehaviour
  /** Overrides dubbings of this name that are created afterwards; `*` is any name without its own override. */
  overrideDubbing(name: string, override: DubbingOverride): void
  /** Overrides renders of a dubbing that start afterwards; `*` is any dubbing. */
  overrideRenders(dubbingId: string, override: RenderOverride): void
  /** Overrides jobs on segments that start afterwards; `*` is any dubbing. */
  overrideJobs(dubbingId: string, override: JobOverride): void
  all(): WireDubbing[]
  get(dubbingId: string): WireDubbing | undefined
  /** The resource of a dubbing, in any status. */
  resource(dubbingId: string): WireDubbingResource | undefined
  add(fixture?: DubbingFixture): WireDubbing
  /** False if there is no such dubbing. */
  remove(dubbingId: string): boolean
}

export interface DubbingStoreSnapshot {
  /** Number of dubbings ever added; ids are never reused. */
  added: number
  dubs: DubbingRecord[]
}

export interface DubbingStoreOptions {
  clock: EmulatorClock
  audio: AudioStore
  baseUrl: () => string
  onChange: () => void
  behaviour?: Partial<DubbingBehaviour>
  restored?: DubbingStoreSnapshot
}

const MAX_DUBBINGS = 5000
const ANY = '*'

/** The dubbings of the workspace, for tests and for the routes. */
export class DubbingStore implements DubbingControls {
  readonly behaviour: DubbingBehaviour
  readonly #options: DubbingStoreOptions
  readonly #dubbings: Map<string, DubbingRecord>
  readonly #overrides = new Map<string, DubbingOverride>()
  readonly #renderOverrides = new Map<string, RenderOverride>()
  readonly #jobOverrides = new Map<string, JobOverride>()
  #added: number

  constructor(options: DubbingStoreOptions) {
    const { added = 0, dubs = [] } = options.restored ?? {}
    this.#options = options
    this.#dubbings = new Map(dubs.map((dubbing) => [dubbing.id, dubbing]))
    this.#added = added
    this.behaviour = { ...DEFAULT_DUBBING, ...options.behaviour }
  }

  overrideDubbing(name: string, override: DubbingOverride): void {
    this.#overrides.set(name, { ...override })
  }

  overrideRenders(dubbingId: string, override: RenderOverride): void {
    this.#renderOverrides.set(dubbingId, { ...override })
  }

  overrideJobs(dubbingId: string, override: JobOverride): void {
    this.#jobOverrides.set(dubbingId, { ...override })
  }

  all(): WireDubbing[] {
    return Array.from(this.#dubbings.values(), (dubbing) => this.toWire(dubbing))
  }

  get(dubbingId: string): WireDubbing | undefined {
    const dubbing = this.#dubbings.get(dubbingId)
    return dubbing && this.toWire(dubbing)
  }

  resource(dubbingId: string): WireDubbingResource | undefined {
    const dubbing = this.record(dubbingId)
    return dubbing && resourceToWire(dubbing, this.#view(this.#options.baseUrl()))
  }

  add(fixture: DubbingFixture = {}): WireDubbing {
    const id = fixture.dubbing_id ?? this.#unusedId()
    if (this.#dubbings.has(id)) throw new Error(`Dubbing ${id} already exists`)
    return this.toWire(this.#save(buildDubbing(dubbingFromFixture(id, fixture, this.#nowMs()))))
  }

  remove(dubbingId: string): boolean {
    if (!this.#dubbings.delete(dubbingId)) return false
    this.#options.audio.remove([dubbingId])
    this.#options.onChange()
    return true
  }

  /** Live records, not copies. Use `change` to modify them. */
  records(): DubbingRecord[] {
    return Array.from(this.#dubbings.values(), (dubbing) => this.#withDueJobs(dubbing))
  }

  record(dubbingId: string): DubbingRecord | undefined {
    const dubbing = this.#dubbings.get(dubbingId)
    return dubbing && this.#withDueJobs(dubbing)
  }

  /** Duration of the media of a request. */
  secsOf(request: DubbingRequest): number {
    return secsOf(request, overrideFor(this.#overrides, request.name))
  }

  start(request: DubbingRequest): DubbingRecord {
    const override = overrideFor(this.#overrides, request.name)
    const { behaviour: timing } = this
    const id = this.#unusedId()
    return this.#save(buildDubbing(dubbingFromRequest(request, { id, override, timing, nowMs: this.#nowMs() })))
  }

  /** Runs an edit of a resource: increments the version and saves the result. */
  change<T>(dubbing: DubbingRecord, edit: () => T): T {
    dubbing.version += 1
    const result = edit()
    this.#options.onChange()
    return result
  }

  /** Starts a job on segments; runs it immediately if it takes no time. */
  startJob(dubbing: DubbingRecord, request: Pick<DubbingJob, 'kind' | 'segmentIds' | 'languages'>): void {
    const { outcome = 'completed', ms = this.behaviour.jobMs } = overrideFor(this.#jobOverrides, dubbing.id)
    this.change(dubbing, () => {
      const job = { ...request, version: dubbing.version, dueAt: this.#nowMs() + ms, outcome }
      if (ms > 0) dubbing.jobs.push(job)
      else if (outcome === 'completed') runJob(dubbing, job)
    })
  }

  startRender(dubbing: DubbingRecord, language: string, type: RenderType): string {
    const { outcome = 'complete', ms = this.behaviour.renderMs } = overrideFor(this.#renderOverrides, dubbing.id)
    return this.change(dubbing, () => {
      const id = newId(dubbing, 'render')
      const startedAt = this.#nowMs()
      dubbing.renders.push({ id, version: dubbing.version, language, type, startedAt, ms, outcome })
      return id
    })
  }

  /** The resource as JSON bytes, with links below this base. */
  json(dubbing: DubbingRecord, base: string): Buffer {
    return resourceJson(dubbing, this.#view(base))
  }

  toWire(dubbing: DubbingRecord): WireDubbing {
    return dubbingToWire(dubbing, this.#nowMs(), this.behaviour)
  }

  snapshot(): DubbingStoreSnapshot {
    return { added: this.#added, dubs: this.records() }
  }

  #save(dubbing: DubbingRecord): DubbingRecord {
    if (this.#dubbings.size >= MAX_DUBBINGS) throw new Error(`The emulator stores at most ${MAX_DUBBINGS} dubbings`)
    this.#dubbings.set(dubbing.id, dubbing)
    this.#options.onChange()
    return dubbing
  }

  #withDueJobs(dubbing: DubbingRecord): DubbingRecord {
    if (runDueJobs(dubbing, this.#nowMs())) this.#options.onChange()
    return dubbing
  }

  #unusedId(): string {
    this.#added += 1
    const id = idFrom(`dub:${this.#added}`)
    return this.#dubbings.has(id) ? this.#unusedId() : id
  }

  #view(base: string) {
    return { base, nowMs: this.#nowMs(), behaviour: this.behaviour }
  }

  #nowMs(): number {
    return this.#options.clock.now().getTime()
  }
}

function overrideFor<Override extends object>(all: ReadonlyMap<string, Override>, key: string): Partial<Override> {
  return all.get(key) ?? all.get(ANY) ?? {}
}
