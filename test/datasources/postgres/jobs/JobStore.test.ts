import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Scope } from '../../../../src/auth/Viewer.js'
import { createLocalBus } from '../../../../src/datasources/bus/createLocalBus.js'
import { JobStore } from '../../../../src/datasources/postgres/jobs/JobStore.js'
import { JobWorkerStore } from '../../../../src/datasources/postgres/jobs/JobWorkerStore.js'
import { InvalidInput } from '../../../../src/errors.js'
import { openTestDatabase, silent, type TestDatabase } from '../../../support/database.js'
import { createVoice, viewerOf } from '../../../support/voiceRows.js'

let db: TestDatabase
let workerStore: JobWorkerStore

beforeAll(async () => {
  db = await openTestDatabase()
  workerStore = new JobWorkerStore(db.database.prisma, {
    bus: createLocalBus(),
    logger: silent,
    startObserver: async () => {},
  })
})
afterAll(() => db.close())
beforeEach(async () => {
  await db.database.prisma.jobRecord.deleteMany()
  await db.database.prisma.voiceRecord.deleteMany()
})

const storeOf = (userId: string, tenantId = 'org:a', ...scopes: Scope[]) =>
  new JobStore(
    db.database.prisma,
    viewerOf(userId, tenantId, ...(scopes.length > 0 ? scopes : ['voices:read' as const])),
  )
const training = async (voiceId: string, modelId: string | null = 'm') =>
  (await workerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId })).id
const end = (id: string, nextPollMs = 0) =>
  workerStore.record([{ id, status: 'SUCCEEDED', progress: 1, message: null, nextPollMs }])

test('A job is visible like its voice in every query, each with one statement', async () => {
  const voiceId = await createVoice(db.database)
  await createVoice(db.database, { id: 'shared', visibility: 'TENANT' })
  await db.database.prisma.voiceGrant.create({
    data: { voiceId, userId: 'carl', permission: 'VIEW', grantedBy: 'ann' },
  })
  const [id, shared] = [await training(voiceId), await training('shared')]
  const sees = async (store: JobStore) => {
    db.queries.reset()
    const [job] = await store.getMany([id])
    expect(db.queries.count()).toBe(1)
    const listed = (await store.list({ voiceIds: [voiceId] }, { first: 10 })).records.length
    const ofVoice = (await store.listOfSubjects({ kind: 'VOICE', keys: [voiceId] }, {}, { first: 20 }))[0]!.records
      .length
    const latest = (await store.latest({ kind: 'VOICE_TRAINING', voiceId }))?.length ?? 0
    expect(db.queries.count()).toBe(4)
    const seen = job ? 1 : 0
    expect([listed, ofVoice, latest, await store.count({ voiceIds: [voiceId] })]).toEqual([seen, seen, seen, seen])
    return seen === 1
  }
  expect(await sees(storeOf('ann'))).toBe(true)
  expect(await sees(storeOf('carl', 'org:c'))).toBe(true)
  expect(await sees(storeOf('bob'))).toBe(false)
  expect(await sees(storeOf('bob', 'org:a', 'tenant:admin'))).toBe(true)
  expect(await sees(storeOf('root', 'org:p', 'platform:admin'))).toBe(true)
  expect(await sees(new JobStore(db.database.prisma, { kind: 'anonymous' }))).toBe(false)
  expect((await storeOf('bob').getMany([shared, 'nonsense', id])).map((job) => job?.id)).toEqual([
    shared,
    undefined,
    undefined,
  ])
  await db.database.prisma.voiceRecord.update({ where: { id: voiceId }, data: { deletedAt: new Date() } })
  expect(await sees(storeOf('ann'))).toBe(false)
  expect(await storeOf('ann').latest({ kind: 'VOICE_TRAINING', voiceId })).toBeNull()
})

test('The latest jobs of a voice are one for each model; none for a voice without jobs, and null for an unknown voice', async () => {
  const voiceId = await createVoice(db.database)
  const store = storeOf('ann')
  expect(await store.latest({ kind: 'VOICE_TRAINING', voiceId })).toEqual([])
  const old = await training(voiceId)
  await end(old)
  const [current, other] = [await training(voiceId), await training(voiceId, 'other')]
  expect(current).not.toBe(old)
  const ids = async (modelId?: string) =>
    (await store.latest({ kind: 'VOICE_TRAINING', voiceId, modelId }))?.map(({ id }) => id).sort()
  expect(await ids()).toEqual([current, other].sort())
  expect(await ids('other')).toEqual([other])
  expect(await store.latest({ kind: 'SPEAKER_SEPARATION', voiceId, sampleId: 's' })).toEqual([])
})

test('The list of jobs is filtered and paged, newest first', async () => {
  const voiceId = await createVoice(db.database)
  const ids: string[] = []
  for (const model of ['a', 'b', 'c']) ids.unshift(await training(voiceId, model))
  await end(ids[0]!)
  const store = storeOf('ann')
  const first = await store.list({}, { first: 2 })
  expect(first.records.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  const rest = await store.list({}, { first: 2, after: first.cursors[1] })
  expect(rest).toMatchObject({ records: [{ id: ids[2] }], hasNextPage: false })
  await expect(store.list({}, { first: 2, after: 'nonsense' })).rejects.toThrow(InvalidInput)
  expect(await store.count({ isActive: true, kinds: ['VOICE_TRAINING'], ownerId: 'ann' })).toBe(2)
  expect(await store.count({ isActive: false, statuses: ['SUCCEEDED'] })).toBe(1)
})

test('A revision rises with each change only, and an ended job never changes', async () => {
  const voiceId = await createVoice(db.database)
  const id = await training(voiceId)
  const seen = { id, status: 'RUNNING', progress: 0.5, message: 'half', nextPollMs: 0 } as const
  const revision = async () => (await storeOf('ann').getMany([id]))[0]!.revision
  const first = await revision()
  expect(await workerStore.record([seen])).toBe(1)
  const second = await revision()
  expect(await workerStore.record([seen])).toBe(0)
  expect(await revision()).toBe(second)
  expect(second).toBeGreaterThan(first)
  await end(id)
  expect(await workerStore.record([seen])).toBe(0)
  expect(await workerStore.findDue()).toEqual([])
  const again = await workerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId: 'm' })
  expect(again.revision).toBeGreaterThan(await revision())
})
