import type { Logger } from '../../logger.js'
import type { Metrics } from '../../metrics.js'

const logIntervalMs = 10_000

/** Counts refusals at limits, and logs at most one line per reason in ten seconds, with the number since the last line. */
export function reportRefusals(
  surface: 'live' | 'media',
  { metrics, logger }: { metrics: Pick<Metrics, 'countRefusal'>; logger: Logger },
): (reason: string) => void {
  const reported = new Map<string, { at: number; count: number }>()
  return (reason) => {
    metrics.countRefusal(surface, reason)
    const last = reported.get(reason) ?? { at: Number.NEGATIVE_INFINITY, count: 0 }
    last.count += 1
    reported.set(reason, last)
    const now = performance.now()
    if (now - last.at < logIntervalMs) return
    logger.warn({ surface, reason, count: last.count }, 'a limit was reached')
    reported.set(reason, { at: now, count: 0 })
  }
}
