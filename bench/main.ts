import { parseArgs } from 'node:util'
import { benchDubbing } from './dubbing/benchDubbing.js'
import { benchReads } from './reads/benchReads.js'
import { benchSpeech } from './speech/benchSpeech.js'
import { benchSubscribers } from './subscribers/benchSubscribers.js'
import { benchUploads } from './uploads/benchUploads.js'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    /** An existing folder for the CPU profiles of the reads. */
    profiles: { type: 'string' },
    /** An empty PostgreSQL database for our server in uploads and first bytes, instead of the embedded one. */
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
  speech: () =>
    benchSpeech(
      quick ? { rounds: 1, speeches: 40, mebibytes: 4 } : { rounds: 3, speeches: 150, mebibytes: 8 },
      database,
    ),
  dubbing: () => benchDubbing(quick ? { rounds: 1, requests: 3 } : { rounds: 5, requests: 8 }),
  subscribers: () => benchSubscribers(quick ? { rounds: 1, subscribers: 200 } : { rounds: 3, subscribers: 1_000 }),
}

const [wanted = 'reads'] = positionals
const names = wanted === 'all' ? Object.keys(benchmarks) : [wanted]
for (const name of names) {
  const run = benchmarks[name]
  if (run === undefined)
    throw new Error(`Unknown benchmark '${name}': use ${Object.keys(benchmarks).join(', ')} or all`)
  console.log(`## ${name}\n\n${await run()}\n`)
}
