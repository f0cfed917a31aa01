import type { OperationWorkerStore } from '../datasources/postgres/operations/OperationWorkerStore.js'
import type { JobHandler, JobQueue } from '../datasources/queue/JobQueue.js'
import { jobKinds } from '../datasources/queue/jobKinds.js'

/** Ends operations of dead processes, and queues operations again if their reconciliation job was lost. */
export function expireOperationLeasesJob(queue: JobQueue, workerStore: OperationWorkerStore): JobHandler<object> {
  return async (_payload, { logger }) => {
    const { refused, unknown } = await workerStore.expireLeases()
    if (refused + unknown > 0) logger.warn({ refused, unknown }, 'operations with expired leases were ended')
    for (const operationId of await workerStore.findDue()) {
      await queue.enqueue(jobKinds.reconcileOperation, { operationId }, { dedupeKey: operationId })
    }
    await workerStore.releaseKeys()
  }
}
