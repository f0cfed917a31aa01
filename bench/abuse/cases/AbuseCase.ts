import type { OperationWriter } from '../operations/OperationWriter.js'
import type { Conversation } from '../protocols/exchange.js'
import type { Random } from '../random/Random.js'
import type { Callers } from '../target/callers.js'

/** One attack: everything that is sent, as data, so that it can be repeated. */
export interface AbuseCase {
  /** Under which it is counted. */
  readonly kind: string
  /** Who sends what, in a line. */
  readonly summary: string
  readonly conversation: Conversation
  /** Whether the caller may be shown the data of every tenant. */
  readonly mayReadAll?: boolean
}

/** What cases are drawn from. */
export interface CaseWorld {
  readonly operations: OperationWriter
  readonly callers: Callers
  /** Path and query of media URLs that were signed for attackers. */
  readonly mediaPaths: readonly string[]
  /** The signed URL of many megabytes of audio, for an attacker. */
  readonly longMediaPath: string
}

export interface CaseDraw {
  readonly random: Random
  readonly world: CaseWorld
  /** What the log of the server names the request. */
  readonly requestId: string
}
