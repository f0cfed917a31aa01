import type { Dispatcher, Pool } from 'undici'

export interface LoadRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Expected length of the response: an error must not count as a fast response. */
  readonly answerBytes: number
}

export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** CPU use of this process, 0..1. Near 1 the load generator limits the throughput. */
  readonly generatorBusy: number
}

/** Keeps one request in flight per connection until the time is over and the last response has arrived. */
export async function generateLoad(
  pool: Pool,
  request: LoadRequest,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<LoadResult> {
  const { path, headers, body } = request
  const options: Dispatcher.DispatchOptions = { method: 'POST', path, headers, body }
  const latencies: number[] = []
  const startedAt = performance.now()
  const cpuBefore = process.cpuUsage()
  const endAt = startedAt + seconds * 1_000

  const sendUntilEnd = async () => {
    for (let sentAt = performance.now(); sentAt < endAt; sentAt = performance.now()) {
      await ask(pool, options, request.answerBytes)
      latencies.push(performance.now() - sentAt)
    }
  }
  await Promise.all(Array.from({ length: connections }, sendUntilEnd))

  const elapsedMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpuBefore)
  const sorted = Float64Array.from(latencies).sort()
  return {
    requests: sorted.length,
    perSecond: sorted.length / (elapsedMs / 1_000),
    p50Ms: sorted[Math.floor(sorted.length * 0.5)] ?? 0,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    generatorBusy: (user + system) / 1_000 / elapsedMs,
  }
}

/**
 * Uses the dispatch interface: undici streams would cost this process more than a bare server spends on its response.
 */
function ask(pool: Pool, options: Dispatcher.DispatchOptions, answerBytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let status = 0
    let received = 0
    pool.dispatch(options, {
      onRequestStart() {},
      onResponseStart(_controller, statusCode) {
        status = statusCode
      },
      onResponseData(_controller, chunk) {
        received += chunk.length
      },
      onResponseEnd() {
        if (status === 200 && received === answerBytes) resolve()
        else
          reject(new Error(`${options.path} answered ${status} with ${received} bytes; it should have ${answerBytes}`))
      },
      onResponseError(_controller, error) {
        reject(error)
      },
    })
  })
}
