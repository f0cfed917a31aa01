import type { Dispatcher, Pool } from 'undici'

export interface LoadRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** How long the answer must be: an error must not pass for a fast answer. */
  readonly answerBytes: number
}

export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** How busy this process was, 0..1. Near 1 the generator and not the server bounds the throughput. */
  readonly generatorBusy: number
}

/** Keeps as many requests running as the pool has connections, until the time is over and the last one has ended. */
export async function generateLoad(
  pool: Pool,
  connections: number,
  request: LoadRequest,
  seconds: number,
): Promise<LoadResult> {
  const { path, headers, body } = request
  const options: Dispatcher.DispatchOptions = { method: 'POST', path, headers, body }
  const latencies: number[] = []
  const startedAt = performance.now()
  const cpuBefore = process.cpuUsage()
  const endAt = startedAt + seconds * 1_000

  const keepAsking = async () => {
    for (let sentAt = performance.now(); sentAt < endAt; sentAt = performance.now()) {
      await ask(pool, options, request.answerBytes)
      latencies.push(performance.now() - sentAt)
    }
  }
  await Promise.all(Array.from({ length: connections }, keepAsking))

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

/** Below undici's streams, which would cost this process more than a bare server spends on its answer. */
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
