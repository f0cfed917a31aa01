import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { MediaStore } from '../../src/datasources/media/MediaStore.js'
import { audioKey, previewKey, timingKey } from '../../src/datasources/media/mediaKeys.js'
import { AudioWorkerStore } from '../../src/datasources/postgres/audio/AudioWorkerStore.js'
import { OperationWorkerStore } from '../../src/datasources/postgres/operations/OperationWorkerStore.js'
import type { JobHandler, JobQueue, JobRun } from '../../src/datasources/queue/JobQueue.js'
import { startAudioJobs } from '../../src/jobs/index.js'
import {
  type AudioJobDeps,
  expireAudioJob,
  recoverAudioJob,
  sweepAudioFilesJob,
} from '../../src/jobs/recoverAudioJob.js'
import { createAudio, outliveLease } from '../support/audioRows.js'
import { openTestDatabase, silent, type TestDatabase } from '../support/database.js'

const old = new Date(Date.now() - 2 * 60 * 60_000)

let db: TestDatabase
let sources: AudioJobDeps
/** The files of the folder, and the deleted ones. */
let keys: string[]
let deleted: string[]

beforeEach(async () => {
  db = await openTestDatabase()
  keys = []
  deleted = []
  const mediaStore: Pick<MediaStore, 'create' | 'open' | 'openPart' | 'delete' | 'list'> = {
    create: () => Promise.reject(new Error('Nothing is fetched here.')),
    open: async () => null,
    openPart: async () => null,
    delete: async (key) => void deleted.push(key),
    async *list() {
      for (const key of keys) yield { key, isPart: false, modifiedAt: old, remove: async () => void deleted.push(key) }
    },
  }
  const { prisma } = db.database
  sources = {
    audioWorkerStore: new AudioWorkerStore(prisma, {
      bus: { publish: async () => {} },
      logger: silent,
      keepAudioMs: 60 * 60_000,
    }),
    operationWorkerStore: new OperationWorkerStore(prisma),
    mediaStore,
    upstream: { as: () => Promise.reject(new Error('No call is expected.')) } as never,
    recordings: { live: () => null },
  }
})
afterEach(() => db.close())

const run = (handle: JobHandler<object>, changes: Partial<JobRun> = {}) => {
  const { signal } = new AbortController()
  return handle({}, { signal, stopping: signal, jobId: 'job', attempt: 0, logger: silent, ...changes })
}
const rowOf = (id: string) => db.database.prisma.generatedAudioRecord.findUnique({ where: { id } })
const abandoned = async () => {
  const id = await createAudio(db.database, { kind: 'SOUND_EFFECT', state: 'GENERATING' })
  await outliveLease(db.database, id)
  return id
}

test('Audio that a dead process left unfinished is recovered', async () => {
  const id = await abandoned()
  await run(recoverAudioJob(sources))
  expect(await rowOf(id)).toMatchObject({ state: 'FAILED', failureCode: 'LOST' })
})

test('A worker that is stopping recovers no audio', async () => {
  const id = await abandoned()
  await run(recoverAudioJob(sources), { stopping: AbortSignal.abort() })
  expect(await rowOf(id)).toMatchObject({ state: 'GENERATING' })
})

test('Expired audio is removed while other audio is being recovered', async () => {
  const over = await createAudio(db.database, { expiresAt: old })
  await abandoned()
  let leave = () => {}
  const leaving = new Promise<void>((resolve) => {
    leave = resolve
  })
  const open = async () => {
    await leaving
    return null
  }
  const recovering = run(recoverAudioJob({ ...sources, mediaStore: { ...sources.mediaStore, open } }))
  await run(expireAudioJob(sources))
  expect(await rowOf(over)).toBeNull()
  expect(deleted).toEqual([audioKey(over), timingKey(over)])
  leave()
  await recovering
})

test('Files of old previews and files without an owner are removed', async () => {
  const kept = await createAudio(db.database)
  const gone = randomUUID()
  await db.database.prisma.voicePreviewRecord.create({
    data: {
      ...{ id: 'old', kind: 'DESIGN', tenantId: 'org:a', ownerId: 'ann', description: 'A voice', isStored: true },
      ...{ mediaType: 'audio/mpeg', outputFormat: 'MP3_44100_128', createdAt: old },
    },
  })
  keys = [audioKey(kept), audioKey(gone)]
  await run(sweepAudioFilesJob(sources))
  expect(deleted).toEqual([previewKey('old'), audioKey(gone)])
})

test('Files without an owner are removed also if the previews cannot be read', async () => {
  keys = [audioKey(randomUUID())]
  const audioWorkerStore = Object.assign(Object.create(sources.audioWorkerStore), {
    dropOldPreviews: () => Promise.reject(new Error('The database is away.')),
    existing: async () => new Set(),
    existingPreviews: async () => new Set(),
  })
  await expect(run(sweepAudioFilesJob({ ...sources, audioWorkerStore }))).rejects.toThrow('The database is away.')
  expect(deleted).toEqual(keys)
})

test('A worker repeats each of these tasks', async () => {
  const done: Record<'work' | 'schedule' | 'enqueue', string[]> = { work: [], schedule: [], enqueue: [] }
  const note = (what: keyof typeof done) => async (kind: { name: string }) => void done[what].push(kind.name)
  const queue = { work: note('work'), schedule: note('schedule'), enqueue: note('enqueue') } as unknown as JobQueue
  await startAudioJobs(queue, sources)
  expect(done.work.sort()).toEqual(['expire-audio', 'recover-audio', 'sweep-audio-files'])
  expect(done.schedule.sort()).toEqual(done.work)
  expect(done.enqueue.sort()).toEqual(['expire-audio', 'recover-audio'])
})
