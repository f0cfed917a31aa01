import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { type AudioStore, createAudioStore } from './audio/uploads/audioStore.js'
import { type CallLog, createCallLog } from './callLog.js'
import { createClock, type EmulatorClock } from './clock.js'
import type { EmulatorContext } from './context.js'
import { createFaults, type Faults } from './faults/faults.js'
import { createConcurrencyLimiter } from './http/concurrencyLimiter.js'
import { createServer } from './http/server.js'
import { DEFAULT_API_KEY, DEFAULT_MAXIMUM_CONCURRENT_REQUESTS, type EmulatorOptions } from './options.js'
import { addDemoDubbings } from './seed/demoDubbings.js'
import { demoVoices } from './seed/demoVoices.js'
import type { EmulatorState } from './state/emulatorState.js'
import { lockStateFile } from './state/lockStateFile.js'
import { StateStore } from './state/StateStore.js'
import { createStateWriter, loadState, type StateWriter } from './state/stateFile.js'
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
  const lock =
    options.stateFile === undefined ? undefined : lockStateFile(options.stateFile, options.stateFileWaitMs ?? 0)
  try {
    return await startLocked(options, () => lock?.release())
  } catch (error) {
    lock?.release()
    throw error
  }
}

async function startLocked(options: EmulatorOptions, onClosed: () => void): Promise<Emulator> {
  const { host = '127.0.0.1', port = 0, apiKey = DEFAULT_API_KEY, startAt = new Date() } = options
  const address = { url: '' }
  const { context, writer } = await openContext(options, { startAt, baseUrl: () => address.url })
  const app = createServer(context)
  try {
    // Save before publishing the URL: a generated account id must survive a crash.
    writer?.markChanged()
    await writer?.flush()
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    throw error
  }
  address.url = urlOf(host, (app.server.address() as AddressInfo).port)

  const { state, calls, clock, faults, audio } = context
  return {
    url: address.url,
    apiKey,
    accountId: state.accountId,
    state,
    calls,
    clock,
    faults,
    async close() {
      await app.close()
      audio.close()
      await writer?.flush().finally(onClosed)
    },
  }
}

interface Start {
  startAt: Date
  baseUrl: () => string
}

async function openContext(
  options: EmulatorOptions,
  start: Start,
): Promise<{ context: EmulatorContext; writer: StateWriter | undefined }> {
  const { stateFile, seed = 'demo', listFills, maximumConcurrentRequests } = options
  const clock = createClock(start.startAt, options.isClockFrozen)
  const saved = await loadSaved(options)
  const audio = createAudioStore(stateFile === undefined ? undefined : `${stateFile}.audio`)
  const { state, writer } = openState(options, start, { clock, audio, snapshot: saved ?? newSnapshot(options, start) })
  if (!saved && seed === 'demo') addDemoDubbings(state.dubs, start.startAt)
  const context: EmulatorContext = {
    apiKey: options.apiKey ?? DEFAULT_API_KEY,
    state,
    audio,
    clock,
    calls: createCallLog(),
    faults: createFaults(),
    limiter: createConcurrencyLimiter(maximumConcurrentRequests ?? DEFAULT_MAXIMUM_CONCURRENT_REQUESTS),
    listFills: { samples: listFills?.samples ?? true, settings: listFills?.settings ?? true },
    addDefaultVoicesToFirstPage: options.addDefaultVoicesToFirstPage ?? true,
  }
  return { context, writer }
}

async function loadSaved({ stateFile, accountId }: EmulatorOptions): Promise<StateSnapshot | undefined> {
  const saved = stateFile === undefined ? undefined : await loadState(stateFile)
  if (saved && accountId !== undefined && accountId !== saved.accountId) {
    throw new Error(`${stateFile} belongs to the account ${saved.accountId}, not to ${accountId}`)
  }
  return saved
}

function newSnapshot({ accountId, seed = 'demo' }: EmulatorOptions, { startAt }: Start): StateSnapshot {
  return {
    version: 2,
    accountId: accountId ?? randomBytes(14).toString('hex'),
    voicesAdded: 0,
    // `startAt` and not `clock.now()`: the same start time returns the same voices.
    voices: seed === 'demo' ? demoVoices(startAt) : [],
  }
}

function openState(
  options: EmulatorOptions,
  { baseUrl }: Start,
  parts: { clock: EmulatorClock; audio: AudioStore; snapshot: StateSnapshot },
): { state: StateStore; writer: StateWriter | undefined } {
  const { account, work, plan, generation, dubbing, captchaAs, missingPermissions, stateFile } = options
  const state: StateStore = new StateStore({
    ...parts,
    baseUrl,
    onChange: () => writer?.markChanged(),
    account,
    work,
    plan,
    generation,
    dubbing,
    captchaAs,
    missingPermissions,
  })
  const writer = stateFile === undefined ? undefined : createStateWriter(stateFile, () => state.snapshot())
  return { state, writer }
}

function urlOf(host: string, port: number): string {
  const wildcardHosts: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' }
  const clientHost = wildcardHosts[host] ?? host
  return `http://${clientHost.includes(':') ? `[${clientHost}]` : clientHost}:${port}`
}
