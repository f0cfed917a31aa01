import type { Readable } from 'node:stream'
import { type HeldLease, holdLease } from '../../async/holdLease.js'
import { retryWhile } from '../../async/retryWhile.js'
import { withDeadline } from '../../async/withDeadline.js'
import { seesOwned, voiceReach } from '../../auth/ownership.js'
import type { Viewer } from '../../auth/Viewer.js'
import type { ByteSpan, CommittedMedia, MediaStore } from '../../datasources/media/MediaStore.js'
import type { AudioWorkerStore } from '../../datasources/postgres/audio/AudioWorkerStore.js'
import type { Logger } from '../../logger.js'
import { durationOf } from '../uploads/durationOf.js'
import { AudioFailure } from './AudioFailure.js'
import type { AudioPiece, AudioSource } from './AudioSource.js'
import type { LiveAudio } from './LiveAudio.js'
import { RecordingFiles } from './RecordingFiles.js'

export interface NewRecording {
  readonly id: string
  /** May read the audio without a query of its row. */
  readonly owner?: Viewer
  readonly isTimed: boolean
  readonly isTransient: boolean
  /** The upstream keeps the audio too, so an error of our storage is not final. */
  readonly isKeptUpstream?: boolean
  /** Determines the size and duration of raw samples. Null for the default format of the upstream. */
  readonly outputFormat?: string | null
}

export interface AudioRecordingTimes {
  /** Longest wait for bytes of upstream. Longer than the timeouts of its client. */
  readonly idleMs: number
  readonly storeMs: number
  readonly leaseMs: number
  /** For how long the result is reported again while the audio store does not respond. */
  readonly reportMs: number
}

type WorkerStore = Pick<AudioWorkerStore, 'leaseMs' | 'renewLease' | 'ready' | 'fail' | 'release'>

export interface AudioRecordingDeps {
  readonly store: Pick<MediaStore, 'create'>
  readonly workerStore: WorkerStore
  readonly logger: Logger
  readonly times: AudioRecordingTimes
}

/** Records one audio: reads the upstream to its end into the media store, independent of listeners. */
export class AudioRecording implements LiveAudio {
  readonly mediaType: string
  readonly firstByte: Promise<unknown>
  readonly completed: Promise<CommittedMedia>
  /** Resolves when the result is reported. Never rejects. */
  readonly ended: Promise<void>
  readonly #recording: NewRecording
  readonly #source: AudioSource
  readonly #deps: AudioRecordingDeps
  readonly #files: Promise<RecordingFiles>
  readonly #stopping = new AbortController()
  #opened: RecordingFiles | undefined
  #committed: CommittedMedia | undefined
  #hasFailed = false
  #onFirstByte!: () => void

  constructor(recording: NewRecording, source: AudioSource, deps: AudioRecordingDeps) {
    this.#recording = recording
    this.#source = source
    this.#deps = deps
    this.mediaType = source.mediaType
    this.#files = this.#openFiles()
    const first = new Promise<void>((resolve) => {
      this.#onFirstByte = resolve
    })
    this.completed = this.#record()
    this.firstByte = Promise.race([first, this.completed])
    this.ended = this.#report()
    for (const promise of [this.#files, this.firstByte, this.completed]) promise.catch(() => {})
  }

  get sizeBytes(): number {
    return this.#opened?.audio.sizeBytes ?? 0
  }

  get isComplete(): boolean {
    return this.#committed !== undefined
  }

  get hasFailed(): boolean {
    return this.#hasFailed
  }

  get isTransient(): boolean {
    return this.#recording.isTransient
  }

  isOwnedBy(viewer: Viewer): boolean {
    const { owner } = this.#recording
    if (owner?.kind !== 'user' || viewer.kind !== 'user' || owner.userId !== viewer.userId) return false
    return seesOwned(voiceReach(viewer), { tenantId: owner.tenantId, ownerId: owner.userId })
  }

  async follow(span?: ByteSpan): Promise<Readable> {
    return (await this.#files).audio.follow(span)
  }

  async readAt(start: number, length: number): Promise<Buffer> {
    return (await this.#files).audio.readAt(start, length)
  }

  async hold(): Promise<() => void> {
    return (await this.#files).hold()
  }

  async followTiming(): Promise<Readable> {
    return (await this.#files).timing.follow()
  }

  /** Fails the recording. Its row is left to other processes. */
  stop(code: 'LEASE_LOST' | 'SHUTDOWN'): void {
    this.#stopping.abort(new AudioFailure(code))
  }

  release(): void {
    this.#opened?.release()
  }

  async #openFiles(): Promise<RecordingFiles> {
    const { store, logger, times } = this.#deps
    this.#opened = await RecordingFiles.create(this.#recording, { store, logger, storeMs: times.storeMs })
    return this.#opened
  }

  async #record(): Promise<CommittedMedia> {
    try {
      const files = await this.#files
      for (let piece = await this.#next(); piece !== null; piece = await this.#next()) {
        await files.writeAudio(piece)
        if (piece.audio.length > 0) this.#onFirstByte()
        await files.writeTiming(piece)
      }
      if (files.audio.sizeBytes === 0) throw new AudioFailure('EMPTY')
      this.#committed = await files.commit(() => this.#assertLease())
      return this.#committed
    } catch (error) {
      const failure = this.#withFinality(AudioFailure.ofStore(error))
      this.#hasFailed = true
      await this.#opened?.discard(failure)
      throw failure
    } finally {
      this.#source.close()
    }
  }

  #next(): Promise<AudioPiece | null> {
    return this.#source.next(this.#deps.times.idleMs, this.#stopping.signal)
  }

  /** Another process may have completed it already. An audio store that does not respond has not given the lease away. */
  async #assertLease(): Promise<void> {
    const { workerStore, times } = this.#deps
    const renewal = withDeadline(workerStore.renewLease(this.#recording.id), {
      timeoutMs: times.storeMs,
      what: 'The audio store',
    })
    if ((await renewal.catch(() => null)) === false) throw new AudioFailure('LEASE_LOST')
  }

  /** An error of our storage is not final if the audio can be fetched again. */
  #withFinality(failure: AudioFailure): AudioFailure {
    const { isTransient, isKeptUpstream = false } = this.#recording
    const isStorageError = failure.code === 'STORAGE_FULL' || failure.code === 'STORAGE_FAILED'
    if (!isStorageError || isTransient || !isKeptUpstream) return failure
    return new AudioFailure(failure.code, { cause: failure.cause, isFinal: false })
  }

  async #report(): Promise<void> {
    const { logger, times } = this.#deps
    const { id } = this.#recording
    const lease = this.#holdLease()
    try {
      const media = await this.completed
      const durationSecs = await this.#duration(media.sizeBytes)
      const isReported = await this.#retry((store) => store.ready(id, { ...media, durationSecs }), times.reportMs)
      if (!isReported) logger.warn({ audioId: id }, 'completed audio was taken over by another process')
    } catch (error) {
      if (!(error instanceof AudioFailure)) {
        // The audio is complete in the store, where the process that takes it over finds it.
        logger.error({ err: error, audioId: id }, 'completed audio could not be reported')
        return
      }
      logger.warn({ err: error, audioId: id, code: error.code }, 'an audio recording failed')
      await this.#reportFailure(error).catch((err: unknown) => {
        logger.error({ err, audioId: id }, 'the failure of an audio recording could not be reported')
      })
    } finally {
      void lease.stop()
    }
  }

  async #reportFailure({ code, message, isFinal }: AudioFailure): Promise<void> {
    const { id } = this.#recording
    const { storeMs, reportMs } = this.#deps.times
    if (code === 'LEASE_LOST') return
    if (!isFinal) await this.#retry((store) => store.release(id), storeMs)
    else await this.#retry((store) => store.fail(id, { code, message }), reportMs)
  }

  #retry(report: (workerStore: WorkerStore) => Promise<boolean>, withinMs: number): Promise<boolean> {
    return retryWhile(() => report(this.#deps.workerStore), { withinMs, signal: this.#stopping.signal })
  }

  async #duration(sizeBytes: number): Promise<number | null> {
    const { outputFormat = null, id } = this.#recording
    try {
      const files = await this.#files
      const readAt = (start: number, length: number) => files.inTime(files.audio.readAt(start, length))
      const facts = { outputFormat, mediaType: this.mediaType, endSecs: files.endSecs }
      return await durationOf({ sizeBytes, readAt }, facts)
    } catch (err) {
      this.#deps.logger.warn({ err, audioId: id }, 'the duration of audio could not be determined')
      return null
    }
  }

  #holdLease(): HeldLease {
    const { workerStore, times } = this.#deps
    // A store that does not respond has not given the lease to another process, and accepts a late renewal.
    const lease = holdLease({
      renew: () => workerStore.renewLease(this.#recording.id),
      everyMs: times.leaseMs / 3,
    })
    lease.lost.addEventListener('abort', () => this.stop('LEASE_LOST'), { once: true })
    return lease
  }
}
