import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Where numbers are told. A leaf: every room may be handed it, and it knows none of them. */
export interface Metrics {
  readonly registry: Registry
  observeRequest(operation: OperationKind, outcome: 'ok' | 'errors' | 'refused', seconds: number): void
  observeUpstreamCall(call: {
    operation: string
    outcome: string
    ms: number
    attempts: number
    queuedMs: number
  }): void
  observeBatch(loader: string, size: number): void
  observeMedia(kind: string, outcome: string): void
  countJob(kind: string, outcome: string): void
  /** A bound on what clients may use was met. Both labels come from closed sets. */
  countRefusal(surface: string, reason: string): void
  sweepAlarm(isRaised: boolean): void
  /** Read when the metrics are asked for. */
  watch(name: string, help: string, read: () => Record<string, number>): void
}

export type OperationKind = 'query' | 'mutation' | 'subscription' | 'invalid'

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** All names begin with `polyphony_`. Labels come from closed sets: nothing that a client sends becomes one. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]

  const requests = new Histogram({
    name: 'polyphony_graphql_request_seconds',
    help: 'GraphQL operations by kind and outcome.',
    labelNames: ['operation', 'outcome'],
    buckets: secondsBuckets,
    registers,
  })
  const upstreamCalls = new Histogram({
    name: 'polyphony_upstream_call_seconds',
    help: 'Upstream calls by operation and outcome, queueing and retries included.',
    labelNames: ['operation', 'outcome'],
    buckets: secondsBuckets,
    registers,
  })
  const upstreamAttempts = new Counter({
    name: 'polyphony_upstream_requests_total',
    help: 'Requests sent upstream, resent ones included.',
    labelNames: ['operation'],
    registers,
  })
  const upstreamQueued = new Histogram({
    name: 'polyphony_upstream_queued_seconds',
    help: 'Time that upstream calls waited for a place.',
    buckets: secondsBuckets,
    registers,
  })
  const batches = new Histogram({
    name: 'polyphony_loader_batch_size',
    help: 'Keys per batch of a loader.',
    labelNames: ['loader'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000],
    registers,
  })
  const media = new Counter({
    name: 'polyphony_media_deliveries_total',
    help: 'Deliveries of media by kind and outcome.',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  const jobs = new Counter({
    name: 'polyphony_jobs_total',
    help: 'Background jobs by kind and outcome.',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  const refusals = new Counter({
    name: 'polyphony_refusals_total',
    help: 'What was refused or ended because a bound was met, by surface and reason.',
    labelNames: ['surface', 'reason'],
    registers,
  })
  const alarm = new Gauge({
    name: 'polyphony_sweep_alarm',
    help: '1 while the last sweep of the workspace would have lost too many voices to be believed.',
    registers,
  })

  return {
    registry,
    observeRequest: (operation, outcome, seconds) => requests.observe({ operation, outcome }, seconds),
    observeUpstreamCall({ operation, outcome, ms, attempts, queuedMs }) {
      upstreamCalls.observe({ operation, outcome }, ms / 1_000)
      upstreamAttempts.inc({ operation }, attempts)
      upstreamQueued.observe(queuedMs / 1_000)
    },
    observeBatch: (loader, size) => batches.observe({ loader }, size),
    observeMedia: (kind, outcome) => media.inc({ kind, outcome }),
    countJob: (kind, outcome) => jobs.inc({ kind, outcome }),
    countRefusal: (surface, reason) => refusals.inc({ surface, reason }),
    sweepAlarm: (isRaised) => alarm.set(isRaised ? 1 : 0),
    watch(name, help, read) {
      const gauge: Gauge<'of'> = new Gauge({
        name,
        help,
        labelNames: ['of'],
        registers,
        collect: () => {
          for (const [of, value] of Object.entries(read())) gauge.set({ of }, value)
        },
      })
    },
  }
}
