import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildSchema } from 'graphql'
import { packageRoot } from '../../src/config.js'
import { jwtSecret } from '../tokenFor.js'
import type { AbuseOptions } from './AbuseOptions.js'
import { Attack } from './Attack.js'
import { OperationWriter } from './operations/OperationWriter.js'
import { ProberThread } from './prober/ProberThread.js'
import type { ProbeReport } from './prober/ProbeTargets.js'
import { askHttp } from './protocols/askHttp.js'
import type { Secrets } from './protocols/ResponseScanner.js'
import { Tally } from './Tally.js'
import { AbuseTarget, mediaSigningKey } from './target/AbuseTarget.js'
import { type Callers, createCallers } from './target/callers.js'
import type { HeldMemory } from './target/observeServer.js'
import { residentMiB } from './target/readProcess.js'
import { type DataSet, marker, seedDataSet } from './target/seedDataSet.js'
import { type Leftovers, waitUntilQuiet } from './waitUntilQuiet.js'

export interface AbuseResult {
  readonly tally: Tally
  readonly target: AbuseTarget
  readonly probes: ProbeReport
  readonly before: HeldMemory
  readonly after: HeldMemory | undefined
  readonly leftovers: Leftovers
  readonly attackMs: number
}

export interface AbuseRun {
  readonly options: AbuseOptions
  /** An empty folder. */
  readonly workDir: string
  /** Ends the run early; the server is ended, too. */
  readonly signal: AbortSignal
  readonly say: (line: string) => void
}

const quietTimeoutMs = 60_000
const watchEveryMs = 250
/** A server that takes more is killed: the machine is needed for other things. */
const mostRssMiB = 4_096
/** The heap may take a moment to be given back. */
const memoryTries = 10
export const mostHeldGrowthMiB = 96

/** Starts a server with data, attacks it, and sees what is left of it. */
export async function runAbuse(run: AbuseRun): Promise<AbuseResult> {
  const { options, workDir, say } = run
  const callers = await createCallers()
  const secrets = secretsOf(callers)
  say(`seed ${options.seed}: starting the server and filling it`)
  const startedAt = Date.now()
  const target = await AbuseTarget.start({ workDir, databaseUrl: options.databaseUrl, secrets })
  const onAbort = () => void target.close()
  run.signal.addEventListener('abort', onAbort, { once: true })
  try {
    const data = await seedDataSet(target, options.voices)
    const before = await settledMemory(target)
    const attack = await openAttack(run, { target, data, callers, secrets })
    say(`attacking ${target.url}, which has ${data.voices} voices after ${(Date.now() - startedAt) / 1_000} s`)
    const { probes, attackMs } = await attackWatched(attack, target, run)
    say('the attack is over; waiting for what it has left')
    const leftovers = target.isRunning ? await waitUntilQuiet(target, quietTimeoutMs) : { 'servers that have ended': 1 }
    const after = target.isRunning ? await memoryGivenBack(target, before) : undefined
    return { tally: attack.tally, target, probes, before, after, leftovers, attackMs }
  } finally {
    run.signal.removeEventListener('abort', onAbort)
    await target.close()
  }
}

interface Opened {
  readonly target: AbuseTarget
  readonly data: DataSet
  readonly callers: Callers
  readonly secrets: Secrets
}

async function openAttack({ options, signal }: AbuseRun, { target, data, callers, secrets }: Opened) {
  const sdl = await readFile(join(packageRoot, 'schema.graphql'), 'utf8')
  const operations = new OperationWriter(buildSchema(sdl, { assumeValidSDL: true }), data.pool)
  const { mediaPaths, longMediaPath } = data
  const tally = new Tally()
  const world = { operations, callers, mediaPaths, longMediaPath }
  return { tally, attack: new Attack({ options, world, tally, port: target.port, secrets, signal }) }
}

async function attackWatched(
  { attack }: { attack: Attack },
  target: AbuseTarget,
  { options, say }: AbuseRun,
): Promise<{ probes: ProbeReport; attackMs: number }> {
  const prober = await ProberThread.start(target)
  const startedAt = Date.now()
  const ending = new AbortController()
  const watching = watchServer(target, prober, ending.signal)
  try {
    if (options.only.length > 0) await playEach(attack, target, { options, say })
    else await attack.run()
    return { attackMs: Date.now() - startedAt, probes: await prober.stop() }
  } finally {
    ending.abort()
    await Promise.all([watching, prober.close()])
  }
}

/** Starts the server again when it has ended, so that one mistake does not hide all others. */
async function watchServer(target: AbuseTarget, prober: ProberThread, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if (!target.isRunning) {
      await target.restart()
      prober.watch(target.pid)
    } else if (residentMiB(target.pid) > mostRssMiB) target.kill()
    await sleep(watchEveryMs)
  }
}

async function playEach(
  attack: Attack,
  target: AbuseTarget,
  { options, say }: Pick<AbuseRun, 'options' | 'say'>,
): Promise<void> {
  for (const index of options.only) {
    const playing = attack.playOne(index)
    await sleep(50)
    const askedAt = performance.now()
    await askHttp(`${target.url}/health/live`).catch(() => undefined)
    const silenceMs = performance.now() - askedAt
    const { played, ended, statuses, ms } = await playing
    const rss = residentMiB(target.pid)
    say(`${index} ${played.kind}: ${played.summary}`)
    say(
      `  ${statuses.join(' ')} ${ended} after ${ms.toFixed()} ms; live after ${silenceMs.toFixed()} ms; RSS ${rss.toFixed()} MiB`,
    )
  }
}

/** What a server holds that has answered some ordinary requests. */
async function settledMemory(target: AbuseTarget): Promise<HeldMemory> {
  for (let turn = 0; turn < 20; turn += 1) await askHttp(`${target.url}/health/ready`)
  await target.heldMemory()
  return target.heldMemory()
}

async function memoryGivenBack(target: AbuseTarget, before: HeldMemory): Promise<HeldMemory> {
  let after = await settledMemory(target)
  for (let turn = 1; turn < memoryTries && heldGrowthMiB(before, after) > mostHeldGrowthMiB; turn += 1) {
    await sleep(1_000)
    after = await settledMemory(target)
  }
  return after
}

/** What is still referred to; resident memory may stay although nothing is. */
export function heldGrowthMiB(before: HeldMemory, after: HeldMemory): number {
  return after.heapMiB + after.externalMiB - before.heapMiB - before.externalMiB
}

function secretsOf({ valid }: Callers): Secrets {
  return {
    marker,
    'the secret of tokens': jwtSecret,
    'the key of media URLs': mediaSigningKey,
    'the upstream key': 'emulator-key',
    'a token': valid[0]!.authorization!.split('.')[2]!,
  }
}
