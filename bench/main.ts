import { parseArgs } from 'node:util'
import { benchReads } from './benchReads.js'
import { benchSubscribers } from './benchSubscribers.js'
import { benchUploads } from './benchUploads.js'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    /** An existing folder in which the CPU profiles of the reads are kept, for a closer look. */
    profiles: { type: 'string' },
    /** An empty PostgreSQL database for our server in the uploads, instead of the embedded one. */
    database: { type: 'string' },
  },
})
const { quick, profiles, database } = options

const benchmarks: Readonly<Record<string, () => Promise<string>>> = {
  reads: () =>
    benchReads(
      quick
        ? { rounds: 3, secondsPerRun: 0.5, warmUpSeconds: 0.4 }
        : { rounds: 7, secondsPerRun: 1.5, warmUpSeconds: 2 },
      profiles,
    ),
  uploads: () => benchUploads(quick ? { rounds: 1, large: 256 } : { rounds: 3, large: 1_024 }, database),
  subscribers: () => benchSubscribers(quick ? { rounds: 1, subscribers: 200 } : { rounds: 3, subscribers: 1_000 }),
}

const [wanted = 'reads'] = positionals
const names = wanted === 'all' ? Object.keys(benchmarks) : [wanted]
for (const name of names) {
  const run = benchmarks[name]
  if (run === undefined) throw new Error(`No benchmark is called ${name}: ${Object.keys(benchmarks).join(', ')}, all`)
  console.log(`## ${name}\n\n${await run()}\n`)
}
