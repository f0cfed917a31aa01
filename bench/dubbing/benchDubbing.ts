import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DubbingBench, type DubbingSize, dubbingContenders, type RequestCost } from './DubbingBench.js'
import type { dubbingQueries } from './dubbingQueries.js'
import { type DubbingRound, reportDubbing } from './reportDubbing.js'

export interface DubbingBenchSettings {
  rounds: number
  /** Sequential requests per round and server. */
  requests: number
}

const size: DubbingSize = { segments: 5_000, languages: 12 }

/** Reads one very large dubbing, compared with only parsing it and with mapping all of it to objects. */
export async function benchDubbing({ rounds, requests }: DubbingBenchSettings): Promise<string> {
  const workDir = await mkdtemp(join(tmpdir(), 'polyphony-bench-dubbing-'))
  const opened: (() => Promise<unknown>)[] = []
  try {
    const bench = await DubbingBench.open(workDir, size, (close) => opened.push(close))
    await bench.assertSame('page')
    await bench.assertSame('version')
    const measured: DubbingRound[] = []
    for (let round = 0; round < rounds; round++) {
      process.stderr.write(`dubbing: round ${round + 1} of ${rounds}\n`)
      // Rotate the order, so that temporary load on the machine does not always affect the same server.
      const first = round % dubbingContenders.length
      const sequential = [...dubbingContenders.slice(first), ...dubbingContenders.slice(0, first)]
      const measureAll = async (scenario: keyof typeof dubbingQueries) => {
        const costs = new Map<string, RequestCost>()
        for (const contender of sequential) costs.set(contender, await bench.measure(contender, scenario, requests))
        return Object.fromEntries(costs) as DubbingRound[typeof scenario]
      }
      measured.push({ page: await measureAll('page'), version: await measureAll('version') })
    }
    return reportDubbing(measured, size, bench.resourceMiB)
  } finally {
    for (const close of opened.reverse()) await close()
    await rm(workDir, { recursive: true, force: true })
  }
}
