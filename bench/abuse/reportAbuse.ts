import { reportTable } from '../report/reportTable.js'
import { type AbuseResult, heldGrowthMiB, mostHeldGrowthMiB } from './runAbuse.js'
import type { PlayedCase } from './Tally.js'

export interface AbuseReport {
  readonly text: string
  /** What is not as it must be; empty when all is. */
  readonly problems: readonly string[]
}

const mostSilenceMs = 2_000
const mostRssGrowthMiB = 128
/** Shorter ones are not noted. */
const noSilence = { ms: 0, ranMs: 0 }
const shownCases = 12
const shownOfEach = 3
const longestSample = 400

/** The figures of a run, as tables, and which bars they do not reach. */
export function reportAbuse(result: AbuseResult, seed: string): AbuseReport {
  const problems = problemsOf(result)
  const sections = [
    `seed ${seed}; ${result.tally.count} cases in ${(result.attackMs / 1_000).toFixed()} s`,
    figures(result),
    kindsTable(result),
    codesTable(result),
    probesTable(result),
    ...failureLines(result),
    ...silenceLines(result),
    problems.length === 0
      ? 'All bars are reached.'
      : `${problems.length} bar(s) are not reached:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
  ]
  return { text: sections.filter((section) => section !== '').join('\n\n'), problems }
}

function problemsOf({ tally, target, probes, before, after, leftovers }: AbuseResult): string[] {
  const count = (pattern: RegExp) => tally.failures.filter(({ what }) => pattern.test(what)).length
  const rssGrowth = after === undefined ? 0 : after.rssMiB - before.rssMiB
  const heldGrowth = after === undefined ? 0 : heldGrowthMiB(before, after)
  const silence = Math.max(0, ...probes.silences.map(({ ranMs }) => ranMs))
  const bars: readonly (readonly [isMissed: boolean, problem: string])[] = [
    [target.ends.length > 0, `the process ended ${target.ends.length} time(s)`],
    [silence > mostSilenceMs, `silent for ${silence} ms in which the server ran (at most ${mostSilenceMs})`],
    [tally.serverErrors > 0, `${tally.serverErrors} answers from 500 on that are no coded 503`],
    [count(/^code/) > 0, `${count(/^code/)} answers with an internal error`],
    [count(/^leak/) > 0, `${count(/^leak/)} answers with what is secret`],
    [target.log.secretsSeen.length > 0, `in the log: ${target.log.secretsSeen.join(', ')}`],
    [target.log.errors.length > 0, `${target.log.errors.length} errors in the log`],
    [probes.failures.length > 0, `${probes.failures.length} failed probes`],
    [Object.keys(leftovers).length > 0, `left: ${JSON.stringify(leftovers)}`],
    [
      heldGrowth > mostHeldGrowthMiB,
      `${heldGrowth.toFixed()} MiB more are held than before (at most ${mostHeldGrowthMiB})`,
    ],
    [
      rssGrowth > mostRssGrowthMiB,
      `${rssGrowth.toFixed()} MiB more are resident than before (at most ${mostRssGrowthMiB})`,
    ],
  ]
  return bars.filter(([isMissed]) => isMissed).map(([, problem]) => problem)
}

function figures({ tally, target, probes, before, after, leftovers }: AbuseResult): string {
  const longest = probes.silences.reduce((most, silence) => (silence.ms > most.ms ? silence : most), noSilence)
  const mib = (value: number | undefined) => (value === undefined ? '-' : `${value.toFixed()} MiB`)
  return reportTable(
    ['figure', 'value'],
    [
      ['longest silence of /health/live', `${longest.ms} ms, of which the server ran ${longest.ranMs} ms`],
      ['longest pause of the prober itself', `${probes.ownDelayMs.toFixed()} ms`],
      ['statuses from 500 on but coded 503', String(tally.serverErrors)],
      ['internal errors', String(tally.byCode.get('INTERNAL_SERVER_ERROR') ?? 0)],
      ['errors in the log', String(target.log.errors.length)],
      ['lines in the log', String(target.log.lines)],
      ['secrets seen', String(tally.failures.filter(({ what }) => what.startsWith('leak')).length)],
      ['ends of the process', String(target.ends.length)],
      ['RSS before, peak, after', `${mib(before.rssMiB)}, ${mib(probes.peakRssMiB)}, ${mib(after?.rssMiB)}`],
      ['heap before, after', `${mib(before.heapMiB)}, ${mib(after?.heapMiB)}`],
      ['buffers before, after', `${mib(before.externalMiB)}, ${mib(after?.externalMiB)}`],
      ['left afterwards', JSON.stringify(leftovers)],
    ],
  )
}

function kindsTable({ tally }: AbuseResult): string {
  const rows = [...tally.byKind]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, outcomes]) => {
      const sorted = [...outcomes].sort(([, a], [, b]) => b - a)
      return [kind, sorted.map(([outcome, count]) => `${outcome} ×${count}`).join(', ')]
    })
  return reportTable(['cases', 'outcomes'], rows)
}

function codesTable({ tally }: AbuseResult): string {
  const rows = [...tally.byCode].sort(([, a], [, b]) => b - a).map(([code, count]) => [code, String(count)])
  return rows.length === 0 ? '' : reportTable(['error code', 'times'], rows)
}

function probesTable({ probes }: AbuseResult): string {
  const rows = Object.entries(probes.probes).map(([name, { sent, failed, medianMs, longestMs }]) => [
    name,
    String(sent),
    String(failed),
    medianMs.toFixed(),
    longestMs.toFixed(),
  ])
  return reportTable(['probe', 'sent', 'failed', 'median ms', 'longest ms'], rows)
}

function failureLines({ tally, target, probes }: AbuseResult): string[] {
  const answers = grouped(tally.failures, ({ what, kind }) => `${what} to ${kind}`).map(([title, failures]) => {
    const shown = failures.slice(0, shownOfEach).map(({ index, summary, sample }) => {
      return `  --only ${index}: ${summary}\n    ${oneLine(sample)}`
    })
    return `${failures.length} × ${title}\n${shown.join('\n')}`
  })
  const logged = grouped(target.log.errors, ({ signature }) => signature).map(([signature, errors]) => {
    const named = errors.map(({ requestId }) => requestId).filter((id) => id !== undefined)
    const from =
      named.length > 0
        ? [...new Set(named)].slice(0, shownOfEach).join(', ')
        : playedBy(tally.playedAt(errors[0]!.at, 50))
    return `${errors.length} × in the log: ${signature}\n  ${from}\n  ${oneLine(errors[0]!.line, 1_200)}`
  })
  const failed = grouped(probes.failures, ({ probe, reason }) => `${probe}: ${reason.slice(0, 160)}`).map(
    ([title, failures]) => `${failures.length} × failed probe: ${oneLine(title)}`,
  )
  const ends = target.ends.map(({ at, reason, lastLines }) => {
    return `the process ended (${reason}) while these ran: ${playedBy(tally.playedAt(at, 500))}\n  ${causeOf(lastLines)}`
  })
  return [...ends, ...answers, ...logged, ...failed]
}

function silenceLines({ tally, probes }: AbuseResult): string[] {
  const longest = [...probes.silences].sort((a, b) => b.ms - a.ms).slice(0, 8)
  return longest.map(({ from, ms }) => `silent for ${ms} ms; began about then: ${playedBy(tally.begunAround(from))}`)
}

/** What a process writes when an error ends it, or else its last words. */
function causeOf(lines: readonly string[]): string {
  const cause = lines.findLastIndex((line) => /^(\w*Error|Uncaught|FATAL|<--- )/.test(line))
  return (cause === -1 ? lines.slice(-25) : lines.slice(cause, cause + 15)).map((line) => oneLine(line)).join('\n  ')
}

function playedBy(played: readonly PlayedCase[]): string {
  const [slow = [], fast = []] = [true, false].map((isSlow) =>
    played.filter(({ kind }) => kind.startsWith('slow') === isSlow),
  )
  const shown = fast.slice(0, shownCases).map(({ index, kind }) => `${index} (${kind})`)
  const kinds = grouped(slow, ({ kind }) => kind).map(([kind, some]) => `${some.length} × ${kind}`)
  return [...shown, ...(fast.length > shownCases ? [`${fast.length - shownCases} more`] : []), ...kinds].join(', ')
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  return [...Map.groupBy(items, keyOf)].sort(([, a], [, b]) => b.length - a.length)
}

function oneLine(text: string, most = longestSample): string {
  return text.replace(/\s+/g, ' ').slice(0, most)
}
