import { createHash, randomUUID } from 'node:crypto'
import { SpanKind, trace } from '@opentelemetry/api'
import { type ExecutionResult, locatedError } from 'graphql'
import { inSpan } from '../../async/inSpan.js'
import type { Viewer } from '../../auth/Viewer.js'
import { type Context, type ContextDeps, createContext } from '../../context.js'
import type { Logger } from '../../logger.js'
import { OperationGuard } from '../operations/OperationGuard.js'
import { assertAnonymousCost } from '../operations/operationLimits.js'
import { stoppingSignal } from '../operations/stoppingSignal.js'
import { type MakeContext, type OperationEvents, openOperation } from './openOperation.js'
import type { PreparedOperation } from './prepareOperation.js'

export interface OperationScope {
  readonly logger: Logger
  /** Of the last operation row that a mutation has begun. */
  readonly operationId: string | undefined
  /** @param onEnded Called once when the operation has ended. */
  open(prepared: PreparedOperation, onEnded?: () => void): Promise<ExecutionResult | OperationEvents>
}

export interface OperationCaller {
  viewer: Viewer
  remoteAddress: string | undefined
  publicUrl: string
  signal: AbortSignal
  requestId?: string
}

export interface OperationScopeOptions {
  deps: ContextDeps
  guard?: OperationGuard
}

async function acquire(
  { schema, document }: PreparedOperation,
  guard: OperationGuard,
  caller: OperationCaller,
): Promise<() => void> {
  assertAnonymousCost(caller.viewer, schema, document)
  return guard.acquire(caller, caller.signal)
}

export function createOperationScope(options: OperationScopeOptions, caller: OperationCaller): OperationScope {
  const { deps, guard = new OperationGuard() } = options
  const { viewer, publicUrl, requestId = randomUUID() } = caller

  let answer: Context['answer'] | undefined
  const makeContext: MakeContext = (signal, ended) => {
    const base = { viewer, publicUrl, requestId }
    // Without a budget: each event of a subscription has its own.
    if (ended === undefined) return createContext(deps, { ...base, signal })
    const budget = guard.budgetFor(viewer)
    const context = createContext(deps, { ...base, signal: stoppingSignal(signal, budget, ended), ended, budget })
    answer = context.answer
    return context
  }

  async function run(prepared: PreparedOperation, onEnded: () => void): Promise<ExecutionResult | OperationEvents> {
    const release = await acquire(prepared, guard, caller).catch((error: unknown) => {
      onEnded()
      throw error
    })
    try {
      await guard.turns.waitForOperation()
      const acquireEvent = (signal: AbortSignal) => guard.acquireEvent(caller, signal)
      return await openOperation(prepared, makeContext, { signal: caller.signal, onEnded, acquireEvent })
    } finally {
      release()
    }
  }

  const logger = deps.logger.child({ requestId })
  return {
    logger,
    get operationId() {
      return answer?.operationId
    },
    open: (prepared, onEnded = () => {}) =>
      observed(prepared, { logger, metrics: deps.metrics }, () => run(prepared, onEnded)),
  }
}

async function observed(
  prepared: PreparedOperation,
  { logger, metrics }: Pick<ContextDeps, 'logger' | 'metrics'>,
  run: () => Promise<ExecutionResult | OperationEvents>,
): Promise<ExecutionResult | OperationEvents> {
  const startedAt = performance.now()
  const { operation: kind, name } = prepared.operation
  const result = await inSpan(`graphql.${kind}`, { kind: SpanKind.SERVER }, () => {
    describeSpan(prepared)
    return run()
  }).catch(
    // Must not end the other operations of the connection.
    (error: unknown): ExecutionResult => ({ errors: [locatedError(error, undefined, [])] }),
  )
  const outcome = 'errors' in result && result.errors !== undefined ? 'errors' : 'ok'
  const durationMs = performance.now() - startedAt
  logger.info({ kind, name: name?.value.slice(0, 100), outcome, durationMs: Math.round(durationMs) }, 'operation')
  metrics.observeRequest(kind, outcome, durationMs / 1_000)
  return result
}

function describeSpan({ operation, document }: PreparedOperation): void {
  const span = trace.getActiveSpan()
  if (!span?.isRecording()) return
  const text = document.loc?.source.body ?? ''
  if (operation.name) span.setAttribute('graphql.operation.name', operation.name.value.slice(0, 100))
  else span.setAttribute('graphql.document.hash', createHash('sha256').update(text).digest('hex'))
}
