import { describe, expect, jest, test } from '@jest/globals'
import { OperationStore } from '../../../src/datasources/postgres/operations/OperationStore.js'
import {
  Conflict,
  OutcomeUnknown,
  RateLimited,
  ServiceUnavailable,
  UpstreamRejected,
  UpstreamTimeout,
} from '../../../src/errors.js'
import { runOperation } from '../../../src/services/operations/runOperation.js'
import { silent } from '../../support/database.js'
import { stopClock } from '../../support/stopClock.js'
import { createVoice } from '../../support/voiceRows.js'
import { ann, auditOf, carriedOut, createWith, type Pod, quickTimes, type Send } from './operationPods.js'
import {
  createGate,
  db,
  never,
  one,
  onlyOperation,
  other,
  refused,
  voiceRow,
  waitForOperation,
} from './operationRuns.js'

const failsWith =
  (error: Error): Send =>
  async (operation) => {
    await operation.markSent()
    throw error
  }

const planned = { kind: 'createProfessionalVoice', idempotencyKey: 'k', inputHash: 'hash' } as const

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
    const answer = createGate()
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
