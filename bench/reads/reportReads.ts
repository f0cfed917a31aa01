import { machine } from '../report/machine.js'
import { median, rangeOf } from '../report/rangeOf.js'
import { reportTable } from '../report/reportTable.js'
import { type ContenderName, connections } from './contenders.js'
import type { CpuShares } from './cpuShares.js'
import type { RunSettings, Sample, Samples } from './measureRounds.js'
import { scenarios } from './scenarios.js'

export interface Measured {
  settings: RunSettings
  samples: Samples
  memory: readonly MemoryUse[]
  shares: ReadonlyMap<string, CpuShares>
}

export interface MemoryUse {
  name: ContenderName
  /** Resident memory after the start, before any load. */
  startMiB: number
  peakMiB: number
}

type Metric = 'cpuMicros' | 'p99Ms' | 'perSecond'

/** Above this CPU use the load generator limits the throughput. */
const generatorSaturation = 0.9

/** The results as Markdown. Ratios are first, because they are comparable between machines. */
export function reportReads({ settings, samples, memory, shares }: Measured): string {
  return [
    machine(),
    `${settings.rounds} rounds of ${settings.secondsPerRun} s, ${connections} connections, medians`,
    scenarios.map(({ name, title }) => `- **${name}**: ${title}`).join('\n'),
    '### Ratios\n\nMedian of the ratios within each round, with minimum and maximum in parentheses.',
    ratioTable(samples),
    '### Numbers',
    numberTable(samples),
    '### Memory',
    reportTable(
      ['server', 'RSS at the start, MiB', 'peak RSS, MiB'],
      memory.map(({ name, startMiB, peakMiB }) => [name, startMiB.toFixed(0), peakMiB.toFixed(0)]),
    ),
    '### Where the CPU time of ours goes\n\nSampled under the same load, after the rounds; µs are shares of the CPU per request above.',
    shareTable(samples, shares),
  ].join('\n\n')
}

function ratioTable(samples: Samples): string {
  const head = ['scenario', 'ours against', 'CPU per request', 'p99', 'throughput']
  const rows = [...samples].flatMap(([scenario, byContender]) =>
    (['bare', 'bare+stringify', 'stock'] as const).map((baseline) => {
      const pair = [byContender.get('ours')!, byContender.get(baseline)!] as const
      return [scenario, baseline, ratio(pair, 'cpuMicros'), ratio(pair, 'p99Ms'), ratio(pair, 'perSecond')]
    }),
  )
  return reportTable(head, rows)
}

function ratio([ours, baseline]: readonly [Sample[], Sample[]], metric: Metric): string {
  const ratios = ours.map((sample, round) => sample[metric] / baseline[round]![metric])
  const isBound = metric === 'perSecond' && baseline.some(({ generatorBusy }) => generatorBusy > generatorSaturation)
  return `${isBound ? '≤ ' : ''}${rangeOf(ratios)}`
}

function numberTable(samples: Samples): string {
  const head = ['scenario', 'server', 'CPU µs/request', 'p50 ms', 'p99 ms', 'requests/s', 'generator busy']
  const rows = [...samples].flatMap(([scenario, byContender]) =>
    [...byContender].map(([name, runs]) => {
      const of = (metric: keyof Sample) => median(runs.map((run) => run[metric]))
      const busy = of('generatorBusy')
      const numbers = [of('cpuMicros').toFixed(0), of('p50Ms').toFixed(2), of('p99Ms').toFixed(2)]
      const perSecond = `${busy > generatorSaturation ? '≥ ' : ''}${of('perSecond').toFixed(0)}`
      return [scenario, name, ...numbers, perSecond, `${(busy * 100).toFixed(0)} %`]
    }),
  )
  return reportTable(head, rows)
}

function shareTable(samples: Samples, shares: ReadonlyMap<string, CpuShares>): string {
  const names = [...shares.keys()]
  const parts = new Set([...shares.values()].flatMap((byPart) => [...byPart.keys()]))
  const rows = Array.from(parts, (part) => [
    part,
    ...names.map((name) => {
      const share = shares.get(name)?.get(part) ?? 0
      const runs = samples.get(name)!.get('ours')!
      return `${(share * 100).toFixed(1)} % = ${(share * median(runs.map((run) => run.cpuMicros))).toFixed(0)} µs`
    }),
  ])
  return reportTable(['part', ...names], rows)
}
