import type { TimedChunk } from '../client/GeneratedStream.js'
import { malformedResponse } from '../client/malformedResponse.js'
import { BodyTooLarge } from '../client/readBody.js'
import { parseJson } from '../client/readResponse.js'
import type { UpstreamBody } from '../client/UpstreamBody.js'
import { toTimedChunk } from '../translations/toTimedChunk.js'

const LINE_END = 0x0a

/**
 * The pieces of a timed stream: a JSON object on each line, between which others may be blank. Lines are found by their
 * bytes, so it does not matter where the network cuts them. Whatever ends the reading early closes the connection.
 */
export class TimedLines implements AsyncIterable<TimedChunk> {
  readonly #body: UpstreamBody
  readonly #maxLineBytes: number
  #isTaken = false

  constructor(body: UpstreamBody, maxLineBytes: number) {
    this.#body = body
    this.#maxLineBytes = maxLineBytes
  }

  [Symbol.asyncIterator](): AsyncIterator<TimedChunk> {
    if (this.#isTaken) throw new Error('A timed stream can be read once')
    this.#isTaken = true
    const chunks = this.#chunks()
    return {
      next: () => chunks.next(),
      // A generator that has not begun, or waits for the next bytes, would let its body run on.
      return: async () => {
        this.#body.destroy()
        return { done: true, value: undefined }
      },
    }
  }

  async *#chunks(): AsyncGenerator<TimedChunk> {
    let hasSound = false
    try {
      for await (const line of this.#lines()) {
        if (isBlank(line)) continue
        const chunk = toTimedChunk(parseJson(line))
        hasSound ||= chunk.audio.length > 0
        yield chunk
      }
      if (!hasSound) throw malformedResponse('no sound')
    } catch (error) {
      this.#body.destroy(error as Error)
      throw error
    }
  }

  async *#lines(): AsyncGenerator<Buffer> {
    let pieces: Buffer[] = []
    let size = 0
    // What is wrong with a line is to be the error of the body too, so the loop leaves it open.
    const bytesOfBody: AsyncIterable<Buffer> = this.#body.iterator({ destroyOnReturn: false })
    for await (const bytes of bytesOfBody) {
      let start = 0
      for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, start)) {
        pieces.push(bytes.subarray(start, end))
        yield joined(pieces)
        pieces = []
        size = 0
        start = end + 1
      }
      pieces.push(bytes.subarray(start))
      size += bytes.length - start
      if (size > this.#maxLineBytes) throw new BodyTooLarge(this.#maxLineBytes)
    }
    // A body that was cut has thrown by now, so what is left is a line whose end was left out.
    yield joined(pieces)
  }
}

function joined(pieces: readonly Buffer[]): Buffer {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)
}
