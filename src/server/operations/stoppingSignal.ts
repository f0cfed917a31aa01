import type { OperationBudget } from '../../OperationBudget.js'

/**
 * Aborted with `signal` or when the budget stops the operation, until `ended` is aborted. AbortSignal.any would retain
 * memory per operation for as long as the connection lives.
 */
export function stoppingSignal(signal: AbortSignal, budget: OperationBudget, ended: AbortSignal): AbortSignal {
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
  ended.addEventListener('abort', stop, { once: true })
  return controller.signal
}
