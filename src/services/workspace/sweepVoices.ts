import type { SeenVoice, WorkspaceStore } from '../../datasources/postgres/workspace/WorkspaceStore.js'
import type { Logger } from '../../logger.js'

export interface WorkspacePage {
  voices: SeenVoice[]
  hasMore: boolean
  nextPageToken: string | null
}

export interface SweepDeps {
  workspace: WorkspaceStore
  /** One page of everything that the upstream shows to the platform's key. */
  listWorkspaceVoices(pageToken: string | null, signal: AbortSignal): Promise<WorkspacePage>
  queueCheck(voiceId: string): Promise<unknown>
  logger: Logger
  /** For metrics: called once for each sweep. */
  onSweep?(report: SweepReport): void
}

export interface SweepLimits {
  /** The share of all known voices that may be missing before nothing is believed any more. */
  maxMissingShare: number
  /** So many may be missing in any case. */
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
 * Reads the whole upstream workspace: voices that are new get rows, and of each voice that is missing a check is queued.
 * An error or a cut list proves nothing, so it queues none. Neither does a list that lacks suspiciously many voices,
 * such as that of a wrong key: it raises an alarm for people to look at.
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
    const { ids, living } = await workspace.notSeenSince(sweep.startedAt)
    report.missing = ids.length
    if (ids.length > limits.minMissing && ids.length > living * limits.maxMissingShare) {
      alarm = `The voice service shows ${ids.length} of ${living} voices no more. Is it the right key? Nothing was changed.`
      report.outcome = 'ALARMED'
      logger.error({ sweepId: sweep.id, missing: ids.length, living }, alarm)
    } else {
      for (const voiceId of ids) {
        signal.throwIfAborted()
        await sources.queueCheck(voiceId)
      }
      report.outcome = 'COMPLETED'
      logger.info({ sweepId: sweep.id, ...report }, 'Swept the voices of the workspace')
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
    if (nextPageToken === null) throw new Error(`Page ${page} of the workspace promises more and does not say where.`)
    if (tokens.has(nextPageToken)) throw new Error(`Page ${page} of the workspace leads back to an earlier one.`)
    tokens.add(nextPageToken)
    pageToken = nextPageToken
  }
  throw new Error(`The workspace has more than ${maxPages} pages.`)
}
