import type { OperationBudget } from '../../OperationBudget.js'

/**
 * Aborted when `signal` is, or when the budget stops the operation; until `over` is aborted, then it listens no more.
 * AbortSignal.any would keep something of each operation for as long as a connection lives.
 */
export function stoppingSignal(signal: AbortSignal, budget: OperationBudget, over: AbortSignal): AbortSignal {
  const controller = new AbortController()
  const sources = [signal, budget.signal]
  const abort = (event: Event) => controller.abort((event.target as AbortSignal).reason)
  for (const source of sources) {
    if (source.aborted) controller.abort(source.reason)
    source.addEventListener('abort', abort, { once: true })
  }
  const stop = () => {
    for (const source of sources) source.removeEventListener('abort', abort)
  }
  over.addEventListener('abort', stop, { once: true })
  return controller.signal
}
