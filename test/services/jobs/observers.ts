import 'reflect-metadata'
import { afterEach, beforeEach, jest } from '@jest/globals'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../emulator/index.js'
import { createLocalBus } from '../../../src/datasources/bus/createLocalBus.js'
import type { EventBus } from '../../../src/datasources/bus/EventBus.js'
import { JobStore } from '../../../src/datasources/postgres/jobs/JobStore.js'
import { JobWorkerStore } from '../../../src/datasources/postgres/jobs/JobWorkerStore.js'
import type { ObserveResult } from '../../../src/services/jobs/observeJobs.js'
import { openTestUpstream, type TestUpstream } from '../../datasources/elevenlabs/openTestUpstream.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { createVoice } from '../../support/voiceRows.js'
import { ann } from '../operations/operationPods.js'

export let db: TestDatabase
export let emulator: Emulator
export let upstream: TestUpstream
export let bus: EventBus
export let jobWorkerStore: JobWorkerStore
export let jobs: JobStore
export let checked: string[]
export let wakes: number
export let leaving: AbortController
export let observers: Promise<ObserveResult>[]

export async function open(options: EmulatorOptions = {}): Promise<void> {
  emulator = await startEmulator({ seed: 'empty', ...options })
  upstream = openTestUpstream(emulator)
}

beforeEach(async () => {
  db = await openTestDatabase()
  await open()
  bus = createLocalBus()
  checked = []
  wakes = 0
  observers = []
  leaving = new AbortController()
  jobWorkerStore = new JobWorkerStore(db.database.prisma, {
    bus,
    logger: silent,
    startObserver: async () => (wakes += 1),
  })
  jobs = new JobStore(db.database.prisma, ann)
})

afterEach(async () => {
  jest.useRealTimers()
  leaving.abort()
  await Promise.all(observers)
  await upstream.close(0)
  await emulator.close()
  await db.close()
})

export async function voiceInTraining(state: 'not_started' | 'queued' | 'failed' | 'fine_tuning' = 'not_started') {
  const voice = emulator.state.addVoice({
    category: 'professional',
    fine_tuning: { state: { m: state }, progress: {} },
  })
  await createVoice(db.database, { id: voice.voice_id, category: 'PROFESSIONAL' })
  return voice.voice_id
}
