import { CachedReading } from '../../async/CachedReading.js'
import type { DataSources } from '../../datasources/index.js'
import type { Logger } from '../../logger.js'
import type { Metrics, Readings } from '../../metrics.js'

const maxAgeMs = 15_000
/** Less than the timeout of scrapers, often 10 s. */
const timeoutMs = 2_000

/** Gauges of the database. Those that need a statement are read every 15 s at most, however often they are scraped. */
export function watchDatabase(
  metrics: Metrics,
  { database, queue, operationWorkerStore }: Pick<DataSources, 'database' | 'queue' | 'operationWorkerStore'>,
  logger: Logger,
): void {
  const watch = (name: string, help: string, read: () => Promise<Readings>) => {
    const onError = (error: unknown) => logger.warn({ err: error, metric: name }, 'a metric could not be read')
    const reading = new CachedReading({ read, maxAgeMs, timeoutMs, fallback: {}, onError })
    metrics.watch(name, help, () => reading.get())
  }
  metrics.watch(
    'polyphony_database_connections',
    'Database connections of this process, and statements that wait for one.',
    () => database.connections(),
  )
  watch(
    'polyphony_operations',
    'Operations by status: those that have not ended, and those that were created in the last hour, 10,000 each at most.',
    () => operationWorkerStore.countByState(),
  )
  watch('polyphony_queue_lag_seconds', 'How long the oldest due job of each kind has waited.', () => queue.lagSecs())
}
