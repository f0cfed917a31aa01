import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalBus } from '../../../src/datasources/bus/createLocalBus.js'
import type { EventBus } from '../../../src/datasources/bus/EventBus.js'
import type { JobView } from '../../../src/datasources/postgres/jobs/JobView.js'
import { type FollowJobs, followJobs } from '../../../src/services/jobs/followJobs.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'

let bus: EventBus
let jobs: JobView[] | null
let loads: number
let leaving: AbortController

beforeEach(() => {
  bus = createLocalBus()
  jobs = [job({ revision: 5 })]
  loads = 0
  leaving = new AbortController()
})
afterEach(async () => {
  leaving.abort()
  await bus.close()
})

function job(view: Partial<JobView>): JobView {
  const times = { createdAt: new Date(0), updatedAt: new Date(0), endedAt: null }
  const subject = { kind: 'VOICE_TRAINING', voiceId: 'v', sampleId: null, modelId: null, ownerId: 'ann' } as const
  const noDubbing = { dubbingId: null, renderId: null, language: null }
  return {
    id: 'j',
    status: 'RUNNING',
    progress: null,
    message: null,
    revision: 1,
    isStartedHere: true,
    ...subject,
    ...noDubbing,
    ...times,
    ...view,
  }
}
const ended = (revision: number) => job({ revision, status: 'SUCCEEDED', endedAt: new Date() })

function follow(options: Partial<FollowJobs> = {}) {
  const load = async () => {
    loads += 1
    return jobs
  }
  return followJobs({ bus, topics: ['job:j'], load, signal: leaving.signal, ...options })
}

async function change(...views: JobView[]): Promise<void> {
  jobs = views
  await bus.publish('job:j', { id: 'j' })
}

async function revisionsOf(stream: AsyncIterable<JobView | null>): Promise<number[]> {
  const revisions: number[] = []
  for await (const job of stream) revisions.push(job!.revision)
  return revisions
}

describe('A follower of jobs', () => {
  test('gets the current state, then each change, and ends with the job', async () => {
    const stream = follow()
    expect((await stream.next()).value).toMatchObject({ revision: 5 })
    await change(job({ revision: 6 }))
    expect((await stream.next()).value).toMatchObject({ revision: 6 })
    await change(ended(9))
    expect((await stream.next()).value).toMatchObject({ revision: 9, status: 'SUCCEEDED' })
    expect(await stream.next()).toEqual({ value: undefined, done: true })
  })

  test('misses no change during the first read', async () => {
    let isFirst = true
    const load = async () => {
      const seen = jobs
      if (isFirst) await change(ended(6))
      isFirst = false
      return seen
    }
    expect(await revisionsOf(follow({ load }))).toEqual([5, 6])
  })

  test('that is slow gets one event for any number of changes, including the last', async () => {
    const stream = follow()
    await stream.next()
    for (let revision = 6; revision <= 500; revision += 1) await change(job({ revision }))
    await change(ended(501))
    expect(await revisionsOf(stream)).toEqual([501])
    expect(loads).toBeLessThanOrEqual(3)
  })

  test('never gets an older or equal revision', async () => {
    const stream = follow()
    await stream.next()
    await change(job({ revision: 4 }))
    await turnEventLoop(10)
    await change(job({ revision: 5 }))
    await turnEventLoop(10)
    await change(ended(7))
    expect(await revisionsOf(stream)).toEqual([7])
  })

  test('gets no event that it already has', async () => {
    const stream = follow({ since: 5 })
    const first = stream.next()
    await turnEventLoop(10)
    await change(job({ revision: 6 }))
    expect((await first).value).toMatchObject({ revision: 6 })
    jobs = [ended(7)]
    expect(await revisionsOf(follow({ since: 7 }))).toEqual([])
  })

  test('gets several jobs, each in its order, and ends when all have ended', async () => {
    jobs = [job({ id: 'b', revision: 3 }), job({ id: 'a', revision: 2 })]
    const stream = follow()
    expect((await stream.next()).value).toMatchObject({ id: 'a' })
    expect((await stream.next()).value).toMatchObject({ id: 'b' })
    await change({ ...ended(4), id: 'a' }, job({ id: 'b', revision: 3 }))
    expect((await stream.next()).value).toMatchObject({ id: 'a', revision: 4 })
    await change({ ...ended(4), id: 'a' }, { ...ended(6), id: 'b' })
    expect(await revisionsOf(stream)).toEqual([6])
  })

  test('gets null if there is no job, and waits for one', async () => {
    jobs = []
    const stream = follow()
    expect(await stream.next()).toEqual({ value: null, done: false })
    const first = stream.next()
    await turnEventLoop(10)
    await change(ended(1))
    expect((await first).value).toMatchObject({ revision: 1 })
  })

  test.each([
    ['no longer visible', null],
    ['no longer found', []],
  ])('ends without data when the job is %s', async (_, gone) => {
    const stream = follow()
    await stream.next()
    const second = stream.next()
    jobs = gone
    await bus.publish('job:j', { id: 'j' })
    expect(await second).toEqual({ value: undefined, done: true })
  })

  test('gets a change with a lost event by a later read', async () => {
    const stream = follow({ rereadMs: 20 })
    await stream.next()
    jobs = [ended(6)]
    expect(await revisionsOf(stream)).toEqual([6])
  })

  test('gets the error of a read, and the subscription of the bus ends', async () => {
    const failing = follow({ load: () => Promise.reject(new Error('planned')) })
    await expect(failing.next()).rejects.toThrow('planned')
    expect(await failing.next()).toEqual({ value: undefined, done: true })
  })

  test.each([
    ['its reader', (stream: AsyncIterator<JobView | null>) => stream.return?.()],
    ['its signal', () => leaving.abort()],
  ])('is ended by %s while it waits', async (_who, end) => {
    const stream = follow()
    await stream.next()
    const waiting = stream.next()
    await end(stream)
    expect(await waiting).toEqual({ value: undefined, done: true })
    const seen = loads
    await bus.publish('job:j', { id: 'j' })
    await turnEventLoop(10)
    expect(loads).toBe(seen)
  })
})
