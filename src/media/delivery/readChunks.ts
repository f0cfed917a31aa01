import { addAbortSignal, type Readable } from 'node:stream'
import type { Alignment } from '../../datasources/elevenlabs/client/GeneratedStream.js'
import { MediaClosed, type Stretch } from '../../datasources/media/MediaStore.js'
import { audioKey, timingKey } from '../../datasources/media/mediaKeys.js'
import type { GeneratedAudioStore } from '../../datasources/postgres/audio/GeneratedAudioStore.js'
import { type AppError, Conflict, NotFound, ServiceUnavailable } from '../../errors.js'
import { AudioFailure } from '../recordings/AudioFailure.js'
import type { LiveAudio } from '../recordings/AudioRecording.js'
import { readTimingLines, type TimingLine } from '../recordings/timingLines.js'
import { awaitAudio } from './awaitAudio.js'
import type { AudioReaderDeps } from './findAudio.js'
import { openInTime } from './openInTime.js'

/**
 * A piece of a sound, 128 KiB of it at most. The last one is empty, and says that nothing follows: that is only known when
 * all is there.
 */
export interface SpeechChunk {
  /** From nought on; the same bytes are cut the same way each time. */
  index: number
  /** How many bytes of the sound stand before it. */
  startByte: number
  audio: Buffer
  alignment: Alignment | null
  normalizedAlignment: Alignment | null
  isLast: boolean
}

export interface ChunkDeps extends AudioReaderDeps {
  readonly audios: Pick<GeneratedAudioStore, 'getMany'>
  readonly signal: AbortSignal
}

const SILENCE = { audio: Buffer.alloc(0), alignment: null, normalizedAlignment: null }
/** Pieces of a sound that has no times, and so comes in no pieces of its own. */
const SLICE_BYTES = 32 * 1024
/** Longer than any sound is being made. */
const LONGEST_MAKING_MS = 20 * 60_000
const POLL_MS = 2_000

/** The bytes of one sound, and the lines of its times where it has them. */
interface OpenSound {
  follow(stretch?: Stretch): Promise<Readable>
  readAt(start: number, length: number): Promise<Buffer>
  followTiming(): Promise<Readable | null>
  /** How many there are of the whole; fails unless it has become whole. */
  wholeBytes(): Promise<number>
  close(): void
}

/**
 * A sound piece by piece: as it is made, when that is done in this process; otherwise from the store once it is whole. A
 * timed one comes in the pieces that the upstream sent, any other one in slices. It ends quietly when the signal fires,
 * and with its last piece alone when it has no such chunk.
 *
 * @throws NotFound, Conflict when the sound could not be made, ServiceUnavailable when it is to be asked for again.
 */
export async function* readChunks(
  audioId: string,
  fromChunk: number,
  deps: ChunkDeps,
): AsyncGenerator<SpeechChunk, undefined> {
  let sound: OpenSound | null = null
  try {
    while (!sound) sound = await openSound(audioId, deps)
    const timing = await sound.followTiming()
    const bytes = timing ?? (await sound.follow({ start: fromChunk * SLICE_BYTES }))
    addAbortSignal(deps.signal, bytes)
    const count = yield* timing ? timedPieces(sound, timing, fromChunk) : slices(bytes, fromChunk)
    const startByte = await sound.wholeBytes()
    yield { index: count ?? Math.ceil(startByte / SLICE_BYTES), startByte, ...SILENCE, isLast: true }
  } catch (error) {
    if (!deps.signal.aborted) throw error instanceof AudioFailure ? toAppError(error) : error
  } finally {
    sound?.close()
  }
  return undefined
}

/** What becomes of a sound that its process gives up is for others to say. */
function toAppError(failure: AudioFailure): AppError {
  const cause = { cause: failure }
  return failure.isFinal ? new Conflict(failure.message, {}, cause) : new ServiceUnavailable(failure.message, cause)
}

/** The times of all characters of a sound that is ready; null for one that has none. */
export async function readAlignment(
  audioId: string,
  { mediaStore, recordings }: Pick<AudioReaderDeps, 'mediaStore' | 'recordings'>,
): Promise<{ alignment: Alignment | null; normalizedAlignment: Alignment | null } | null> {
  const stored = await openInTime(mediaStore, timingKey(audioId))
  const live = recordings.live(audioId)
  const lines = stored?.read() ?? (live?.isOver ? await live.followTiming() : null)
  stored?.close()
  if (!lines) return null
  const all: TimingLine[] = []
  for await (const line of readTimingLines(lines)) all.push(line)
  return {
    alignment: joined(all.map(({ alignment }) => alignment)),
    normalizedAlignment: joined(all.map(({ normalizedAlignment }) => normalizedAlignment)),
  }
}

/** Null when it has gone from here to the store meanwhile. */
async function openSound(
  audioId: string,
  { audios, mediaStore, recordings, bus, signal }: ChunkDeps,
): Promise<OpenSound | null> {
  const look = async () => (await audios.getMany([audioId]))[0] ?? null
  const seen = await look()
  if (!seen) throw new NotFound('GeneratedAudio', audioId)
  const { id } = seen
  const live = () => {
    const found = recordings.live(id)
    return found?.isBroken ? null : found
  }
  const isEnough = ({ state }: { state: string }) => state === 'READY' || state === 'FAILED' || live() !== null
  const { state } = await awaitAudio(id, look, isEnough, bus, { withinMs: LONGEST_MAKING_MS, pollMs: POLL_MS, signal })
  const made = live()
  if (made) return openLive(made)
  if (state === 'FAILED') throw new Conflict('This sound could not be made.')
  return state === 'READY' ? openStored(id, seen.isTimed, mediaStore) : null
}

async function openLive(live: LiveAudio): Promise<OpenSound | null> {
  const close = await live.hold().catch((error: unknown) => {
    if (error instanceof MediaClosed) return null
    throw error
  })
  if (!close) return null
  return {
    follow: (stretch) => live.follow(stretch),
    readAt: (start, length) => live.readAt(start, length),
    followTiming: () => live.followTiming(),
    wholeBytes: async () => (await live.whole).sizeBytes,
    close,
  }
}

async function openStored(id: string, isTimed: boolean, mediaStore: AudioReaderDeps['mediaStore']): Promise<OpenSound> {
  const sound = await openInTime(mediaStore, audioKey(id))
  if (!sound) throw new ServiceUnavailable('The bytes of this sound are not here.')
  const openTiming = isTimed ? openInTime(mediaStore, timingKey(id)) : null
  const timing = await openTiming?.catch((error: unknown) => {
    sound.close()
    throw error
  })
  return {
    follow: async (stretch) => sound.read(stretch),
    readAt: (start, length) => sound.readAt(start, length),
    followTiming: async () => timing?.read() ?? null,
    wholeBytes: async () => sound.sizeBytes,
    close() {
      sound.close()
      timing?.close()
    },
  }
}

/** Answers how many there are. Those before the first that is wanted are passed over by their lines. */
async function* timedPieces(sound: OpenSound, timing: Readable, from: number): AsyncGenerator<SpeechChunk, number> {
  let index = 0
  for await (const { start, length, alignment, normalizedAlignment } of readTimingLines(timing)) {
    if (index >= from) {
      const audio = await sound.readAt(start, length)
      yield { index, startByte: start, audio, alignment, normalizedAlignment, isLast: false }
    }
    index += 1
  }
  return index
}

/** The body begins with the first that is wanted; how many there are is a matter of its whole length. */
async function* slices(body: Readable, from: number): AsyncGenerator<SpeechChunk, null> {
  let index = from
  let held: Buffer[] = []
  let heldBytes = 0
  const take = (): SpeechChunk => {
    const bytes = Buffer.concat(held)
    const audio = bytes.subarray(0, SLICE_BYTES)
    const rest = bytes.subarray(SLICE_BYTES)
    held = rest.length > 0 ? [rest] : []
    heldBytes = rest.length
    index += 1
    return { ...SILENCE, index: index - 1, startByte: (index - 1) * SLICE_BYTES, audio, isLast: false }
  }
  for await (const bytes of body) {
    held.push(bytes as Buffer)
    heldBytes += (bytes as Buffer).length
    while (heldBytes >= SLICE_BYTES) yield take()
  }
  if (heldBytes > 0) yield take()
  return null
}

function joined(parts: readonly (Alignment | null)[]): Alignment | null {
  const known = parts.filter((part) => part !== null)
  if (known.length === 0) return null
  return {
    characters: known.flatMap(({ characters }) => characters),
    startSecs: known.flatMap(({ startSecs }) => startSecs),
    endSecs: known.flatMap(({ endSecs }) => endSecs),
  }
}
