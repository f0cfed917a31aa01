import { benchDubbing } from './dubbing/benchDubbing.js'
import { type BenchOptions, readBenchOptions, usageOf } from './readBenchOptions.js'
import { benchReads } from './reads/benchReads.js'
import { benchSpeech } from './speech/benchSpeech.js'
import { benchSubscribers } from './subscribers/benchSubscribers.js'
import { benchUploads } from './uploads/benchUploads.js'

const benchmarks: Readonly<Record<string, (options: BenchOptions) => Promise<string>>> = {
  reads: ({ quick, profiles }) =>
    benchReads(
      quick
        ? { rounds: 3, secondsPerRun: 0.5, warmUpSeconds: 0.4 }
        : { rounds: 7, secondsPerRun: 1.5, warmUpSeconds: 2 },
      profiles,
    ),
  uploads: ({ quick, database }) =>
    benchUploads(quick ? { rounds: 1, large: 256 } : { rounds: 3, large: 1_024 }, database),
  speech: ({ quick, database }) =>
    benchSpeech(
      quick ? { rounds: 1, speeches: 40, mebibytes: 4 } : { rounds: 3, speeches: 150, mebibytes: 8 },
      database,
    ),
  dubbing: ({ quick }) => benchDubbing(quick ? { rounds: 1, requests: 3 } : { rounds: 5, requests: 8 }),
  subscribers: ({ quick }) =>
    benchSubscribers(quick ? { rounds: 1, subscribers: 200 } : { rounds: 3, subscribers: 1_000 }),
}

process.exitCode = await main(process.argv.slice(2))

/** 0: done; 2: invalid arguments. */
async function main(args: readonly string[]): Promise<number> {
  const usage = usageOf(Object.keys(benchmarks))
  let options: BenchOptions | null
  try {
    options = readBenchOptions(args, Object.keys(benchmarks))
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`)
    return 2
  }
  if (options === null) console.log(usage)
  for (const name of options?.names ?? []) console.log(`## ${name}\n\n${await benchmarks[name]!(options!)}\n`)
  return 0
}
