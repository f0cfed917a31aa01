import 'reflect-metadata'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type SeenVoice, WorkspaceStore } from '../../src/datasources/postgres/workspace/WorkspaceStore.js'
import { JobQueue } from '../../src/datasources/queue/JobQueue.js'
import { jobKinds } from '../../src/datasources/queue/jobKinds.js'
import { UpstreamUnavailable } from '../../src/errors.js'
import { startJobs } from '../../src/jobs/index.js'
import { checkVoice } from '../../src/services/workspace/checkVoice.js'
import { type SweepReport, sweepVoices, type WorkspacePage } from '../../src/services/workspace/sweepVoices.js'
import { openTestDatabase, silent, type TestDatabase } from '../support/database.js'
import { createVoice } from '../support/voiceRows.js'

let db: TestDatabase
let workspace: WorkspaceStore
const never = new AbortController().signal

beforeEach(async () => {
  db = await openTestDatabase()
  workspace = new WorkspaceStore(db.database.prisma)
})
afterEach(() => db.close())

const seen = (id: string): SeenVoice => ({
  id,
  name: id,
  category: 'CLONED',
  trainingState: null,
  isOwner: true,
  createdAt: null,
})
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`)
const rowOf = (id: string) => db.database.prisma.voiceRecord.findUniqueOrThrow({ where: { id } })

/** An upstream with a workspace of these voices, in pages of two. */
function upstreamWith(ids: readonly string[]) {
  return async (pageToken: string | null): Promise<WorkspacePage> => {
    const start = Number(pageToken ?? 0)
    const hasMore = start + 2 < ids.length
    return { voices: ids.slice(start, start + 2).map(seen), hasMore, nextPageToken: hasMore ? String(start + 2) : null }
  }
}

describe('A sweep', () => {
  let queued: string[]
  let reports: SweepReport[]
  beforeEach(() => {
    queued = []
    reports = []
  })

  function sweep(
    listWorkspaceVoices: (token: string | null, signal: AbortSignal) => Promise<WorkspacePage>,
    signal = never,
  ) {
    const sources = {
      workspace,
      listWorkspaceVoices,
      queueCheck: async (voiceId: string) => queued.push(voiceId),
      logger: silent,
      onSweep: (report: SweepReport) => reports.push(report),
    }
    return sweepVoices(sources, signal, { maxMissingShare: 0.05, minMissing: 3, maxPages: 20 })
  }

  test('records new voices and queues a check of missing ones', async () => {
    for (const id of ['kept', 'lost']) await createVoice(db.database, { id, seenAt: new Date(0) })
    const report = await sweep(upstreamWith(['kept', 'new1', 'new2']))
    expect(report).toEqual({ outcome: 'COMPLETED', seen: 3, added: 2, missing: 1 })
    expect(queued).toEqual(['lost'])
    expect(reports).toEqual([report])
    expect(await workspace.latestSweep()).toMatchObject({ ...report, alarm: null, finishedAt: expect.any(Date) })
  })

  test('raises an alarm and queues no check if too many voices are missing', async () => {
    for (const id of numbered(40)) await createVoice(db.database, { id, seenAt: new Date(0) })
    expect(await sweep(upstreamWith(numbered(36)))).toMatchObject({ outcome: 'ALARMED', missing: 4 })
    expect(queued).toEqual([])
    expect(await workspace.latestSweep()).toMatchObject({
      outcome: 'ALARMED',
      alarm: expect.stringContaining('4 of 40'),
    })
    expect(await sweep(upstreamWith(numbered(37)))).toMatchObject({ outcome: 'COMPLETED', missing: 3 })
  })

  test.each<[string, (token: string | null) => Promise<WorkspacePage>]>([
    [
      'an outage',
      async (token) =>
        token ? Promise.reject(new UpstreamUnavailable()) : { voices: [], hasMore: true, nextPageToken: 'a' },
    ],
    ['a page without a next page token', async () => ({ voices: [], hasMore: true, nextPageToken: null })],
    ['a page with a repeated token', async () => ({ voices: [], hasMore: true, nextPageToken: 'a' })],
    ['an endless list', async (token) => ({ voices: [], hasMore: true, nextPageToken: `${token}.` })],
  ])('changes nothing after %s', async (_what, list) => {
    await createVoice(db.database, { id: 'lost', seenAt: new Date(0) })
    await expect(sweep(list)).rejects.toThrow()
    expect(queued).toEqual([])
    expect(reports).toMatchObject([{ outcome: 'FAILED' }])
    expect(await workspace.latestSweep()).toMatchObject({ outcome: 'FAILED', missing: 0 })
  })

  test('ends at once when it is aborted', async () => {
    const abort = new AbortController()
    const list = async (): Promise<WorkspacePage> => {
      abort.abort()
      return { voices: [seen('v')], hasMore: true, nextPageToken: 'a' }
    }
    await expect(sweep(list, abort.signal)).rejects.toThrow('aborted')
    expect(await workspace.latestSweep()).toMatchObject({ outcome: 'FAILED', seen: 1 })
  })
})

describe('A check', () => {
  const check = (existsUpstream: () => Promise<boolean>, confirmAfterMs = 0) => {
    const again: number[] = []
    const sources = {
      workspace,
      existsUpstream,
      queueCheck: async (_id: string, ms: number) => again.push(ms),
      logger: silent,
    }
    return checkVoice(sources, 'v', { signal: never, confirmAfterMs }).then((result) => ({ result, again }))
  }

  test('marks a voice as vanished only at the second denial, and reverts it when the voice reappears', async () => {
    await createVoice(db.database, { id: 'v' })
    expect(await check(async () => false, 60_000)).toEqual({ result: 'MISSING', again: [61_000] })
    expect(await check(async () => false, 60_000)).toEqual({ result: 'MISSING', again: [61_000] })
    expect(await check(async () => false)).toEqual({ result: 'VANISHED', again: [] })
    expect((await rowOf('v')).vanishedAt).not.toBeNull()
    expect(await check(async () => true)).toEqual({ result: 'EXISTS', again: [] })
    expect(await rowOf('v')).toMatchObject({ vanishedAt: null, missingSince: null, ownerId: 'ann' })
  })

  test('changes nothing during an outage', async () => {
    await createVoice(db.database, { id: 'v' })
    await expect(check(() => Promise.reject(new UpstreamUnavailable()))).rejects.toThrow(UpstreamUnavailable)
    expect((await rowOf('v')).missingSince).toBeNull()
  })
})

test('A worker sweeps when it starts, and missing voices vanish', async () => {
  const queue = new JobQueue(db.database, Object.values(jobKinds), { logger: silent })
  await queue.start()
  await createVoice(db.database, { id: 'lost', seenAt: new Date(0) })
  const checked = new EventTarget()
  const sources = {
    workspace,
    listWorkspaceVoices: upstreamWith(['new']),
    existsUpstream: async (voiceId: string) => {
      checked.dispatchEvent(new Event(voiceId))
      return false
    },
  }
  const firstCheck = once(checked, 'lost')
  await startJobs(queue, sources, { sweepSchedule: '0 0 1 1 *', confirmMissingAfterMs: 60_000 })
  await firstCheck
  await queue.stop()
  expect(await rowOf('new')).toMatchObject({ origin: 'FOUND', ownerId: null })
  expect(await rowOf('lost')).toMatchObject({ missingSince: expect.any(Date), vanishedAt: null })
})
