import { machine } from '../report/machine.js'
import { rangeOf } from '../report/rangeOf.js'
import { reportTable } from '../report/reportTable.js'
import type { UploadCost } from './UploadBench.js'
import type { SlowUpload } from './uploadToSlowUpstream.js'

interface Pair {
  ours: UploadCost
  sdk: UploadCost
}

export interface UploadRound {
  large: Pair
  multiple: Pair
  concurrent: Pair
  /** The concurrent uploads sent one at a time through our server. */
  sequential: UploadCost
  slow: SlowUpload
}

type Scenario = 'large' | 'multiple' | 'concurrent'

const growthTargetMiB = 64
const minGrowthMiB = 1
const titles: Readonly<Record<Scenario, string>> = {
  large: 'one large file',
  multiple: '10 files of 10 MiB in one mutation',
  concurrent: '16 concurrent uploads of 32 MiB',
}
const scenarios = Object.keys(titles) as Scenario[]

/** The results as Markdown, ratios first. */
export function reportUploads(rounds: readonly UploadRound[], database: 'embedded' | 'PostgreSQL'): string {
  const large = rounds[0]!.large
  const growth = Math.max(...rounds.flatMap((round) => scenarios.map((scenario) => round[scenario].ours.growthMiB)))
  const sizes = `${large.ours.mebibytes} MiB through ours, ${large.sdk.mebibytes} MiB by the SDK`
  return [
    machine(),
    `Database of ours: ${database}. Rounds: ${rounds.length}; medians with minimum and maximum in parentheses. The large file: ${sizes}. Each upload was ` +
      'seen to arrive with the SHA-256 of its file.',
    `**Maximum growth of our process in any scenario of any round: ${growth.toFixed(0)} MiB, target ${growthTargetMiB} MiB: ` +
      `${growth < growthTargetMiB ? 'met' : 'MISSED'}.**`,
    `### Ratios: ours against the SDK\n\nPer MiB, within each round; growth below ${minGrowthMiB} MiB counts as ${minGrowthMiB} MiB.`,
    ratioTable(rounds),
    '### Ratios: 16 concurrent uploads against the same 16 sequentially, through ours',
    concurrencyTable(rounds),
    '### Numbers',
    numberTable(rounds),
    '### A slow upstream',
    slowTable(rounds),
  ].join('\n\n')
}

function ratioTable(rounds: readonly UploadRound[]): string {
  const head = ['scenario', 'memory growth', 'CPU', 'throughput']
  const rows = scenarios.map((scenario) => {
    const pairs = rounds.map((round) => round[scenario])
    const ratio = (of: (cost: UploadCost) => number) => rangeOf(pairs.map(({ ours, sdk }) => of(ours) / of(sdk)))
    return [titles[scenario], ratio(growthPerMiB), ratio(cpuPerMiB), ratio(throughput)]
  })
  return reportTable(head, rows)
}

function concurrencyTable(rounds: readonly UploadRound[]): string {
  const ratio = (of: (cost: UploadCost) => number) =>
    rangeOf(rounds.map(({ concurrent, sequential }) => of(concurrent.ours) / of(sequential)))
  return reportTable(['', 'CPU per MiB', 'throughput'], [['16 concurrent', ratio(cpuPerMiB), ratio(throughput)]])
}

function numberTable(rounds: readonly UploadRound[]): string {
  const head = ['scenario', 'by', 'MiB', 'growth MiB', 'of buffers MiB', 'CPU ms/MiB', 'MiB/s']
  const rows = scenarios.flatMap((scenario) =>
    (['ours', 'sdk'] as const).map((by) => {
      const costs = rounds.map((round) => round[scenario][by])
      const all = (of: (cost: UploadCost) => number) => rangeOf(costs.map(of))
      const mebibytes = String(costs[0]!.mebibytes)
      const memory = [all(({ growthMiB }) => growthMiB), all(({ bufferGrowthMiB }) => bufferGrowthMiB)]
      const cells = [mebibytes, ...memory, all((cost) => cpuPerMiB(cost) * 1_000), all(throughput)]
      return [titles[scenario], by, ...cells]
    }),
  )
  return reportTable(head, rows)
}

function slowTable(rounds: readonly UploadRound[]): string {
  const slow = rounds.map((round) => round.slow)
  const { mebibytes, mebibytesPerSecond } = slow[0]!
  const head = [
    'upload MiB',
    'upstream receives MiB/s',
    'client sent MiB/s',
    'sent ahead MiB',
    'growth MiB',
    'of buffers MiB',
  ]
  return reportTable(head, [
    [
      String(mebibytes),
      String(mebibytesPerSecond),
      rangeOf(slow.map(throughput)),
      rangeOf(slow.map(({ aheadMiB }) => aheadMiB)),
      rangeOf(slow.map(({ growthMiB }) => growthMiB)),
      rangeOf(slow.map(({ bufferGrowthMiB }) => bufferGrowthMiB)),
    ],
  ])
}

/** Smaller differences are within the noise of a process. */
function growthPerMiB({ growthMiB, mebibytes }: UploadCost): number {
  return Math.max(growthMiB, minGrowthMiB) / mebibytes
}

function cpuPerMiB({ cpuSecs, mebibytes }: UploadCost): number {
  return cpuSecs / mebibytes
}

function throughput({ mebibytes, secs }: UploadCost): number {
  return mebibytes / secs
}
