import 'reflect-metadata'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../../emulator/index.js'
import { type DataSources, openDataSources } from '../../src/datasources/index.js'
import { OperationStore } from '../../src/datasources/postgres/operations/OperationStore.js'
import { jobKinds } from '../../src/datasources/queue/jobKinds.js'
import { startOperationJobs } from '../../src/jobs/index.js'
import { createMetrics } from '../../src/metrics.js'
import { defaultObserveSettings } from '../../src/services/jobs/observeJobs.js'
import { ann, crash, operationsOf, startPod } from '../services/operations/operationPods.js'
import { openTestDatabase, silent, type TestDatabase } from '../support/database.js'
import { createVoice } from '../support/voiceRows.js'
import { waitUntil } from '../support/waitUntil.js'

let db: TestDatabase
let emulator: Emulator
let sources: DataSources
const observing = { ...defaultObserveSettings, tickMs: 20, fastMs: 20, slowMs: 100 }

beforeEach(async () => {
  db = await openTestDatabase()
  emulator = await startEmulator({ seed: 'empty' })
  const upstream = { baseUrl: emulator.url, apiKey: emulator.apiKey }
  sources = openDataSources({ database: db.database, upstream, logger: silent, metrics: createMetrics() })
  await sources.queue.start()
})
afterEach(async () => {
  await sources.queue.stop()
  await sources.close()
  await emulator.close()
  await db.close()
})

const jobOf = async (id: string) => (await sources.jobsOf(ann).getMany([id]))[0]

test('A worker that starts reconciles sent operations of a dead process and ends planned ones', async () => {
  const dead = startPod(db, 'dead')
  await crash(dead, 'AFTER_SENT', { key: 'sent' })
  await crash(dead, 'BEFORE_SENT', { key: 'planned' })
  const made = emulator.state.addVoice({ name: 'Nora', category: 'professional' })
  await startOperationJobs(sources.queue, sources, observing)
  const operations = await waitUntil(async () => {
    const rows = await operationsOf(db)
    return rows.every(({ endedAt }) => endedAt !== null) && rows
  }, 'all operations have ended')
  expect(operations).toMatchObject([{ state: 'ADOPTED', result: { voiceId: made.voice_id } }, { state: 'REFUSED' }])
})

test('An operation with an unknown outcome is reconciled after its delay without a request', async () => {
  await startOperationJobs(sources.queue, sources, observing)
  const store = new OperationStore(db.database.prisma, ann, {
    times: { reconcileAfterMs: [100] },
    queueReconciliation: (operationId, delayMs, tx) =>
      sources.queue.enqueue(jobKinds.reconcileOperation, { operationId }, { dedupeKey: operationId, delayMs, tx }),
  })
  emulator.state.addVoice({ name: 'Nora', category: 'professional' })
  const planned = { kind: 'createProfessionalVoice', inputHash: 'h', expectation: { name: 'Nora' } } as const
  const { operation } = await store.plan(planned)
  await store.markSent(operation)
  await store.markUnknown(operation.id)
  await waitUntil(async () => (await store.find(operation.id))?.state === 'ADOPTED', 'the operation is adopted')
})

test('A job is observed from its start to its end, also by a worker that starts later', async () => {
  const voice = emulator.state.addVoice({ category: 'professional', fine_tuning: { state: { m: 'fine_tuning' } } })
  await createVoice(db.database, { id: voice.voice_id })
  // As if the process had died after writing the row and before notifying an observer.
  const left = await db.database.prisma.jobRecord.create({
    data: { kind: 'VOICE_TRAINING', voiceId: voice.voice_id, modelId: 'm', revision: 1, startedHere: true },
  })
  await startOperationJobs(sources.queue, sources, observing)
  await waitUntil(async () => (await jobOf(left.id))?.status === 'RUNNING', 'the job is RUNNING')
  emulator.state.patchVoice(voice.voice_id, { fine_tuning: { state: { m: 'fine_tuned' } } })
  await waitUntil(async () => (await jobOf(left.id))?.status === 'SUCCEEDED', 'the job is SUCCEEDED')

  emulator.state.patchVoice(voice.voice_id, { fine_tuning: { state: { n: 'fine_tuning' } } })
  const next = await sources.jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId: voice.voice_id, modelId: 'n' })
  await waitUntil(async () => (await jobOf(next.id))?.status === 'RUNNING', 'the job is RUNNING')
})

test('An observer does not delay the end of its process', async () => {
  const voice = emulator.state.addVoice({ category: 'professional', fine_tuning: { state: { m: 'fine_tuning' } } })
  await createVoice(db.database, { id: voice.voice_id })
  await startOperationJobs(sources.queue, sources, observing)
  const { id } = await sources.jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId: voice.voice_id, modelId: 'm' })
  await waitUntil(async () => (await jobOf(id))?.status === 'RUNNING', 'the job is RUNNING')
  // The grace period for running jobs is longer than the test.
  await sources.queue.stop(600_000)
})
