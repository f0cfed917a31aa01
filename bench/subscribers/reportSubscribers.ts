import { machine } from '../report/machine.js'
import { rangeOf } from '../report/rangeOf.js'
import { reportTable } from '../report/reportTable.js'
import type { SubscriberCost } from './measureSubscribers.js'

export interface SubscriberRound {
  ours: SubscriberCost
  bare: SubscriberCost
  /** Routes of all upstream calls from the start of the training to the end of the last subscription. */
  routes: readonly string[]
}

type Metric = (cost: SubscriberCost) => number

const metrics: readonly (readonly [title: string, of: Metric])[] = [
  ['last event, median subscriber after the first, ms', ({ delaysMs }) => delayPercentile(delaysMs, 0.5)],
  ['last event, last subscriber after the first, ms', ({ delaysMs }) => delayPercentile(delaysMs, 1)],
  ['CPU for a message sent, µs', ({ cpuMicrosPerDelivery }) => cpuMicrosPerDelivery],
  ['memory of an idle subscriber, KiB', ({ idleKiB }) => idleKiB],
  ['memory of a subscriber at the peak, KiB', ({ peakKiB }) => peakKiB],
]

/** The results as Markdown, ratios first. */
export function reportSubscribers(
  rounds: readonly SubscriberRound[],
  { queuedMs, trainingMs }: { queuedMs: number; trainingMs: number },
): string {
  const { size } = rounds[0]!.ours
  const isComplete = rounds.every(({ ours }) => ours.arrived === size && ours.completed === size)
  const outOfOrder = rounds.reduce((sum, { ours }) => sum + ours.outOfOrder, 0)
  const deliveries = rangeOf(rounds.map(({ ours }) => ours.deliveries / size))
  return [
    machine(),
    `Rounds: ${rounds.length}; medians with minimum and maximum in parentheses. ${size} subscribers with one socket each on ` +
      `one training that takes ${(queuedMs + trainingMs) / 1_000} s; the bare server sends the messages of one of them.`,
    `**All received the final event and complete: ${isComplete ? 'yes' : 'NO'}.** ` +
      `Events per subscriber: ${deliveries}. Events without a higher revision: ${outOfOrder}.`,
    '### Ratios: ours against the bare broadcast',
    reportTable(
      ['', 'ours / bare'],
      metrics.map(([title, of]) => [title, rangeOf(rounds.map(({ ours, bare }) => of(ours) / of(bare)))]),
    ),
    '### Numbers',
    reportTable(
      ['', 'ours', 'bare'],
      metrics.map(([title, of]) => [
        title,
        rangeOf(rounds.map(({ ours }) => of(ours))),
        rangeOf(rounds.map(({ bare }) => of(bare))),
      ]),
    ),
    `### Calls to the upstream, for all ${size} subscribers`,
    callTable(rounds),
  ].join('\n\n')
}

function callTable(rounds: readonly SubscriberRound[]): string {
  const routes = [...new Set(rounds.flatMap((round) => round.routes))].sort()
  return reportTable(
    ['route', 'calls'],
    routes.map((route) => [
      route,
      rangeOf(rounds.map((round) => round.routes.filter((each) => each === route).length)),
    ]),
  )
}

function delayPercentile(delaysMs: readonly number[], share: number): number {
  return delaysMs[Math.min(delaysMs.length - 1, Math.floor(delaysMs.length * share))] ?? 0
}
