import type { HistoryItem } from '../../datasources/elevenlabs/apis/HistoryApi.js'
import type { UpstreamApis } from '../../datasources/elevenlabs/UpstreamApis.js'
import type { Json } from '../../datasources/postgres/database/Json.js'
import type { Operation, Outcome } from '../../datasources/postgres/operations/Operation.js'
import type { OperationKind } from '../../datasources/postgres/operations/operationKinds.js'
import { UpstreamNotFound } from '../../errors.js'
import type { Voice } from '../../schema/voices/Voice.js'

/** What a reconciler may look at. It never makes or changes anything upstream. */
export interface ReconcilerDeps {
  upstream: Pick<UpstreamApis, 'voices' | 'speakers' | 'history' | 'dubbing'>
  /** Of these voices the ones that nobody owns and no other operation answered. */
  unclaimedVoices(voiceIds: readonly string[]): Promise<string[]>
  /** Whether another open operation may have made a voice of this name. */
  hasRivalVoice(name: string): Promise<boolean>
  /** Of these dubs the ones that are, and were, nobody's, and that no other operation answered. */
  unclaimedDubbings(dubbingIds: readonly string[]): Promise<string[]>
  /** Whether another open operation may have made a dub of this name. */
  hasRivalDubbing(name: string): Promise<boolean>
  /** Of these parts of the dub the ones that no other operation made. */
  unclaimedParts(part: 'speakerId' | 'segmentId' | 'renderId', ids: readonly string[]): Promise<string[]>
  /** Whether another open operation of this kind has the same wishes for the dub. */
  hasRivalEdit(wishes: Json): Promise<boolean>
  /** Whether another edit of the dub was answered that it led to this version. */
  hasAnotherVersion(version: number): Promise<boolean>
  /** Of these sounds the ones that none of ours is, nor ever was. */
  unclaimedHistoryItems(items: readonly HistoryItem[]): Promise<HistoryItem[]>
  /**
   * Whether another operation may have made a sound of this kind, voice and text, and it is not known which. `byRequest`:
   * the history names the requests of its sounds, so that one whose request is known made another.
   */
  hasRivalAudio(byRequest: boolean): Promise<boolean>
}

/** What upstream shows of an operation that nobody knows the outcome of. */
export type Finding<Kind extends OperationKind = OperationKind> =
  | { found: 'IT'; outcome: Outcome<Kind> }
  /** It may have happened, and it can not be told what came of it. */
  | { found: 'SEVERAL' }
  /** No trace, so far. */
  | { found: 'NOTHING' }

export type Reconciler<Kind extends OperationKind> = (
  operation: Operation<Kind>,
  deps: ReconcilerDeps,
) => Promise<Finding<Kind>>

export const nothing = { found: 'NOTHING' } as const
export const several = { found: 'SEVERAL' } as const

/** The voice that the operation is about; null when upstream says that it does not exist. Any other failure is thrown. */
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
