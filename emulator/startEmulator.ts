import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createAudioStore } from './audio/uploads/audioStore.js'
import { type CallLog, createCallLog } from './callLog.js'
import { createClock, type EmulatorClock } from './clock.js'
import { createFaults, type Faults } from './faults/faults.js'
import { createConcurrencyLimiter } from './http/concurrencyLimiter.js'
import { createServer } from './http/server.js'
import { DEFAULT_API_KEY, DEFAULT_MAXIMUM_CONCURRENT_REQUESTS, type EmulatorOptions } from './options.js'
import { addDemoDubbings } from './seed/demoDubbings.js'
import { demoVoices } from './seed/demoVoices.js'
import { createState, type EmulatorState } from './state/emulatorState.js'
import { createStateWriter, loadState } from './state/stateFile.js'
import type { StateSnapshot } from './state/stateSnapshot.js'

/** A running emulator, with interfaces for tests to control and observe it. */
export interface Emulator {
  /** Base URL without a trailing slash. */
  readonly url: string
  readonly apiKey: string
  readonly accountId: string
  readonly state: EmulatorState
  readonly calls: CallLog
  readonly clock: EmulatorClock
  readonly faults: Faults
  /** Closes all connections, including stalled ones, and saves the state. */
  close(): Promise<void>
}

/** Starts an emulator. Resolves when it listens. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { host = '127.0.0.1', port = 0, apiKey = DEFAULT_API_KEY, seed = 'demo', listFills, stateFile } = options
  const { startAt = new Date() } = options
  const clock = createClock(startAt)
  const calls = createCallLog()
  const faults = createFaults()
  const saved = stateFile === undefined ? undefined : await loadState(stateFile)
  if (saved && options.accountId !== undefined && options.accountId !== saved.accountId) {
    throw new Error(`${stateFile} belongs to the account ${saved.accountId}, not to ${options.accountId}`)
  }
  const snapshot: StateSnapshot = saved ?? {
    version: 1,
    accountId: options.accountId ?? randomBytes(14).toString('hex'),
    voicesAdded: 0,
    // `startAt` and not `clock.now()`: the same start time returns the same voices.
    voices: seed === 'demo' ? demoVoices(startAt) : [],
  }
  let url = ''
  const audio = createAudioStore(stateFile === undefined ? undefined : `${stateFile}.audio`)
  const { account, work, plan, generation, dubbing, captchaAs, missingPermissions } = options
  const state = createState({
    snapshot,
    clock,
    audio,
    baseUrl: () => url,
    onChange: () => writer?.markChanged(),
    account,
    work,
    plan,
    generation,
    dubbing,
    captchaAs,
    missingPermissions,
  })
  const writer = stateFile === undefined ? undefined : createStateWriter(stateFile, state.snapshot)

  if (!saved && seed === 'demo') addDemoDubbings(state.dubs, startAt)

  const app = createServer({
    apiKey,
    state,
    audio,
    clock,
    calls,
    faults,
    limiter: createConcurrencyLimiter(options.maximumConcurrentRequests ?? DEFAULT_MAXIMUM_CONCURRENT_REQUESTS),
    listFills: { samples: listFills?.samples ?? true, settings: listFills?.settings ?? true },
    addDefaultVoicesToFirstPage: options.addDefaultVoicesToFirstPage ?? true,
  })
  try {
    // Save before publishing the URL: a generated account id must survive a crash.
    writer?.markChanged()
    await writer?.flush()
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    throw error
  }
  url = urlOf(host, (app.server.address() as AddressInfo).port)

  return {
    url,
    apiKey,
    accountId: state.accountId,
    state,
    calls,
    clock,
    faults,
    async close() {
      await app.close()
      audio.close()
      await writer?.flush()
    },
  }
}

function urlOf(host: string, port: number): string {
  const wildcardHosts: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' }
  const clientHost = wildcardHosts[host] ?? host
  return `http://${clientHost.includes(':') ? `[${clientHost}]` : clientHost}:${port}`
}
