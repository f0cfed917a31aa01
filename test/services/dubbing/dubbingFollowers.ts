import 'reflect-metadata'
import { afterEach, beforeEach } from '@jest/globals'
import { createLocalBus } from '../../../src/datasources/bus/createLocalBus.js'
import type { EventBus } from '../../../src/datasources/bus/EventBus.js'
import { DubbingResourceView } from '../../../src/datasources/elevenlabs/apis/DubbingResourceView.js'
import type { DubbingRow } from '../../../src/datasources/postgres/dubbing/DubbingStore.js'
import type { JobView } from '../../../src/datasources/postgres/jobs/JobView.js'
import { RequestAborted, UpstreamNotFound } from '../../../src/errors.js'
import { DubbingPollers } from '../../../src/services/dubbing/DubbingPollers.js'
import {
  type DubbingEvent,
  type FollowContext,
  type FollowDubbing,
  followDubbing,
} from '../../../src/services/dubbing/followDubbing.js'
import { silent } from '../../support/database.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'
import { viewerOf } from '../../support/voiceRows.js'

type Raw = ConstructorParameters<typeof DubbingResourceView>[0]
let bus: EventBus
export let reads: number
export let metadataReads: number

/** Number of reads of the row. */
export let rowReads: number

export let clock: number
export let leaving: AbortController

interface World {
  row: DubbingRow | null
  jobs: JobView[]
  /** The state of upstream. */
  resource: { version: number; segments: Record<string, { text: string; stale?: boolean }>; renders: object }
  failing: Error | null
  /** Upstream does not respond before it resolves. */
  held: Promise<void> | null
  isUnknown: boolean | 'ONCE'
  pollers: DubbingPollers
}

/** The state that the tests change. */
export const world = {} as World

/** Reads without a pause, and polls only in the tests that wait for them. */
export const quick = { minMs: 1, maxMs: 5, idleAfterMs: 600_000, idleMs: 600_000 }

export const onlyNotified = { ...quick, idleAfterMs: -1 }

beforeEach(() => {
  bus = createLocalBus()
  clock = 1_000
  world.row = rowOf({})
  world.jobs = []
  world.resource = { version: 1, segments: { a: { text: 'one' }, b: { text: 'two' } }, renders: {} }
  world.failing = null
  world.held = null
  world.isUnknown = false
  reads = 0
  metadataReads = 0
  rowReads = 0
  leaving = new AbortController()
  world.pollers = new DubbingPollers(onlyNotified)
})

afterEach(async () => {
  leaving.abort()
  await bus.close()
})

export function rowOf(facts: Partial<DubbingRow>): DubbingRow {
  clock += 1
  return {
    ...{ id: 'd', tenantId: 'org:a', ownerId: 'ann', createdBy: 'ann', name: 'Dub', status: 'DUBBED', version: 1 },
    ...{ sourceLanguage: 'en', targetLanguages: ['es'], durationSecs: 9, upstreamCreatedAt: null, isStudio: true },
    ...{ createdAt: new Date(0), updatedAt: new Date(clock), missingSince: null, permission: 'MANAGE' as const },
    ...facts,
  } as DubbingRow
}

export function contextOf(signal: AbortSignal = leaving.signal): FollowContext {
  const context = {
    viewer: viewerOf('ann', 'org:a', 'dubbing:read'),
    bus,
    signal,
    logger: silent,
    dubbings: {
      getMany: async () => {
        rowReads += 1
        return [world.row]
      },
      recordVersion: async (_id: string, version: number, isChange: boolean) => {
        if (!world.row || (!isChange && version <= (world.row.version ?? 0))) return
        world.row = rowOf({
          ...world.row,
          version: Math.max(version, world.row.version ?? 0),
          updatedAt: new Date(clock + 1),
        })
      },
    },
    jobs: { listOfSubjects: async () => [{ records: world.jobs }] },
    upstream: {
      dubbing: {
        get: async () => {
          metadataReads += 1
          const saysUnknown = world.isUnknown
          if (world.isUnknown === 'ONCE') world.isUnknown = false
          await turnEventLoop()
          if (saysUnknown) throw new UpstreamNotFound({ upstreamCode: 'dubbing_not_found' })
          return { id: 'd', status: world.row?.status }
        },
      },
      polling: {
        dubbingResource: {
          getResource: async (id: string) => {
            reads += 1
            const raw = rawOf()
            const left = new Promise((_, reject) =>
              signal.addEventListener('abort', () => reject(new RequestAborted())),
            )
            await Promise.race([world.held ?? turnEventLoop(), left])
            if (world.isUnknown) throw new UpstreamNotFound({ upstreamCode: 'dubbing_not_found' })
            if (world.failing) throw world.failing
            return new DubbingResourceView(raw, id)
          },
        },
      },
    },
  }
  return context as unknown as FollowContext
}

function rawOf(): Raw {
  const segments = Object.entries(world.resource.segments).map(([id, { text, stale = false }]) => {
    const times = { start_time: id.charCodeAt(0), end_time: id.charCodeAt(0) + 1 }
    const es = { ...times, text, subtitles: [], audio_stale: stale, media_ref: null }
    return [id, { ...times, text: 'hello', subtitles: [], dubs: { es } }]
  })
  const { version, renders } = world.resource
  return {
    version,
    renders,
    target_languages: ['es'],
    speaker_segments: Object.fromEntries(segments),
  } as unknown as Raw
}

export const follow = (options: FollowDubbing = {}, signal?: AbortSignal) =>
  followDubbing(contextOf(signal), 'd', { pollers: world.pollers, ...options })

/** An edit through this server: it updates the row and notifies. */
export async function edit(
  segments: typeof world.resource.segments,
  facts: Partial<typeof world.resource> = {},
): Promise<void> {
  world.resource = {
    ...world.resource,
    version: world.resource.version + 1,
    ...facts,
    segments: { ...world.resource.segments, ...segments },
  }
  world.row = rowOf({ ...world.row, version: world.resource.version, updatedAt: new Date(clock + 1) })
  await notify()
}

export const notify = () => bus.publish('dubbing:d', { id: 'd' })

export async function nextOf(stream: AsyncIterator<DubbingEvent>): Promise<DubbingEvent> {
  const { value, done } = await stream.next()
  if (done) throw new Error('It has ended.')
  return value
}

/** A time after all earlier ones. */
export function nextTime(): Date {
  clock += 1
  return new Date(clock)
}
