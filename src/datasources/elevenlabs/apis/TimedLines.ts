import type { TimedChunk } from '../client/GeneratedStream.js'
import { malformedResponse } from '../client/malformedResponse.js'
import { BodyTooLarge } from '../client/readBody.js'
import { parseJson } from '../client/readResponse.js'
import type { UpstreamBody } from '../client/UpstreamBody.js'
import { toTimedChunk } from '../translations/toTimedChunk.js'

const LINE_END = 0x0a

/** Chunks of a timed stream: one JSON object per line, and blank lines. An early end of the iteration closes the connection. */
export class TimedLines implements AsyncIterable<TimedChunk> {
  readonly #body: UpstreamBody
  readonly #maxLineBytes: number
  #isTaken = false

  constructor(body: UpstreamBody, maxLineBytes: number) {
    this.#body = body
    this.#maxLineBytes = maxLineBytes
  }

  [Symbol.asyncIterator](): AsyncIterator<TimedChunk> {
    if (this.#isTaken) throw new Error('A timed stream can be read only once')
    this.#isTaken = true
    const chunks = this.#chunks()
    return {
      next: () => chunks.next(),
      // The `return` of a generator that has not started, or is waiting, does not close its body.
      return: async () => {
        this.#body.destroy()
        return { done: true, value: undefined }
      },
    }
  }

  async *#chunks(): AsyncGenerator<TimedChunk> {
    let hasAudio = false
    try {
      for await (const line of this.#lines()) {
        if (isBlank(line)) continue
        const chunk = toTimedChunk(parseJson(line))
        hasAudio ||= chunk.audio.length > 0
        yield chunk
      }
      if (!hasAudio) throw malformedResponse('no audio')
    } catch (error) {
      this.#body.destroy(error as Error)
      throw error
    }
  }

  async *#lines(): AsyncGenerator<Buffer> {
    let parts: Buffer[] = []
    let size = 0
    // `#chunks` destroys the body, so that the body gets the error of a malformed line.
    const bytesOfBody: AsyncIterable<Buffer> = this.#body.iterator({ destroyOnReturn: false })
    for await (const bytes of bytesOfBody) {
      let start = 0
      for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, start)) {
        parts.push(bytes.subarray(start, end))
        yield joined(parts)
        parts = []
        size = 0
        start = end + 1
      }
      parts.push(bytes.subarray(start))
      size += bytes.length - start
      if (size > this.#maxLineBytes) throw new BodyTooLarge(this.#maxLineBytes)
    }
    // The last line may have no line end. An incomplete body has thrown already.
    yield joined(parts)
  }
}

function joined(parts: readonly Buffer[]): Buffer {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)
}
