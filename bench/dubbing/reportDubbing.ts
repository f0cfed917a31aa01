import { machine } from '../report/machine.js'
import { rangeOf } from '../report/rangeOf.js'
import { reportTable } from '../report/reportTable.js'
import { type DubbingContender, type DubSize, dubbingContenders, type RequestCost } from './DubbingBench.js'
import type { DubbingScene } from './dubbingQueries.js'

export type DubbingRound = Record<DubbingScene, Record<DubbingContender, RequestCost>>

const titles: Readonly<Record<DubbingScene, string>> = {
  page: 'the first 50 segments, each with all its dubs',
  version: 'the version alone',
}
const scenes = Object.keys(titles) as DubbingScene[]

/** All of a run as Markdown, ratios first. */
export function reportDubbing(
  rounds: readonly DubbingRound[],
  { segments, languages }: DubSize,
  resourceMiB: number,
): string {
  return [
    machine(),
    `A dub of ${segments} segments in ${languages} languages: ${resourceMiB.toFixed(1)} MiB of JSON. Rounds: ${rounds.length}; ` +
      'medians, in brackets the least and the greatest. Each server was seen to make one upstream call for each request, ' +
      'and ours to answer what the mapped resource does.',
    '### Ratios: against fetching and parsing alone',
    ratioTable(rounds),
    '### Numbers for one request',
    numberTable(rounds),
  ].join('\n\n')
}

function ratioTable(rounds: readonly DubbingRound[]): string {
  const rows = scenes.flatMap((scene) =>
    (['ours', 'mapResource'] as const).map((contender) => {
      const ratio = (of: (cost: RequestCost) => number) =>
        rangeOf(rounds.map((round) => of(round[scene][contender]) / of(round[scene].parseResource)))
      return [titles[scene], contender, ratio(({ cpuMs }) => cpuMs), ratio(({ ms }) => ms)]
    }),
  )
  return reportTable(['request', 'by', 'CPU', 'time'], rows)
}

function numberTable(rounds: readonly DubbingRound[]): string {
  const rows = scenes.flatMap((scene) =>
    dubbingContenders.map((contender) => {
      const all = (of: (cost: RequestCost) => number) => rangeOf(rounds.map((round) => of(round[scene][contender])))
      return [
        titles[scene],
        contender,
        all(({ cpuMs }) => cpuMs),
        all(({ ms }) => ms),
        all(({ growthMiB }) => growthMiB),
      ]
    }),
  )
  return reportTable(['request', 'by', 'CPU ms', 'ms', 'growth MiB'], rows)
}
