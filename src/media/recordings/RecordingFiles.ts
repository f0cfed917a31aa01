import { withDeadline } from '../../async/withDeadline.js'
import type { CommittedMedia, MediaStore, MediaWriter } from '../../datasources/media/MediaStore.js'
import { audioKey, timingKey } from '../../datasources/media/mediaKeys.js'
import type { Logger } from '../../logger.js'
import { AudioFailure } from './AudioFailure.js'
import type { AudioPiece } from './AudioSource.js'
import { timingLine } from './timingLines.js'

export interface RecordingFilesDeps {
  readonly store: Pick<MediaStore, 'create'>
  readonly logger: Logger
  readonly storeMs: number
}

export interface RecordedFile {
  readonly id: string
  readonly isTimed: boolean
  readonly isTransient: boolean
}

/** Each listener holds one piece in memory, so the lines of larger pieces are split. */
const maxPieceBytes = 128 * 1024

/** The audio and timing files of one recording. Throws AudioFailure. */
export class RecordingFiles {
  readonly audio: MediaWriter
  readonly timing: MediaWriter | null
  readonly #id: string
  readonly #deps: RecordingFilesDeps
  #endSecs: number | null = null

  private constructor(id: string, deps: RecordingFilesDeps, files: { audio: MediaWriter; timing: MediaWriter | null }) {
    this.#id = id
    this.#deps = deps
    this.audio = files.audio
    this.timing = files.timing
  }

  static async create({ id, isTimed, isTransient }: RecordedFile, deps: RecordingFilesDeps): Promise<RecordingFiles> {
    const create = (key: string) => createFile(key, isTransient, deps)
    const audio = await create(audioKey(id))
    try {
      return new RecordingFiles(id, deps, { audio, timing: isTimed ? await create(timingKey(id)) : null })
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
  async writeTiming({ audio, times }: AudioPiece): Promise<void> {
    if (!this.timing) return
    const start = this.audio.sizeBytes - audio.length
    this.#endSecs = times?.alignment?.endSecs.at(-1) ?? this.#endSecs
    const { alignment = null, normalizedAlignment = null } = times ?? {}
    const lines = [timingLine({ start, length: Math.min(audio.length, maxPieceBytes), alignment, normalizedAlignment })]
    for (let at = maxPieceBytes; at < audio.length; at += maxPieceBytes) {
      const length = Math.min(audio.length - at, maxPieceBytes)
      lines.push(timingLine({ start: start + at, length, alignment: null, normalizedAlignment: null }))
    }
    await this.inTime(this.timing.write(Buffer.from(lines.join(''))))
  }

  /** @param confirm Called before the bytes become visible, which its error prevents. */
  async commit(confirm: () => Promise<void>): Promise<CommittedMedia> {
    const options = { syncMs: this.#deps.storeMs, confirm }
    // The timing first: once the audio is visible, nothing of it may be missing.
    await this.timing?.commit(options)
    return this.audio.commit(options)
  }

  async discard(failure: AudioFailure): Promise<void> {
    for (const writer of [this.audio, this.timing]) {
      await this.inTime(writer?.abort(failure) ?? Promise.resolve()).catch((err: unknown) => {
        this.#deps.logger.warn({ err, audioId: this.#id }, 'an incomplete file of a recording could not be removed')
      })
    }
  }

  hold(): () => void {
    const releases = [this.audio.hold(), this.timing?.hold()]
    return () => {
      for (const release of releases) release?.()
    }
  }

  release(): void {
    this.audio.release()
    this.timing?.release()
  }

  inTime<Value>(work: Promise<Value>): Promise<Value> {
    return withStoreDeadline(work, this.#deps)
  }
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
