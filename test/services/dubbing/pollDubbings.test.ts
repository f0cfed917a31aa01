import 'reflect-metadata'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { type DubbingFixture, type Emulator, startEmulator } from '../../../emulator/index.js'
import { createLocalBus } from '../../../src/datasources/bus/createLocalBus.js'
import { DubbingWorkerStore } from '../../../src/datasources/postgres/dubbing/DubbingWorkerStore.js'
import { JobStore } from '../../../src/datasources/postgres/jobs/JobStore.js'
import { JobWorkerStore } from '../../../src/datasources/postgres/jobs/JobWorkerStore.js'
import { WorkspaceStore } from '../../../src/datasources/postgres/workspace/WorkspaceStore.js'
import { UpstreamUnavailable } from '../../../src/errors.js'
import { createDubbingReadLimits } from '../../../src/services/jobs/dubbingReadLimits.js'
import { defaultObserveSettings } from '../../../src/services/jobs/observeJobs.js'
import { pollJobs } from '../../../src/services/jobs/pollJobs.js'
import { openTestUpstream, type TestUpstream } from '../../datasources/elevenlabs/openTestUpstream.js'
import { createDubbing } from '../../datasources/postgres/dubbing/dubbingRows.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { viewerOf } from '../../support/voiceRows.js'

const METADATA = 'GET /v1/dubbing/:dubbing_id'
const RESOURCE = 'GET /v1/dubbing/resource/:dubbing_id'

const ann = viewerOf('ann', 'org:a', 'dubbing:read')

let db: TestDatabase
let emulator: Emulator
let upstream: TestUpstream
let jobWorkerStore: JobWorkerStore
let jobs: JobStore
/** Topics in the order of the notifications. */
let topics: string[]

beforeEach(async () => {
  db = await openTestDatabase()
  emulator = await startEmulator({ seed: 'empty' })
  emulator.clock.freeze()
  upstream = openTestUpstream(emulator)
  topics = []
  const bus = createLocalBus()
  const publish: typeof bus.publish = async (topic) => void topics.push(topic)
  jobWorkerStore = new JobWorkerStore(db.database.prisma, {
    bus: { ...bus, publish },
    logger: silent,
    startObserver: async () => {},
  })
  jobs = new JobStore(db.database.prisma, ann)
})
afterEach(async () => {
  await upstream.close(0)
  await emulator.close()
  await db.close()
})

/** One poll of all dubbings in progress, as if all were due. */
async function poll(settings: Partial<typeof defaultObserveSettings> = {}): Promise<number> {
  await db.database.prisma.jobRecord.updateMany({ data: { nextPollAt: new Date(0) } })
  const context = {
    settings: { ...defaultObserveSettings, ...settings },
    dubbingReads: createDubbingReadLimits(),
    jobWorkerStore,
    workspace: new WorkspaceStore(db.database.prisma),
    dubbingWorkerStore: new DubbingWorkerStore(db.database.prisma),
    upstream: upstream.apis,
    queueCheck: async () => {},
    logger: silent,
  }
  topics = []
  return pollJobs(context, await jobWorkerStore.findDue())
}

/** A dubbing of ann with this state, and its job. */
async function dubbingInProgress(draft: DubbingFixture = {}) {
  const { dubbing_id: dubbingId } = emulator.state.dubs.add({ status: 'queued', ...draft })
  await createDubbing(db.database, { id: dubbingId, status: 'QUEUED', isStudio: false })
  return { dubbingId, jobId: (await jobWorkerStore.start({ kind: 'DUBBING', dubbingId })).id }
}
function becomes(dubbingId: string, draft: DubbingFixture): void {
  emulator.state.dubs.remove(dubbingId)
  emulator.state.dubs.add({ dubbing_id: dubbingId, ...draft })
}
async function studioDubbing(): Promise<string> {
  const { dubbing_id: id } = emulator.state.dubs.add({ segments: 3, target_languages: ['es', 'fr'] })
  return createDubbing(db.database, { id })
}
async function render(dubbingId: string, language: string) {
  const { renderId } = await upstream.apis.dubbingResource.render(dubbingId, language, { type: 'MP3' })
  return { renderId, jobId: (await jobWorkerStore.start({ kind: 'DUBBING_RENDER', dubbingId, renderId, language })).id }
}
const jobOf = async (id: string) => (await jobs.getMany([id]))[0]!
const rowOf = (id: string) => db.database.prisma.dubbingRecord.findUniqueOrThrow({ where: { id } })

describe('A dubbing in progress', () => {
  test.each([
    ['queued', 'QUEUED', null],
    ['preparing', 'QUEUED', null],
    ['dubbing', 'RUNNING', null],
    ['dubbed', 'SUCCEEDED', 1],
    ['pondering', 'QUEUED', null],
  ] as const)('that is %s upstream gets a job that is %s and a row that mirrors it', async (word, status, progress) => {
    const { dubbingId, jobId } = await dubbingInProgress()
    becomes(dubbingId, { status: word })
    await poll()
    expect(await jobOf(jobId)).toMatchObject({ status, progress, message: null })
    const known = ['queued', 'preparing', 'dubbing', 'dubbed'].includes(word)
    expect(await rowOf(dubbingId)).toMatchObject({ status: known ? word.toUpperCase() : 'UNKNOWN', isStudio: true })
  })

  test('that failed has the reason', async () => {
    const { dubbingId, jobId } = await dubbingInProgress()
    becomes(dubbingId, { status: 'failed', error: 'Nobody speaks.' })
    await poll()
    expect(await jobOf(jobId)).toMatchObject({ status: 'FAILED', message: 'Nobody speaks.', endedAt: expect.any(Date) })
    expect(await rowOf(dubbingId)).toMatchObject({ status: 'FAILED' })
  })

  test('notifies once for each change, also for one that its job does not show', async () => {
    const { dubbingId, jobId } = await dubbingInProgress()
    await poll()
    becomes(dubbingId, { status: 'preparing' })
    expect(await poll()).toBe(0)
    expect(topics).toEqual([`dubbing:${dubbingId}`])
    becomes(dubbingId, { status: 'dubbing' })
    expect(await poll()).toBe(1)
    expect(topics).toEqual([`job:${jobId}`, `dubbing:${dubbingId}`])
    await poll()
    expect(topics).toEqual([])
  })

  test('costs one small call for each poll, and its resource is not read', async () => {
    for (let index = 0; index < 20; index += 1) await dubbingInProgress()
    emulator.calls.clear()
    await poll()
    expect(emulator.calls.count({ route: METADATA })).toBe(20)
    expect(emulator.calls.count()).toBe(20)
  })

  test('that upstream does not know fails at the second denial and not at the first', async () => {
    const { dubbingId, jobId } = await dubbingInProgress()
    emulator.state.dubs.remove(dubbingId)
    await poll()
    expect(await jobOf(jobId)).toMatchObject({ status: 'QUEUED', endedAt: null })
    await poll()
    expect(await jobOf(jobId)).toMatchObject({ status: 'QUEUED', endedAt: null })
    await poll({ confirmMissingMs: 0 })
    expect(await jobOf(jobId)).toMatchObject({ status: 'FAILED', message: 'The dubbing no longer exists.' })
  })

  test('that is found again continues, and its first denial is forgotten', async () => {
    const { dubbingId, jobId } = await dubbingInProgress()
    emulator.state.dubs.remove(dubbingId)
    await poll()
    emulator.state.dubs.add({ dubbing_id: dubbingId, status: 'dubbing' })
    await poll()
    expect(await jobOf(jobId)).toMatchObject({ status: 'RUNNING' })
    expect(await rowOf(dubbingId)).toMatchObject({ missingSince: null })
    emulator.state.dubs.remove(dubbingId)
    await poll({ confirmMissingMs: 0 })
    expect(await jobOf(jobId)).toMatchObject({ status: 'RUNNING' })
  })

  test.each(['internal_error', 'malformed_json', 'too_early'] as const)('is not ended by %s', async (kind) => {
    const { jobId } = await dubbingInProgress()
    emulator.faults.add({ kind, match: { route: METADATA }, times: Number.POSITIVE_INFINITY })
    await poll({ confirmMissingMs: 0 })
    await poll({ confirmMissingMs: 0 })
    expect(await jobOf(jobId)).toMatchObject({ status: 'QUEUED', endedAt: null })
  })

  test('with a failing read does not delay the others', async () => {
    const odd = await dubbingInProgress()
    const even = await dubbingInProgress({ status: 'dubbing' })
    const { dubbing } = upstream.apis
    const get = dubbing.get.bind(dubbing)
    jest.spyOn(dubbing, 'get').mockImplementation(async (id) => {
      if (id === odd.dubbingId) throw new UpstreamUnavailable()
      return get(id)
    })
    await poll()
    expect(await jobOf(even.jobId)).toMatchObject({ status: 'RUNNING' })
    expect(await jobOf(odd.jobId)).toMatchObject({ status: 'QUEUED' })
  })

  test('that was deleted here is not polled', async () => {
    const { dubbingId, jobId } = await dubbingInProgress()
    await db.database.prisma.dubbingRecord.update({ where: { id: dubbingId }, data: { deletedAt: new Date() } })
    emulator.calls.clear()
    await poll()
    expect(emulator.calls.count()).toBe(0)
    const row = await db.database.prisma.jobRecord.findUniqueOrThrow({ where: { id: jobId } })
    expect(row).toMatchObject({ status: 'FAILED', message: 'The dubbing no longer exists.' })
  })
})

describe('Renders', () => {
  test('of one dubbing are read with one call', async () => {
    const dubbingId = await studioDubbing()
    emulator.state.dubs.overrideRenders(dubbingId, { outcome: 'failed', ms: 1_000 })
    const first = await render(dubbingId, 'es')
    emulator.state.dubs.overrideRenders(dubbingId, { ms: 5_000 })
    const second = await render(dubbingId, 'fr')
    emulator.calls.clear()
    await poll()
    expect(emulator.calls.count({ route: RESOURCE })).toBe(1)
    expect(emulator.calls.count()).toBe(1)
    expect(await jobOf(first.jobId)).toMatchObject({ status: 'RUNNING', progress: null })
    emulator.clock.advance(2_000)
    await poll()
    expect(await jobOf(first.jobId)).toMatchObject({ status: 'FAILED' })
    expect(await jobOf(second.jobId)).toMatchObject({ status: 'RUNNING' })
    emulator.clock.advance(4_000)
    await poll()
    expect(await jobOf(second.jobId)).toMatchObject({ status: 'SUCCEEDED', progress: 1 })
  })

  test('that are not listed yet are waited for during a bounded time', async () => {
    const dubbingId = await studioDubbing()
    const lost = { kind: 'DUBBING_RENDER', dubbingId, renderId: 'lost', language: 'es' } as const
    const { id } = await jobWorkerStore.start(lost)
    await poll()
    expect(await jobOf(id)).toMatchObject({ status: 'QUEUED' })
    await poll({ oldEndMs: 0 })
    expect(await jobOf(id)).toMatchObject({ status: 'FAILED', message: 'The render no longer exists.' })
  })

  test('of an unknown dubbing fail at the second denial', async () => {
    const dubbingId = await studioDubbing()
    const { jobId } = await render(dubbingId, 'es')
    emulator.state.dubs.remove(dubbingId)
    await poll({ confirmMissingMs: 0 })
    expect(await jobOf(jobId)).toMatchObject({ status: 'QUEUED' })
    await poll({ confirmMissingMs: 0 })
    expect(await jobOf(jobId)).toMatchObject({ status: 'FAILED' })
  })

  test('are ended by no outage, and by no missing resource while the dubbing exists', async () => {
    const dubbingId = await studioDubbing()
    const { jobId } = await render(dubbingId, 'es')
    for (const fault of [
      { kind: 'internal_error' },
      { kind: 'domain_error', code: 'dubbing_not_found', httpStatus: 404 },
    ] as const) {
      emulator.faults.add({ ...fault, match: { route: RESOURCE }, times: Number.POSITIVE_INFINITY } as never)
      await poll({ confirmMissingMs: 0 })
      await poll({ confirmMissingMs: 0 })
      expect(await jobOf(jobId)).toMatchObject({ status: 'QUEUED', endedAt: null })
      emulator.faults.clear()
    }
  })
})
