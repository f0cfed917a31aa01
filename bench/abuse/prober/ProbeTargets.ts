/** What the prober asks, and what the answers must be. */
export interface ProbeTargets {
  readonly url: string
  readonly authorization: string
  readonly query: string
  /** The whole answer. */
  readonly answer: string
  readonly media: readonly { readonly path: string; readonly sha256: string }[]
  /** A job that has ended: subscribed to, it is sent once. */
  readonly jobId: string
}

export type ProbeName = 'live' | 'query' | 'media' | 'subscription' | 'upload'

export interface ProbeFigures {
  readonly sent: number
  readonly failed: number
  readonly medianMs: number
  readonly longestMs: number
}

/** Between two answers of `/health/live`. */
export interface Silence {
  /** Milliseconds since the epoch. */
  readonly from: number
  readonly ms: number
  /** How much of that the server was running: the rest is the fault of a busy machine. */
  readonly ranMs: number
}

export interface ProbeFailure {
  readonly probe: ProbeName
  readonly reason: string
  readonly at: number
}

export interface ProbeReport {
  readonly probes: Readonly<Record<ProbeName, ProbeFigures>>
  /** All that were long enough to be of interest. */
  readonly silences: readonly Silence[]
  readonly failures: readonly ProbeFailure[]
  readonly peakRssMiB: number
  /** How long this thread itself did not run: a silence of the machine and not of the server. */
  readonly ownDelayMs: number
}

/** From the suite to the thread of the prober. */
export type ProberOrder = { readonly pid: number } | 'stop'
