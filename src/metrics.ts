import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { isRetryable } from './errors.js'

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
  /** Counts an error of a response, by its `extensions.code`. */
  countError(code: unknown): void
  countAuthenticationFailure(reason: 'expired' | 'invalid'): void
  countUploadBytes(bytes: number): void
  countCharacters(characters: number): void
  /** Counts a request, connection or delivery that was refused or ended at a limit. */
  countRefusal(surface: string, reason: string): void
  setSweepOutcome(outcome: 'COMPLETED' | 'ALARMED' | 'FAILED'): void
  /** Adds a gauge that is read when the metrics are collected. It must not reject, and must be fast. */
  watch(name: string, help: string, read: () => Readings | Promise<Readings>): void
}

export type Readings = Readonly<Record<string, number>>

export type OperationKind = 'query' | 'mutation' | 'subscription' | 'invalid'

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

let processMetrics: Registry | undefined

/** Once for each process: the default metrics have timers and observers that never end. */
function readProcessMetrics(): Registry {
  if (processMetrics) return processMetrics
  processMetrics = new Registry()
  collectDefaultMetrics({ register: processMetrics })
  return processMetrics
}

/** Label values come from closed sets: text of a client is never a label. */
export function createMetrics(version = 'unknown'): Metrics {
  const registry = Registry.merge([readProcessMetrics()])
  const registers = [registry]
  new Gauge({
    name: 'polyphony_build_info',
    help: '1, with the versions of the program and of Node.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.versions.node }, 1)
  return {
    registry,
    ...requestMetrics(registers),
    ...upstreamMetrics(registers),
    ...mediaAndJobMetrics(registers),
    ...clientMetrics(registers),
    watch(name, help, read) {
      const gauge: Gauge<'of'> = new Gauge({
        name,
        help,
        labelNames: ['of'],
        registers,
        collect: async () => {
          const readings = await read()
          gauge.reset()
          for (const [of, value] of Object.entries(readings)) gauge.set({ of }, value)
        },
      })
    },
  }
}

function requestMetrics(registers: Registry[]): Pick<Metrics, 'observeRequest' | 'observeBatch' | 'countRefusal'> {
  const requests = new Histogram({
    name: 'polyphony_graphql_request_seconds',
    help: 'GraphQL operations by kind and outcome.',
    labelNames: ['operation', 'outcome'],
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
  const refusals = new Counter({
    name: 'polyphony_refusals_total',
    help: 'Requests, connections and deliveries that were refused or ended at a limit, by surface and reason.',
    labelNames: ['surface', 'reason'],
    registers,
  })
  return {
    observeRequest: (operation, outcome, seconds) => requests.observe({ operation, outcome }, seconds),
    observeBatch: (loader, size) => batches.observe({ loader }, size),
    countRefusal: (surface, reason) => refusals.inc({ surface, reason }),
  }
}

function upstreamMetrics(registers: Registry[]): Pick<Metrics, 'observeUpstreamCall'> {
  const calls = new Histogram({
    name: 'polyphony_upstream_call_seconds',
    help: 'Upstream calls by operation and outcome, including queueing and retries.',
    labelNames: ['operation', 'outcome'],
    buckets: secondsBuckets,
    registers,
  })
  const attempts = new Counter({
    name: 'polyphony_upstream_requests_total',
    help: 'Requests sent upstream, including retries.',
    labelNames: ['operation'],
    registers,
  })
  const queued = new Histogram({
    name: 'polyphony_upstream_queued_seconds',
    help: 'Time that upstream calls waited for a slot.',
    buckets: secondsBuckets,
    registers,
  })
  return {
    observeUpstreamCall(call) {
      calls.observe({ operation: call.operation, outcome: call.outcome }, call.ms / 1_000)
      attempts.inc({ operation: call.operation }, call.attempts)
      queued.observe(call.queuedMs / 1_000)
    },
  }
}

function mediaAndJobMetrics(registers: Registry[]): Pick<Metrics, 'observeMedia' | 'countJob' | 'setSweepOutcome'> {
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
  const alarm = new Gauge({
    name: 'polyphony_sweep_alarm',
    help: '1 if the last sweep of the workspace found too many voices missing and changed nothing.',
    registers,
  })
  const failure = new Gauge({
    name: 'polyphony_sweep_failed',
    help: '1 if the last sweep of the workspace in this process ended with an error.',
    registers,
  })
  return {
    observeMedia: (kind, outcome) => media.inc({ kind, outcome }),
    countJob: (kind, outcome) => jobs.inc({ kind, outcome }),
    setSweepOutcome(outcome) {
      alarm.set(outcome === 'ALARMED' ? 1 : 0)
      failure.set(outcome === 'FAILED' ? 1 : 0)
    },
  }
}

type ClientMetrics = Pick<Metrics, 'countError' | 'countAuthenticationFailure' | 'countUploadBytes' | 'countCharacters'>

function clientMetrics(registers: Registry[]): ClientMetrics {
  const errors = new Counter({
    name: 'polyphony_errors_total',
    help: 'Errors of responses and events, by code. User errors of mutations are not among them.',
    labelNames: ['code'],
    registers,
  })
  const authentication = new Counter({
    name: 'polyphony_authentication_failures_total',
    help: 'Requests and connections with a token that was refused, by reason.',
    labelNames: ['reason'],
    registers,
  })
  const uploaded = new Counter({
    name: 'polyphony_upload_bytes_total',
    help: 'Bytes of multipart requests that were received.',
    registers,
  })
  const characters = new Counter({
    name: 'polyphony_characters_total',
    help: 'Characters that the upstream has billed, without those of operations that were reconciled.',
    registers,
  })
  return {
    countError: (code) => errors.inc({ code: codes.has(code) ? String(code) : 'OTHER' }),
    countAuthenticationFailure: (reason) => authentication.inc({ reason }),
    countUploadBytes: (bytes) => uploaded.inc(bytes),
    countCharacters: (count) => characters.inc(count),
  }
}

const codes: ReadonlySet<unknown> = new Set([
  ...Object.keys(isRetryable),
  ...['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST'],
  ...['PERSISTED_QUERY_NOT_SUPPORTED', 'INTERNAL_SERVER_ERROR'],
])
