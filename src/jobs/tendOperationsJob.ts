import type { JobHandler, JobQueue } from '../datasources/postgres/JobQueue.js'
import { jobKinds } from '../datasources/postgres/jobKinds.js'
import type { OperationLedger } from '../datasources/postgres/OperationLedger.js'

/** Finds what dead processes and lost jobs have left behind. */
export function tendOperationsJob(queue: JobQueue, ledger: OperationLedger): JobHandler<object> {
  return async (_payload, { logger }) => {
    const { refused, lost } = await ledger.endLeases()
    if (refused + lost > 0) logger.warn({ refused, lost }, 'Operations of dead processes were found')
    for (const operationId of await ledger.due()) {
      await queue.enqueue(jobKinds.settleOperation, { operationId }, { dedupeKey: operationId })
    }
    await ledger.releaseKeys()
  }
}
