import { type Contender, type ContenderName, connections } from './contenders.js'
import { generateLoad } from './generateLoad.js'
import { scenarios } from './scenarios.js'

export interface Sample {
  /** CPU time of the server process per answer. */
  readonly cpuMicros: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly perSecond: number
  readonly generatorBusy: number
}

/** By scenario and contender: a sample for each round, in the order of the rounds. */
export type Samples = ReadonlyMap<string, ReadonlyMap<ContenderName, Sample[]>>

export interface Pace {
  rounds: number
  secondsPerRun: number
  warmUpSeconds: number
}

/**
 * Each round runs every contender on every scenario once, and each round begins with another contender: what disturbs
 * the machine for a while, or follows from the order, hits all of them alike.
 */
export async function measureRounds(
  contenders: readonly Contender[],
  pace: Pace,
  onRound: (round: number) => void,
): Promise<Samples> {
  const samples = new Map(
    scenarios.map(({ name }) => [name, new Map(contenders.map((contender) => [contender.name, [] as Sample[]]))]),
  )
  for (const { name } of scenarios) {
    for (const contender of contenders) await runOnce(contender, name, pace.warmUpSeconds)
  }
  for (let round = 0; round < pace.rounds; round++) {
    onRound(round)
    const first = round % contenders.length
    const inTurn = [...contenders.slice(first), ...contenders.slice(0, first)]
    for (const { name } of scenarios) {
      for (const contender of inTurn) {
        samples
          .get(name)!
          .get(contender.name)!
          .push(await runOnce(contender, name, pace.secondsPerRun))
      }
    }
  }
  return samples
}

async function runOnce({ process, pool, requests }: Contender, scenario: string, seconds: number): Promise<Sample> {
  const before = await process.usage()
  const { requests: answered, ...load } = await generateLoad(pool, connections, requests.get(scenario)!, seconds)
  const after = await process.usage()
  return { ...load, cpuMicros: (after.cpuMicros - before.cpuMicros) / answered }
}
