import { describe, expect, test } from '@jest/globals'
import type { HistoryItem } from '../../../src/datasources/elevenlabs/apis/HistoryApi.js'
import type { NewAudio } from '../../../src/datasources/postgres/audio/generatedRows.js'
import { reconcileOperation } from '../../../src/services/reconciliation/reconcileOperation.js'
import { silent } from '../../support/database.js'
import {
  type Asked,
  addItem,
  audioRows,
  bobs,
  db,
  finish,
  lose,
  pod,
  reconcile,
  reconcileToTheEnd,
  send,
  setPageSize,
  upstream,
} from './lostAudioOperations.js'
import { auditOf } from './operationPods.js'

const usageRows = () => db.database.prisma.usageEntry.findMany({ orderBy: { id: 'asc' } })

describe('Generated speech without a response', () => {
  test('is found by voice, model, text and time, and belongs to the user who requested it', async () => {
    addItem({ createdAt: new Date(Date.now() - 10 * 60_000) })
    addItem({ createdAt: new Date(Date.now() + 60 * 60_000) })
    addItem({ text: 'Something else' })
    addItem({ voiceId: 'v2' })
    addItem({ modelId: 'm2' })
    addItem({ state: 'DELETED' })
    addItem({ source: 'STS' })
    const item = addItem()
    const { id, audioId } = await lose()
    expect(await reconcile(id)).toBe('ADOPTED')
    expect(await pod.store.find(id)).toMatchObject({ state: 'ADOPTED', result: { audioId } })
    expect(await audioRows()).toMatchObject([
      {
        ...{ id: audioId, kind: 'SPEECH', state: 'UNKNOWN', tenantId: 'org:a', ownerId: 'ann', operationId: id },
        ...{ voiceId: 'v1', modelId: 'm1', text: 'Hello there', outputFormat: 'PCM_16000', mediaType: 'audio/pcm' },
        ...{ isTimed: true, characterCost: 11, historyItemId: item.id, upstreamRequestId: item.requestId },
        ...{ leaseHolder: null, endedAt: null },
      },
    ])
    expect(await usageRows()).toMatchObject([{ operationId: id, kind: 'createSpeech', characters: 11, actorId: 'ann' }])
    expect(await auditOf(db)).toMatchObject([
      {
        ...{ outcome: 'SUCCEEDED', resourceType: 'GeneratedAudio', resourceId: audioId },
        details: { reconciled: 'ADOPTED', voiceId: 'v1' },
      },
    ])
    expect(await reconcile(id)).toBe('NOT_ACQUIRED')
  })

  test('is found on a later page, and with any model if none was requested', async () => {
    const item = addItem({ modelId: 'm9', outputFormat: 'a new one' })
    for (let index = 0; index < 5; index += 1) addItem({ text: `Other ${index}` })
    setPageSize(2)
    const { id } = await lose({ modelId: null })
    expect(await reconcile(id)).toBe('ADOPTED')
    const [row] = await audioRows()
    expect(row).toMatchObject({ historyItemId: item.id, modelId: 'm9', outputFormat: null, mediaType: 'audio/mpeg' })
  })

  test('is not abandoned because of an endless history', async () => {
    for (let index = 0; index < 11; index += 1) addItem({ text: 'Other' })
    setPageSize(1)
    const { id } = await lose()
    await expect(reconcile(id)).rejects.toThrow('More than')
    expect(await pod.store.find(id)).toMatchObject({ state: 'UNKNOWN', reconcileAttempts: 0 })
  })

  test('is polled again and abandoned if the history never shows it', async () => {
    addItem({ text: 'Something else' })
    const { id } = await lose()
    expect(await reconcileToTheEnd(id)).toEqual(['RETRY_LATER', 'RETRY_LATER', 'ABANDONED'])
    expect(await audioRows()).toEqual([])
    expect(await usageRows()).toEqual([])
    expect(await auditOf(db)).toMatchObject([{ outcome: 'FAILED', resourceType: 'GeneratedAudio' }])
  })

  test('waits for an administrator if there are several matches', async () => {
    addItem()
    addItem()
    const { id } = await lose()
    expect(await reconcileToTheEnd(id)).toEqual(['RETRY_LATER', 'RETRY_LATER', 'NEEDS_ADMIN'])
    expect(await audioRows()).toEqual([])
  })

  test.each<[string, Asked, (asked: Asked) => Promise<unknown>]>([
    ['is open', {}, send],
    ['is unknown as well', {}, lose],
    ['has ended, and what it made is not known', {}, (asked) => finish(asked, {})],
  ])('waits for an administrator while an equal request of another user %s', async (_when, asked, happen) => {
    addItem()
    await happen({ ...asked, by: bobs })
    const { id } = await lose()
    expect(await reconcileToTheEnd(id)).toEqual(['RETRY_LATER', 'RETRY_LATER', 'NEEDS_ADMIN'])
  })

  test.each<Asked>([{ text: 'Something else' }, { text: null }, { voiceId: 'v2' }, { kind: 'changeVoice' }])(
    'is adopted in spite of the open call %j of another user',
    async (asked) => {
      addItem()
      await send({ ...asked, by: bobs })
      expect(await reconcile((await lose()).id)).toBe('ADOPTED')
    },
  )

  test.each(['historyItemId', 'upstreamRequestId'] as const)(
    'is not one that another user has by its %s',
    async (name) => {
      const taken = addItem()
      const trace = name === 'historyItemId' ? taken.id : taken.requestId
      await finish({ by: bobs }, { [name]: trace })
      const { id } = await lose()
      expect(await reconcile(id)).toBe('RETRY_LATER')
      expect(await pod.store.find(id)).toMatchObject({ needsAdmin: false })
      const own = addItem()
      expect(await reconcile(id)).toBe('ADOPTED')
      expect((await audioRows()).find(({ ownerId }) => ownerId === 'ann')).toMatchObject({ historyItemId: own.id })
    },
  )

  test('is not one that another user had and deleted', async () => {
    const taken = addItem()
    await finish({ by: bobs }, { historyItemId: taken.id })
    await db.database.prisma.generatedAudioRecord.deleteMany()
    const { id } = await lose()
    expect(await reconcileToTheEnd(id)).toEqual(['RETRY_LATER', 'RETRY_LATER', 'ABANDONED'])
  })

  test('is not adopted if another user gets it at the same time', async () => {
    const item = addItem()
    const { id } = await lose()
    const unbound = pod.workerStore.unclaimedHistoryItems.bind(pod.workerStore)
    const workerStore = Object.assign(Object.create(pod.workerStore), {
      acquire: () => pod.workerStore.acquire(id),
      hasCompetingAudio: (...all: Parameters<typeof pod.workerStore.hasCompetingAudio>) =>
        pod.workerStore.hasCompetingAudio(...all),
      recordNoMatch: (...all: Parameters<typeof pod.workerStore.recordNoMatch>) =>
        pod.workerStore.recordNoMatch(...all),
      adopt: (...all: Parameters<typeof pod.workerStore.adopt>) => pod.workerStore.adopt(...all),
      unclaimedHistoryItems: async (candidates: readonly HistoryItem[]) => {
        const free = await unbound(candidates)
        await finish({ by: bobs }, { historyItemId: item.id })
        return free
      },
    }) as typeof pod.workerStore
    const signal = new AbortController().signal
    expect(await reconcileOperation({ workerStore, upstream, logger: silent }, id, signal)).toBe('RETRY_LATER')
    expect(await audioRows()).toMatchObject([{ ownerId: 'bob', historyItemId: item.id }])
    expect(await usageRows()).toHaveLength(1)
    expect(await pod.store.find(id)).toMatchObject({ state: 'UNKNOWN', result: null })
  })

  test('is not searched for if it was not logged', async () => {
    addItem()
    const { id } = await lose({ text: null })
    expect(await reconcileToTheEnd(id)).toEqual(['RETRY_LATER', 'RETRY_LATER', 'ABANDONED'])
  })

  test('is adopted, and a late response changes nothing', async () => {
    const item = addItem()
    const { id, audioId } = await lose()
    expect(await reconcile(id)).toBe('ADOPTED')
    const audio: NewAudio = { id: audioId, kind: 'SPEECH', mediaType: 'audio/mpeg', historyItemId: item.id }
    expect(await pod.store.finish(id, { result: { audioId }, audio, cost: 11 })).toEqual({ audioId })
    expect(await audioRows()).toMatchObject([{ id: audioId, state: 'UNKNOWN', leaseHolder: null }])
    expect(await usageRows()).toHaveLength(1)
  })

  test('is abandoned, and a late response is accepted', async () => {
    const { id, audioId } = await lose()
    await reconcileToTheEnd(id)
    const audio: NewAudio = { id: audioId, kind: 'SPEECH', mediaType: 'audio/mpeg' }
    await pod.store.finish(id, { result: { audioId }, audio, cost: 11 })
    expect(await pod.store.find(id)).toMatchObject({ state: 'DONE' })
    expect(await audioRows()).toMatchObject([{ id: audioId, state: 'GENERATING', leaseHolder: 'pod-1' }])
  })
})
