import type { SeenVoice, WorkspaceStore } from '../../datasources/postgres/workspace/WorkspaceStore.js'
import type { Logger } from '../../logger.js'

export interface WorkspacePage {
  voices: SeenVoice[]
  hasMore: boolean
  nextPageToken: string | null
}

export interface SweepDeps {
  workspace: WorkspaceStore
  listWorkspaceVoices(pageToken: string | null, signal: AbortSignal): Promise<WorkspacePage>
  queueCheck(voiceId: string): Promise<unknown>
  logger: Logger
  onSweep?(report: SweepReport): void
}

export interface SweepLimits {
  /** Above this share of all voices, missing voices raise an alarm and are not checked. */
  maxMissingShare: number
  /** Up to this number, missing voices raise no alarm. */
  minMissing: number
  maxPages: number
}

export interface SweepReport {
  outcome: 'COMPLETED' | 'ALARMED' | 'FAILED'
  seen: number
  added: number
  missing: number
}

export const defaultSweepLimits: SweepLimits = { maxMissingShare: 0.05, minMissing: 3, maxPages: 1_000 }

/**
 * Reads the whole upstream workspace. Adds rows for new voices and queues a check of each missing voice. Queues none if the
 * list is incomplete or lacks too many voices, for example because of a wrong key.
 */
export async function sweepVoices(
  sources: SweepDeps,
  signal: AbortSignal,
  limits: SweepLimits = defaultSweepLimits,
): Promise<SweepReport> {
  const { workspace, logger, onSweep } = sources
  const sweep = await workspace.beginSweep()
  const report: SweepReport = { outcome: 'FAILED', seen: 0, added: 0, missing: 0 }
  let alarm: string | undefined
  try {
    for await (const voices of readPages(sources, limits.maxPages, signal)) {
      const { seen, added } = await workspace.recordSeen(sweep.id, voices)
      report.seen += seen
      report.added += added
    }
    const { ids, existing } = await workspace.notSeenSince(sweep.startedAt)
    report.missing = ids.length
    if (ids.length > limits.minMissing && ids.length > existing * limits.maxMissingShare) {
      alarm = `${ids.length} of ${existing} voices are missing upstream; nothing was changed. Check the API key.`
      report.outcome = 'ALARMED'
      logger.error({ sweepId: sweep.id, missing: ids.length, existing }, 'too many voices are missing upstream')
    } else {
      for (const voiceId of ids) {
        signal.throwIfAborted()
        await sources.queueCheck(voiceId)
      }
      report.outcome = 'COMPLETED'
      logger.info({ sweepId: sweep.id, ...report }, 'the voices of the workspace were swept')
    }
    return report
  } finally {
    onSweep?.(report)
    await workspace.endSweep(sweep.id, { outcome: report.outcome, missing: report.missing, alarm })
  }
}

async function* readPages(
  { listWorkspaceVoices }: SweepDeps,
  maxPages: number,
  signal: AbortSignal,
): AsyncGenerator<SeenVoice[]> {
  const tokens = new Set<string>()
  let pageToken: string | null = null
  for (let page = 1; page <= maxPages; page += 1) {
    signal.throwIfAborted()
    const { voices, hasMore, nextPageToken }: WorkspacePage = await listWorkspaceVoices(pageToken, signal)
    yield voices
    if (!hasMore) return
    if (nextPageToken === null)
      throw new Error(`Page ${page} of the workspace has more pages and no token of the next one.`)
    if (tokens.has(nextPageToken)) throw new Error(`Page ${page} of the workspace has the token of an earlier page.`)
    tokens.add(nextPageToken)
    pageToken = nextPageToken
  }
  throw new Error(`The workspace has more than ${maxPages} pages.`)
}
