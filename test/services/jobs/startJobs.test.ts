import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import { adoptRunningJobs } from '../../../src/services/jobs/adoptRunningJobs.js'
import { createVoice } from '../../support/voiceRows.js'
import { db, emulator, jobs, jobWorkerStore, upstream, voiceInTraining, wakes } from './observers.js'

describe('Starting jobs:', () => {
  test('a subject has one active job for any number of concurrent starts', async () => {
    const voiceId = await voiceInTraining()
    const started = await Promise.all(
      Array.from({ length: 8 }, () => jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId: 'm' })),
    )
    expect(new Set(started.map(({ id }) => id)).size).toBe(1)
    expect(started.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(wakes).toBe(1)
    expect((await jobWorkerStore.start({ kind: 'VOICE_TRAINING', voiceId, modelId: 'other' })).isNew).toBe(true)
  })
})

describe('An upstream task without a job', () => {
  test('gets one job', async () => {
    const voiceId = await voiceInTraining('fine_tuning')
    const separating = emulator.state.addVoice({ samples: [{ speaker_separation: { status: 'pending' } }] })
    await createVoice(db.database, { id: separating.voice_id })
    const { voices } = await upstream.apis.voices.list({ pageSize: 100 })
    expect(await adoptRunningJobs(jobWorkerStore, voices)).toBe(2)
    expect(await adoptRunningJobs(jobWorkerStore, voices)).toBe(0)
    const { records } = await jobs.list({ isActive: true }, { first: 10 })
    expect(records).toHaveLength(2)
    const found = { status: 'RUNNING', isStartedHere: false }
    expect(records).toContainEqual(expect.objectContaining({ kind: 'SPEAKER_SEPARATION', ...found }))
    expect(records).toContainEqual(expect.objectContaining({ kind: 'VOICE_TRAINING', modelId: 'm', voiceId, ...found }))
  })
})
