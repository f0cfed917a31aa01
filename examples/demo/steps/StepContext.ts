import type { GraphClient } from '../graph/GraphClient.js'
import type { Stage } from '../output/DemoOutput.js'

/** What every act has at hand. */
export interface Scene {
  readonly stage: Stage
  readonly graph: GraphClient
  /** Another user, where the demo may speak for two. */
  readonly other: GraphClient | undefined
  /** Where recordings and pictures are put. */
  readonly folder: string
  /** Differs from run to run: names and idempotency keys bear it. */
  readonly runId: string
}

export interface Sample {
  readonly id: string
  readonly fileName: string
}
