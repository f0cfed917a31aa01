import type { HistoryItem } from '../../datasources/elevenlabs/apis/HistoryApi.js'
import type { UpstreamApis } from '../../datasources/elevenlabs/UpstreamApis.js'
import type { Json } from '../../datasources/postgres/database/Json.js'
import type { Operation, Outcome } from '../../datasources/postgres/operations/Operation.js'
import type { OperationKind } from '../../datasources/postgres/operations/operationKinds.js'
import { UpstreamNotFound } from '../../errors.js'
import type { Voice } from '../../schema/voices/Voice.js'

export type DubbingIdField = 'speakerId' | 'segmentId' | 'renderId'

/** The clock of upstream differs, and its times are whole seconds. */
export const CLOCK_SKEW_MS = 120_000

/** Reads of upstream, and methods of `OperationWorkerStore` for the operation. A reconciler changes nothing. */
export interface ReconcilerDeps {
  upstream: Pick<UpstreamApis, 'voices' | 'speakers' | 'history' | 'dubbing' | 'dubbingResource'>
  unclaimedVoices(voiceIds: readonly string[]): Promise<string[]>
  hasCompetingVoice(name: string): Promise<boolean>
  unclaimedDubbings(dubbingIds: readonly string[]): Promise<string[]>
  hasCompetingDubbing(name: string): Promise<boolean>
  unclaimedDubbingIds(field: DubbingIdField, ids: readonly string[]): Promise<string[]>
  hasCompetingEdit(expected: Json): Promise<boolean>
  hasAnotherVersion(version: number): Promise<boolean>
  unclaimedHistoryItems(items: readonly HistoryItem[]): Promise<HistoryItem[]>
  hasCompetingAudio(byRequest: boolean): Promise<boolean>
}

export type Finding<Kind extends OperationKind = OperationKind> =
  | { found: 'ONE'; outcome: Outcome<Kind> }
  /** It may have been executed, but its result cannot be identified. */
  | { found: 'SEVERAL' }
  /** No trace yet. */
  | { found: 'NONE' }

export type Reconciler<Kind extends OperationKind> = (
  operation: Operation<Kind>,
  deps: ReconcilerDeps,
) => Promise<Finding<Kind>>

export const none = { found: 'NONE' } as const
export const several = { found: 'SEVERAL' } as const

/** The earliest time of what the operation can have created. */
export function createdSince({ sentAt, createdAt }: Pick<Operation, 'sentAt' | 'createdAt'>): number {
  return (sentAt ?? createdAt).getTime() - CLOCK_SKEW_MS
}

/**
 * The only candidate that no other operation has claimed. SEVERAL if there are more, or if an open operation may have
 * created the same: a result must not be given to the wrong user.
 */
export async function findOnly<Item>(
  candidates: readonly Item[],
  claims: { hasCompetingOperation(): Promise<boolean>; unclaimed(candidates: readonly Item[]): Promise<Item[]> },
): Promise<Item | 'SEVERAL' | null> {
  if (candidates.length === 0) return null
  // Before the claims: an operation that ends between the two queries has claimed its result.
  const hasCompetingOperation = await claims.hasCompetingOperation()
  const [item, ...others] = await claims.unclaimed(candidates)
  if (item === undefined) return null
  return others.length > 0 || hasCompetingOperation ? 'SEVERAL' : item
}

/** Null if the voice does not exist upstream. */
export async function subjectOf(
  { subjectId }: Pick<Operation, 'subjectId'>,
  { upstream }: ReconcilerDeps,
): Promise<Voice | null> {
  if (subjectId === null) return null
  try {
    return await upstream.voices.get(subjectId)
  } catch (error) {
    if (error instanceof UpstreamNotFound && error.upstreamCode === 'voice_not_found') return null
    throw error
  }
}
