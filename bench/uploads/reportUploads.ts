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
  several: Pair
  crowd: Pair
  /** The uploads of the crowd, one after the other, through ours. */
  inTurn: UploadCost
  slow: SlowUpload
}

type Scene = 'large' | 'several' | 'crowd'

const growthBarMiB = 64
const leastGrowthMiB = 1
const titles: Readonly<Record<Scene, string>> = {
  large: 'one large file',
  several: '10 files of 10 MiB in one mutation',
  crowd: '16 uploads of 32 MiB at once',
}
const scenes = Object.keys(titles) as Scene[]

/** All of a run as Markdown, ratios first. */
export function reportUploads(rounds: readonly UploadRound[], database: 'embedded' | 'PostgreSQL'): string {
  const large = rounds[0]!.large
  const growth = Math.max(...rounds.flatMap((round) => scenes.map((scene) => round[scene].ours.growthMiB)))
  const sizes = `${large.ours.mebibytes} MiB through ours, ${large.sdk.mebibytes} MiB by the SDK`
  return [
    machine(),
    `Database of ours: ${database}. Rounds: ${rounds.length}; medians, in brackets the least and the greatest. The large file: ${sizes}. Each upload was ` +
      'seen to arrive with the SHA-256 of its file.',
    `**Most growth of our process in any scene of any round: ${growth.toFixed(0)} MiB, bar ${growthBarMiB} MiB: ` +
      `${growth < growthBarMiB ? 'met' : 'MISSED'}.**`,
    `### Ratios: ours against the SDK\n\nPer MiB, within each round; growth below ${leastGrowthMiB} MiB counts as that.`,
    ratioTable(rounds),
    '### Ratios: 16 at once against the same 16 one after the other, through ours',
    crowdTable(rounds),
    '### Numbers',
    numberTable(rounds),
    '### A slow upstream',
    slowTable(rounds),
  ].join('\n\n')
}

function ratioTable(rounds: readonly UploadRound[]): string {
  const head = ['scene', 'memory growth', 'CPU', 'throughput']
  const rows = scenes.map((scene) => {
    const pairs = rounds.map((round) => round[scene])
    const ratio = (of: (cost: UploadCost) => number) => rangeOf(pairs.map(({ ours, sdk }) => of(ours) / of(sdk)))
    return [titles[scene], ratio(growthPerMiB), ratio(cpuPerMiB), ratio(throughput)]
  })
  return reportTable(head, rows)
}

function crowdTable(rounds: readonly UploadRound[]): string {
  const ratio = (of: (cost: UploadCost) => number) =>
    rangeOf(rounds.map(({ crowd, inTurn }) => of(crowd.ours) / of(inTurn)))
  return reportTable(['', 'CPU per MiB', 'throughput'], [['16 at once', ratio(cpuPerMiB), ratio(throughput)]])
}

function numberTable(rounds: readonly UploadRound[]): string {
  const head = ['scene', 'by', 'MiB', 'growth MiB', 'of buffers MiB', 'CPU ms/MiB', 'MiB/s']
  const rows = scenes.flatMap((scene) =>
    (['ours', 'sdk'] as const).map((by) => {
      const costs = rounds.map((round) => round[scene][by])
      const all = (of: (cost: UploadCost) => number) => rangeOf(costs.map(of))
      const mebibytes = String(costs[0]!.mebibytes)
      const memory = [all(({ growthMiB }) => growthMiB), all(({ bufferGrowthMiB }) => bufferGrowthMiB)]
      const cells = [mebibytes, ...memory, all((cost) => cpuPerMiB(cost) * 1_000), all(throughput)]
      return [titles[scene], by, ...cells]
    }),
  )
  return reportTable(head, rows)
}

function slowTable(rounds: readonly UploadRound[]): string {
  const slow = rounds.map((round) => round.slow)
  const { mebibytes, mebibytesPerSecond } = slow[0]!
  const head = [
    'upload MiB',
    'upstream takes MiB/s',
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
      rangeOf(slow.map(({ leadMiB }) => leadMiB)),
      rangeOf(slow.map(({ growthMiB }) => growthMiB)),
      rangeOf(slow.map(({ bufferGrowthMiB }) => bufferGrowthMiB)),
    ],
  ])
}

/** Less than this is nothing that could be told from the breath of a process. */
function growthPerMiB({ growthMiB, mebibytes }: UploadCost): number {
  return Math.max(growthMiB, leastGrowthMiB) / mebibytes
}

function cpuPerMiB({ cpuSecs, mebibytes }: UploadCost): number {
  return cpuSecs / mebibytes
}

function throughput({ mebibytes, secs }: UploadCost): number {
  return mebibytes / secs
}
