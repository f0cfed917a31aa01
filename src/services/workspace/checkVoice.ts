import type { WorkspaceStore } from '../../datasources/postgres/workspace/WorkspaceStore.js'
import type { Logger } from '../../logger.js'

export interface VoiceCheckDeps {
  workspace: WorkspaceStore
  /** False only if upstream answers that the voice does not exist. Throws all other failures. */
  existsUpstream(voiceId: string, signal: AbortSignal): Promise<boolean>
  queueCheck(voiceId: string, delayMs: number): Promise<unknown>
  logger: Logger
}

export interface VoiceCheckOptions {
  signal: AbortSignal
  confirmAfterMs?: number
}

export type VoiceCheckResult = 'EXISTS' | 'MISSING' | 'VANISHED' | 'NO_SUCH_ROW'

const DEFAULT_CONFIRM_AFTER_MS = 10 * 60_000

/** The database compares the times by its own clock. */
const CLOCK_MARGIN_MS = 1_000

/** Marks a voice as vanished after two answers that it does not exist, at least `confirmAfterMs` apart. */
export async function checkVoice(
  { workspace, existsUpstream, queueCheck, logger }: VoiceCheckDeps,
  voiceId: string,
  { signal, confirmAfterMs = DEFAULT_CONFIRM_AFTER_MS }: VoiceCheckOptions,
): Promise<VoiceCheckResult> {
  if (await existsUpstream(voiceId, signal)) {
    await workspace.clearMissing(voiceId)
    return 'EXISTS'
  }
  signal.throwIfAborted()
  const state = await workspace.markMissing(voiceId, confirmAfterMs)
  if (state === 'MISSING') await queueCheck(voiceId, confirmAfterMs + CLOCK_MARGIN_MS)
  if (state === 'VANISHED') logger.warn({ voiceId }, 'a voice no longer exists upstream')
  return state
}
