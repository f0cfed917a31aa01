import { setTimeout as sleep } from 'node:timers/promises'
import type { GeneratedStream, TimedStream } from '../../datasources/elevenlabs/client/GeneratedStream.js'
import { RateLimited, ServiceUnavailable } from '../../errors.js'
import {
  AudioRecording,
  type AudioRecordingDeps,
  type AudioRecordingTimes,
  type NewRecording,
} from './AudioRecording.js'
import { AudioSource } from './AudioSource.js'
import type { LiveAudio } from './LiveAudio.js'

export interface AudioRecordingsOptions extends Omit<AudioRecordingDeps, 'times'> {
  readonly maxRunning: number
  readonly times?: Partial<AudioRecordingTimes>
  readonly transientMs?: number
  readonly maxTransient?: number
}

export interface Reservation {
  /** Safe to call twice, and after `begin`. */
  release(): void
}

const defaultTimes: Omit<AudioRecordingTimes, 'leaseMs'> = { idleMs: 60_000, storeMs: 30_000, reportMs: 60_000 }
const defaultTransientMs = 600_000
const defaultMaxTransient = 512

export class AudioRecordings {
  readonly #options: AudioRecordingsOptions
  readonly #deps: AudioRecordingDeps
  readonly #running = new Map<string, AudioRecording>()
  /** Complete transient audio, which only this process has. */
  readonly #transient = new Map<string, { recording: AudioRecording; timer: NodeJS.Timeout }>()
  readonly #reserved = new Set<Reservation>()
  #onFewer = () => {}
  #isClosing = false
  #isClosed = false

  constructor(options: AudioRecordingsOptions) {
    this.#options = options
    this.#deps = { ...options, times: { ...defaultTimes, leaseMs: options.workerStore.leaseMs, ...options.times } }
  }

  get running(): number {
    return this.#running.size + this.#reserved.size
  }

  /** Must precede the upstream request. @throws RateLimited at the limit, ServiceUnavailable while closing. */
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

  /** Starts a recording in the background. Without a reservation it ignores the limit, because the audio is already billed. */
  begin(newRecording: NewRecording, stream: GeneratedStream | TimedStream, reservation?: Reservation): void {
    const { id } = newRecording
    const source = new AudioSource(stream)
    if (this.live(id)) {
      source.close()
      reservation?.release()
      throw new Error(`The audio ${id} is already being recorded`)
    }
    const recording = new AudioRecording(newRecording, source, this.#deps)
    this.#running.set(id, recording)
    reservation?.release()
    if (this.#isClosed) recording.stop('SHUTDOWN')
    void recording.ended.then(() => this.#keep(newRecording, recording))
  }

  /** Null if this process neither records the audio nor has it as transient audio. */
  live(id: string): LiveAudio | null {
    return this.#running.get(id) ?? this.#transient.get(id)?.recording ?? null
  }

  remove(id: string): void {
    const kept = this.#transient.get(id)
    if (!kept) return
    this.#transient.delete(id)
    clearTimeout(kept.timer)
    kept.recording.release()
  }

  /** Accepts no new recordings, waits up to the grace period for those in progress, and leaves the rest to other processes. */
  async close(graceMs: number): Promise<void> {
    this.#isClosing = true
    const grace = new AbortController()
    const idle = new Promise<void>((resolve) => {
      this.#onFewer = () => void (this.running === 0 && resolve())
      this.#onFewer()
    })
    await Promise.race([idle, sleep(graceMs, undefined, { signal: grace.signal }).catch(() => {})])
    grace.abort()
    this.#isClosed = true
    for (const recording of this.#running.values()) recording.stop('SHUTDOWN')
    await Promise.all([...this.#running.values()].map((recording) => recording.ended))
    for (const id of [...this.#transient.keys()]) this.remove(id)
  }

  #keep({ id, isTransient }: NewRecording, recording: AudioRecording): void {
    this.#running.delete(id)
    this.#onFewer()
    const { transientMs = defaultTransientMs, maxTransient = defaultMaxTransient } = this.#options
    if (!isTransient || !recording.isComplete || this.#isClosing) {
      recording.release()
      return
    }
    const timer = setTimeout(() => this.remove(id), transientMs).unref()
    this.#transient.set(id, { recording, timer })
    const [oldest] = this.#transient.keys()
    if (oldest !== undefined && this.#transient.size > maxTransient) this.remove(oldest)
  }
}
