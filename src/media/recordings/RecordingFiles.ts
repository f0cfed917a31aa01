import { withDeadline } from '../../async/withDeadline.js'
import type { CommittedMedia, MediaStore, MediaWriter } from '../../datasources/media/MediaStore.js'
import { audioKey, timingKey } from '../../datasources/media/mediaKeys.js'
import type { Logger } from '../../logger.js'
import { AudioFailure } from './AudioFailure.js'
import type { AudioPiece } from './AudioSource.js'
import { ChunkLines } from './ChunkLines.js'

export interface RecordingFilesDeps {
  readonly store: Pick<MediaStore, 'create'>
  readonly logger: Logger
  readonly storeMs: number
}

export interface RecordedFile {
  readonly id: string
  readonly isTimed: boolean
  readonly isTransient: boolean
  readonly outputFormat?: string | null
}

interface OpenedFiles {
  readonly audio: MediaWriter
  readonly timing: MediaWriter
}

/** The file of one recording, and the file of its chunks and their timing. Throws AudioFailure. */
export class RecordingFiles {
  readonly audio: MediaWriter
  readonly timing: MediaWriter
  readonly #id: string
  readonly #deps: RecordingFilesDeps
  readonly #lines: ChunkLines
  #endSecs: number | null = null

  private constructor(recording: RecordedFile, deps: RecordingFilesDeps, { audio, timing }: OpenedFiles) {
    const { id, isTimed, outputFormat = null } = recording
    this.#id = id
    this.#deps = deps
    this.audio = audio
    this.timing = timing
    this.#lines = new ChunkLines({ file: timing, isTimed, sampleBytes: sampleBytesOf(outputFormat) })
  }

  static async create(recording: RecordedFile, deps: RecordingFilesDeps): Promise<RecordingFiles> {
    const create = (key: string) => createFile(key, recording.isTransient, deps)
    const audio = await create(audioKey(recording.id))
    try {
      return new RecordingFiles(recording, deps, { audio, timing: await create(timingKey(recording.id)) })
    } catch (error) {
      await audio.abort(error as Error)
      throw error
    }
  }

  get endSecs(): number | null {
    return this.#endSecs
  }

  async writeAudio({ audio }: AudioPiece): Promise<void> {
    if (audio.length > 0) await this.inTime(this.audio.write(audio))
  }

  /** Must follow `writeAudio` of the same piece. */
  async writeTiming(piece: AudioPiece): Promise<void> {
    this.#endSecs = piece.times?.alignment?.endSecs.at(-1) ?? this.#endSecs
    await this.inTime(this.#lines.add(piece))
  }

  /** @param confirm Called before the bytes become visible, which its error prevents. */
  async commit(confirm: () => Promise<void>): Promise<CommittedMedia> {
    const options = { syncMs: this.#deps.storeMs, confirm }
    // The timing first: once the audio is visible, nothing of it may be missing.
    await this.inTime(this.#lines.end())
    await this.timing.commit(options)
    return this.audio.commit(options)
  }

  async discard(failure: AudioFailure): Promise<void> {
    this.#lines.stop()
    for (const writer of [this.audio, this.timing]) {
      await this.inTime(writer.abort(failure)).catch((err: unknown) => {
        this.#deps.logger.warn({ err, audioId: this.#id }, 'an incomplete file of a recording could not be removed')
      })
    }
  }

  hold(): () => void {
    const releases = [this.audio.hold(), this.timing.hold()]
    return () => {
      for (const release of releases) release()
    }
  }

  release(): void {
    this.audio.release()
    this.timing.release()
  }

  inTime<Value>(work: Promise<Value>): Promise<Value> {
    return withStoreDeadline(work, this.#deps)
  }
}

/** PCM has 16 bits a sample. The frames of other formats are not known. */
function sampleBytesOf(outputFormat: string | null): number {
  return /^(PCM|WAV)_/i.test(outputFormat ?? '') ? 2 : 1
}

async function createFile(key: string, transient: boolean, deps: RecordingFilesDeps): Promise<MediaWriter> {
  const creating = deps.store.create(key, { transient })
  return withStoreDeadline(creating, deps).catch((error: unknown) => {
    // A file that is created after the deadline must not remain.
    creating.then((writer) => writer.abort()).catch(() => {})
    throw error
  })
}

async function withStoreDeadline<Value>(work: Promise<Value>, { storeMs }: RecordingFilesDeps): Promise<Value> {
  try {
    return await withDeadline(work, { timeoutMs: storeMs, what: 'The media store' })
  } catch (error) {
    throw AudioFailure.ofStore(error)
  }
}
