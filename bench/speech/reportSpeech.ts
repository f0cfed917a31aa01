import { machine } from '../report/machine.js'
import { median, rangeOf } from '../report/rangeOf.js'
import { reportTable } from '../report/reportTable.js'
import type { PausedReadersCost } from './measurePausedReaders.js'
import type { StreamsCost } from './measureStreams.js'
import type { FirstByteScenario, FirstBytes } from './timeFirstBytes.js'
import type { FirstEvent } from './timeFirstEvents.js'

export interface StreamsRound {
  ours: StreamsCost
  bare: StreamsCost
}

export interface SpeechMeasured {
  firstBytes: readonly FirstByteScenario[]
  firstEvents: readonly FirstEvent[]
  streams: readonly StreamsRound[]
  paused: readonly PausedReadersCost[]
}

const targetMs = 15
const targetRatio = 1.2
const eventTargetMs = 50
const stoppedTargetMiB = 64

type Metric = readonly [title: string, of: (cost: StreamsCost) => number]

const metrics: readonly Metric[] = [
  ['memory per stream, KiB', ({ growthMiB, readers }) => (growthMiB * 1_024) / readers],
  ['buffer memory per stream, KiB', ({ bufferGrowthMiB, readers }) => (bufferGrowthMiB * 1_024) / readers],
  ['CPU per MiB received, ms', ({ cpuSecs, readers, mebibytes }) => (cpuSecs * 1_000) / (readers * mebibytes)],
]

/** The results as Markdown, targets first. */
export function reportSpeech(
  { firstBytes, firstEvents, streams, paused }: SpeechMeasured,
  database: 'embedded' | 'PostgreSQL',
): string {
  const { readers, mebibytes } = streams[0]!.ours
  const isComplete = streams.every(({ ours, bare }) => ours.complete === readers && bare.complete === readers)
  const counts = [firstBytes[0]!.times.length, streams.length]
  return [
    machine(),
    'Medians with minimum and maximum in parentheses. The SHA-256 of every recording received equals that of the ' +
      `upstream. Requests per variant for the first byte: ${counts[0]} per upstream delay; rounds of all other scenarios: ${counts[1]}.`,
    `### The first byte, database of ours: ${database}\n\n${firstBytes.map(firstByteVerdict).join('\n\n')}`,
    firstByteTable(firstBytes),
    `### The first event of speechStream, 8 kHz µ-law at the speed of speech\n\n${firstEventVerdict(firstEvents)}`,
    reportTable(
      ['direct, ms', 'ours, ms', 'ours − direct, ms'],
      [
        [
          rangeOf(firstEvents.map(({ direct }) => direct)),
          rangeOf(firstEvents.map(({ ours }) => ours)),
          rangeOf(firstEvents.map(({ ours, direct }) => ours - direct)),
        ],
      ],
    ),
    `### ${readers} streams at once, half of them slow: ours against a bare pass-through`,
    `**All ${readers} received every byte, in both: ${isComplete ? 'yes' : 'NO'}.** Each recording has ${mebibytes.toFixed(1)} MiB.`,
    reportTable(
      ['', 'ours', 'bare', 'ours / bare'],
      [...metrics.map((metric) => streamsRow(streams, metric)), generatedRow(streams)],
    ),
    '### Paused readers',
    pausedTable(paused),
  ].join('\n\n')
}

function firstByteVerdict({ firstPieceMs, times }: FirstByteScenario): string {
  const moreMs = median(times.map(({ ours, direct }) => ours - direct))
  const ratio = median(times.map(({ ours, direct }) => ours / direct))
  const isMet = moreMs <= targetMs && ratio <= targetRatio
  return (
    `**An upstream that takes ${firstPieceMs} ms: ours is ${moreMs.toFixed(1)} ms slower, ${ratio.toFixed(2)}×; ` +
    `target ${targetMs} ms and ${targetRatio}×: ${isMet ? 'met' : 'MISSED'}.**`
  )
}

function firstEventVerdict(times: readonly FirstEvent[]): string {
  const moreMs = median(times.map(({ ours, direct }) => ours - direct))
  return (
    `**From the mutation to the first event ours takes ${moreMs.toFixed(1)} ms more than upstream to its first byte; ` +
    `target ${eventTargetMs} ms: ${moreMs <= eventTargetMs ? 'met' : 'MISSED'}.**`
  )
}

function firstByteTable(scenarios: readonly FirstByteScenario[]): string {
  const head = [
    'upstream takes',
    'direct, ms',
    'ours, ms',
    'mutation, ms',
    'GET, ms',
    'ours − direct, ms',
    'ours / direct',
  ]
  const rows = scenarios.map(({ firstPieceMs, times }) => {
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

/** Billed generations. */
function generatedRow(rounds: readonly StreamsRound[]): string[] {
  const { ours, bare } = rounds[0]!
  return ['generated recordings', String(ours.generated), String(bare.generated), '']
}

function pausedTable(costs: readonly PausedReadersCost[]): string {
  const { mebibytes, readers } = costs[0]!
  const grown = Math.max(...costs.map(({ paused }) => paused.growthMiB))
  const retained = Math.max(...costs.map(({ paused }) => paused.retainedMiB))
  const isMet = Math.max(grown, retained) < stoppedTargetMiB
  const isComplete = costs.every(({ complete }) => complete === readers)
  const head = ['', 'growth MiB', 'of buffers MiB', 'buffers retained MiB']
  const rowOf = (title: string, which: 'withoutReaders' | 'paused') => [
    title,
    rangeOf(costs.map((cost) => cost[which].growthMiB)),
    rangeOf(costs.map((cost) => cost[which].bufferGrowthMiB)),
    rangeOf(costs.map((cost) => cost[which].retainedMiB)),
  ]
  const verdict =
    `**${readers} readers of a recording of ${mebibytes.toFixed(0)} MiB pause near its start until it is complete: ` +
    `growth of ${grown.toFixed(0)} MiB at most, buffers retained ${retained.toFixed(1)} MiB, target ${stoppedTargetMiB} MiB: ` +
    `${isMet ? 'met' : 'MISSED'}. ` +
    `All received every byte after they resumed: ${isComplete ? 'yes' : 'NO'}.**`
  const rows = [rowOf('no readers', 'withoutReaders'), rowOf(`${readers} paused readers`, 'paused')]
  return `${verdict}\n\n${reportTable(head, rows)}`
}
