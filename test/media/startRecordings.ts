import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach } from '@jest/globals'
import { pino } from 'pino'
import { createLocalBus } from '../../src/datasources/bus/createLocalBus.js'
import type {
  GeneratedStream,
  TimedChunk,
  TimedStream,
} from '../../src/datasources/elevenlabs/client/GeneratedStream.js'
import { createFolderStore } from '../../src/datasources/media/createFolderStore.js'
import type { MediaStore } from '../../src/datasources/media/MediaStore.js'
import type { CompleteAudio } from '../../src/datasources/postgres/audio/AudioWorkerStore.js'
import { audioTopic } from '../../src/datasources/postgres/audio/GeneratedAudioRow.js'
import type { MediaAudio } from '../../src/media/delivery/MediaUpstream.js'
import { AudioRecordings, type AudioRecordingsOptions } from '../../src/media/recordings/AudioRecordings.js'
import { waitUntil } from '../support/waitUntil.js'

const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A folder for this test. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'polyphony-media-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The rows of the audio store, in memory. */
export interface Row extends MediaAudio, Partial<Omit<CompleteAudio, 'sha256'>> {
  failure?: { code: string; message: string }
}

export interface TestRecordings {
  readonly folder: string
  readonly store: MediaStore
  readonly recordings: AudioRecordings
  readonly bus: ReturnType<typeof createLocalBus>
  readonly rows: Map<string, Row>
  readonly workerStore: AudioRecordingsOptions['workerStore']
  /** A row of audio before its recording. */
  add(row?: Partial<Row>): Row
  /** Waits until this process has no recording of the audio in progress. */
  over(id: string): Promise<unknown>
  /** File names in the folder, except its marker. */
  files(): Promise<string[]>
}

export interface TestRecordingsOptions extends Partial<Omit<AudioRecordingsOptions, 'workerStore'>> {
  workerStore?: Partial<AudioRecordingsOptions['workerStore']>
  /** Wraps the folder of the recordings. */
  around?: (store: MediaStore) => MediaStore
}

/** Recordings in a folder, with rows in memory instead of the database. */
export async function startRecordings({
  around,
  workerStore: own,
  ...options
}: TestRecordingsOptions = {}): Promise<TestRecordings> {
  const folder = await newFolder()
  const folderStore = await createFolderStore(folder)
  const store = around?.(folderStore) ?? folderStore
  const bus = createLocalBus()
  const rows = new Map<string, Row>()
  const change = async (id: string, facts: Partial<Row>) => {
    const row = rows.get(id)
    if (row) rows.set(id, { ...row, ...facts })
    await bus.publish(audioTopic(id), { id })
    return row !== undefined
  }
  const workerStore: AudioRecordingsOptions['workerStore'] = {
    leaseMs: 60_000,
    renewLease: async () => true,
    ready: (id, whole) => change(id, { state: 'READY', ...whole }),
    fail: (id, failure) => change(id, { state: 'FAILED', failure }),
    release: (id) => change(id, { state: 'UNKNOWN' }),
    ...own,
  }
  const logger = pino({ level: 'silent' })
  const recordings = new AudioRecordings({ store, workerStore, logger, maxRunning: 100, ...options })
  closers.push(() => recordings.close(0))
  return {
    ...{ folder, store, recordings, bus, rows, workerStore },
    add(facts) {
      const row: Row = {
        ...{ id: randomUUID(), state: 'GENERATING', mediaType: 'audio/mpeg', isTimed: false, isTransient: false },
        ...{ sha256: null, expiresAt: null },
        ...facts,
      }
      rows.set(row.id, row)
      return row
    },
    over: (id) =>
      waitUntil(() => {
        const live = recordings.live(id)
        return live === null || (live.isComplete && rows.get(id)?.state !== 'GENERATING')
      }, 'the recording is over'),
    files: async () => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort(),
  }
}

const head = { requestId: null, historyItemId: null, characterCost: null, mediaType: 'audio/mpeg' }

/** Audio that a test sends. */
export function newStream(): GeneratedStream & { body: PassThrough } {
  return { ...head, body: new PassThrough() }
}

export interface TimedSource extends TimedStream {
  send(chunk: TimedChunk): void
  end(): void
  fail(error: Error): void
  readonly isClosed: () => boolean
}

/** The same with times. */
export function newTimedStream(): TimedSource {
  const pipe = new PassThrough({ objectMode: true })
  return {
    ...head,
    chunks: {
      [Symbol.asyncIterator]() {
        const chunks: AsyncIterator<TimedChunk> = pipe[Symbol.asyncIterator]()
        const close = async () => {
          pipe.destroy()
          return { done: true as const, value: undefined }
        }
        return { next: () => chunks.next(), return: close }
      },
    },
    send: (chunk) => void pipe.write(chunk),
    end: () => void pipe.end(),
    fail: (error) => void pipe.destroy(error),
    isClosed: () => pipe.destroyed,
  }
}

/** A chunk with a tenth of a second for each character. */
export function timedChunk(text: string, audio: Buffer, startSecs: number): TimedChunk {
  const characters = [...text]
  const alignment = {
    characters,
    startSecs: characters.map((_, index) => startSecs + index / 10),
    endSecs: characters.map((_, index) => startSecs + (index + 1) / 10),
  }
  return { audio, alignment, normalizedAlignment: { ...alignment, characters: characters.map((c) => c.toUpperCase()) } }
}

/** Writes and waits for backpressure to end. */
export async function write(body: PassThrough, bytes: Uint8Array): Promise<void> {
  if (!body.write(bytes)) await once(body, 'drain')
}
