import { setTimeout as sleep } from 'node:timers/promises'
import type { GeneratedStream, TimedStream } from '../../datasources/elevenlabs/client/GeneratedStream.js'
import { RateLimited, ServiceUnavailable } from '../../errors.js'
import {
  AudioRecording,
  type AudioRecordingDeps,
  type AudioRecordingTimes,
  type LiveAudio,
  type NewSound,
} from './AudioRecording.js'
import { AudioSource } from './AudioSource.js'

export interface AudioRecordingsOptions extends Omit<AudioRecordingDeps, 'times'> {
  /** Most sounds that this process makes at a time. */
  readonly maxRunning: number
  readonly times?: Partial<AudioRecordingTimes>
  /** For how long a transient sound can be heard once it is whole. */
  readonly transientMs?: number
  /** Most transient sounds that are kept at a time; the oldest go first. */
  readonly maxTransient?: number
}

/** A place for a sound that is about to be made. It is given back unless a making takes it. */
export interface Reservation {
  /** Safe to call twice, and after `begin`. */
  release(): void
}

const DEFAULT_TIMES: Omit<AudioRecordingTimes, 'leaseMs'> = { idleMs: 60_000, storeMs: 30_000, tellMs: 60_000 }
const DEFAULT_TRANSIENT_MS = 600_000
const DEFAULT_MAX_TRANSIENT = 512

/** The making of sounds in this process: one for all of it. */
export class AudioRecordings {
  readonly #options: AudioRecordingsOptions
  readonly #deps: AudioRecordingDeps
  readonly #running = new Map<string, AudioRecording>()
  /** Whole ones that have no place but the descriptor that this process holds. */
  readonly #transient = new Map<string, { production: AudioRecording; timer: NodeJS.Timeout }>()
  readonly #reserved = new Set<Reservation>()
  /** Called whenever there may be nothing left to wait for. */
  #onFewer = () => {}
  #isClosing = false
  #isClosed = false

  constructor(options: AudioRecordingsOptions) {
    this.#options = options
    this.#deps = { ...options, times: { ...DEFAULT_TIMES, leaseMs: options.workerStore.leaseMs, ...options.times } }
  }

  /** Sounds that are being made, and those for which the upstream is being asked. */
  get running(): number {
    return this.#running.size + this.#reserved.size
  }

  /**
   * Takes a place before the upstream is asked: what it makes has to go somewhere.
   *
   * @throws RateLimited when there is none.
   */
  reserve(): Reservation {
    if (this.#isClosing) throw new ServiceUnavailable()
    if (this.running >= this.#options.maxRunning) throw new RateLimited('CONCURRENCY')
    const reservation: Reservation = {
      release: () => {
        this.#reserved.delete(reservation)
        this.#onFewer()
      },
    }
    this.#reserved.add(reservation)
    return reservation
  }

  /**
   * Reads the upstream to its end into the store, whoever listens. Returns at once. Without a reservation it begins all
   * the same: what the upstream has made is paid for.
   */
  begin(sound: NewSound, stream: GeneratedStream | TimedStream, reservation?: Reservation): void {
    const source = new AudioSource(stream)
    if (this.live(sound.id)) {
      source.close()
      reservation?.release()
      throw new Error(`The sound ${sound.id} is being made already`)
    }
    const production = new AudioRecording(sound, source, this.#deps)
    this.#running.set(sound.id, production)
    reservation?.release()
    if (this.#isClosed) production.stop('SHUTDOWN')
    void production.over.then(() => this.#put(sound, production))
  }

  /** A sound that is being made here, or was and has no other place; null for all others. */
  live(id: string): LiveAudio | null {
    return this.#running.get(id) ?? this.#transient.get(id)?.production ?? null
  }

  /** Lets go of a transient sound before its time. */
  forget(id: string): void {
    const kept = this.#transient.get(id)
    if (!kept) return
    this.#transient.delete(id)
    clearTimeout(kept.timer)
    kept.production.release()
  }

  /**
   * Takes no new ones, lets those that run end within the grace, also those for which the upstream is still being asked,
   * and leaves the rest to other processes.
   */
  async close(graceMs: number): Promise<void> {
    this.#isClosing = true
    const grace = new AbortController()
    const nothingLeft = new Promise<void>((resolve) => {
      this.#onFewer = () => void (this.running === 0 && resolve())
      this.#onFewer()
    })
    await Promise.race([nothingLeft, sleep(graceMs, undefined, { signal: grace.signal }).catch(() => {})])
    grace.abort()
    this.#isClosed = true
    for (const production of this.#running.values()) production.stop('SHUTDOWN')
    await Promise.all([...this.#running.values()].map((production) => production.over))
    for (const id of [...this.#transient.keys()]) this.forget(id)
  }

  #put(sound: NewSound, production: AudioRecording): void {
    this.#running.delete(sound.id)
    this.#onFewer()
    const { transientMs = DEFAULT_TRANSIENT_MS, maxTransient = DEFAULT_MAX_TRANSIENT } = this.#options
    if (!sound.isTransient || !production.isOver || this.#isClosing) {
      production.release()
      return
    }
    const timer = setTimeout(() => this.forget(sound.id), transientMs).unref()
    this.#transient.set(sound.id, { production, timer })
    const [oldest] = this.#transient.keys()
    if (oldest !== undefined && this.#transient.size > maxTransient) this.forget(oldest)
  }
}

export type { LiveAudio, NewSound } from './AudioRecording.js'
