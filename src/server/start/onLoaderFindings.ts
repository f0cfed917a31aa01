import type { ContextDeps } from '../../context.js'
import type { DataSources } from '../../datasources/index.js'
import { jobKinds } from '../../datasources/queue/jobKinds.js'
import type { Logger } from '../../logger.js'

/**
 * What loaders notice on the way is worth keeping and never worth waiting for: a lost note is made again by the next
 * request or the next sweep.
 */
export function onLoaderFindings(
  { queue, workspace, dubbingWorkerStore }: DataSources,
  logger: Logger,
): ContextDeps['notice'] {
  const inBackground = (what: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => logger.warn({ err: error }, what))
  }
  return {
    missing(voiceIds) {
      for (const voiceId of voiceIds) {
        const queued = queue.enqueue(jobKinds.checkVoice, { voiceId }, { dedupeKey: voiceId })
        inBackground('a voice that upstream did not show could not be queued for a check', queued)
      }
    },
    changed(voices) {
      inBackground('what rows mirror of voices could not be refreshed', workspace.mirror(voices))
    },
    missingDubbing(dubbingId) {
      const noted = dubbingWorkerStore.noteMissing([dubbingId])
      inBackground('a dub that upstream does not know could not be noted', noted)
    },
    changedDubbing(dubbing) {
      inBackground('what the row of a dub mirrors could not be refreshed', dubbingWorkerStore.mirror([dubbing]))
    },
  }
}
