import { expect } from '@jest/globals'
import type { CallRecord } from '../../emulator/index.js'
import type { OperationRecord } from '../../src/datasources/postgres/generated/client.js'
import { dubbingRenderId, dubbingSegmentId, dubbingSpeakerId } from '../../src/schema/shared/compositeId.js'
import { reconcileOperation } from '../../src/services/reconciliation/reconcileOperation.js'
import { ada, DubbingApp } from './dubbingApp.js'
import { type Answer, type Person, startTestApp, type TestAppOptions } from './startTestApp.js'

export { ada, bob, chief, stranger } from './dubbingApp.js'

export interface Segment {
  id: string
  startSecs: number
  endSecs: number
  text: string
  speaker: { id: string } | null
  dubs: { language: string; startSecs: number; endSecs: number; text: string | null; isStale: boolean }[]
}

export interface Payload {
  dubbingId: string | null
  version: number | null
  dubbing: { id: string; version: number | null; targetLanguages: string[] } | null
  userErrors: { code: string; message: string; path: string[] }[]
  segmentId?: string | null
  segment?: Segment | null
  segmentIds?: string[]
  segments?: Segment[]
  deletedDubbingSegmentId?: string | null
  deletedDubbingId?: string | null
  deletedDubbingSegmentIds?: string[]
  operationId?: string | null
  speakerId?: string | null
  speaker?: { id: string; name: string; voices: { language: string; mode: string; voiceId: string | null }[] } | null
  language?: string | null
  job?: { id: string; kind: string; status: string } | null
  renderId?: string | null
  render?: { id: string; status: string; language: string; type: string } | null
}

const segmentFields =
  'id: upstreamId startSecs endSecs text speaker { id: upstreamId } dubs { language startSecs endSecs text isStale }'
const speakerFields = 'speakerId speaker { id: upstreamId name voices { language mode voiceId } }'
const segmentsFields = `segmentIds segments { ${segmentFields} }`

/** The fields of each mutation in addition to the dubbing. */
const changed = {
  addDubbingLanguage: 'language',
  createDubbingSpeaker: speakerFields,
  updateDubbingSpeaker: speakerFields,
  createDubbingSegment: `segmentId segment { ${segmentFields} }`,
  updateDubbingSegment: `segmentId segment { ${segmentFields} }`,
  deleteDubbingSegment: 'deletedDubbingSegmentId',
  deleteDubbingSegments: 'deletedDubbingSegmentIds operationId',
  moveDubbingSegments: segmentsFields,
  transcribeDubbingSegments: segmentsFields,
  translateDubbingSegments: segmentsFields,
  dubDubbingSegments: segmentsFields,
  renderDubbing: 'renderId render { id: upstreamId status language type } job { id kind status }',
  createDubbing: 'job { id kind status }',
  deleteDubbing: '',
} as const

export type DubbingMutation = keyof typeof changed

export function queryOf(name: DubbingMutation): string {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  if (name === 'deleteDubbing') {
    return `mutation ($input: ${type}!) { ${name}(input: $input) { deletedDubbingId userErrors { code message path } } }`
  }
  return `mutation ($input: ${type}!) { ${name}(input: $input) {
    dubbingId version dubbing { id version targetLanguages } userErrors { code message path } ${changed[name]}
  } }`
}

/** The type of `id` in the input of a mutation. */
export const subjectOf: Partial<Record<DubbingMutation, 'segmentId' | 'speakerId'>> = {
  updateDubbingSegment: 'segmentId',
  deleteDubbingSegment: 'segmentId',
  updateDubbingSpeaker: 'speakerId',
}

type Ids = Record<string, unknown> & { dubbingId?: string }

/** Tests use the ids of the emulator for segments and speakers; converts them to ids of the graph. */
export function inputOf(name: DubbingMutation, { ...input }: Ids): object {
  const { dubbingId } = input
  if (dubbingId === undefined) return input
  const toGlobal = {
    segmentId: (segmentId: string) => segmentId && dubbingSegmentId.encode({ dubbingId, segmentId }),
    speakerId: (speakerId: string) => speakerId && dubbingSpeakerId.encode({ dubbingId, speakerId }),
  }
  for (const field of ['segmentId', 'speakerId'] as const) {
    if (typeof input[field] === 'string') input[field] = toGlobal[field](input[field])
  }
  if (Array.isArray(input.segmentIds)) input.segmentIds = input.segmentIds.map(toGlobal.segmentId)
  const subject = subjectOf[name]
  if (subject === undefined) return input
  const { [subject]: id, dubbingId: _, ...others } = input
  return { id, ...others }
}

/** The payload with the ids of the emulator. */
function payloadOf(payload: Payload): Payload {
  const segmentId = (id: string) => dubbingSegmentId.decode(id)!.segmentId
  const plain = { ...payload }
  if (plain.segmentId) plain.segmentId = segmentId(plain.segmentId)
  if (plain.deletedDubbingSegmentId) plain.deletedDubbingSegmentId = segmentId(plain.deletedDubbingSegmentId)
  if (plain.segmentIds) plain.segmentIds = plain.segmentIds.map(segmentId)
  if (plain.deletedDubbingSegmentIds) plain.deletedDubbingSegmentIds = plain.deletedDubbingSegmentIds.map(segmentId)
  if (plain.speakerId) plain.speakerId = dubbingSpeakerId.decode(plain.speakerId)!.speakerId
  if (plain.renderId) plain.renderId = dubbingRenderId.decode(plain.renderId)!.renderId
  return plain
}

/** Short pauses between attempts. */
const upstreamLimits = {
  retry: { maxRetries: 2, initialDelayMs: 5, maxDelayMs: 20 },
  breaker: { failures: 100_000 },
}

/** A server on which dubbings are edited, through the graph and directly upstream. */
export class DubbingEditApp extends DubbingApp {
  static override async start({ emulator, ...options }: TestAppOptions = {}): Promise<DubbingEditApp> {
    const calm = { maximumConcurrentRequests: 100, ...emulator }
    const app = await startTestApp({ upstreamLimits, ...options, emulator: calm })
    app.upstream.clock.freeze()
    return new DubbingEditApp(app)
  }

  get prisma() {
    return this.app.server.deps.sources.database.prisma
  }

  get faults() {
    return this.app.upstream.faults
  }

  resource(dubbingId: string) {
    return this.upstreamDubbings.resource(dubbingId)!
  }

  /** The ids of its segments in the order of time. */
  segmentIds(dubbingId: string): string[] {
    return Object.values(this.resource(dubbingId).speaker_segments)
      .sort((one, other) => one.start_time - other.start_time)
      .map(({ id }) => id)
  }

  speakerIds(dubbingId: string): string[] {
    return Object.keys(this.resource(dubbingId).speaker_tracks)
  }

  speakerOf(dubbingId: string, segmentId: string): string {
    const tracks = Object.values(this.resource(dubbingId).speaker_tracks)
    return tracks.find(({ segments }) => segments.includes(segmentId))!.id
  }

  tryEdit(name: DubbingMutation, input: object, as: Person = ada): Promise<Answer<Record<string, Payload>>> {
    return this.tryAsk<Record<string, Payload>>(queryOf(name), { input: inputOf(name, { ...input }) }, as)
  }

  async edit(name: DubbingMutation, input: object, as: Person = ada): Promise<Payload> {
    const { data, errors } = await this.tryEdit(name, input, as)
    expect(errors).toBeUndefined()
    return payloadOf(data![name]!)
  }

  /** Sends an invalid mutation: no write may reach upstream, and no operation may stay open. */
  async expectRefused(
    name: DubbingMutation,
    input: { readonly dubbingId: string; readonly [field: string]: unknown },
    code: string,
    path: readonly string[],
  ): Promise<void> {
    const { dubbingId } = input
    const before = this.upstreamDubbings.resource(dubbingId)?.version
    const payload = await this.edit(name, input)
    expect(payload).toMatchObject({ dubbingId: null, version: null, dubbing: null })
    expect(payload.userErrors).toMatchObject([{ code, path }])
    expect(this.writes()).toEqual([])
    expect(this.upstreamDubbings.resource(dubbingId)?.version).toBe(before)
    expect(await this.prisma.operationRecord.count({ where: { subjectId: dubbingId, endedAt: null } })).toBe(0)
    expect(await this.row(dubbingId)).toMatchObject({ editHolder: null })
  }

  /** Directly upstream, without this server. */
  async elsewhere(method: string, path: string, json?: object): Promise<unknown> {
    const { url, apiKey } = this.app.upstream
    const headers = { 'xi-api-key': apiKey, ...(json && { 'content-type': 'application/json' }) }
    const response = await fetch(url + path, { method, headers, body: json && JSON.stringify(json) })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }

  /** The requests that may have changed something upstream. */
  writes(): CallRecord[] {
    return this.app.upstream.calls.all().filter(({ method }) => method !== 'GET')
  }

  row(dubbingId: string) {
    return this.prisma.dubbingRecord.findUniqueOrThrow({ where: { id: dubbingId } })
  }

  newestOperation(kind: string): Promise<OperationRecord> {
    return this.prisma.operationRecord.findFirstOrThrow({ where: { kind }, orderBy: { id: 'desc' } })
  }

  auditOf(action: string) {
    return this.prisma.auditEntry.findFirst({ where: { action }, orderBy: { id: 'desc' } })
  }

  /** Runs the job of the queue for the next poll, now. */
  async reconcile(id: string) {
    const { operationWorkerStore: workerStore, upstream } = this.app.server.deps.sources
    const data = { nextReconcileAt: new Date() }
    await this.prisma.operationRecord.updateMany({ where: { id, nextReconcileAt: { not: null } }, data })
    const { logger } = this.app.server.deps
    return reconcileOperation({ workerStore, upstream, logger }, id, new AbortController().signal)
  }
}
