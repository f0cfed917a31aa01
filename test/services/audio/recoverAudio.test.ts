import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Emulator, startEmulator, type WireHistoryItem } from '../../../emulator/index.js'
import type { SpeechHistory } from '../../../emulator/state/audio/speechHistory.js'
import { createFolderStore } from '../../../src/datasources/media/createFolderStore.js'
import type { MediaStore } from '../../../src/datasources/media/MediaStore.js'
import { audioKey, timingKey } from '../../../src/datasources/media/mediaKeys.js'
import { AudioWorkerStore } from '../../../src/datasources/postgres/audio/AudioWorkerStore.js'
import { newId } from '../../../src/datasources/postgres/database/newId.js'
import { OperationWorkerStore } from '../../../src/datasources/postgres/operations/OperationWorkerStore.js'
import type { LiveAudio } from '../../../src/media/recordings/LiveAudio.js'
import {
  defaultRecoverySettings,
  type RecoverySettings,
  recoverAbandoned,
} from '../../../src/services/audio/recoverAudio.js'
import { hashText } from '../../../src/services/operations/hashText.js'
import { openTestUpstream, type TestUpstream } from '../../datasources/elevenlabs/openTestUpstream.js'
import { createAudio } from '../../support/audioRows.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { speechFile } from '../../support/speechFile.js'
import { createVoice, viewerOf } from '../../support/voiceRows.js'
import { waitUntil } from '../../support/waitUntil.js'
import { startPod } from '../operations/operationPods.js'

const modelId = 'eleven_multilingual_v2'
const text = 'What was paid for once is not paid for again.'
const audioRoute = 'GET /v1/history/:history_item_id/audio'
const hour = 60 * 60_000

let db: TestDatabase
let emulator: Emulator
let upstream: TestUpstream
let folder: string
let mediaStore: MediaStore
let topics: string[]

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

const workerStoreOf = (holder: string, leaseMs?: number) => {
  const publish = async (topic: string) => void topics.push(topic)
  return new AudioWorkerStore(db.database.prisma, { bus: { publish }, logger: silent, holder, leaseMs })
}
const running = () => ({ signal: new AbortController().signal, stopping: new AbortController().signal })

function recover(
  settings: Partial<RecoverySettings> = {},
  { holder = 'worker', made = '', run = running(), audioWorkerStore = workerStoreOf(holder) } = {},
) {
  const recordings = { live: (id: string) => (id === made ? ({} as LiveAudio) : null) }
  const operationWorkerStore = new OperationWorkerStore(db.database.prisma)
  const sources = { audioWorkerStore, operationWorkerStore, mediaStore, upstream, recordings, logger: silent }
  return recoverAbandoned(sources, run, { ...defaultRecoverySettings, ...settings })
}

const one = (result: 'RECOVERED' | 'LOST' | 'RETRY_LATER') => ({ RECOVERED: 0, LOST: 0, RETRY_LATER: 0, [result]: 1 })
const rowOf = (id: string) => db.database.prisma.generatedAudioRecord.findUniqueOrThrow({ where: { id } })
const files = async () => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** The result of a conversion upstream. */
async function change(voiceId: string): Promise<Spoken> {
  const form = new FormData()
  form.set('audio', speechFile('said.wav'))
  const response = await fetch(`${emulator.url}/v1/speech-to-speech/${voiceId}`, {
    method: 'POST',
    headers: { 'xi-api-key': emulator.apiKey },
    body: form,
  })
  expect(response.status).toBe(200)
  return spoken(voiceId, response)
}

async function spoken(voiceId: string, response: Response): Promise<Spoken> {
  return {
    voiceId,
    historyItemId: response.headers.get('history-item-id')!,
    upstreamRequestId: response.headers.get('request-id')!,
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

/** A history item of the emulator, which no public API changes. */
function historyItem(id: string): WireHistoryItem {
  const { speechHistory } = emulator.state as unknown as { speechHistory: SpeechHistory }
  return speechHistory.find(id)!.item
}

interface Spoken {
  voiceId: string
  historyItemId: string
  upstreamRequestId: string
  bytes: Buffer
}

/** The upstream result for a dead process. */
async function speak(voiceId = emulator.state.addVoice({}).voice_id, format = 'mp3_44100_128'): Promise<Spoken> {
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
const leave = (audio: Audio) => createAudio(db.database, { ...wanted, ...audio })

async function stored(key: string): Promise<Buffer> {
  const media = await mediaStore.open(key)
  try {
    return await media!.readAt(0, media!.sizeBytes)
  } finally {
    media!.close()
  }
}

describe('Speech of a dead process', () => {
  test.each(['historyItemId', 'upstreamRequestId', 'text'] as const)(
    'is fetched from the history byte for byte, identified by its %s',
    async (known) => {
      await speak()
      const { voiceId, bytes, ...ids } = await speak()
      const id = await leave({ voiceId, ...(known !== 'text' && { [known]: ids[known] }) })
      expect(await recover()).toEqual(one('RECOVERED'))
      expect(sha256(await stored(audioKey(id)))).toBe(sha256(bytes))
      expect(await rowOf(id)).toMatchObject({
        ...{ state: 'READY', sizeBytes: BigInt(bytes.length), sha256: sha256(bytes), leaseHolder: null },
        ...{ durationSecs: expect.any(Number), historyItemId: ids.historyItemId, endedAt: expect.any(Date) },
      })
      expect(topics).toContain(`audio:${id}`)
      expect(emulator.calls.count({ generated: true })).toBe(2)
      expect(await files()).toEqual([id])
      expect(await recover()).toEqual({ RECOVERED: 0, LOST: 0, RETRY_LATER: 0 })
    },
  )

  test('has its alignment if it was requested, in chunks that form the complete text', async () => {
    const { voiceId, historyItemId, bytes } = await speak(undefined, 'pcm_24000')
    const id = await leave({ voiceId, historyItemId, isTimed: true, outputFormat: 'PCM_24000', mediaType: 'audio/pcm' })
    expect(await recover()).toEqual(one('RECOVERED'))
    const lines = String(await stored(timingKey(id)))
      .trimEnd()
      .split('\n')
    const pieces = lines.map((line) => JSON.parse(line))
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.reduce((end, { start, length }) => (start === end ? end + length : -1), 0)).toBe(bytes.length)
    expect(pieces[0].alignment.characters.join('')).toBe(text)
    expect(pieces.slice(1).every(({ alignment }) => alignment === null)).toBe(true)
  })

  test.each(['historyItemId', 'upstreamRequestId'] as const)(
    'is also fetched if it is a voice conversion, identified by its %s',
    async (known) => {
      const { voiceId } = await speak()
      const { bytes, ...ids } = await change(voiceId)
      const id = await leave({ kind: 'VOICE_CHANGE', voiceId, text: null, modelId: null, [known]: ids[known] })
      expect(await recover()).toEqual(one('RECOVERED'))
      expect(await rowOf(id)).toMatchObject({ sha256: sha256(bytes), historyItemId: ids.historyItemId })
    },
  )

  test('is taken only from the folder if it is complete there', async () => {
    const id = await leave({ kind: 'SOUND_EFFECT' })
    const writer = await mediaStore.create(audioKey(id))
    await writer.write(Buffer.from('a whole effect'))
    await writer.commit()
    writer.release()
    expect(await recover()).toEqual(one('RECOVERED'))
    expect(await rowOf(id)).toMatchObject({ state: 'READY', sha256: sha256(Buffer.from('a whole effect')) })
    expect(emulator.calls.all()).toEqual([])
  })

  test('is not replaced by the partial file of its process', async () => {
    const { voiceId, historyItemId, bytes } = await speak()
    const id = await leave({ voiceId, historyItemId })
    const writer = await mediaStore.create(audioKey(id))
    await writer.write(bytes.subarray(0, 1_000))
    expect(await recover()).toEqual(one('RECOVERED'))
    const confirm = async () => expect(await workerStoreOf('dead').renewLease(id)).toBe(true)
    await expect(writer.commit({ confirm })).rejects.toThrow()
    await writer.abort()
    expect(sha256(await stored(audioKey(id)))).toBe(sha256(bytes))
  })

  test('is fetched by one of several workers', async () => {
    const { voiceId } = await speak()
    const spoken = [await speak(voiceId), await speak(voiceId), await speak(voiceId), await speak(voiceId)]
    const ids = await Promise.all(spoken.map(({ historyItemId }) => leave({ voiceId, historyItemId })))
    const results = await Promise.all(['a', 'b', 'c'].map((holder) => recover({}, { holder })))
    expect(results.reduce((sum, { RECOVERED }) => sum + RECOVERED, 0)).toBe(4)
    expect(emulator.calls.count({ route: audioRoute })).toBe(4)
    for (const id of ids) expect(await rowOf(id)).toMatchObject({ state: 'READY' })
  })

  test('is not recovered while its process lives, here or elsewhere', async () => {
    const { voiceId, historyItemId } = await speak()
    const elsewhere = { leaseHolder: 'alive', leaseUntil: new Date(Date.now() + hour) }
    await leave({ voiceId, ...elsewhere })
    expect(await recover()).toEqual({ RECOVERED: 0, LOST: 0, RETRY_LATER: 0 })
    const here = await leave({ voiceId, historyItemId })
    expect(await recover({}, { made: here })).toEqual(one('RETRY_LATER'))
    expect(emulator.calls.count({ method: 'GET' })).toBe(0)
  })
})

test('Audio that is deleted while it is fetched leaves no file', async () => {
  const { voiceId, historyItemId } = await speak()
  const id = await leave({ voiceId, historyItemId, isTimed: true })
  const audioWorkerStore = workerStoreOf('worker')
  const ready = audioWorkerStore.ready.bind(audioWorkerStore)
  audioWorkerStore.ready = async (...said) => {
    await db.database.prisma.generatedAudioRecord.delete({ where: { id } })
    return ready(...said)
  }
  expect(await recover({}, { audioWorkerStore })).toEqual(one('LOST'))
  expect(emulator.calls.count({ route: audioRoute })).toBe(1)
  expect(await files()).toEqual([])
})

test('Audio that another process takes over during the fetch is left to it', async () => {
  const { voiceId, historyItemId } = await speak()
  const id = await leave({ voiceId, historyItemId })
  const audioWorkerStore = workerStoreOf('worker')
  const ready = audioWorkerStore.ready.bind(audioWorkerStore)
  audioWorkerStore.ready = async (...said) => {
    await db.database.prisma.generatedAudioRecord.update({ where: { id }, data: { leaseHolder: 'another' } })
    return ready(...said)
  }
  expect(await recover({}, { audioWorkerStore })).toEqual(one('RETRY_LATER'))
  expect(await files()).toEqual([id])
})

test('A download that cannot be stored releases its slot', async () => {
  const { voiceId, historyItemId } = await speak()
  await leave({ voiceId, historyItemId })
  emulator.faults.add({ kind: 'stall_body', match: { route: audioRoute } })
  mediaStore = { ...mediaStore, create: () => Promise.reject(new Error('no space')) }
  expect(await recover()).toEqual(one('RETRY_LATER'))
  expect(emulator.calls.count({ route: audioRoute })).toBe(1)
  await waitUntil(() => upstream.stats().limiters.media.inFlight === 0, 'the download releases its slot')
})

test('A failed claim is reported when the others have ended', async () => {
  const { voiceId, historyItemId } = await speak()
  const id = await leave({ voiceId, historyItemId })
  const audioWorkerStore = workerStoreOf('worker')
  const claim = audioWorkerStore.claimAbandoned.bind(audioWorkerStore)
  let claims = 0
  audioWorkerStore.claimAbandoned = async (limit) => {
    claims += 1
    if (claims === 2) throw new Error('The database is away.')
    return claim(limit)
  }
  await expect(recover({ concurrency: 2 }, { audioWorkerStore })).rejects.toThrow('The database is away.')
  expect(await rowOf(id)).toMatchObject({ state: 'READY' })
})

describe('Audio is not concluded', () => {
  test('during an outage that breaks the download, and the next run fetches it', async () => {
    const { voiceId, historyItemId } = await speak()
    const id = await leave({ voiceId, historyItemId })
    for (const kind of ['internal_error', 'cut_body', 'stall_body'] as const) {
      emulator.faults.add({ kind, match: { route: audioRoute }, times: Number.POSITIVE_INFINITY })
      expect(await recover(kind === 'stall_body' ? { deadlineMs: 700 } : {})).toEqual(one('RETRY_LATER'))
      expect(await rowOf(id)).toMatchObject({ state: 'UNKNOWN' })
      expect(await files()).toEqual([])
      emulator.faults.clear()
      await lapse(id)
    }
    expect(await recover()).toEqual(one('RECOVERED'))
  })

  test('while the history reports it as in progress or may not show it yet', async () => {
    const { voiceId, historyItemId } = await speak()
    const item = historyItem(historyItemId)
    item.state = 'processing'
    const id = await leave({ voiceId, historyItemId })
    const unseen = await leave({ voiceId, historyItemId: 'not-yet' })
    expect(await recover()).toEqual({ RECOVERED: 0, LOST: 0, RETRY_LATER: 2 })
    item.state = 'created'
    await lapse(id)
    await lapse(unseen)
    expect(await recover({ historyLagMs: 0 })).toEqual({ RECOVERED: 1, LOST: 1, RETRY_LATER: 0 })
    expect(await rowOf(unseen)).toMatchObject({ state: 'FAILED', failureCode: 'LOST' })
  })

  test('by a worker that is stopping, and another takes it at once', async () => {
    const { voiceId, historyItemId } = await speak()
    const id = await leave({ voiceId, historyItemId })
    emulator.faults.add({ kind: 'stall_body', match: { route: audioRoute } })
    const stopping = new AbortController()
    const stopped = recover({}, { run: { signal: stopping.signal, stopping: stopping.signal } })
    await emulator.calls.waitFor(({ route }) => route === audioRoute)
    stopping.abort()
    expect(await stopped).toEqual(one('RETRY_LATER'))
    expect(await recover({}, { holder: 'another' })).toEqual(one('RECOVERED'))
    expect(await rowOf(id)).toMatchObject({ state: 'READY' })
  })

  /** The lease of the worker has expired. */
  const lapse = (id: string) =>
    db.database.prisma.generatedAudioRecord.update({ where: { id }, data: { leaseUntil: new Date(0) } })
})

describe('Audio is lost', () => {
  test.each(['SOUND_EFFECT', 'ISOLATION'] as const)('if it is of kind %s, which no history keeps', async (kind) => {
    const id = await leave({ kind, text: null })
    const writer = await mediaStore.create(audioKey(id))
    await writer.write(Buffer.from('the beginning'))
    expect(await recover()).toEqual(one('LOST'))
    expect(await rowOf(id)).toMatchObject({ state: 'FAILED', failureCode: 'LOST', endedAt: expect.any(Date) })
    expect(emulator.calls.all()).toEqual([])
    await writer.abort()
    expect(await files()).toEqual([])
  })

  test('if it was not logged upstream', async () => {
    const { voiceId, historyItemId } = await speak()
    const id = await leave({ voiceId, historyItemId, isTransient: true, text: null })
    expect(await recover()).toEqual(one('LOST'))
    expect(await rowOf(id)).toMatchObject({ state: 'FAILED', failureCode: 'LOST' })
    expect(emulator.calls.count({ method: 'GET' })).toBe(0)
  })

  test('if several history items are possible, or the item is of another user', async () => {
    const { voiceId, historyItemId } = await speak()
    await createAudio(db.database, { voiceId, historyItemId })
    await leave({ voiceId })
    expect(await recover({ historyLagMs: 0 })).toEqual(one('LOST'))
    await speak(voiceId)
    await leave({ voiceId })
    expect(await recover({ historyLagMs: 0 })).toEqual(one('LOST'))
    expect(emulator.calls.count({ route: audioRoute })).toBe(0)
  })

  test('if the history item was of another user’s deleted audio', async () => {
    const { voiceId, historyItemId } = await speak()
    await db.database.prisma.usageEntry.create({
      data: { operationId: newId(), historyItemId, tenantId: 'org:b', actorId: 'bob', kind: 'createSpeech' },
    })
    const id = await leave({ voiceId, operationId: newId() })
    expect(await recover({ historyLagMs: 0 })).toEqual(one('LOST'))
    expect(await rowOf(id)).toMatchObject({ historyItemId: null })
    expect(emulator.calls.count({ route: audioRoute })).toBe(0)
  })

  test.each(['the same', 'another'])('or kept depending on an open call with %s text', async (words) => {
    const { voiceId } = await speak()
    const textSha256 = hashText(words === 'the same' ? text : 'Something else')
    await createVoice(db.database, { id: voiceId, isStock: true, origin: 'STOCK' })
    const bobs = startPod(db, 'pod', { viewer: viewerOf('bob', 'org:b', 'audio:generate') })
    const { operation } = await bobs.store.plan({
      ...{ kind: 'createSpeech', inputHash: '', subjectId: voiceId },
      expectation: { audioId: newId(), modelId, textSha256 },
    })
    await bobs.store.markSent(operation)
    await leave({ voiceId, operationId: newId() })
    expect(await recover({ historyLagMs: 0 })).toEqual(one(words === 'the same' ? 'LOST' : 'RECOVERED'))
  })

  test('if another request made the history item', async () => {
    const { voiceId } = await speak()
    await leave({ voiceId, upstreamRequestId: 'one-of-ours' })
    expect(await recover({ historyLagMs: 0 })).toEqual(one('LOST'))
  })

  test('if the history has it in another format', async () => {
    const { voiceId, historyItemId } = await speak()
    const id = await leave({ voiceId, historyItemId, outputFormat: 'PCM_24000', mediaType: 'audio/pcm' })
    expect(await recover()).toEqual(one('LOST'))
    expect(await rowOf(id)).toMatchObject({ state: 'FAILED' })
    expect(await files()).toEqual([])
  })

  test('if the history has no format and the file is of another one', async () => {
    const { voiceId, historyItemId } = await speak()
    historyItem(historyItemId).output_format = null
    const id = await leave({ voiceId, historyItemId, outputFormat: 'OPUS_48000_64', mediaType: 'audio/ogg' })
    expect(await recover()).toEqual(one('LOST'))
    expect(await rowOf(id)).toMatchObject({ state: 'FAILED' })
    expect(await files()).toEqual([])
  })

  test('if it could not be fetched for days', async () => {
    const { voiceId, historyItemId } = await speak()
    await leave({ voiceId, historyItemId, createdAt: new Date(Date.now() - 4 * 24 * hour) })
    emulator.faults.add({ kind: 'cut_body', match: { route: audioRoute }, times: Number.POSITIVE_INFINITY })
    expect(await recover()).toEqual(one('LOST'))
    expect(await files()).toEqual([])
  })
})
