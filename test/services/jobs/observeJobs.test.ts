import 'reflect-metadata'
import { describe, expect, jest, test } from '@jest/globals'
import { DubbingWorkerStore } from '../../../src/datasources/postgres/dubbing/DubbingWorkerStore.js'
import type { JobView } from '../../../src/datasources/postgres/jobs/JobView.js'
import { LeaseStore } from '../../../src/datasources/postgres/leases/LeaseStore.js'
import { WorkspaceStore } from '../../../src/datasources/postgres/workspace/WorkspaceStore.js'
import { followJobs } from '../../../src/services/jobs/followJobs.js'
import { observeJobs } from '../../../src/services/jobs/observeJobs.js'
import { createDubbing } from '../../datasources/postgres/dubbing/dubbingRows.js'
import { silent } from '../../support/database.js'
import { stopClock } from '../../support/stopClock.js'
import { createVoice } from '../../support/voiceRows.js'
import { waitUntil } from '../../support/waitUntil.js'
import {
  bus,
  checked,
  db,
  emulator,
  jobs,
  jobWorkerStore,
  leaving,
  observers,
  open,
  upstream,
  voiceInTraining,
} from './observers.js'

/** Short intervals; everything that expires takes longer than a test. */
const settings = {
  ...{ tickMs: 10, leaseMs: 600_000, maxRunMs: 600_000 },
  ...{ fastMs: 20, slowMs: 100, oldEndMs: 600_000, forgottenMs: 600_000, confirmMissingMs: 50 },
}

function observe(holder = 'pod-1', overrides: Partial<typeof settings> = {}, signal = leaving.signal) {
  const sources = {
    jobWorkerStore,
    leases: new LeaseStore(db.database.prisma, holder),
    workspace: new WorkspaceStore(db.database.prisma),
    dubbingWorkerStore: new DubbingWorkerStore(db.database.prisma),
    upstream,
    queueCheck: async (voiceId: string) => checked.push(voiceId),
    logger: silent,
  }
  const observer = observeJobs(sources, signal, { ...settings, ...overrides })
  observers.push(observer)
  return observer
}

const train = (voiceId: string, state: string, progress?: number) =>
  emulator.state.patchVoice(voiceId, {
    fine_tuning: { state: { m: state }, progress: progress === undefined ? {} : { m: progress } } as never,
  })

const jobOf = async (id: string) => (await jobs.getMany([id]))[0]!

async function untilJobIs(id: string, status: string) {
  await waitUntil(async () => (await jobOf(id))?.status === status, `the job is ${status}`)
  return jobOf(id)
}

/** Resolves when the statement has been sent this many times more. */
async function untilAsked(times: number, statement: RegExp): Promise<void> {
  const asked = () => db.queries.statements().filter((sql) => statement.test(sql)).length
  const before = asked()
  await waitUntil(() => asked() >= before + times, 'the statement is sent again')
}

const leaseEnd = async () => (await db.database.prisma.workLease.findFirstOrThrow()).until.getTime()

describe('Observing jobs:', () => {
  test('a training is followed to its end, and every follower gets increasing revisions', async () => {
    const voiceId = await voiceInTraining()
    const { id } = await jobWorkerStore.start({
      kind: 'VOICE_TRAINING',
      voiceId,
      modelId: 'm',
      baseline: 'NOT_STARTED',
    })
    const load = () => jobs.latest({ kind: 'VOICE_TRAINING', voiceId })
    const sights: JobView[][] = [[], [], []]
    const followers = sights.map(async (seen) => {
      for await (const job of followJobs({
        bus,
        topics: [`voice-training:${voiceId}`],
        load,
        signal: leaving.signal,
      })) {
        if (job) seen.push(job)
      }
    })
    const untilSeen = (progress: number) =>
      waitUntil(
        () => sights.every((seen) => seen.some((job) => job.progress === progress)),
        'every subscriber has the progress',
      )
    const observing = observe()
    train(voiceId, 'queued')
    await untilAsked(2, /FROM job j LEFT JOIN voice/)
    train(voiceId, 'fine_tuning', 0.25)
    expect(await untilJobIs(id, 'RUNNING')).toMatchObject({ progress: 0.25 })
    await untilSeen(0.25)
    train(voiceId, 'fine_tuning', 0.75)
    await untilSeen(0.75)
    train(voiceId, 'fine_tuned', 1)
    expect(await observing).toBe('IDLE')
    expect(await jobOf(id)).toMatchObject({ status: 'SUCCEEDED', progress: 1, endedAt: expect.any(Date) })
    await Promise.all(followers)
    for (const seen of sights) {
      const revisions = seen.map(({ revision }) => revision)
      expect(revisions).toEqual([...new Set(revisions)].sort((one, other) => one - other))
      expect(seen.map(({ progress }) => progress)).toEqual(expect.arrayContaining([0.25, 0.75, 1]))
      expect(seen.at(-1)).toMatchObject({ status: 'SUCCEEDED' })
    }
    const row = await db.database.prisma.voiceRecord.findUniqueOrThrow({ where: { id: voiceId } })
    expect(row.trainingState).toBe('FINE_TUNED')
  })

  test('a hundred voices take one call, and no change writes nothing', async () => {
    const voices = emulator.state.addVoices(100, {
      category: 'professional',
      fine_tuning: { state: { m: 'fine_tuning' } },
    })
    for (const { voice_id: id } of voices) await createVoice(db.database, { id })
    for (const { voice_id } of voices)
      await jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId: voice_id, modelId: 'm' })
    emulator.calls.clear()
    void observe('pod-1', { fastMs: 600_000, slowMs: 600_000 })
    void observe('pod-2', { fastMs: 600_000, slowMs: 600_000 })
    await untilJobIs((await jobs.list({}, { first: 1 })).records[0]!.id, 'RUNNING')
    await untilAsked(5, /FROM job j LEFT JOIN voice/)
    await untilAsked(5, /INSERT INTO work_lease/)
    expect(emulator.calls.count()).toBe(1)
    const { records } = await jobs.list({ statuses: ['RUNNING'] }, { first: 100 })
    expect(records).toHaveLength(100)
  })

  test('a separation is read from the list, or from the voice if the list has no samples', async () => {
    for (const samples of [true, false]) {
      await upstream.close(0)
      await emulator.close()
      await open({ listFills: { samples, settings: true } })
      const voice = emulator.state.addVoice({ category: 'professional', samples: [{ speakers: 2 }] })
      const sampleId = voice.samples![0]!.sample_id!
      await createVoice(db.database, { id: voice.voice_id }).catch(() => {})
      const { id } = await jobWorkerStore.start({
        kind: 'SPEAKER_SEPARATION',
        voiceId: voice.voice_id,
        sampleId,
        baseline: 'NOT_STARTED',
      })
      const observing = observe(`pod-${samples}`)
      emulator.state.patchSample(voice.voice_id, sampleId, { speaker_separation: { status: 'pending' } })
      await untilJobIs(id, 'RUNNING')
      emulator.state.patchSample(voice.voice_id, sampleId, { speaker_separation: { status: 'completed' } })
      expect(await observing).toBe('IDLE')
      expect(await jobOf(id)).toMatchObject({ status: 'SUCCEEDED' })
    }
  })

  test('the end of an earlier training does not end the current one', async () => {
    const voiceId = await voiceInTraining('failed')
    const { id } = await jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId: 'm', baseline: 'FAILED' })
    void observe()
    const asked = emulator.calls.count()
    await waitUntil(() => emulator.calls.count() > asked + 1, 'upstream is asked again')
    expect(await jobOf(id)).toMatchObject({ status: 'QUEUED' })
    train(voiceId, 'fine_tuning')
    await untilJobIs(id, 'RUNNING')
    train(voiceId, 'failed')
    await untilJobIs(id, 'FAILED')
  })

  test('a slow read of a dubbing delays no other job', async () => {
    const voiceId = await voiceInTraining('fine_tuning')
    const { dubbing_id: dubbingId } = emulator.state.dubs.add({ segments: 2 })
    await createDubbing(db.database, { id: dubbingId })
    emulator.faults.add({
      kind: 'stall',
      match: { route: 'GET /v1/dubbing/resource/:dubbing_id' },
      times: Number.POSITIVE_INFINITY,
    })
    const render = { kind: 'DUBBING_RENDER', dubbingId, renderId: 'r', language: 'es' } as const
    await jobWorkerStore.start(render)
    const training = await jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId: 'm' })
    void observe()
    await waitUntil(
      () => emulator.calls.count({ route: 'GET /v1/dubbing/resource/:dubbing_id' }) > 0,
      'the dubbing is read',
    )
    await untilJobIs(training.id, 'RUNNING')
    train(voiceId, 'fine_tuned')
    await untilJobIs(training.id, 'SUCCEEDED')
    expect(emulator.calls.count({ route: 'GET /v1/dubbing/resource/:dubbing_id' })).toBe(1)
  })

  test('polls that wait at the end of an observer are left to its successor', async () => {
    const dubbings = Array.from({ length: 8 }, () => emulator.state.dubs.add({ segments: 1 }).dubbing_id)
    for (const dubbingId of dubbings) {
      await createDubbing(db.database, { id: dubbingId })
      await jobWorkerStore.start({ kind: 'DUBBING_RENDER', dubbingId, renderId: 'r', language: 'es' })
    }
    const route = 'GET /v1/dubbing/resource/:dubbing_id'
    emulator.faults.add({ kind: 'latency', latencyMs: 1_500, match: { route }, times: Number.POSITIVE_INFINITY })
    expect(await observe('pod-1', { maxRunMs: 300 })).toBe('UNFINISHED')
    const asked = emulator.calls.count({ route })
    expect(asked).toBeGreaterThanOrEqual(2)
    // Two at a time, unless the first two had returned before it ended.
    expect(asked).toBeLessThanOrEqual(4)
    emulator.faults.clear()
    void observe('pod-2')
    await waitUntil(
      () => new Set(emulator.calls.all({ route }).map(({ path }) => path)).size === dubbings.length,
      'every dubbing is read',
    )
  })

  test('an upstream outage ends no job', async () => {
    const voiceId = await voiceInTraining('fine_tuning')
    const { id } = await jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId: 'm' })
    await emulator.close()
    void observe()
    const nextLook = async () => (await db.database.prisma.jobRecord.findUniqueOrThrow({ where: { id } })).nextPollAt
    const firstLook = await nextLook()
    await waitUntil(async () => (await nextLook()) > firstLook, 'the next poll is scheduled')
    expect(await jobOf(id)).toMatchObject({ status: 'QUEUED', endedAt: null })
    await upstream.close(0)
    await open()
  })

  test('a job with a failing poll does not stop its batch', async () => {
    await upstream.close(0)
    await emulator.close()
    await open({ listFills: { samples: false, settings: true } })
    const odd = emulator.state.addVoice({ category: 'professional', samples: [{ speakers: 2 }] })
    await createVoice(db.database, { id: odd.voice_id })
    const sampleId = odd.samples![0]!.sample_id!
    const stuck = await jobWorkerStore.start({ kind: 'SPEAKER_SEPARATION', voiceId: odd.voice_id, sampleId })
    const voiceId = await voiceInTraining('fine_tuning')
    const { id } = await jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId: 'm' })
    emulator.faults.add({
      kind: 'internal_error',
      match: { route: 'GET /v1/voices/:voice_id' },
      times: Number.POSITIVE_INFINITY,
    })
    void observe()
    await untilJobIs(id, 'RUNNING')
    expect(await jobOf(stuck.id)).toMatchObject({ status: 'QUEUED', endedAt: null })
    emulator.faults.clear()
    train(voiceId, 'fine_tuned')
    await untilJobIs(id, 'SUCCEEDED')
  })

  test('a voice that upstream does not show is checked, and its jobs end when it has vanished', async () => {
    const voiceId = await voiceInTraining('fine_tuning')
    const { id } = await jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId: 'm' })
    emulator.state.removeVoice(voiceId)
    const observing = observe()
    await waitUntil(() => checked.includes(voiceId), 'a check of the voice is queued')
    expect(await jobOf(id)).toMatchObject({ status: 'QUEUED' })
    await db.database.prisma.voiceRecord.update({ where: { id: voiceId }, data: { vanishedAt: new Date() } })
    expect(await observing).toBe('IDLE')
    const row = await db.database.prisma.jobRecord.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ status: 'FAILED', message: 'The voice no longer exists.' })
  })

  test('a dead observer is replaced when its lease has expired', async () => {
    const voiceId = await voiceInTraining('fine_tuning')
    const { id } = await jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId: 'm' })
    await new LeaseStore(db.database.prisma, 'dead').acquire('observe-jobs', settings.leaseMs)
    void observe('heir')
    await untilAsked(3, /INSERT INTO work_lease/)
    expect((await jobOf(id)).status).toBe('QUEUED')
    await db.database.prisma.workLease.updateMany({ data: { until: new Date(Date.now() - 3_600_000) } })
    await untilJobIs(id, 'RUNNING')
  })

  test('a live observer excludes others and is replaced when it stops', async () => {
    const voiceId = await voiceInTraining('fine_tuning')
    const { id } = await jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId: 'm' })
    const stopping = new AbortController()
    stopClock('intervals')
    const first = observe('pod-1', {}, AbortSignal.any([stopping.signal, leaving.signal]))
    await untilJobIs(id, 'RUNNING')
    const before = await leaseEnd()
    jest.advanceTimersByTime(settings.leaseMs / 2)
    await waitUntil(async () => (await leaseEnd()) > before, 'the lease is renewed')
    expect(await observe('pod-2', { leaseMs: 400 })).toBe('TAKEN')
    stopping.abort()
    expect(await first).toBe('UNFINISHED')
    train(voiceId, 'fine_tuned')
    expect(await observe('pod-2')).toBe('IDLE')
  })
})
