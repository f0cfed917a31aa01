import { domainError } from '../../http/apiErrors.js'
import { queryReader } from '../../http/queryReader.js'

const DEFAULT_FORMAT = 'mp3_44100_128'
const MAX_LATENCY_OPTIMIZATION = 4

export interface GenerationQuery {
  format: string
  logging: boolean
}

/** Reads the query. Invalid values are reported before the body is read. */
export function generationQuery(
  query: unknown,
  formats: readonly string[],
  defaultFormat = DEFAULT_FORMAT,
): GenerationQuery {
  const reader = queryReader(query)
  const format = reader.enumValue('output_format', formats) ?? defaultFormat
  const logging = reader.boolean('enable_logging') ?? true
  const latencyOptimization = reader.integer('optimize_streaming_latency') ?? 0
  reader.check()
  if (latencyOptimization < 0 || latencyOptimization > MAX_LATENCY_OPTIMIZATION) {
    throw domainError({
      code: 'invalid_parameters',
      message: `optimize_streaming_latency must be between 0 and ${MAX_LATENCY_OPTIMIZATION}.`,
      param: 'optimize_streaming_latency',
    })
  }
  return { format, logging }
}

const MAX_SEED = 4_294_967_295

/** The range is documented but not declared, so this is not a 422. */
export function assertSeed(seed: number | undefined): void {
  if (seed === undefined || (seed >= 0 && seed <= MAX_SEED)) return
  throw domainError({
    code: 'invalid_parameters',
    message: `seed must be between 0 and ${MAX_SEED}.`,
    param: 'seed',
  })
}
