import { describe, expect, test } from '@jest/globals'
import {
  IdempotencyConflict,
  InvalidInput,
  OperationInProgress,
  OutcomeUnknown,
  ServiceUnavailable,
} from '../../../src/errors.js'
import { viewerOf } from '../../support/voiceRows.js'
import { waitUntil } from '../../support/waitUntil.js'
import { auditOf, carriedOut, crash, operationsOf, type Send, startPod } from './operationPods.js'
import { createGate, db, never, one, onlyOperation, other, voiceRow, waitForOperation } from './operationRuns.js'

describe('An executed call', () => {
  test('records its result, its owner and one audit entry', async () => {
    expect(await one.create(carriedOut())).toEqual({ voiceId: 'v1' })
    expect(await onlyOperation()).toMatchObject({
      state: 'DONE',
      result: { voiceId: 'v1' },
      leaseHolder: null,
      sentAt: expect.any(Date),
      endedAt: expect.any(Date),
      requestId: 'request-1',
    })
    expect(await voiceRow('v1')).toMatchObject({ ownerId: 'ann', tenantId: 'org:a', origin: 'CREATED', name: 'Nora' })
    expect(await auditOf(db)).toMatchObject([
      { action: 'createProfessionalVoice', resourceId: 'v1', outcome: 'SUCCEEDED', actorId: 'ann' },
    ])
  })

  test('is not executed again for a repeat with its key in any process', async () => {
    await one.create(carriedOut())
    expect(await other.create(never)).toEqual({ voiceId: 'v1' })
    expect(await auditOf(db)).toHaveLength(1)
  })

  test('is a conflict for a repeat with another input, and its key is free for another user', async () => {
    await one.create(carriedOut())
    await expect(one.create(never, { name: 'Otto' })).rejects.toThrow(IdempotencyConflict)
    const bob = startPod(db, 'pod-1', { viewer: viewerOf('bob', 'org:a', 'voices:write') })
    expect(await bob.create(carriedOut('v2', 'Otto'), { name: 'Otto' })).toEqual({ voiceId: 'v2' })
  })

  test('has a key without invalid characters, and unusual texts are kept', async () => {
    for (const key of ['', 'x'.repeat(256)]) await expect(one.create(never, { key })).rejects.toThrow(InvalidInput)
    await one.create(carriedOut('v1', 'No\0ra'), { key: '𝄞'.repeat(127), name: 'No\0ra' })
    expect(await onlyOperation()).toMatchObject({ expectation: { name: 'Nora' } })
  })

  test('without a key is executed for each request', async () => {
    const send = carriedOut()
    await one.create(send, { key: null })
    await one.create(send, { key: null })
    expect(send.count).toBe(2)
  })

  test('has its key for one day', async () => {
    await one.create(carriedOut())
    await db.database.prisma.operationRecord.updateMany({ data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } })
    expect(await other.create(carriedOut('v2'))).toEqual({ voiceId: 'v2' })
    await db.database.prisma.operationRecord.updateMany({ data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } })
    expect(await one.workerStore.releaseKeys()).toBe(1)
    expect((await operationsOf(db)).map(({ idempotencyKey }) => idempotencyKey)).toEqual([null, null])
  })
})

describe('Two concurrent calls', () => {
  test('with one key in two processes are executed once', async () => {
    const send = carriedOut()
    const othersHaveEnded = createGate()
    let ended = 0
    const slow: Send = async (operation) => {
      await othersHaveEnded.opened
      return send(operation)
    }
    const calls = Array.from({ length: 10 }, (_, index) =>
      (index % 2 ? one : other).create(slow).finally(() => {
        ended += 1
        if (ended === 9) othersHaveEnded.open()
      }),
    )
    const ends = await Promise.allSettled(calls)
    expect(send.count).toBe(1)
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const rejections = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
    expect(rejections).toHaveLength(9)
    for (const rejection of rejections) expect(rejection).toBeInstanceOf(OperationInProgress)
  })

  test('keep their leases, however long they take', async () => {
    const answer = createGate()
    const send: Send = async (operation) => {
      await operation.markSent()
      await answer.opened
      return { result: { voiceId: 'v1' } }
    }
    const running = one.create(send)
    await waitUntil(async () => (await operationsOf(db))[0]?.state === 'SENT', 'the operation is sent')
    const { leaseUntil } = await onlyOperation()
    await waitForOperation((operation) => operation.leaseUntil! > leaseUntil!, 'the lease is renewed')
    expect(await other.workerStore.expireLeases()).toEqual({ refused: 0, unknown: 0 })
    await expect(other.create(never)).rejects.toThrow(OperationInProgress)
    answer.open()
    expect(await running).toEqual({ voiceId: 'v1' })
  })
})

describe('After the death of a process', () => {
  test('an unsent call was not executed, and its key can be used again', async () => {
    await crash(one, 'BEFORE_SENT')
    expect(await other.workerStore.expireLeases()).toEqual({ refused: 1, unknown: 0 })
    expect(await onlyOperation()).toMatchObject({ state: 'REFUSED', error: { code: 'NEVER_SENT' } })
    expect(await other.create(carriedOut())).toEqual({ voiceId: 'v1' })
  })

  test('an unsent call can be repeated before the workers expire it', async () => {
    await crash(one, 'BEFORE_SENT')
    expect(await other.create(carriedOut())).toEqual({ voiceId: 'v1' })
    expect((await operationsOf(db)).map(({ state }) => state)).toEqual(['REFUSED', 'DONE'])
  })

  test('a sent call is not executed again', async () => {
    await crash(one, 'AFTER_SENT')
    await expect(other.create(never)).rejects.toThrow(OutcomeUnknown)
    expect(await onlyOperation()).toMatchObject({ state: 'UNKNOWN', nextReconcileAt: expect.any(Date) })
    expect(await other.workerStore.findDue()).toHaveLength(1)
  })

  test('a sent call is found by the workers', async () => {
    await crash(one, 'AFTER_SENT')
    expect(await other.workerStore.expireLeases()).toEqual({ refused: 0, unknown: 1 })
    expect(await other.workerStore.expireLeases()).toEqual({ refused: 0, unknown: 0 })
    await expect(other.create(never)).rejects.toThrow(OutcomeUnknown)
  })

  test('that was only suspended, its expired call cannot be sent', async () => {
    const [hasBegun, isAwake] = [createGate(), createGate()]
    let hasLeft = false
    const send: Send = async (operation) => {
      hasBegun.open()
      await isAwake.opened
      await operation.markSent()
      hasLeft = true
      return { result: { voiceId: 'v1' } }
    }
    const sleeping = one.create(send, { settings: { renewLeaseEveryMs: 2 ** 30 } })
    await hasBegun.opened
    await one.outliveLeases()
    await other.create(carriedOut('v2'))
    isAwake.open()
    await expect(sleeping).rejects.toThrow(ServiceUnavailable)
    expect(hasLeft).toBe(false)
  })
})
