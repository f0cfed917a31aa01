import type { AudioStore } from '../../audio/uploads/audioStore.js'
import type { EmulatorClock } from '../../clock.js'
import { idFrom } from '../../seededRandom.js'
import type { WireDub, WireDubbingResource } from '../../wireDubbing.js'
import { completeDub } from './buildDubbing.js'
import {
  DEFAULT_DUBBING,
  type DubbingBehaviour,
  type DubbingScript,
  type JobScript,
  type RenderScript,
} from './dubbingBehaviour.js'
import { newId } from './dubbingEdits.js'
import { type DubDraft, type DubRequest, dubFromDraft, dubFromRequest, secsOf } from './dubbingFixture.js'
import { carryOut, settleJobs } from './dubbingJobs.js'
import type { DubJobKind, DubRecord, RenderType } from './dubbingRecord.js'
import { dubOnWire } from './dubbingStatus.js'
import { resourceJson, resourceOnWire } from './resourceToWire.js'

/** The dubs of the workspace, as tests see them. All that is given out is a copy. */
export interface DubControls {
  /** May be changed at any time; times hold for what starts later. */
  readonly behaviour: DubbingBehaviour
  /** How dubs of this name go that are asked for from now on; `*` is any name without a script of its own. */
  script(name: string, script: DubbingScript): void
  /** How renders of a dub go that start from now on; `*` is any dub. */
  scriptRenders(dubbingId: string, script: RenderScript): void
  /** How transcriptions, translations and dubs of its segments go that start from now on; `*` is any dub. */
  scriptJobs(dubbingId: string, script: JobScript): void
  all(): WireDub[]
  get(dubbingId: string): WireDub | undefined
  /** The resource of a dub, whatever state the dub is in. */
  resource(dubbingId: string): WireDubbingResource | undefined
  add(draft?: DubDraft): WireDub
  /** False when there was no such dub. */
  remove(dubbingId: string): boolean
}

/** The side of the dubs that the routes see. */
export interface Dubs extends DubControls {
  /** Live records, not copies: to be read, and changed by `change` alone. */
  records(): Iterable<DubRecord>
  record(dubbingId: string): DubRecord | undefined
  /** How long the medium of a request is. */
  secsOf(request: DubRequest): number
  begin(request: DubRequest): DubRecord
  /** An edit of a resource: counts its version up before, and keeps it afterwards. */
  change<T>(dub: DubRecord, edit: () => T): T
  /** Begins work on segments, and does it at once when it takes no time. */
  startJob(dub: DubRecord, kind: DubJobKind, segmentIds: string[], languages: string[]): void
  startRender(dub: DubRecord, language: string, type: RenderType): string
  json(dub: DubRecord, base: string): Buffer
  onWire(dub: DubRecord): WireDub
  snapshot(): DubsSnapshot
}

export interface DubsSnapshot {
  /** How many dubs there ever were: their ids must not come twice. */
  added: number
  dubs: DubRecord[]
}

export interface DubsOptions {
  clock: EmulatorClock
  audio: AudioStore
  baseUrl: () => string
  onChange: () => void
  behaviour?: Partial<DubbingBehaviour>
  restored?: DubsSnapshot
}

const MAX_DUBS = 5000
const ANY = '*'

export function createDubs({ clock, audio, baseUrl, onChange, behaviour: told, restored }: DubsOptions): Dubs {
  const behaviour: DubbingBehaviour = { ...DEFAULT_DUBBING, ...told }
  const dubs = new Map((restored?.dubs ?? []).map((dub) => [dub.id, dub]))
  const scripts = new Map<string, DubbingScript>()
  const renderScripts = new Map<string, RenderScript>()
  const jobScripts = new Map<string, JobScript>()
  let added = restored?.added ?? 0

  const nowMs = () => clock.now().getTime()
  const scriptOf = <S>(all: Map<string, S>, key: string): S | undefined => all.get(key) ?? all.get(ANY)
  const settled = (dub: DubRecord): DubRecord => {
    if (settleJobs(dub, nowMs())) onChange()
    return dub
  }
  const record = (dubbingId: string) => {
    const dub = dubs.get(dubbingId)
    return dub && settled(dub)
  }
  const freeId = (): string => {
    added += 1
    const id = idFrom(`dub:${added}`)
    return dubs.has(id) ? freeId() : id
  }
  const keep = (dub: DubRecord): DubRecord => {
    if (dubs.size >= MAX_DUBS) throw new Error(`The emulator holds no more than ${MAX_DUBS} dubs`)
    dubs.set(dub.id, dub)
    onChange()
    return dub
  }
  const view = (base: string) => ({ base, nowMs: nowMs(), behaviour })
  const onWire = (dub: DubRecord) => dubOnWire(dub, nowMs(), behaviour)

  const self: Dubs = {
    behaviour,
    script: (name, script) => void scripts.set(name, { ...script }),
    scriptRenders: (dubbingId, script) => void renderScripts.set(dubbingId, { ...script }),
    scriptJobs: (dubbingId, script) => void jobScripts.set(dubbingId, { ...script }),
    all: () => Array.from(dubs.values(), onWire),
    get(dubbingId) {
      const dub = dubs.get(dubbingId)
      return dub && onWire(dub)
    },
    resource(dubbingId) {
      const dub = record(dubbingId)
      return dub && resourceOnWire(dub, view(baseUrl()))
    },
    add(draft = {}) {
      const id = draft.dubbing_id ?? freeId()
      if (dubs.has(id)) throw new Error(`The emulator already holds a dub ${id}`)
      return onWire(keep(completeDub(dubFromDraft(id, draft, nowMs()))))
    },
    remove(dubbingId) {
      if (!dubs.delete(dubbingId)) return false
      audio.remove([dubbingId])
      onChange()
      return true
    },
    records: () => Array.from(dubs.values(), settled),
    record,
    secsOf: (request) => secsOf(request, scriptOf(scripts, request.name) ?? {}),
    begin(request) {
      const script = scriptOf(scripts, request.name) ?? {}
      return keep(completeDub(dubFromRequest(freeId(), request, script, behaviour, nowMs())))
    },
    change(dub, edit) {
      dub.version += 1
      const result = edit()
      onChange()
      return result
    },
    startJob(dub, kind, segmentIds, languages) {
      const { outcome = 'completed', ms = behaviour.jobMs } = scriptOf(jobScripts, dub.id) ?? {}
      self.change(dub, () => {
        const job = { kind, segmentIds, languages, version: dub.version, dueAt: nowMs() + ms, outcome }
        if (ms > 0) dub.jobs.push(job)
        else if (outcome === 'completed') carryOut(dub, job)
      })
    },
    startRender: (dub, language, type) =>
      self.change(dub, () => {
        const id = newId(dub, 'render')
        const { outcome = 'complete', ms = behaviour.renderMs } = scriptOf(renderScripts, dub.id) ?? {}
        dub.renders.push({ id, version: dub.version, language, type, startedAt: nowMs(), ms, outcome })
        return id
      }),
    json: (dub, base) => resourceJson(dub, view(base)),
    onWire,
    snapshot: () => ({ added, dubs: Array.from(dubs.values(), settled) }),
  }
  return self
}
