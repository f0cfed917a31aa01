import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from '@jest/globals'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import { createFolderStore } from '../../../src/datasources/media/createFolderStore.js'
import type { MediaStore } from '../../../src/datasources/media/MediaStore.js'
import { AudioWorkerStore } from '../../../src/datasources/postgres/audio/AudioWorkerStore.js'
import { OperationWorkerStore } from '../../../src/datasources/postgres/operations/OperationWorkerStore.js'
import type { LiveAudio } from '../../../src/media/recordings/LiveAudio.js'
import {
  defaultRecoverySettings,
  type RecoverySettings,
  recoverAbandoned,
} from '../../../src/services/audio/recoverAudio.js'
import { openTestUpstream, type TestUpstream } from '../../datasources/elevenlabs/openTestUpstream.js'
import { createAudio } from '../../support/audioRows.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'

export const modelId = 'eleven_multilingual_v2'
export const text = 'What was paid for once is not paid for again.'
export const audioRoute = 'GET /v1/history/:history_item_id/audio'
export const hour = 60 * 60_000

export let db: TestDatabase
export let emulator: Emulator
export let upstream: TestUpstream
let folder: string
export let mediaStore: MediaStore
export let topics: string[]

export function failToStore(): void {
  mediaStore = { ...mediaStore, create: () => Promise.reject(new Error('no space')) }
}

beforeEach(async () => {
  topics = []
  db = await openTestDatabase()
  emulator = await startEmulator({ seed: 'empty' })
  upstream = openTestUpstream(emulator)
  folder = await mkdtemp(join(tmpdir(), 'polyphony-recovery-'))
  mediaStore = await createFolderStore(folder)
})

afterEach(async () => {
  await upstream.close(0)
  await emulator.close()
  await db.close()
  await rm(folder, { recursive: true, force: true })
})

export const workerStoreOf = (holder: string, leaseMs?: number) => {
  const publish = async (topic: string) => void topics.push(topic)
  return new AudioWorkerStore(db.database.prisma, { bus: { publish }, logger: silent, holder, leaseMs })
}

const running = () => ({ signal: new AbortController().signal, stopping: new AbortController().signal })

export function recover(
  settings: Partial<RecoverySettings> = {},
  { holder = 'worker', made = '', run = running(), audioWorkerStore = workerStoreOf(holder) } = {},
) {
  const recordings = { live: (id: string) => (id === made ? ({} as LiveAudio) : null) }
  const operationWorkerStore = new OperationWorkerStore(db.database.prisma)
  const sources = { audioWorkerStore, operationWorkerStore, mediaStore, upstream, recordings, logger: silent }
  return recoverAbandoned(sources, run, { ...defaultRecoverySettings, ...settings })
}

export const one = (result: 'RECOVERED' | 'LOST' | 'RETRY_LATER') => ({
  RECOVERED: 0,
  LOST: 0,
  RETRY_LATER: 0,
  [result]: 1,
})
export const rowOf = (id: string) => db.database.prisma.generatedAudioRecord.findUniqueOrThrow({ where: { id } })
export const files = async () => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()

export async function spoken(voiceId: string, response: Response): Promise<Spoken> {
  return {
    voiceId,
    historyItemId: response.headers.get('history-item-id')!,
    upstreamRequestId: response.headers.get('request-id')!,
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

export interface Spoken {
  voiceId: string
  historyItemId: string
  upstreamRequestId: string
  bytes: Buffer
}

/** The upstream result for a dead process. */
export async function speak(voiceId = emulator.state.addVoice({}).voice_id, format = 'mp3_44100_128'): Promise<Spoken> {
  const response = await fetch(`${emulator.url}/v1/text-to-speech/${voiceId}?output_format=${format}`, {
    method: 'POST',
    headers: { 'xi-api-key': emulator.apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ text, model_id: modelId }),
  })
  expect(response.status).toBe(200)
  return spoken(voiceId, response)
}

/** With the lease of a process that died some time ago. */
const dead = { leaseHolder: 'dead', leaseUntil: new Date(0) }

const wanted = { state: 'GENERATING', ...dead, modelId, outputFormat: 'MP3_44100_128', text } as const
type Audio = Parameters<typeof createAudio>[1]
export const leave = (audio: Audio) => createAudio(db.database, { ...wanted, ...audio })
