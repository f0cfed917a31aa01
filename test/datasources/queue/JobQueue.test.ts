import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { defineJob, texts } from '../../../src/datasources/queue/defineJob.js'
import { type JobEvent, JobQueue } from '../../../src/datasources/queue/JobQueue.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'
import { createVoice } from '../../support/voiceRows.js'

const greet = defineJob({ name: 'greet', parse: texts('name'), concurrency: 2 })
const brief = defineJob({ name: 'brief', parse: texts(), deadlineMs: 100, retryLimit: 0 })
const flaky = defineJob({ name: 'flaky', parse: texts(), retryLimit: 2, retryDelaySecs: 1 })

let db: TestDatabase
let queue: JobQueue
let events: JobEvent[]
let onJob: (event: JobEvent) => void

beforeAll(async () => {
  db = await openTestDatabase()
})
beforeEach(async () => {
  events = []
  onJob = (event) => events.push(event)
  queue = new JobQueue(db.database, [greet, brief, flaky], { logger: silent, onJob: (event) => onJob(event) })
  await queue.start()
})
afterEach(() => queue.stop())
afterAll(() => db.close())

/** Resolves when the queue has ended this many jobs. */
function ended(count: number): Promise<JobEvent[]> {
  return new Promise((resolve) => {
    onJob = (event) => {
      events.push(event)
      if (events.length === count) resolve(events)
    }
  })
}

test('A job runs with the payload that was queued, and is counted in the metrics', async () => {
  const all = ended(3)
  const names: string[] = []
  await queue.work(greet, async ({ name }) => {
    names.push(name)
  })
  for (const name of ['ann', 'bob', 'ann']) expect(await queue.enqueue(greet, { name })).toBe(true)
  expect(await all).toMatchObject([{ kind: 'greet', outcome: 'DONE' }, { outcome: 'DONE' }, { outcome: 'DONE' }])
  expect(names.sort()).toEqual(['ann', 'ann', 'bob'])
})

test('A payload of another shape is not queued', async () => {
  await expect(queue.enqueue(greet, { nom: 'ann' } as never)).rejects.toThrow('needs the string `name`')
})

test('Of several jobs with one key one waits, in addition to a running one', async () => {
  const both = ended(2)
  let requeued: boolean | undefined
  expect(await queue.enqueue(greet, { name: 'first' }, { dedupeKey: 'k' })).toBe(true)
  expect(await queue.enqueue(greet, { name: 'second' }, { dedupeKey: 'k' })).toBe(false)
  await queue.work(greet, async ({ name }) => {
    if (name === 'first') requeued = await queue.enqueue(greet, { name: 'third' }, { dedupeKey: 'k' })
  })
  await both
  expect(requeued).toBe(true)
})

test('A job is queued if and only if its transaction commits', async () => {
  const one = ended(1)
  const names: string[] = []
  const queued = (name: string, fail: boolean) =>
    db.database.prisma.$transaction(async (tx) => {
      await tx.voiceRecord.create({ data: { id: name, name, category: 'CLONED', origin: 'FOUND' } })
      await queue.enqueue(greet, { name }, { tx })
      if (fail) throw new Error('planned')
    })
  await expect(queued('rolled back', true)).rejects.toThrow('planned')
  await queued('committed', false)
  await queue.work(greet, async ({ name }) => {
    names.push(name)
  })
  await one
  expect(names).toEqual(['committed'])
})

test('A handler that ignores its deadline fails and releases its slot', async () => {
  const one = ended(1)
  let aborted = false
  await queue.work(brief, (_payload, { signal }) => {
    signal.addEventListener('abort', () => {
      aborted = true
    })
    return new Promise(() => {})
  })
  await queue.enqueue(brief, {})
  expect(await one).toMatchObject([{ kind: 'brief', outcome: 'FAILED' }])
  expect(aborted).toBe(true)
})

test('A failed job is retried', async () => {
  const two = ended(2)
  const attempts: number[] = []
  await queue.work(flaky, async (_payload, { attempt }) => {
    attempts.push(attempt)
    if (attempt === 0) throw new Error('planned')
  })
  await queue.enqueue(flaky, {})
  expect((await two).map((event) => event.outcome)).toEqual(['FAILED', 'DONE'])
  expect(attempts).toEqual([0, 1])
})

test('Stopping waits for running jobs, and the database stays open', async () => {
  let [isFinished, isStopped] = [false, false]
  let finish = () => {}
  const finishing = new Promise<void>((resolve) => {
    finish = resolve
  })
  const started = new Promise<void>((resolve) => {
    void queue.work(greet, async () => {
      resolve()
      await finishing
      isFinished = true
    })
  })
  await queue.enqueue(greet, { name: 'slow' })
  await started
  const stopping = queue.stop().finally(() => {
    isStopped = true
  })
  await turnEventLoop(100)
  expect(isStopped).toBe(false)
  finish()
  await stopping
  expect(isFinished).toBe(true)
  await createVoice(db.database, {})
})

test('Schedules of unknown job kinds are removed at the start', async () => {
  await queue.schedule(greet, '0 0 1 1 *', { name: 'ann' })
  await queue.schedule(brief, '0 0 1 1 *', {})
  const next = new JobQueue(db.database, [brief], { logger: silent })
  await next.start()
  const rows = await db.database.prisma.$queryRaw<{ name: string }[]>`SELECT name FROM pgboss.schedule`
  expect(rows.map(({ name }) => name)).toEqual(['brief'])
  await next.stop()
})
