import { RequestAborted, UpstreamTimeout, UpstreamUnavailable } from '../../errors.js'
import { type ChosenBytes, dropBody } from './chooseBytes.js'

export interface DeliveryTimeouts {
  /** Longest time without a byte from the upstream, while the client waits for one. */
  readonly upstreamIdleMs: number
  /** Longest time in which the client takes no byte, while there is one for it. */
  readonly readerIdleMs: number
}

/** Is told when the reader is waited for. */
export interface ReaderWatch {
  readerWaitBegins(): void
  readerWaitEnds(): void
}

/**
 * Passes on the chosen bytes, each chunk when the reader asks for it.
 *
 * @throws UpstreamUnavailable when the body ends before all bytes that were promised, UpstreamTimeout and RequestAborted
 * when the patience with either side is at its end.
 */
export async function* pipeBytes(
  chosen: ChosenBytes,
  patience: DeliveryTimeouts,
  watch: ReaderWatch,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { body, hasTail } = chosen
  let skip = chosen.skip
  let left = chosen.length ?? Number.POSITIVE_INFINITY
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]()
  let timer: NodeJS.Timeout | undefined
  const expect = (ms: number, reason: () => Error) => {
    clearTimeout(timer)
    timer = setTimeout(() => body.destroy(reason()), ms)
  }

  try {
    // Without a tail the end is waited for, even if all bytes are there: only then can the connection be used again.
    while (left > 0 || !hasTail) {
      expect(patience.upstreamIdleMs, () => new UpstreamTimeout())
      const { done, value: chunk } = await chunks.next()
      if (done) break
      const piece = chunk.subarray(skip, skip + left)
      skip -= Math.min(skip, chunk.length)
      left -= piece.length
      if (piece.length === 0) continue
      expect(patience.readerIdleMs, () => new RequestAborted())
      watch.readerWaitBegins()
      yield piece
      watch.readerWaitEnds()
    }
    if (left > 0 && left !== Number.POSITIVE_INFINITY) throw new UpstreamUnavailable()
  } finally {
    clearTimeout(timer)
    dropBody(body)
  }
}
