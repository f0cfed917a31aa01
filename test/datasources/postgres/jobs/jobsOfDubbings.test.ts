import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { anonymous, type Viewer } from '../../../../src/auth/Viewer.js'
import { createLocalBus } from '../../../../src/datasources/bus/createLocalBus.js'
import { JobStore, type JobView } from '../../../../src/datasources/postgres/jobs/JobStore.js'
import { JobWorkerStore } from '../../../../src/datasources/postgres/jobs/JobWorkerStore.js'
import { openTestDatabase, silent, type TestDatabase } from '../../../support/database.js'
import { createVoice, viewerOf } from '../../../support/voiceRows.js'
import { createDubbing } from '../dubbing/dubbingRows.js'

let db: TestDatabase
let workerStore: JobWorkerStore
let topics: string[]

beforeAll(async () => {
  db = await openTestDatabase()
})
beforeEach(async () => {
  await db.database.prisma.jobRecord.deleteMany()
  await db.database.prisma.dubbingRecord.deleteMany()
  await db.database.prisma.voiceRecord.deleteMany()
  topics = []
  const bus = createLocalBus()
  const publish: typeof bus.publish = async (topic) => void topics.push(topic)
  workerStore = new JobWorkerStore(db.database.prisma, {
    bus: { ...bus, publish },
    logger: silent,
    startObserver: async () => {},
  })
})
afterAll(() => db.close())

const storeOf = (viewer: Viewer) => new JobStore(db.database.prisma, viewer)
const ann = viewerOf('ann', 'org:a', 'voices:read', 'dubbing:read')
const dubbing = async (dubbingId: string, language?: string) =>
  (await workerStore.start({ kind: 'DUBBING', dubbingId, language })).id
const render = async (dubbingId: string, renderId: string, language: string | null = 'es') =>
  (await workerStore.start({ kind: 'DUBBING_RENDER', dubbingId, renderId, language })).id
const end = (id: string) => workerStore.record([{ id, status: 'SUCCEEDED', progress: 1, message: null, nextPollMs: 0 }])

test.each<[string, Viewer, boolean]>([
  ['its owner', ann, true],
  ['its owner with voices:read only', viewerOf('ann', 'org:a', 'voices:read'), false],
  ['another user', viewerOf('bob', 'org:a', 'voices:read', 'dubbing:read'), false],
  ['an administrator of its tenant', viewerOf('tom', 'org:a', 'tenant:admin'), true],
  ['an administrator of another tenant', viewerOf('oda', 'org:b', 'tenant:admin'), false],
  ['a platform administrator', viewerOf('pat', 'org:p', 'platform:admin'), true],
  ['nobody', anonymous, false],
])('For %s a job is visible like its dubbing in every query, each with one statement', async (_who, viewer, sees) => {
  const dubbingId = await createDubbing(db.database)
  const id = await dubbing(dubbingId)
  const store = storeOf(viewer)
  const seen = sees ? [id] : []
  db.queries.reset()
  expect((await store.getMany([id])).flatMap((job) => job?.id ?? [])).toEqual(seen)
  expect((await store.list({}, { first: 10 })).records.map((job) => job.id)).toEqual(seen)
  expect((await jobsOf(store, 'DUBBING', dubbingId)).map((job) => job.id)).toEqual(seen)
  expect(await store.count({ ownerId: 'ann' })).toBe(seen.length)
  expect(db.queries.count()).toBe(4)
  await db.database.prisma.dubbingRecord.update({ where: { id: dubbingId }, data: { deletedAt: new Date() } })
  expect(await store.getMany([id])).toEqual([null])
  expect(await jobsOf(store, 'DUBBING', dubbingId)).toEqual([])
})

test('A job of a subject without a row is visible to no user', async () => {
  const [ofVoice, ofDubbing] = [
    (await workerStore.start({ kind: 'VOICE_TRAINING', voiceId: 'unknown', modelId: null })).id,
    await dubbing('unknown'),
  ]
  const root = storeOf(viewerOf('pat', 'org:p', 'platform:admin'))
  expect(await root.getMany([ofVoice, ofDubbing])).toEqual([null, null])
})

test('Jobs of voices and of dubbings are in one list, newest first, each once over all pages', async () => {
  const [voiceId, dubbingId] = [await createVoice(db.database), await createDubbing(db.database)]
  const ids: string[] = []
  for (const name of ['a', 'b', 'c']) {
    ids.unshift((await workerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId: name })).id)
    ids.unshift(await render(dubbingId, name))
  }
  const store = storeOf(ann)
  const found: string[] = []
  let after: string | undefined
  for (let more = true; more; ) {
    const page = await store.list({}, { first: 4, after })
    found.push(...page.records.map(({ id }) => id))
    more = page.hasNextPage
    after = page.cursors.at(-1)
  }
  expect(found).toEqual(ids)
  expect(await store.count({ dubbingIds: [dubbingId] })).toBe(3)
  expect(await store.count({ voiceIds: [voiceId] })).toBe(3)
  expect(await store.count({ kinds: ['DUBBING_RENDER', 'VOICE_TRAINING'], ownerId: 'ann' })).toBe(6)
  expect(await store.count({ ownerId: 'bob' })).toBe(0)
  expect(await jobsOf(store, 'VOICE', voiceId)).toMatchObject([{ dubbingId: null }, { dubbingId: null }, { voiceId }])
})

test('A job contains its subject', async () => {
  const dubbingId = await createDubbing(db.database, { ownerId: 'ann' })
  const id = await render(dubbingId, 'r1', 'fr')
  const about = { dubbingId, renderId: 'r1', language: 'fr', voiceId: null, sampleId: null, modelId: null }
  expect((await storeOf(ann).getMany([id]))[0]).toMatchObject({ kind: 'DUBBING_RENDER', ...about, ownerId: 'ann' })
  expect(await workerStore.findDue()).toMatchObject([{ id, ...about, isSubjectGone: false }])
  expect(await db.database.prisma.jobRecord.findMany()).toMatchObject([{ tenantId: 'org:a', ownerId: 'ann' }])
  await db.database.prisma.dubbingRecord.update({ where: { id: dubbingId }, data: { deletedAt: new Date() } })
  expect(await workerStore.findDue()).toMatchObject([{ id, isSubjectGone: true }])
})

test('A dubbing, a language of it and a render have one active job each, for any number of concurrent starts', async () => {
  const [dubbingId, other] = [await createDubbing(db.database), await createDubbing(db.database)]
  const begin = () =>
    Promise.all([
      ...[dubbing(dubbingId), dubbing(dubbingId), dubbing(dubbingId, 'es'), dubbing(dubbingId, 'fr'), dubbing(other)],
      ...[render(dubbingId, 'r1'), render(dubbingId, 'r1', null), render(dubbingId, 'r2'), render(other, 'r1')],
    ])
  const [whole, again, es, fr, foreign, r1, r1Again, r2, foreignR1] = await begin()
  expect([again, r1Again]).toEqual([whole, r1])
  expect(new Set([whole, es, fr, foreign, r1, r2, foreignR1]).size).toBe(7)
  await end(whole!)
  const [next, , ...same] = await begin()
  expect(next).not.toBe(whole)
  expect(same).toEqual([es, fr, foreign, r1, r1, r2, foreignR1])
})

test('Each change notifies the followers of the job and of the dubbing', async () => {
  const dubbingId = await createDubbing(db.database)
  const id = await dubbing(dubbingId)
  await end(id)
  expect(topics.sort()).toEqual([`dubbing:${dubbingId}`, `dubbing:${dubbingId}`, `job:${id}`, `job:${id}`])
})

test.each([
  [{ kind: 'DUBBING' as const, voiceId: 'v' }, 'job_is_of_its_subject'],
  [{ kind: 'VOICE_TRAINING' as const, dubbingId: 'd' }, 'job_is_of_its_subject'],
  [{ kind: 'DUBBING' as const, dubbingId: 'd', voiceId: 'v' }, 'job_has_one_subject'],
  [{ kind: 'VOICE_TRAINING' as const }, 'job_has_one_subject'],
  [{ kind: 'DUBBING_RENDER' as const, dubbingId: 'd' }, 'job_render_has_id'],
])('The database refuses a job with another subject: %j', async (row, constraint) => {
  const create = db.database.prisma.jobRecord.create({ data: { ...row, revision: 1, startedHere: true } })
  await expect(create).rejects.toThrow(constraint)
})

async function jobsOf(store: JobStore, kind: 'VOICE' | 'DUBBING', id: string): Promise<JobView[]> {
  const [page] = await store.listOfSubjects({ kind, keys: [id] }, {}, { first: 20 })
  return page!.records
}
