import { domainError } from '../../http/apiErrors.js'
import { queryReader } from '../../http/queryReader.js'

const DEFAULT_FORMAT = 'mp3_44100_128'
const MOST_OPTIMIZED = 4

/** What stands in the query of a generation. */
export interface GenerationQuery {
  format: string
  logging: boolean
}

/** Reads the query. What the framework finds wrong in it is thrown at once, before the body is looked at. */
export function generationQuery(
  query: unknown,
  formats: readonly string[],
  absentFormat = DEFAULT_FORMAT,
): GenerationQuery {
  const read = queryReader(query)
  const format = read.word('output_format', formats) ?? absentFormat
  const logging = read.boolean('enable_logging') ?? true
  const optimized = read.integer('optimize_streaming_latency') ?? 0
  read.check()
  if (optimized < 0 || optimized > MOST_OPTIMIZED) {
    throw domainError({
      code: 'invalid_parameters',
      message: `optimize_streaming_latency must be between 0 and ${MOST_OPTIMIZED}.`,
      param: 'optimize_streaming_latency',
    })
  }
  return { format, logging }
}

const LARGEST_SEED = 4_294_967_295

/** The error that a seed is none, if so: its range stands in the public text and not in the description. */
export function demandSeed(seed: number | undefined): void {
  if (seed === undefined || (seed >= 0 && seed <= LARGEST_SEED)) return
  throw domainError({
    code: 'invalid_parameters',
    message: `seed must be between 0 and ${LARGEST_SEED}.`,
    param: 'seed',
  })
}
