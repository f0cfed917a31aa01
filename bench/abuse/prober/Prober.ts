import { Agent } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { processorMs, residentMiB } from '../target/readProcess.js'
import type { ProbeFailure, ProbeFigures, ProbeName, ProbeReport, ProbeTargets, Silence } from './ProbeTargets.js'
import { Probes } from './probes.js'

const everyMs: Readonly<Record<ProbeName, number>> = {
  live: 100,
  query: 1_000,
  media: 1_000,
  subscription: 5_000,
  upload: 5_000,
}
const timeoutMs = 30_000
/** Shorter silences are of no interest. */
const reportedSilenceMs = 500
const mostOutstanding = 10
/** Requests that have no connection yet wait for one, so that a server that stands still is not flooded. */
const connections = 16

/** Behaves well all the time, as a user of the tenant that must not be disturbed, and notes how that is answered. */
export class Prober {
  readonly #probes: Probes
  readonly #agent = new Agent({ keepAlive: true, maxSockets: connections })
  readonly #timers: NodeJS.Timeout[] = []
  readonly #times = new Map<ProbeName, number[]>()
  readonly #failures: ProbeFailure[] = []
  readonly #silences: Silence[] = []
  readonly #outstanding = new Map<ProbeName, number>()
  readonly #ownDelay = monitorEventLoopDelay({ resolution: 10 })
  #aliveAt = Date.now()
  #processorMsThen = 0
  #peakRssMiB = 0
  #turn = 0

  constructor(targets: ProbeTargets, pid: number) {
    this.#probes = new Probes(targets, this.#agent, timeoutMs)
    this.pid = pid
    this.#processorMsThen = processorMs(pid)
  }

  /** The process whose memory is measured. */
  pid: number

  start(): void {
    this.#ownDelay.enable()
    for (const [name, ms] of Object.entries(everyMs) as [ProbeName, number][]) {
      this.#timers.push(setInterval(() => void this.#probe(name), ms))
    }
    this.#timers.push(setInterval(() => this.#readMemory(), 100))
  }

  stop(): ProbeReport {
    for (const timer of this.#timers) clearInterval(timer)
    this.#endSilence()
    this.#agent.destroy()
    const figures = (name: ProbeName) => figuresOf(this.#times.get(name) ?? [], this.#failures, name)
    return {
      probes: {
        live: figures('live'),
        query: figures('query'),
        media: figures('media'),
        subscription: figures('subscription'),
        upload: figures('upload'),
      },
      silences: this.#silences,
      failures: this.#failures,
      peakRssMiB: this.#peakRssMiB,
      ownDelayMs: this.#ownDelay.max / 1e6,
    }
  }

  async #probe(name: ProbeName): Promise<void> {
    const outstanding = this.#outstanding.get(name) ?? 0
    if (outstanding >= mostOutstanding) return
    this.#outstanding.set(name, outstanding + 1)
    const startedAt = performance.now()
    try {
      await (name === 'media' ? this.#probes.media(this.#turn++) : this.#probes[name]())
      if (name === 'live') this.#endSilence()
      const times = this.#times.get(name) ?? []
      times.push(performance.now() - startedAt)
      this.#times.set(name, times)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#failures.push({ probe: name, reason, at: Date.now() })
    } finally {
      this.#outstanding.set(name, this.#outstanding.get(name)! - 1)
    }
  }

  #endSilence(): void {
    const now = Date.now()
    const used = processorMs(this.pid)
    const ms = now - this.#aliveAt
    const ranMs = Math.min(ms, Math.max(0, used - this.#processorMsThen))
    if (ms >= reportedSilenceMs) this.#silences.push({ from: this.#aliveAt, ms, ranMs })
    this.#aliveAt = now
    this.#processorMsThen = used
  }

  #readMemory(): void {
    this.#peakRssMiB = Math.max(this.#peakRssMiB, residentMiB(this.pid))
  }
}

function figuresOf(times: readonly number[], failures: readonly ProbeFailure[], name: ProbeName): ProbeFigures {
  const sorted = [...times].sort((a, b) => a - b)
  const failed = failures.filter(({ probe }) => probe === name).length
  return {
    sent: times.length + failed,
    failed,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    longestMs: sorted.at(-1) ?? 0,
  }
}
