import type { GraphClient } from '../graph/GraphClient.js'
import type { DemoOutput } from '../output/DemoOutput.js'

/** Dependencies of the steps. */
export interface StepContext {
  readonly output: DemoOutput
  readonly graph: GraphClient
  /** A second user, if available. */
  readonly other: GraphClient | undefined
  /** The folder for recordings and images. */
  readonly folder: string
  /** Unique per run; part of names and idempotency keys. */
  readonly runId: string
}

export interface Sample {
  readonly id: string
  readonly fileName: string
}
