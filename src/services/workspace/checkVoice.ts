import type { WorkspaceStore } from '../../datasources/postgres/workspace/WorkspaceStore.js'
import type { Logger } from '../../logger.js'

export interface VoiceCheckDeps {
  workspace: WorkspaceStore
  /** False only when the upstream says that this voice does not exist; throws when it says nothing definite. */
  isKnown(voiceId: string, signal: AbortSignal): Promise<boolean>
  /** Queues another check of the voice. */
  checkAgain(voiceId: string, delayMs: number): Promise<unknown>
  logger: Logger
}

export type VoiceCheckResult = 'KNOWN' | 'MISSING' | 'VANISHED' | 'NO_SUCH_ROW'

export const DEFAULT_CONFIRM_AFTER_MS = 10 * 60_000

/** So that a second check is not a moment too early by another clock, and has to come a third time. */
const CLOCK_MARGIN_MS = 1_000

/**
 * Asks the upstream whether a voice still exists. It vanishes for its owner only when the upstream has denied it twice,
 * some time apart, and comes back as soon as the upstream knows it again.
 */
export async function checkVoice(
  { workspace, isKnown, checkAgain, logger }: VoiceCheckDeps,
  voiceId: string,
  signal: AbortSignal,
  confirmAfterMs = DEFAULT_CONFIRM_AFTER_MS,
): Promise<VoiceCheckResult> {
  if (await isKnown(voiceId, signal)) {
    await workspace.clearMissing(voiceId)
    return 'KNOWN'
  }
  signal.throwIfAborted()
  const state = await workspace.markMissing(voiceId, confirmAfterMs)
  if (state === 'MISSING') await checkAgain(voiceId, confirmAfterMs + CLOCK_MARGIN_MS)
  if (state === 'VANISHED') logger.warn({ voiceId }, 'A voice has vanished upstream')
  return state
}
