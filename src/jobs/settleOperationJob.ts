import type { JobHandler } from '../datasources/postgres/JobQueue.js'
import { type SettleSources, settleOperation } from '../services/settleOperation.js'

export function settleOperationJob(sources: Omit<SettleSources, 'logger'>): JobHandler<{ operationId: string }> {
  return async ({ operationId }, { signal, logger }) => {
    await settleOperation({ ...sources, logger }, operationId, signal)
  }
}
