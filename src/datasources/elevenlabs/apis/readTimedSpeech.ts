import type { Readable } from 'node:stream'
import type { TimedChunk } from '../client/GeneratedStream.js'
import { malformedResponse } from '../client/malformedResponse.js'
import { BodyTooLarge } from '../client/readBody.js'
import { parseJson } from '../client/readResponse.js'
import { decodeBase64 } from '../translations/decodeBase64.js'
import { toTimedChunk } from '../translations/toTimedChunk.js'

/** Cannot occur inside a JSON string, where quotes are escaped. */
const AUDIO_START = /"audio_base64"\s*:\s*"/
const LONGEST_START = 64
const QUOTE = 0x22
/** More than the two alignments of 40,000 characters. */
const MAX_ALIGNMENT_BYTES = 16 * 1024 * 1024

/**
 * Reads a JSON response with base64 audio and its alignments. The audio is decoded while it is received, because parsing the
 * whole JSON would hold it three times in memory.
 *
 * @throws BodyTooLarge; UpstreamUnavailable for malformed responses; errors of the connection.
 */
export async function readTimedSpeech(body: Readable, maxAudioBytes: number): Promise<TimedChunk> {
  const reader = new TimedSpeechReader(maxAudioBytes)
  for await (const bytes of body as AsyncIterable<Buffer>) reader.push(bytes)
  return reader.end()
}

class TimedSpeechReader {
  readonly #maxAudioBytes: number
  readonly #json: Buffer[] = []
  readonly #audio: Buffer[] = []
  #phase: 'before' | 'audio' | 'after' = 'before'
  #jsonBytes = 0
  #audioBytes = 0
  /** Fewer than four characters of base64, which cannot be decoded yet. */
  #rest = ''

  constructor(maxAudioBytes: number) {
    this.#maxAudioBytes = maxAudioBytes
  }

  push(bytes: Buffer): void {
    if (this.#phase === 'before') this.#findAudio(bytes)
    else if (this.#phase === 'audio') this.#pushAudio(bytes)
    else this.#pushJson(bytes)
  }

  end(): TimedChunk {
    const chunk = toTimedChunk(parseJson(Buffer.concat(this.#json)))
    const audio = this.#phase === 'before' ? chunk.audio : Buffer.concat(this.#audio, this.#audioBytes)
    if (audio.length === 0) throw malformedResponse('no audio')
    return { ...chunk, audio }
  }

  #findAudio(bytes: Buffer): void {
    const last = this.#json.pop() ?? Buffer.alloc(0)
    this.#jsonBytes -= last.length
    const window = Buffer.concat([last, bytes])
    const start = AUDIO_START.exec(window.toString('latin1'))
    if (start) {
      const audioAt = start.index + start[0].length
      this.#pushJson(window.subarray(0, audioAt))
      this.#phase = 'audio'
      this.#pushAudio(window.subarray(audioAt))
    } else {
      const cutAt = Math.max(0, window.length - LONGEST_START)
      this.#pushJson(window.subarray(0, cutAt))
      this.#pushJson(window.subarray(cutAt))
    }
  }

  #pushAudio(bytes: Buffer): void {
    const endAt = bytes.indexOf(QUOTE)
    const isEnd = endAt >= 0
    const text = this.#rest + bytes.toString('latin1', 0, isEnd ? endAt : bytes.length)
    const wholeUntil = isEnd ? text.length : text.length - (text.length % 4)
    this.#rest = text.slice(wholeUntil)
    const audio = decodeBase64(text.slice(0, wholeUntil), 'audio_base64')
    this.#audioBytes += audio.length
    if (this.#audioBytes > this.#maxAudioBytes) throw new BodyTooLarge(this.#maxAudioBytes)
    this.#audio.push(audio)
    if (!isEnd) return
    // The JSON that is parsed has an empty string instead of the audio.
    this.#phase = 'after'
    this.#pushJson(bytes.subarray(endAt))
  }

  #pushJson(bytes: Buffer): void {
    this.#jsonBytes += bytes.length
    if (this.#jsonBytes > MAX_ALIGNMENT_BYTES) throw new BodyTooLarge(MAX_ALIGNMENT_BYTES)
    this.#json.push(bytes)
  }
}
