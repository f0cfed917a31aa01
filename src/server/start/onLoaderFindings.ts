import type { ContextDeps } from '../../context.js'
import type { DataSources } from '../../datasources/index.js'
import { jobKinds } from '../../datasources/queue/jobKinds.js'
import type { Logger } from '../../logger.js'

/** Stores the findings of loaders in the background. A lost one is found again by the next request or sweep. */
export function onLoaderFindings(
  { queue, workspace, dubbingWorkerStore }: DataSources,
  logger: Logger,
): ContextDeps['onLoaderFindings'] {
  const inBackground = (message: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => logger.warn({ err: error }, message))
  }
  return {
    missing(voiceIds) {
      for (const voiceId of voiceIds) {
        const queued = queue.enqueue(jobKinds.checkVoice, { voiceId }, { dedupeKey: voiceId })
        inBackground('the check of a voice that is missing upstream could not be queued', queued)
      }
    },
    changed(voices) {
      inBackground('the rows of changed voices could not be updated', workspace.mirror(voices))
    },
    missingDubbing(dubbingId) {
      const marked = dubbingWorkerStore.markMissing([dubbingId])
      inBackground('a dubbing that is missing upstream could not be marked', marked)
    },
    changedDubbing(dubbing) {
      inBackground('the row of a changed dubbing could not be updated', dubbingWorkerStore.mirror([dubbing]))
    },
  }
}
