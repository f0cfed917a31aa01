import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DubbingBench, type DubSize, dubbingContenders, type RequestCost } from './DubbingBench.js'
import type { dubbingQueries } from './dubbingQueries.js'
import { type DubbingRound, reportDubbing } from './reportDubbing.js'

export interface DubbingPace {
  rounds: number
  /** One after the other, in each round of each server. */
  requests: number
}

const size: DubSize = { segments: 5_000, languages: 12 }

/** Looking into one very large dub, against fetching and parsing it, and against making all of it into objects. */
export async function benchDubbing({ rounds, requests }: DubbingPace): Promise<string> {
  const workDir = await mkdtemp(join(tmpdir(), 'polyphony-bench-dubbing-'))
  const opened: (() => Promise<unknown>)[] = []
  try {
    const bench = await DubbingBench.open(workDir, size, (close) => opened.push(close))
    await bench.assertSame('page')
    await bench.assertSame('version')
    const measured: DubbingRound[] = []
    for (let round = 0; round < rounds; round++) {
      process.stderr.write(`dubbing: round ${round + 1} of ${rounds}\n`)
      // Whatever disturbs the machine for a while shall not hit the same one each time.
      const first = round % dubbingContenders.length
      const inTurn = [...dubbingContenders.slice(first), ...dubbingContenders.slice(0, first)]
      const measureAll = async (scene: keyof typeof dubbingQueries) => {
        const costs = new Map<string, RequestCost>()
        for (const contender of inTurn) costs.set(contender, await bench.measure(contender, scene, requests))
        return Object.fromEntries(costs) as DubbingRound[typeof scene]
      }
      measured.push({ page: await measureAll('page'), version: await measureAll('version') })
    }
    return reportDubbing(measured, size, bench.resourceMiB)
  } finally {
    for (const close of opened.reverse()) await close()
    await rm(workDir, { recursive: true, force: true })
  }
}
