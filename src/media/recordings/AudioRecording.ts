import type { Readable } from 'node:stream'
import { type HeldLease, holdLease } from '../../async/holdLease.js'
import { retryWhile } from '../../async/retryWhile.js'
import { withDeadline } from '../../async/withDeadline.js'
import { seesOwned, voiceReach } from '../../auth/ownership.js'
import type { Viewer } from '../../auth/Viewer.js'
import type { CommittedMedia, MediaStore, MediaWriter, Stretch } from '../../datasources/media/MediaStore.js'
import { audioKey, timingKey } from '../../datasources/media/mediaKeys.js'
import type { AudioWorkerStore } from '../../datasources/postgres/audio/AudioWorkerStore.js'
import type { Logger } from '../../logger.js'
import { durationOf } from '../uploads/durationOf.js'
import { AudioFailure } from './AudioFailure.js'
import type { AudioSource, SoundPiece } from './AudioSource.js'
import { timingLine } from './timingLines.js'

/** As much of a row as its making needs. */
export interface NewSound {
  readonly id: string
  /** Who may hear it without a look at its row. */
  readonly owner?: Viewer
  readonly isTimed: boolean
  readonly isTransient: boolean
  /** Whether the upstream keeps it too, so that what fails on our side is not the end of it. */
  readonly isKeptUpstream?: boolean
  /** Says how long bare samples play, as the voice service names it; null where nobody chose. */
  readonly outputFormat?: string | null
}

export interface AudioRecordingTimes {
  /** Without a piece from the upstream. It has limits of its own, so this one only ever meets what has none. */
  readonly idleMs: number
  /** For one look or change at the store; for a commit, each time that its turn has come. */
  readonly storeMs: number
  /** For which the audio store grants a lease. */
  readonly leaseMs: number
  /** For which the result is written again while the audio store does not answer. */
  readonly tellMs: number
}

export interface AudioRecordingDeps {
  readonly store: Pick<MediaStore, 'create'>
  readonly workerStore: Pick<AudioWorkerStore, 'leaseMs' | 'renewLease' | 'ready' | 'fail' | 'release'>
  readonly logger: Logger
  readonly times: AudioRecordingTimes
}

interface Files {
  readonly sound: MediaWriter
  readonly timing: MediaWriter | null
}

/** A sound that is being made, or was made and has no other place: its readers read what is there, and wait for more. */
export interface LiveAudio {
  readonly mediaType: string
  readonly isTransient: boolean
  /** Bytes by now. */
  readonly sizeBytes: number
  /** Whether all bytes are there. */
  readonly isOver: boolean
  /** Whether it never will be whole. */
  readonly isBroken: boolean
  /** Whether this viewer owns it and may see it: the owner of a sound never changes. False where it has no owner. */
  isOwnedBy(viewer: Viewer): boolean
  /** When there are bytes; rejects with a AudioFailure when there never will be any. */
  readonly begun: Promise<unknown>
  /** When all bytes are there; rejects with a AudioFailure when they never will be. */
  readonly whole: Promise<CommittedMedia>
  /** The bytes as they come. It ends with the sound, and fails with it. */
  follow(stretch?: Stretch): Promise<Readable>
  readAt(start: number, length: number): Promise<Buffer>
  /** Lets its bytes be read until what this answers is called. @throws MediaClosed when they are elsewhere by now. */
  hold(): Promise<() => void>
  /** The lines of its times as they come, each after the bytes that it tells of; null for a sound that has none. */
  followTiming(): Promise<Readable | null>
}

/** What comes whole may be one piece of any size, of which each listener would hold all: so their lines are split. */
const LARGEST_PIECE = 128 * 1024

/** Makes one sound: reads the upstream to its end into the store, whoever listens. */
export class AudioRecording implements LiveAudio {
  readonly mediaType: string
  readonly begun: Promise<unknown>
  readonly whole: Promise<CommittedMedia>
  /** When nothing of it runs any more. Never rejects. */
  readonly over: Promise<void>
  readonly #sound: NewSound
  readonly #source: AudioSource
  readonly #deps: AudioRecordingDeps
  readonly #files: Promise<Files>
  readonly #stopping = new AbortController()
  #opened: Files | undefined
  #committed: CommittedMedia | undefined
  #endSecs: number | null = null
  #isBroken = false
  #begin!: () => void

  constructor(sound: NewSound, source: AudioSource, deps: AudioRecordingDeps) {
    this.#sound = sound
    this.#source = source
    this.#deps = deps
    this.mediaType = source.mediaType
    this.#files = this.#openFiles()
    const first = new Promise<void>((resolve) => {
      this.#begin = resolve
    })
    this.whole = this.#make()
    this.begun = Promise.race([first, this.whole])
    this.over = this.#conclude()
    for (const promise of [this.#files, this.begun, this.whole]) promise.catch(() => {})
  }

  get sizeBytes(): number {
    return this.#opened?.sound.sizeBytes ?? 0
  }

  get isOver(): boolean {
    return this.#committed !== undefined
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  get isTransient(): boolean {
    return this.#sound.isTransient
  }

  isOwnedBy(viewer: Viewer): boolean {
    const { owner } = this.#sound
    if (owner?.kind !== 'user' || viewer.kind !== 'user' || owner.userId !== viewer.userId) return false
    return seesOwned(voiceReach(viewer), { tenantId: owner.tenantId, ownerId: owner.userId })
  }

  async follow(stretch?: Stretch): Promise<Readable> {
    return (await this.#files).sound.follow(stretch)
  }

  async readAt(start: number, length: number): Promise<Buffer> {
    return (await this.#files).sound.readAt(start, length)
  }

  async hold(): Promise<() => void> {
    const { sound, timing } = await this.#files
    const leaves = [sound.hold(), timing?.hold()]
    return () => {
      for (const leave of leaves) leave?.()
    }
  }

  async followTiming(): Promise<Readable | null> {
    return (await this.#files).timing?.follow() ?? null
  }

  /** Ends it before its time. Its row is left to others when this process closes. */
  stop(code: 'LEASE_LOST' | 'SHUTDOWN'): void {
    this.#stopping.abort(new AudioFailure(code))
  }

  /** Nobody will begin to read it any more. */
  release(): void {
    this.#opened?.sound.release()
    this.#opened?.timing?.release()
  }

  async #openFiles(): Promise<Files> {
    const { id, isTimed, isTransient: transient } = this.#sound
    const create = async (key: string) => {
      const creating = this.#deps.store.create(key, { transient })
      return this.#kept(creating).catch((error: unknown) => {
        // One that is made after all, when nobody waits for it any more, must not stay.
        creating.then((writer) => writer.abort()).catch(() => {})
        throw error
      })
    }
    const sound = await create(audioKey(id))
    try {
      this.#opened = { sound, timing: isTimed ? await create(timingKey(id)) : null }
      return this.#opened
    } catch (error) {
      await sound.abort(error as Error)
      throw error
    }
  }

  async #make(): Promise<CommittedMedia> {
    try {
      const files = await this.#files
      for (let piece = await this.#next(); piece !== null; piece = await this.#next()) await this.#write(files, piece)
      if (files.sound.sizeBytes === 0) throw new AudioFailure('EMPTY')
      const committing = { syncMs: this.#deps.times.storeMs, confirm: () => this.#assertOurs() }
      // The times first: once the sound is there, nothing of it is missing.
      await files.timing?.commit(committing)
      this.#committed = await files.sound.commit(committing)
      return this.#committed
    } catch (error) {
      const failure = this.#judge(AudioFailure.ofStore(error))
      this.#isBroken = true
      await this.#discard(failure)
      throw failure
    } finally {
      this.#source.close()
    }
  }

  #next(): Promise<SoundPiece | null> {
    return this.#source.next(this.#deps.times.idleMs, this.#stopping.signal)
  }

  async #write({ sound, timing }: Files, { audio, times }: SoundPiece): Promise<void> {
    const start = sound.sizeBytes
    if (audio.length > 0) {
      await this.#kept(sound.write(audio))
      this.#begin()
    }
    if (!timing) return
    this.#endSecs = times?.alignment?.endSecs.at(-1) ?? this.#endSecs
    const { alignment = null, normalizedAlignment = null } = times ?? {}
    const lines = [timingLine({ start, length: Math.min(audio.length, LARGEST_PIECE), alignment, normalizedAlignment })]
    for (let at = LARGEST_PIECE; at < audio.length; at += LARGEST_PIECE) {
      const length = Math.min(audio.length - at, LARGEST_PIECE)
      lines.push(timingLine({ start: start + at, length, alignment: null, normalizedAlignment: null }))
    }
    await this.#kept(timing.write(Buffer.from(lines.join(''))))
  }

  /** Whoever has taken it over may have made it whole already. An audio store that does not respond proves nothing. */
  async #assertOurs(): Promise<void> {
    const { workerStore, times } = this.#deps
    const asking = withDeadline(workerStore.renewLease(this.#sound.id), {
      timeoutMs: times.storeMs,
      what: 'The audio store',
    })
    if ((await asking.catch(() => null)) === false) throw new AudioFailure('LEASE_LOST')
  }

  /** The disk of this process is no reason to give up what can be fetched. */
  #judge(failure: AudioFailure): AudioFailure {
    const { isTransient, isKeptUpstream = false } = this.#sound
    const isOurDisk = failure.code === 'STORAGE_FULL' || failure.code === 'STORAGE_FAILED'
    if (!isOurDisk || isTransient || !isKeptUpstream) return failure
    return new AudioFailure(failure.code, { cause: failure.cause, isFinal: false })
  }

  async #discard(failure: AudioFailure): Promise<void> {
    for (const writer of [this.#opened?.sound, this.#opened?.timing]) {
      await this.#kept(writer?.abort(failure) ?? Promise.resolve()).catch((err: unknown) => {
        this.#deps.logger.warn({ err, audioId: this.#sound.id }, 'what was left of a sound could not be removed')
      })
    }
  }

  async #conclude(): Promise<void> {
    const { logger } = this.#deps
    const { id } = this.#sound
    const lease = this.#holdLease()
    try {
      const facts = await this.whole
      const durationSecs = await this.#duration(facts.sizeBytes)
      const isTold = await this.#tell((workerStore) => workerStore.ready(id, { ...facts, durationSecs }))
      if (!isTold) logger.warn({ audioId: id }, 'a sound is ready, but has been taken over')
    } catch (error) {
      if (!(error instanceof AudioFailure)) {
        // The sound is whole and in its place, where whoever takes it over finds it.
        logger.error({ err: error, audioId: id }, 'nobody could be told that a sound is ready')
        return
      }
      logger.warn({ err: error, audioId: id, code: error.code }, 'a sound was not made')
      await this.#tellFailure(error).catch((err: unknown) => {
        logger.error({ err, audioId: id }, 'nobody could be told that a sound was not made')
      })
    } finally {
      void lease.stop()
    }
  }

  async #tellFailure({ code, message, isFinal }: AudioFailure): Promise<void> {
    const { id } = this.#sound
    if (code === 'LEASE_LOST') return
    if (!isFinal) await this.#tell((workerStore) => workerStore.release(id), this.#deps.times.storeMs)
    else await this.#tell((workerStore) => workerStore.fail(id, { code, message }))
  }

  #tell(
    say: (workerStore: AudioRecordingDeps['workerStore']) => Promise<boolean>,
    withinMs = this.#deps.times.tellMs,
  ): Promise<boolean> {
    return retryWhile(() => say(this.#deps.workerStore), { withinMs, signal: this.#stopping.signal })
  }

  async #duration(sizeBytes: number): Promise<number | null> {
    const { outputFormat = null, id } = this.#sound
    const readAt = (start: number, length: number) => this.#kept(this.readAt(start, length))
    try {
      return await durationOf(
        { sizeBytes, readAt },
        { outputFormat, mediaType: this.mediaType, endSecs: this.#endSecs },
      )
    } catch (err) {
      this.#deps.logger.warn({ err, audioId: id }, 'nobody knows how long a sound plays')
      return null
    }
  }

  #holdLease(): HeldLease {
    const { workerStore, times } = this.#deps
    // A store that does not respond has not given the lease to another process, and accepts a late renewal.
    const lease = holdLease({
      renew: () => workerStore.renewLease(this.#sound.id),
      everyMs: times.leaseMs / 3,
    })
    lease.lost.addEventListener('abort', () => this.stop('LEASE_LOST'), { once: true })
    return lease
  }

  /** Does something to the store, for no longer than that may take. @throws AudioFailure */
  async #kept<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await withDeadline(work, { timeoutMs: this.#deps.times.storeMs, what: 'The store of sounds' })
    } catch (error) {
      throw AudioFailure.ofStore(error)
    }
  }
}
