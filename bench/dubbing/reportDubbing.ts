import { machine } from '../report/machine.js'
import { rangeOf } from '../report/rangeOf.js'
import { reportTable } from '../report/reportTable.js'
import { type DubbingContender, type DubbingSize, dubbingContenders, type RequestCost } from './DubbingBench.js'
import type { DubbingScenario } from './dubbingQueries.js'

export type DubbingRound = Record<DubbingScenario, Record<DubbingContender, RequestCost>>

const titles: Readonly<Record<DubbingScenario, string>> = {
  page: 'the first 50 segments, each with all its dubs',
  version: 'the version alone',
}
const scenarios = Object.keys(titles) as DubbingScenario[]

/** The results as Markdown, ratios first. */
export function reportDubbing(
  rounds: readonly DubbingRound[],
  { segments, languages }: DubbingSize,
  resourceMiB: number,
): string {
  return [
    machine(),
    `A dubbing of ${segments} segments in ${languages} languages: ${resourceMiB.toFixed(1)} MiB of JSON. Rounds: ${rounds.length}; ` +
      'medians with minimum and maximum in parentheses. Each server made exactly one upstream call per request, ' +
      'and the responses of ours and of mapResource are equal.',
    '### Ratios: against fetching and parsing alone',
    ratioTable(rounds),
    '### Numbers for one request',
    numberTable(rounds),
  ].join('\n\n')
}

function ratioTable(rounds: readonly DubbingRound[]): string {
  const rows = scenarios.flatMap((scenario) =>
    (['ours', 'mapResource'] as const).map((contender) => {
      const ratio = (of: (cost: RequestCost) => number) =>
        rangeOf(rounds.map((round) => of(round[scenario][contender]) / of(round[scenario].parseResource)))
      return [titles[scenario], contender, ratio(({ cpuMs }) => cpuMs), ratio(({ ms }) => ms)]
    }),
  )
  return reportTable(['request', 'by', 'CPU', 'time'], rows)
}

function numberTable(rounds: readonly DubbingRound[]): string {
  const rows = scenarios.flatMap((scenario) =>
    dubbingContenders.map((contender) => {
      const all = (of: (cost: RequestCost) => number) => rangeOf(rounds.map((round) => of(round[scenario][contender])))
      return [
        titles[scenario],
        contender,
        all(({ cpuMs }) => cpuMs),
        all(({ ms }) => ms),
        all(({ growthMiB }) => growthMiB),
      ]
    }),
  )
  return reportTable(['request', 'by', 'CPU ms', 'ms', 'growth MiB'], rows)
}
