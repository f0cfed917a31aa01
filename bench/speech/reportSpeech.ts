import { machine } from '../report/machine.js'
import { median, rangeOf } from '../report/rangeOf.js'
import { reportTable } from '../report/reportTable.js'
import type { StoppedCost } from './measureStopped.js'
import type { StreamsCost } from './measureStreams.js'
import type { FirstByteScene, FirstBytes } from './timeFirstBytes.js'

export interface StreamsRound {
  ours: StreamsCost
  bare: StreamsCost
}

export interface SpeechMeasured {
  firstBytes: readonly FirstByteScene[]
  streams: readonly StreamsRound[]
  stopped: readonly StoppedCost[]
}

const barMs = 15
const barRatio = 1.2
const stoppedBarMiB = 64

type Metric = readonly [title: string, of: (cost: StreamsCost) => number]

const metrics: readonly Metric[] = [
  ['memory of a stream, KiB', ({ growthMiB, readers }) => (growthMiB * 1_024) / readers],
  ['of it buffers, KiB', ({ bufferGrowthMiB, readers }) => (bufferGrowthMiB * 1_024) / readers],
  ['CPU for a MiB that was heard, ms', ({ cpuSecs, readers, mebibytes }) => (cpuSecs * 1_000) / (readers * mebibytes)],
]

/** All of a run as Markdown, what is promised first. */
export function reportSpeech(
  { firstBytes, streams, stopped }: SpeechMeasured,
  database: 'embedded' | 'PostgreSQL',
): string {
  const { readers, mebibytes } = streams[0]!.ours
  const isWhole = streams.every(({ ours, bare }) => ours.whole === readers && bare.whole === readers)
  const counts = [firstBytes[0]!.times.length, streams.length]
  return [
    machine(),
    'Medians, in brackets the least and the greatest. Every sound was heard to its end with the SHA-256 of what the ' +
      `upstream makes of it. Speeches each way for the first byte: ${counts[0]} at each pace; rounds of all else: ${counts[1]}.`,
    `### The first byte, database of ours: ${database}\n\n${firstBytes.map(firstByteVerdict).join('\n\n')}`,
    firstByteTable(firstBytes),
    `### ${readers} streams at once, half of them slow: ours against a bare pass-through`,
    `**All ${readers} heard every byte, in both: ${isWhole ? 'yes' : 'NO'}.** Each sound has ${mebibytes.toFixed(1)} MiB.`,
    reportTable(
      ['', 'ours', 'bare', 'ours / bare'],
      [...metrics.map((metric) => streamsRow(streams, metric)), generatedRow(streams)],
    ),
    '### Readers who stop',
    stoppedTable(stopped),
  ].join('\n\n')
}

function firstByteVerdict({ firstPieceMs, times }: FirstByteScene): string {
  const moreMs = median(times.map(({ ours, direct }) => ours - direct))
  const ratio = median(times.map(({ ours, direct }) => ours / direct))
  const isMet = moreMs <= barMs && ratio <= barRatio
  return (
    `**An upstream that takes ${firstPieceMs} ms: ours comes ${moreMs.toFixed(1)} ms later, ${ratio.toFixed(2)}×; ` +
    `bar ${barMs} ms and ${barRatio}×: ${isMet ? 'met' : 'MISSED'}.**`
  )
}

function firstByteTable(scenes: readonly FirstByteScene[]): string {
  const head = [
    'upstream takes',
    'direct, ms',
    'ours, ms',
    'mutation, ms',
    'GET, ms',
    'ours − direct, ms',
    'ours / direct',
  ]
  const rows = scenes.map(({ firstPieceMs, times }) => {
    const all = (of: (time: FirstBytes) => number) => rangeOf(times.map(of))
    return [
      `${firstPieceMs} ms`,
      all(({ direct }) => direct),
      all(({ ours }) => ours),
      all(({ mutation }) => mutation),
      all(({ get }) => get),
      all(({ ours, direct }) => ours - direct),
      all(({ ours, direct }) => ours / direct),
    ]
  })
  return reportTable(head, rows)
}

function streamsRow(rounds: readonly StreamsRound[], [title, of]: Metric): string[] {
  return [
    title,
    rangeOf(rounds.map(({ ours }) => of(ours))),
    rangeOf(rounds.map(({ bare }) => of(bare))),
    rangeOf(rounds.map(({ ours, bare }) => of(ours) / of(bare))),
  ]
}

/** What somebody pays for. */
function generatedRow(rounds: readonly StreamsRound[]): string[] {
  const { ours, bare } = rounds[0]!
  return ['sounds that were generated', String(ours.generated), String(bare.generated), '']
}

function stoppedTable(costs: readonly StoppedCost[]): string {
  const { mebibytes, readers } = costs[0]!
  const grown = Math.max(...costs.map(({ stopped }) => stopped.growthMiB))
  const held = Math.max(...costs.map(({ stopped }) => stopped.heldMiB))
  const isMet = Math.max(grown, held) < stoppedBarMiB
  const isWhole = costs.every(({ whole }) => whole === readers)
  const head = ['', 'growth MiB', 'of buffers MiB', 'buffers held MiB']
  const rowOf = (title: string, which: 'alone' | 'stopped') => [
    title,
    rangeOf(costs.map((cost) => cost[which].growthMiB)),
    rangeOf(costs.map((cost) => cost[which].bufferGrowthMiB)),
    rangeOf(costs.map((cost) => cost[which].heldMiB)),
  ]
  const verdict =
    `**${readers} readers of a sound of ${mebibytes.toFixed(0)} MiB stop near its beginning while it is made to its end: ` +
    `growth of ${grown.toFixed(0)} MiB at most, buffers held ${held.toFixed(1)} MiB, bar ${stoppedBarMiB} MiB: ` +
    `${isMet ? 'met' : 'MISSED'}. ` +
    `All heard every byte when they went on: ${isWhole ? 'yes' : 'NO'}.**`
  const rows = [rowOf('nobody reads', 'alone'), rowOf(`${readers} readers have stopped`, 'stopped')]
  return `${verdict}\n\n${reportTable(head, rows)}`
}
