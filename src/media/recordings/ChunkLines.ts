import type { MediaWriter } from '../../datasources/media/MediaStore.js'
import type { AudioPiece } from './AudioSource.js'
import { type TimingLine, timingLine } from './timingLines.js'

export interface ChunkLinesOptions {
  readonly file: Pick<MediaWriter, 'write'>
  readonly isTimed: boolean
  readonly sampleBytes: number
}

const maxTimedBytes = 128 * 1024
const maxUntimedBytes = 32 * 1024
const minIntervalMs = 5
const noTimes = { alignment: null, normalizedAlignment: null }

/**
 * Writes one line for each chunk of an audio file that grows: a piece of the upstream with its times, or without timing what
 * arrived within a few milliseconds.
 */
export class ChunkLines {
  readonly #options: ChunkLinesOptions
  #start = 0
  #sizeBytes = 0
  #writtenAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(options: ChunkLinesOptions) {
    this.#options = options
  }

  /** The bytes of the piece must be in the file already. */
  async add({ audio, times }: AudioPiece): Promise<void> {
    this.#sizeBytes += audio.length
    if (this.#options.isTimed) this.#write(this.#wholeBytes(), times ?? noTimes)
    else this.#addUntimed()
    await this.#writing
  }

  async end(): Promise<void> {
    this.stop()
    if (this.#sizeBytes > this.#start) this.#write(this.#sizeBytes - this.#start)
    await this.#writing
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #addUntimed(): void {
    const waitMs = this.#writtenAt + minIntervalMs - performance.now()
    if (waitMs <= 0) this.#writeHeld()
    else this.#timer ??= setTimeout(() => this.#writeHeld(), waitMs)
    if (this.#wholeBytes() >= maxUntimedBytes) this.#write(floorTo(this.#wholeBytes(), maxUntimedBytes))
  }

  #writeHeld(): void {
    this.stop()
    if (this.#wholeBytes() > 0) this.#write(this.#wholeBytes())
  }

  #wholeBytes(): number {
    return floorTo(this.#sizeBytes - this.#start, this.#options.sampleBytes)
  }

  #write(length: number, times: Pick<TimingLine, 'alignment' | 'normalizedAlignment'> = noTimes): void {
    const { file, isTimed } = this.#options
    const maxBytes = isTimed ? maxTimedBytes : maxUntimedBytes
    const end = this.#start + length
    const lines: string[] = []
    do {
      const chunk = { start: this.#start, length: Math.min(maxBytes, end - this.#start) }
      lines.push(timingLine({ ...chunk, ...(lines.length === 0 ? times : noTimes) }))
      this.#start += chunk.length
    } while (this.#start < end)
    this.#writtenAt = performance.now()
    this.#writing = this.#writing.then(() => file.write(Buffer.from(lines.join(''))))
    this.#writing.catch(() => {})
  }
}

function floorTo(bytes: number, unit: number): number {
  return bytes - (bytes % unit)
}
