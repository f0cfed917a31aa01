import { afterEach, beforeEach, expect, jest } from '@jest/globals'
import { setMayHaveExecuted } from '../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import { openTestDatabase, type TestDatabase } from '../../support/database.js'
import { waitUntil } from '../../support/waitUntil.js'
import { operationsOf, type Pod, type Send, startPod } from './operationPods.js'

export let db: TestDatabase
export let one: Pod
export let other: Pod

beforeEach(async () => {
  db = await openTestDatabase()
  one = startPod(db, 'pod-1')
  other = startPod(db, 'pod-2')
})

afterEach(() => {
  jest.useRealTimers()
  return db.close()
})

export const never: Send = () => {
  throw new Error('This must not be sent.')
}

/** The error of the client for a write that was not executed. */
export const refused = <Failure extends Error>(error: Failure) => setMayHaveExecuted(error, false)

export const onlyOperation = async () => {
  const operations = await operationsOf(db)
  expect(operations).toHaveLength(1)
  return operations[0]!
}

export const waitForOperation = (
  isMatch: (operation: Awaited<ReturnType<typeof onlyOperation>>) => boolean,
  what: string,
) => waitUntil(async () => isMatch(await onlyOperation()), what)

/** A gate that one side waits for until the other opens it. */
export function createGate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

export const voiceRow = (id: string) => db.database.prisma.voiceRecord.findUnique({ where: { id } })
