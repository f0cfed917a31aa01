import type { JobHandler } from '../datasources/queue/JobQueue.js'
import { type ReconcileDeps, reconcileOperation } from '../services/reconciliation/reconcileOperation.js'

export function reconcileOperationJob(sources: Omit<ReconcileDeps, 'logger'>): JobHandler<{ operationId: string }> {
  return async ({ operationId }, { signal, logger }) => {
    await reconcileOperation({ ...sources, logger }, operationId, signal)
  }
}
