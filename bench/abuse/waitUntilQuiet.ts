import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { askHttp } from './protocols/askHttp.js'
import type { AbuseTarget } from './target/AbuseTarget.js'

/** How many of what should be gone are there. */
export type Leftovers = Readonly<Record<string, number>>

const lookEveryMs = 500
/** Gauges of what is in use at the moment; all others go on counting. */
const gaugeOfUse =
  /^(polyphony_(?:open|upstream_queue_depth|upstream_in_flight|sounds|.*(?:in_progress|in_use|unsent|held|waiting))\w*)(\{[^}]*\})? ([\d.e+]+)$/
const established = '01'
const closeWait = '08'

/** Waits until nothing is left of the attack, but no longer than this. Answers with what is still there then. */
export async function waitUntilQuiet(target: AbuseTarget, timeoutMs: number): Promise<Leftovers> {
  const endAt = Date.now() + timeoutMs
  let left = await leftovers(target)
  while (Object.keys(left).length > 0 && Date.now() < endAt && target.isRunning) {
    await sleep(lookEveryMs)
    left = await leftovers(target)
  }
  return left
}

async function leftovers(target: AbuseTarget): Promise<Leftovers> {
  const counts: Record<string, number> = {
    'connections to the server': await connectionsTo(target.port),
    'requests in flight at the emulator': await target.controls.requestsInFlight(),
    'temporary files': (await filesIn(target.tempDir)).length,
    'partial audio files': (await filesIn(`${target.dataDir}/media`)).filter((name) => name.endsWith('.part')).length,
    ...(await gaugesOf(target)),
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

/** A server that does not answer counts as a leftover. */
async function gaugesOf({ url }: AbuseTarget): Promise<Record<string, number>> {
  const answer = await askHttp(`${url}/metrics`).catch(() => undefined)
  if (answer === undefined) return { 'servers that do not answer': 1 }
  const lines = answer.body.toString().split('\n')
  const gauges = lines.map((line) => gaugeOfUse.exec(line)).filter((match) => match !== null)
  return Object.fromEntries(gauges.map(([, name, labels = '', value]) => [`${name}${labels}`, Number(value)]))
}

/** Counted by the operating system. */
async function connectionsTo(port: number): Promise<number> {
  const end = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
  )
  const rows = tables.flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)))
  return rows.filter(([, local = '', , state = '']) => local.endsWith(end) && [established, closeWait].includes(state))
    .length
}

async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}
