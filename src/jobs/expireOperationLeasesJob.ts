import type { OperationWorkerStore } from '../datasources/postgres/operations/OperationWorkerStore.js'
import type { JobHandler, JobQueue } from '../datasources/queue/JobQueue.js'
import { jobKinds } from '../datasources/queue/jobKinds.js'

/** Finds what dead processes and lost jobs have left behind. */
export function expireOperationLeasesJob(queue: JobQueue, ledger: OperationWorkerStore): JobHandler<object> {
  return async (_payload, { logger }) => {
    const { refused, lost } = await ledger.endLeases()
    if (refused + lost > 0) logger.warn({ refused, lost }, 'Operations of dead processes were found')
    for (const operationId of await ledger.due()) {
      await queue.enqueue(jobKinds.reconcileOperation, { operationId }, { dedupeKey: operationId })
    }
    await ledger.releaseKeys()
  }
}
