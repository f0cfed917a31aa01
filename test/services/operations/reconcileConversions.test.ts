import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { newId } from '../../../src/datasources/postgres/database/newId.js'
import type { OperationKind } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { hashText } from '../../../src/services/operations/hashText.js'
import { addItem, audioRows, bobs, db, finish, lose, pod, reconcileToTheEnd, send } from './lostAudioOperations.js'

describe('A voice conversion without a response', () => {
  test('with only voice, model and time known is not assigned and waits for an administrator', async () => {
    addItem({ source: 'STS' })
    const { id } = await lose({ kind: 'changeVoice' })
    expect(await reconcileToTheEnd(id)).toEqual(['RETRY_LATER', 'RETRY_LATER', 'NEEDS_ADMIN'])
    expect(await audioRows()).toEqual([])
  })

  test('that the history shows never or only for another user is abandoned', async () => {
    const taken = addItem({ source: 'STS' })
    addItem({ source: 'STS', modelId: 'm2' })
    await finish({ by: bobs, kind: 'changeVoice' }, { historyItemId: taken.id })
    const { id } = await lose({ kind: 'changeVoice' })
    expect(await reconcileToTheEnd(id)).toEqual(['RETRY_LATER', 'RETRY_LATER', 'ABANDONED'])
  })

  test('without logging is not searched for, whether or not the history of the voice has other items', async () => {
    addItem({ source: 'STS' })
    const { id } = await lose({ kind: 'changeVoice', isTransient: true })
    expect(await reconcileToTheEnd(id)).toEqual(['RETRY_LATER', 'RETRY_LATER', 'ABANDONED'])
    expect(await audioRows()).toEqual([])
  })
})

test.each(['designVoice', 'remixVoice', 'isolateAudio', 'createSoundEffect'] as const)(
  '%s leaves no trace and is abandoned',
  async (kind) => {
    addItem()
    const expectation = { audioId: newId() }
    const { operation } = await pod.store.plan<OperationKind>({
      ...{ kind, inputHash: '', expectation: expectation as never, subjectId: kind === 'remixVoice' ? 'anns' : null },
    })
    await pod.store.markSent(operation)
    await pod.store.markUnknown(operation.id)
    expect(await reconcileToTheEnd(operation.id)).toEqual(['RETRY_LATER', 'RETRY_LATER', 'ABANDONED'])
    expect(await audioRows()).toEqual([])
  },
)

test('An operation that ended a day ago no longer contains its text and matches any text afterwards', async () => {
  const { prisma } = db.database
  const sent = await Promise.all([send(), send({ text: null }), send(), lose()])
  const [old, , fresh, open] = sent.map(({ id }) => id) as [string, string, string, string]
  const ended = { state: 'DONE', leaseHolder: null, leaseUntil: null, endedAt: new Date() } as const
  const createdAt = new Date(Date.now() - 25 * 60 * 60_000)
  await prisma.operationRecord.update({ where: { id: old }, data: { ...ended, createdAt, inputHash: 'of its input' } })
  await prisma.operationRecord.update({ where: { id: fresh }, data: { ...ended, inputHash: 'of its input' } })
  await prisma.operationRecord.update({ where: { id: open }, data: { createdAt } })
  expect(await pod.workerStore.releaseKeys()).toBe(1)
  expect(await pod.workerStore.releaseKeys()).toBe(0)
  const textSha256 = hashText('Hello there')
  const traceOf = async (id: string) => {
    const { inputHash, expectation } = await prisma.operationRecord.findUniqueOrThrow({ where: { id } })
    return { inputHash, expectation }
  }
  expect(await traceOf(old)).toEqual({ inputHash: '', expectation: expect.not.objectContaining({ textSha256 }) })
  expect(await traceOf(old)).toMatchObject({ expectation: { audioId: sent[0].audioId, modelId: 'm1' } })
  expect(await traceOf(fresh)).toMatchObject({ inputHash: 'of its input', expectation: { textSha256 } })
  expect(await traceOf(open)).toMatchObject({ expectation: { textSha256 } })

  // The operation that is reconciled must not get the result of that one.
  await prisma.operationRecord.deleteMany({ where: { id: { not: old } } })
  addItem()
  expect(await reconcileToTheEnd((await lose()).id)).toEqual(['RETRY_LATER', 'RETRY_LATER', 'NEEDS_ADMIN'])
})

test('The text of speech is recognised in spite of added text', () => {
  expect(hashText(' Café\n')).toBe(hashText('Cafe\u0301'))
  expect(hashText('a b')).not.toBe(hashText('a  b'))
  expect(hashText('Hello')).toBe(createHash('sha256').update('Hello').digest('hex'))
})
