import type { Readable } from 'node:stream'
import type { TimedChunk } from '../client/GeneratedStream.js'
import { malformedResponse } from '../client/malformedResponse.js'
import { BodyTooLarge } from '../client/readBody.js'
import { parseJson } from '../client/readResponse.js'
import { decodeBase64 } from '../translations/decodeBase64.js'
import { toTimedChunk } from '../translations/toTimedChunk.js'

/** No text of the answer can hold this: its quotes would be escaped. */
const SOUND_START = /"audio_base64"\s*:\s*"/
const LONGEST_START = 64
const QUOTE = 0x22
/** The times of 40,000 characters, twice, with room to spare. */
const MAX_TIMES_BYTES = 16 * 1024 * 1024

/**
 * Reads speech that came whole within JSON, times and all. The sound is decoded as it comes: as a text it would be held
 * thrice, in bytes, as the text of the JSON and as that of the value, by each of those who wait for an hour of speech.
 *
 * @throws BodyTooLarge, UpstreamUnavailable for what cannot be read, or whatever the connection fails with.
 */
export async function readTimedSpeech(body: Readable, maxAudioBytes: number): Promise<TimedChunk> {
  const reader = new TimedSpeechReader(maxAudioBytes)
  for await (const bytes of body as AsyncIterable<Buffer>) reader.push(bytes)
  return reader.end()
}

class TimedSpeechReader {
  readonly #maxAudioBytes: number
  readonly #json: Buffer[] = []
  readonly #sound: Buffer[] = []
  #phase: 'before' | 'sound' | 'after' = 'before'
  #jsonBytes = 0
  #soundBytes = 0
  /** Fewer than four characters of base64, which are no whole bytes yet. */
  #rest = ''

  constructor(maxAudioBytes: number) {
    this.#maxAudioBytes = maxAudioBytes
  }

  push(bytes: Buffer): void {
    if (this.#phase === 'before') this.#findAudio(bytes)
    else if (this.#phase === 'sound') this.#pushSound(bytes)
    else this.#pushJson(bytes)
  }

  end(): TimedChunk {
    const chunk = toTimedChunk(parseJson(Buffer.concat(this.#json)))
    const audio = this.#phase === 'before' ? chunk.audio : Buffer.concat(this.#sound, this.#soundBytes)
    if (audio.length === 0) throw malformedResponse('no sound')
    return { ...chunk, audio }
  }

  #findAudio(bytes: Buffer): void {
    const last = this.#json.pop() ?? Buffer.alloc(0)
    this.#jsonBytes -= last.length
    const window = Buffer.concat([last, bytes])
    const start = SOUND_START.exec(window.toString('latin1'))
    if (start) {
      const soundAt = start.index + start[0].length
      this.#pushJson(window.subarray(0, soundAt))
      this.#phase = 'sound'
      this.#pushSound(window.subarray(soundAt))
    } else {
      const cutAt = Math.max(0, window.length - LONGEST_START)
      this.#pushJson(window.subarray(0, cutAt))
      this.#pushJson(window.subarray(cutAt))
    }
  }

  #pushSound(bytes: Buffer): void {
    const endAt = bytes.indexOf(QUOTE)
    const isEnd = endAt >= 0
    const text = this.#rest + bytes.toString('latin1', 0, isEnd ? endAt : bytes.length)
    const wholeUntil = isEnd ? text.length : text.length - (text.length % 4)
    this.#rest = text.slice(wholeUntil)
    const sound = decodeBase64(text.slice(0, wholeUntil), 'audio_base64')
    this.#soundBytes += sound.length
    if (this.#soundBytes > this.#maxAudioBytes) throw new BodyTooLarge(this.#maxAudioBytes)
    this.#sound.push(sound)
    if (!isEnd) return
    // What is left of the JSON has an empty text in place of the sound.
    this.#phase = 'after'
    this.#pushJson(bytes.subarray(endAt))
  }

  #pushJson(bytes: Buffer): void {
    this.#jsonBytes += bytes.length
    if (this.#jsonBytes > MAX_TIMES_BYTES) throw new BodyTooLarge(MAX_TIMES_BYTES)
    this.#json.push(bytes)
  }
}
