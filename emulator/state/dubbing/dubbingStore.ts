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
import {
  type DubbingFixture,
  type DubbingRequest,
  dubbingFromFixture,
  dubbingFromRequest,
  secsOf,
} from './dubbingFixture.js'
import { runDueJobs, runJob } from './dubbingJobs.js'
import type { DubbingJobKind, DubbingRecord, RenderType } from './dubbingRecord.js'
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

/** The interface for the routes. */
export interface DubbingStore extends DubbingControls {
  /** Live records, not copies. Use `change` to modify them. */
  records(): Iterable<DubbingRecord>
  record(dubbingId: string): DubbingRecord | undefined
  /** Duration of the media of a request. */
  secsOf(request: DubbingRequest): number
  start(request: DubbingRequest): DubbingRecord
  /** Runs an edit of a resource: increments the version and saves the result. */
  change<T>(dubbing: DubbingRecord, edit: () => T): T
  /** Starts a job on segments; runs it immediately if it takes no time. */
  startJob(dubbing: DubbingRecord, kind: DubbingJobKind, segmentIds: string[], languages: string[]): void
  startRender(dubbing: DubbingRecord, language: string, type: RenderType): string
  json(dubbing: DubbingRecord, base: string): Buffer
  toWire(dubbing: DubbingRecord): WireDubbing
  snapshot(): DubbingStoreSnapshot
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

export function createDubbingStore({
  clock,
  audio,
  baseUrl,
  onChange,
  behaviour: behaviourOptions,
  restored,
}: DubbingStoreOptions): DubbingStore {
  const behaviour: DubbingBehaviour = { ...DEFAULT_DUBBING, ...behaviourOptions }
  const dubs = new Map((restored?.dubs ?? []).map((dubbing) => [dubbing.id, dubbing]))
  const overrides = new Map<string, DubbingOverride>()
  const renderOverrides = new Map<string, RenderOverride>()
  const jobOverrides = new Map<string, JobOverride>()
  let added = restored?.added ?? 0

  const nowMs = () => clock.now().getTime()
  const overrideFor = <S>(all: Map<string, S>, key: string): S | undefined => all.get(key) ?? all.get(ANY)
  const withDueJobs = (dubbing: DubbingRecord): DubbingRecord => {
    if (runDueJobs(dubbing, nowMs())) onChange()
    return dubbing
  }
  const record = (dubbingId: string) => {
    const dubbing = dubs.get(dubbingId)
    return dubbing && withDueJobs(dubbing)
  }
  const unusedId = (): string => {
    added += 1
    const id = idFrom(`dub:${added}`)
    return dubs.has(id) ? unusedId() : id
  }
  const save = (dubbing: DubbingRecord): DubbingRecord => {
    if (dubs.size >= MAX_DUBBINGS) throw new Error(`The emulator holds no more than ${MAX_DUBBINGS} dubs`)
    dubs.set(dubbing.id, dubbing)
    onChange()
    return dubbing
  }
  const view = (base: string) => ({ base, nowMs: nowMs(), behaviour })
  const toWire = (dubbing: DubbingRecord) => dubbingToWire(dubbing, nowMs(), behaviour)

  const self: DubbingStore = {
    behaviour,
    overrideDubbing: (name, override) => void overrides.set(name, { ...override }),
    overrideRenders: (dubbingId, override) => void renderOverrides.set(dubbingId, { ...override }),
    overrideJobs: (dubbingId, override) => void jobOverrides.set(dubbingId, { ...override }),
    all: () => Array.from(dubs.values(), toWire),
    get(dubbingId) {
      const dubbing = dubs.get(dubbingId)
      return dubbing && toWire(dubbing)
    },
    resource(dubbingId) {
      const dubbing = record(dubbingId)
      return dubbing && resourceToWire(dubbing, view(baseUrl()))
    },
    add(fixture = {}) {
      const id = fixture.dubbing_id ?? unusedId()
      if (dubs.has(id)) throw new Error(`The emulator already holds a dub ${id}`)
      return toWire(save(buildDubbing(dubbingFromFixture(id, fixture, nowMs()))))
    },
    remove(dubbingId) {
      if (!dubs.delete(dubbingId)) return false
      audio.remove([dubbingId])
      onChange()
      return true
    },
    records: () => Array.from(dubs.values(), withDueJobs),
    record,
    secsOf: (request) => secsOf(request, overrideFor(overrides, request.name) ?? {}),
    start(request) {
      const override = overrideFor(overrides, request.name) ?? {}
      return save(buildDubbing(dubbingFromRequest(unusedId(), request, override, behaviour, nowMs())))
    },
    change(dubbing, edit) {
      dubbing.version += 1
      const result = edit()
      onChange()
      return result
    },
    startJob(dubbing, kind, segmentIds, languages) {
      const { outcome = 'completed', ms = behaviour.jobMs } = overrideFor(jobOverrides, dubbing.id) ?? {}
      self.change(dubbing, () => {
        const job = { kind, segmentIds, languages, version: dubbing.version, dueAt: nowMs() + ms, outcome }
        if (ms > 0) dubbing.jobs.push(job)
        else if (outcome === 'completed') runJob(dubbing, job)
      })
    },
    startRender: (dubbing, language, type) =>
      self.change(dubbing, () => {
        const id = newId(dubbing, 'render')
        const { outcome = 'complete', ms = behaviour.renderMs } = overrideFor(renderOverrides, dubbing.id) ?? {}
        dubbing.renders.push({ id, version: dubbing.version, language, type, startedAt: nowMs(), ms, outcome })
        return id
      }),
    json: (dubbing, base) => resourceJson(dubbing, view(base)),
    toWire,
    snapshot: () => ({ added, dubs: Array.from(dubs.values(), withDueJobs) }),
  }
  return self
}
