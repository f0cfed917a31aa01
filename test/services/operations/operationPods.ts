import { expect } from '@jest/globals'
import type { Scope, SignedInViewer } from '../../../src/auth/Viewer.js'
import type { OperationTimes } from '../../../src/datasources/postgres/operations/Operation.js'
import { OperationStore } from '../../../src/datasources/postgres/operations/OperationStore.js'
import { OperationWorkerStore } from '../../../src/datasources/postgres/operations/OperationWorkerStore.js'
import type {
  Expectation,
  OperationKind,
  ResultOf,
} from '../../../src/datasources/postgres/operations/operationKinds.js'
import { OutcomeUnknown, UpstreamTimeout } from '../../../src/errors.js'
import { type OperationHandle, type RunSettings, runOperation } from '../../../src/services/operations/runOperation.js'
import { silent, type TestDatabase } from '../../support/database.js'
import { viewerOf } from '../../support/voiceRows.js'

export const everyScope: readonly Scope[] = [
  'voices:read',
  'voices:write',
  'audio:generate',
  'dubbing:read',
  'dubbing:write',
]
export const ann = viewerOf('ann', 'org:a', ...everyScope)

/** Reconciled at once. A lease expires when a test says so, and never because of a slow machine. */
export const quickTimes: Partial<OperationTimes> = { leaseMs: 600_000, reconcileAfterMs: [0, 0, 0] }

/** One of several processes on the same database. */
export interface Pod {
  store: OperationStore
  workerStore: OperationWorkerStore
  /** Creates a voice, by default with the key `k`. */
  create(send: Send, options?: CreateOptions): Promise<ResultOf<'createProfessionalVoice'>>
  /** Expires the leases of this process. */
  outliveLeases(): Promise<void>
}

export type Send = (
  operation: OperationHandle<'createProfessionalVoice'>,
) => Promise<{ result: { voiceId: string }; claim?: { voiceId: string; mirror: { name: string; category: string } } }>

export interface CreateOptions {
  key?: string | null
  name?: string
  settings?: Partial<RunSettings>
}

export function startPod(
  { database }: TestDatabase,
  holder: string,
  { viewer = ann, times = quickTimes }: { viewer?: SignedInViewer; times?: Partial<OperationTimes> } = {},
): Pod {
  const store = new OperationStore(database.prisma, viewer, { requestId: 'request-1', holder, times })
  return {
    store,
    workerStore: new OperationWorkerStore(database.prisma, { holder, times }),
    create: (send, options) => createWith(store, send, options),
    async outliveLeases() {
      await database.prisma.operationRecord.updateMany({
        where: { leaseHolder: holder },
        data: { leaseUntil: new Date(Date.now() - 3_600_000) },
      })
    },
  }
}

export function createWith(
  operations: OperationStore,
  send: Send,
  { key = 'k', name = 'Nora', settings }: CreateOptions = {},
) {
  const request = {
    kind: 'createProfessionalVoice',
    idempotencyKey: key,
    input: { name, language: 'en', idempotencyKey: key },
    expectation: { name },
  } as const
  const runSettings = { renewLeaseEveryMs: 40, ...settings }
  return runOperation({ operations, logger: silent, runSettings }, request, send)
}

/** A call that upstream executes. */
export function carriedOut(voiceId = 'v1', name = 'Nora'): Send & { readonly count: number } {
  const send = async (operation: Parameters<Send>[0]) => {
    await operation.markSent()
    state.count += 1
    return { result: { voiceId }, claim: { voiceId, mirror: { name, category: 'PROFESSIONAL' } } }
  }
  const state = Object.assign(send, { count: 0 })
  return state
}

/** A process that died during this call: no lease is renewed and no response is recorded. */
export async function crash(pod: Pod, where: 'BEFORE_SENT' | 'AFTER_SENT', options: CreateOptions = {}): Promise<void> {
  const reached = new Promise<void>((resolve) => {
    const send: Send = async (operation) => {
      if (where === 'AFTER_SENT') await operation.markSent()
      resolve()
      return new Promise(() => {})
    }
    void pod.create(send, { ...options, settings: { renewLeaseEveryMs: 2 ** 30 } }).catch(() => {})
  })
  await reached
  await pod.outliveLeases()
}

export async function operationsOf<Kind extends OperationKind>({ database }: TestDatabase, kind?: Kind) {
  return database.prisma.operationRecord.findMany({ where: { kind }, orderBy: { id: 'asc' } })
}

export function auditOf({ database }: TestDatabase) {
  return database.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })
}

export interface LostCall<Kind extends OperationKind> {
  kind: Kind
  expectation: Expectation<Kind>
  subjectId?: string
}

/**
 * A call that was sent and not answered. Returns the operation id.
 *
 * @param known What is added to the expectation when the call is sent.
 */
export async function loseCall<Kind extends OperationKind>(
  pod: Pod,
  call: LostCall<Kind>,
  known?: Partial<Expectation<Kind>>,
): Promise<string> {
  const request = { ...call, input: { expectation: call.expectation } }
  const lost = runOperation<Kind>({ operations: pod.store, logger: silent }, request, async (operation) => {
    await operation.markSent(known)
    throw new UpstreamTimeout()
  })
  const error: OutcomeUnknown = await lost.catch((failure) => failure)
  expect(error).toBeInstanceOf(OutcomeUnknown)
  return String(error.details.operationId)
}
