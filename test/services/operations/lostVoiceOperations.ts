import 'reflect-metadata'
import { afterEach, beforeEach } from '@jest/globals'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import type { Expectation, OperationKind } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { reconcileOperation } from '../../../src/services/reconciliation/reconcileOperation.js'
import { openTestUpstream, type TestUpstream } from '../../datasources/elevenlabs/openTestUpstream.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { loseCall, type Pod, startPod } from './operationPods.js'

export let db: TestDatabase
export let emulator: Emulator
export let upstream: TestUpstream
export let pod: Pod

const never = new AbortController().signal

beforeEach(async () => {
  db = await openTestDatabase()
  emulator = await startEmulator({ seed: 'empty' })
  upstream = openTestUpstream(emulator)
  pod = startPod(db, 'pod-1')
})

afterEach(async () => {
  await upstream.close(0)
  await emulator.close()
  await db.close()
})

/** A call that was sent and not answered. Returns the operation id. */
export const lose = <Kind extends OperationKind>(
  kind: Kind,
  expectation: Expectation<Kind>,
  subjectId?: string,
  known?: Partial<Expectation<Kind>>,
) => loseCall(pod, { kind, expectation, subjectId }, known)

export const reconcile = (id: string, by = pod) =>
  reconcileOperation({ workerStore: by.workerStore, upstream, logger: silent }, id, never)

export const stateOf = async (id: string) => (await pod.store.find(id))!
export const professional = { name: 'Nora', category: 'professional' } as const
