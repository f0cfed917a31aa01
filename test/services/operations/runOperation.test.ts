import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { setMayHaveExecuted } from '../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import { OperationStore } from '../../../src/datasources/postgres/operations/OperationStore.js'
import {
  Conflict,
  IdempotencyConflict,
  InvalidInput,
  OperationInProgress,
  OutcomeUnknown,
  RateLimited,
  ServiceUnavailable,
  UpstreamRejected,
  UpstreamTimeout,
} from '../../../src/errors.js'
import { runOperation } from '../../../src/services/operations/runOperation.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { stopClock } from '../../support/stopClock.js'
import { createVoice, viewerOf } from '../../support/voiceRows.js'
import { waitUntil } from '../../support/waitUntil.js'
import {
  ann,
  auditOf,
  carriedOut,
  crash,
  createWith,
  operationsOf,
  type Pod,
  quickTimes,
  type Send,
  startPod,
} from './operationPods.js'

let db: TestDatabase
let one: Pod
let other: Pod

beforeEach(async () => {
  db = await openTestDatabase()
  one = startPod(db, 'pod-1')
  other = startPod(db, 'pod-2')
})
afterEach(() => {
  jest.useRealTimers()
  return db.close()
})

const never: Send = () => {
  throw new Error('This must not be sent.')
}
const failsWith =
  (error: Error): Send =>
  async (operation) => {
    await operation.markSent()
    throw error
  }
/** The error of the client for a write that was not executed. */
const refused = <Failure extends Error>(error: Failure) => setMayHaveExecuted(error, false)
const onlyOperation = async () => {
  const operations = await operationsOf(db)
  expect(operations).toHaveLength(1)
  return operations[0]!
}
const waitForOperation = (isMatch: (operation: Awaited<ReturnType<typeof onlyOperation>>) => boolean, what: string) =>
  waitUntil(async () => isMatch(await onlyOperation()), what)
/** A gate that one side waits for until the other opens it. */
function limiter() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}
const voiceRow = (id: string) => db.database.prisma.voiceRecord.findUnique({ where: { id } })

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
    const othersHaveEnded = limiter()
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
    const answer = limiter()
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
    const [hasBegun, isAwake] = [limiter(), limiter()]
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

describe('A result that could not be recorded', () => {
  class Unwritable extends OperationStore {
    failures = Number.POSITIVE_INFINITY
    override finish: OperationStore['finish'] = (id, outcome) => {
      this.failures -= 1
      return this.failures < 0 ? super.finish(id, outcome) : Promise.reject(new ServiceUnavailable())
    }
  }
  const unwritable = () => new Unwritable(db.database.prisma, ann, { holder: 'pod-1', times: quickTimes })
  const settings = { writeWithinMs: 1_000 }

  test('is recorded as soon as the database accepts it', async () => {
    const store = unwritable()
    store.failures = 2
    expect(await createWith(store, carriedOut(), { settings })).toEqual({ voiceId: 'v1' })
    expect(await onlyOperation()).toMatchObject({ state: 'DONE' })
  })

  test('leaves an operation that is reconciled, and never a second call', async () => {
    await expect(createWith(unwritable(), carriedOut(), { settings })).rejects.toThrow(OutcomeUnknown)
    expect(await onlyOperation()).toMatchObject({ state: 'SENT' })
    await one.outliveLeases()
    expect(await other.workerStore.expireLeases()).toEqual({ refused: 0, unknown: 1 })
    await expect(other.create(never)).rejects.toThrow(OutcomeUnknown)
  })

  test('is the same if it is recorded twice', async () => {
    const { operation } = await one.store.plan({ ...planned, expectation: { name: 'Nora' } })
    await one.store.markSent(operation)
    const outcome = { result: { voiceId: 'v1' } }
    for (let time = 1; time <= 2; time += 1) {
      expect(await one.store.finish(operation.id, outcome)).toEqual({ voiceId: 'v1' })
    }
    expect(await auditOf(db)).toHaveLength(1)
  })
})

const planned = { kind: 'createProfessionalVoice', idempotencyKey: 'k', inputHash: 'hash' } as const

describe('A call without a successful response', () => {
  test('that times out after it was sent has an unknown outcome, also for a repeat', async () => {
    await expect(one.create(failsWith(new UpstreamTimeout()))).rejects.toThrow(OutcomeUnknown)
    const { id, state } = await onlyOperation()
    expect(state).toBe('UNKNOWN')
    await expect(other.create(never)).rejects.toMatchObject({
      extensions: { code: 'OUTCOME_UNKNOWN', operationId: id },
    })
  })

  test('that is refused returns the refusal, and its key can be used again, also with another input', async () => {
    const refusal = refused(new UpstreamRejected({ upstreamCode: 'voice_limit_reached' }))
    await expect(one.create(failsWith(refusal))).rejects.toBe(refusal)
    expect(await onlyOperation()).toMatchObject({ state: 'REFUSED', error: { code: 'UPSTREAM_REJECTED' } })
    expect(await auditOf(db)).toMatchObject([{ outcome: 'FAILED', details: { code: 'UPSTREAM_REJECTED' } }])
    expect(await other.create(carriedOut('v1', 'Otto'), { name: 'Otto' })).toEqual({ voiceId: 'v1' })
  })

  test('with 429 was not executed, and the client can retry', async () => {
    const limited = refused(new RateLimited('RATE'))
    await expect(one.create(failsWith(limited))).rejects.toBe(limited)
    expect(await other.create(carriedOut())).toEqual({ voiceId: 'v1' })
  })

  test('that fails before it is sent was not executed, for every failure', async () => {
    const failure = new TypeError('a bug with a secret in it')
    await expect(one.create(() => Promise.reject(failure))).rejects.toBe(failure)
    const operation = await onlyOperation()
    expect(operation).toMatchObject({ state: 'REFUSED', error: { code: 'INTERNAL' } })
    expect(JSON.stringify(operation)).not.toContain('secret')
  })

  test('that never ends is given up at its deadline, and its late response is recorded', async () => {
    const answer = limiter()
    const deadlineMs = 3_600_000
    const send: Send = async (operation) => {
      await operation.markSent()
      jest.advanceTimersByTime(deadlineMs)
      jest.useRealTimers()
      await answer.opened
      return { result: { voiceId: 'v1' } }
    }
    stopClock()
    await expect(one.create(send, { settings: { deadlineMs } })).rejects.toThrow(OutcomeUnknown)
    expect(await onlyOperation()).toMatchObject({ state: 'UNKNOWN' })
    answer.open()
    await waitForOperation(({ state }) => state === 'DONE', 'the operation is done')
    expect(await onlyOperation()).toMatchObject({ state: 'DONE', result: { voiceId: 'v1' } })
  })

  test('that is abandoned keeps its key, because a missing trace proves nothing', async () => {
    await expect(one.create(failsWith(new UpstreamTimeout()))).rejects.toThrow(OutcomeUnknown)
    const { id } = await onlyOperation()
    for (let poll = 1; poll <= 3; poll += 1)
      await one.workerStore.recordNoMatch((await one.workerStore.acquire(id))!, false)
    await expect(other.create(never)).rejects.toThrow(Conflict)
  })
})

describe('A task that continues upstream', () => {
  test('gets its job with the outcome, and a repeat gets the same job', async () => {
    await createVoice(db.database, { id: 'v' })
    const train = (pod: Pod) =>
      runOperation(
        { operations: pod.store, logger: silent },
        {
          kind: 'trainVoice',
          idempotencyKey: 't',
          input: { voiceId: 'v' },
          subjectId: 'v',
          expectation: { modelId: 'm', statesBefore: [{ modelId: 'm', state: 'FAILED' }] },
        },
        async (operation) => {
          await operation.markSent()
          return { result: { voiceId: 'v' }, starts: { kind: 'VOICE_TRAINING', voiceId: 'v', modelId: 'm' } }
        },
      )
    const { jobId } = await train(one)
    expect(await train(other)).toEqual({ voiceId: 'v', jobId })
    const jobs = await db.database.prisma.jobRecord.findMany()
    expect(jobs).toMatchObject([{ id: jobId, ownerId: 'ann', baseline: 'FAILED', startedHere: true }])
  })
})

describe('The owner of a result', () => {
  test('is set on a voice that the sweep found first, and its mirrored fields stay', async () => {
    const unowned = { ownerId: null, tenantId: null, origin: 'FOUND', name: 'Newer name' } as const
    await createVoice(db.database, { id: 'v1', ...unowned })
    await one.create(carriedOut())
    expect(await voiceRow('v1')).toMatchObject({
      ownerId: 'ann',
      tenantId: 'org:a',
      origin: 'CREATED',
      name: 'Newer name',
    })
  })

  test('never replaces another owner', async () => {
    await createVoice(db.database, { id: 'v1', ownerId: 'bob', tenantId: 'org:b' })
    const send = carriedOut()
    const conflict = { code: 'CONFLICT', message: expect.stringContaining('belongs to another user') }
    await expect(one.create(send)).rejects.toMatchObject(conflict)
    expect(await onlyOperation()).toMatchObject({ state: 'DONE', result: { voiceId: 'v1' }, error: conflict })
    await expect(one.create(send)).rejects.toMatchObject(conflict)
    await expect(one.create(never)).rejects.toThrow(Conflict)
    expect(send.count).toBe(1)
    expect(await voiceRow('v1')).toMatchObject({ ownerId: 'bob', tenantId: 'org:b' })
    expect(await auditOf(db)).toMatchObject([{ details: { ownedByAnother: true } }])
  })

  test('is not set on a voice that was deleted here, but a library voice can be copied again', async () => {
    const deletedAt = new Date()
    await createVoice(db.database, { id: 'v1', ownerId: 'bob', tenantId: 'org:b', visibility: 'TENANT', deletedAt })
    await db.database.prisma.voiceGrant.create({
      data: { voiceId: 'v1', userId: 'eve', permission: 'EDIT', grantedBy: 'bob' },
    })
    await expect(one.create(carriedOut())).rejects.toThrow(Conflict)
    expect(await voiceRow('v1')).toMatchObject({ ownerId: 'bob', deletedAt })

    const expectation = { name: 'Copy', libraryVoiceId: 'lib' }
    const request = { kind: 'addLibraryVoice', input: expectation, expectation } as const
    const added = await runOperation({ operations: one.store, logger: silent }, request, async (operation) => {
      await operation.markSent()
      return { result: { voiceId: 'v1' }, claim: { voiceId: 'v1', mirror: { name: 'Copy', category: 'UNKNOWN' } } }
    })
    expect(added).toEqual({ voiceId: 'v1' })
    expect(await voiceRow('v1')).toMatchObject({
      ...{ ownerId: 'ann', tenantId: 'org:a', name: 'Copy', visibility: 'PRIVATE', deletedAt: null },
    })
    expect(await db.database.prisma.voiceGrant.count()).toBe(0)
  })
})
