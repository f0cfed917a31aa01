import type { Readable } from 'node:stream'
import { type ByteSpan, MediaClosed } from '../../datasources/media/MediaStore.js'
import { audioKey, timingKey } from '../../datasources/media/mediaKeys.js'
import type { GeneratedAudioStore } from '../../datasources/postgres/audio/GeneratedAudioStore.js'
import { Conflict, NotFound, ServiceUnavailable } from '../../errors.js'
import type { LiveAudio } from '../recordings/LiveAudio.js'
import { awaitAudio } from './awaitAudio.js'
import type { AudioReaderDeps } from './findAudio.js'
import { openInTime } from './openInTime.js'

export interface ReadableAudioDeps extends AudioReaderDeps {
  readonly audios: Pick<GeneratedAudioStore, 'getMany'>
  readonly signal: AbortSignal
}

export interface ReadableAudio {
  follow(span?: ByteSpan): Promise<Readable>
  readAt(start: number, length: number): Promise<Buffer>
  /** Null for audio whose chunks were not stored. */
  followTiming(): Promise<Readable | null>
  /** The total size. Fails if the audio does not become complete. */
  totalBytes(): Promise<number>
  close(): void
}

const maxRecordingMs = 20 * 60_000
const pollMs = 2_000

/** Audio of this process at once, other audio when it is complete. @throws NotFound, Conflict, ServiceUnavailable */
export async function openReadableAudio(audioId: string, deps: ReadableAudioDeps): Promise<ReadableAudio> {
  let audio: ReadableAudio | null = null
  while (!audio) audio = await tryOpen(audioId, deps)
  return audio
}

/** Null if the audio was moved to the store at the same time. */
async function tryOpen(audioId: string, deps: ReadableAudioDeps): Promise<ReadableAudio | null> {
  const { audios, mediaStore, recordings, bus, signal } = deps
  const load = async () => (await audios.getMany([audioId]))[0] ?? null
  const row = await load()
  if (!row) throw new NotFound('GeneratedAudio', audioId)
  const { id } = row
  const live = () => {
    const found = recordings.live(id)
    return found?.hasFailed ? null : found
  }
  const { state } = await awaitAudio({
    ...{ audioId: id, load, bus, timeoutMs: maxRecordingMs, pollMs, signal },
    isDone: (audio) => audio.state === 'READY' || audio.state === 'FAILED' || live() !== null,
  })
  const recorded = live()
  if (recorded) return openLive(recorded)
  if (state === 'FAILED') throw new Conflict('This audio could not be generated.')
  return state === 'READY' ? openStored(id, mediaStore) : null
}

async function openLive(live: LiveAudio): Promise<ReadableAudio | null> {
  const close = await live.hold().catch((error: unknown) => {
    if (error instanceof MediaClosed) return null
    throw error
  })
  if (!close) return null
  return {
    follow: (span) => live.follow(span),
    readAt: (start, length) => live.readAt(start, length),
    followTiming: () => live.followTiming(),
    totalBytes: async () => (await live.completed).sizeBytes,
    close,
  }
}

async function openStored(id: string, mediaStore: AudioReaderDeps['mediaStore']): Promise<ReadableAudio> {
  const audio = await openInTime(mediaStore, audioKey(id))
  if (!audio) throw new ServiceUnavailable('The bytes of this audio are not available; try again shortly.')
  const timing = await openInTime(mediaStore, timingKey(id)).catch((error: unknown) => {
    audio.close()
    throw error
  })
  return {
    follow: async (span) => audio.read(span),
    readAt: (start, length) => audio.readAt(start, length),
    followTiming: async () => timing?.read() ?? null,
    totalBytes: async () => audio.sizeBytes,
    close() {
      audio.close()
      timing?.close()
    },
  }
}
