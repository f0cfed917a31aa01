import { type Contender, type ContenderName, connections } from './contenders.js'
import { generateLoad } from './generateLoad.js'
import { scenarios } from './scenarios.js'

export interface Sample {
  /** CPU time of the server process per response. */
  readonly cpuMicros: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly perSecond: number
  readonly generatorBusy: number
}

/** By scenario and contender: one sample per round, in the order of the rounds. */
export type Samples = ReadonlyMap<string, ReadonlyMap<ContenderName, Sample[]>>

export interface RunSettings {
  rounds: number
  secondsPerRun: number
  warmUpSeconds: number
}

/**
 * Each round runs every contender on every scenario once and starts with another contender, so that temporary load and
 * order affect all contenders equally.
 */
export async function measureRounds(
  contenders: readonly Contender[],
  settings: RunSettings,
  onRound: (round: number) => void,
): Promise<Samples> {
  const samples = new Map(
    scenarios.map(({ name }) => [name, new Map(contenders.map((contender) => [contender.name, [] as Sample[]]))]),
  )
  for (const { name } of scenarios) {
    for (const contender of contenders) await runOnce(contender, name, settings.warmUpSeconds)
  }
  for (let round = 0; round < settings.rounds; round++) {
    onRound(round)
    const first = round % contenders.length
    const sequential = [...contenders.slice(first), ...contenders.slice(0, first)]
    for (const { name } of scenarios) {
      for (const contender of sequential) {
        samples
          .get(name)!
          .get(contender.name)!
          .push(await runOnce(contender, name, settings.secondsPerRun))
      }
    }
  }
  return samples
}

async function runOnce({ process, pool, requests }: Contender, scenario: string, seconds: number): Promise<Sample> {
  const before = await process.usage()
  const { requests: responses, ...load } = await generateLoad(pool, requests.get(scenario)!, { connections, seconds })
  const after = await process.usage()
  return { ...load, cpuMicros: (after.cpuMicros - before.cpuMicros) / responses }
}
