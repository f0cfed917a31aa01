import { RequestAborted, UpstreamTimeout, UpstreamUnavailable } from '../../errors.js'
import { type ChosenBytes, dropBody } from './chooseBytes.js'

export interface DeliveryTimeouts {
  readonly upstreamIdleMs: number
  /** Longest wait for the client to read. */
  readonly readerIdleMs: number
}

export interface ReaderWatch {
  readerWaitBegins(): void
  readerWaitEnds(): void
}

/** @throws UpstreamUnavailable for an incomplete body, UpstreamTimeout and RequestAborted at the timeouts. */
export async function* pipeBytes(
  chosen: ChosenBytes,
  timeouts: DeliveryTimeouts,
  watch: ReaderWatch,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { body, hasTail } = chosen
  let skip = chosen.skip
  let left = chosen.length ?? Number.POSITIVE_INFINITY
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]()
  let timer: NodeJS.Timeout | undefined
  const startTimer = (ms: number, reason: () => Error) => {
    clearTimeout(timer)
    timer = setTimeout(() => body.destroy(reason()), ms)
  }

  try {
    // Without a tail, waits for the end, so that the upstream connection can be reused.
    while (left > 0 || !hasTail) {
      startTimer(timeouts.upstreamIdleMs, () => new UpstreamTimeout())
      const { done, value: chunk } = await chunks.next()
      if (done) break
      const piece = chunk.subarray(skip, skip + left)
      skip -= Math.min(skip, chunk.length)
      left -= piece.length
      if (piece.length === 0) continue
      startTimer(timeouts.readerIdleMs, () => new RequestAborted())
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
