import { machine } from '../report/machine.js'
import { rangeOf } from '../report/rangeOf.js'
import { reportTable } from '../report/reportTable.js'
import type { CrowdCost } from './measureSubscribers.js'

export interface SubscriberRound {
  ours: CrowdCost
  bare: CrowdCost
  /** Of every call that reached the upstream from the start of the training to the last subscriber’s end. */
  routes: readonly string[]
}

type Metric = (cost: CrowdCost) => number

const metrics: readonly (readonly [title: string, of: Metric])[] = [
  ['last event, median subscriber after the first, ms', ({ delaysMs }) => delayAt(delaysMs, 0.5)],
  ['last event, last subscriber after the first, ms', ({ delaysMs }) => delayAt(delaysMs, 1)],
  ['CPU for a message sent, µs', ({ cpuMicrosPerDelivery }) => cpuMicrosPerDelivery],
  ['memory of an idle subscriber, KiB', ({ idleKiB }) => idleKiB],
  ['memory of a subscriber at the peak, KiB', ({ peakKiB }) => peakKiB],
]

/** All of a run as Markdown, ratios first. */
export function reportSubscribers(
  rounds: readonly SubscriberRound[],
  { queuedMs, trainingMs }: { queuedMs: number; trainingMs: number },
): string {
  const { size } = rounds[0]!.ours
  const whole = rounds.every(({ ours }) => ours.arrived === size && ours.completed === size)
  const repeats = rounds.reduce((sum, { ours }) => sum + ours.repeats, 0)
  const deliveries = rangeOf(rounds.map(({ ours }) => ours.deliveries / size))
  return [
    machine(),
    `Rounds: ${rounds.length}; medians, in brackets the least and the greatest. ${size} subscribers with a socket each on ` +
      `one training that takes ${(queuedMs + trainingMs) / 1_000} s; the bare server sends what one of them got.`,
    `**All got the last event and were told that it is over: ${whole ? 'yes' : 'NO'}.** ` +
      `Events for each of them: ${deliveries}. Events that did not rise in revision: ${repeats}.`,
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
    `### Calls to the upstream, of all ${size} subscribers together`,
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

function delayAt(delaysMs: readonly number[], share: number): number {
  return delaysMs[Math.min(delaysMs.length - 1, Math.floor(delaysMs.length * share))] ?? 0
}
