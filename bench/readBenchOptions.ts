import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'

export interface BenchOptions {
  /** Names of benchmarks. */
  readonly names: readonly string[]
  readonly quick: boolean
  readonly profiles: string | undefined
  readonly database: string | undefined
}

export const usageOf = (benchmarks: readonly string[]): string =>
  `npm run bench -- [${[...benchmarks, 'all'].join('|')}] [options]

  --quick              fewer and shorter rounds
  --profiles <folder>  keep the CPU profiles of the reads in this folder
  --database <url>     an empty PostgreSQL database for our server in uploads and first bytes
  --help               print this text
`

/** Null: the usage was asked for. @throws Error with what is allowed. */
export function readBenchOptions(args: readonly string[], benchmarks: readonly string[]): BenchOptions | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      profiles: { type: 'string' },
      database: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return null
  const [wanted = 'reads', ...others] = positionals
  if (others.length > 0) throw new Error('Name one benchmark, or all')
  if (wanted !== 'all' && !benchmarks.includes(wanted)) {
    throw new Error(`Unknown benchmark '${wanted}': use ${benchmarks.join(', ')} or all`)
  }
  if (values.profiles !== undefined) mkdirSync(values.profiles, { recursive: true })
  return {
    ...values,
    profiles: values.profiles,
    database: values.database,
    names: wanted === 'all' ? benchmarks : [wanted],
  }
}
