import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { HistoryItem } from '../../../src/datasources/elevenlabs/apis/HistoryApi.js'
import type { NewAudio } from '../../../src/datasources/postgres/audio/generatedRows.js'
import { newId } from '../../../src/datasources/postgres/database/newId.js'
import type { OperationKind } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { hashText } from '../../../src/services/operations/hashText.js'
import { type ReconcileResult, reconcileOperation } from '../../../src/services/reconciliation/reconcileOperation.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { createVoice, viewerOf } from '../../support/voiceRows.js'
import { auditOf, type Pod, startPod } from './operationPods.js'

let db: TestDatabase
let pod: Pod
let bobs: Pod
/** The upstream history, newest first. */
let history: HistoryItem[]
let pageSize: number

beforeAll(async () => {
  db = await openTestDatabase()
  pod = startPod(db, 'pod-1')
  bobs = startPod(db, 'pod-2', { viewer: viewerOf('bob', 'org:b', 'audio:generate') })
  for (const id of ['v1', 'v2']) await createVoice(db.database, { id, isStock: true, origin: 'STOCK' })
  await createVoice(db.database, { id: 'anns' })
})
beforeEach(async () => {
  const { prisma } = db.database
  await prisma.$transaction([
    prisma.operationRecord.deleteMany(),
    prisma.generatedAudioRecord.deleteMany(),
    prisma.usageEntry.deleteMany(),
    prisma.auditEntry.deleteMany(),
  ])
  history = []
  pageSize = 100
})
afterAll(() => db.close())

const list = async ({ startAfter, voiceId, source }: { startAfter?: string; voiceId?: string; source?: string }) => {
  const all = history.filter((item) => item.voiceId === voiceId && item.source === source)
  const start = startAfter === undefined ? 0 : all.findIndex(({ id }) => id === startAfter) + 1
  const items = all.slice(start, start + pageSize)
  return { items, hasMore: start + pageSize < all.length, lastId: items.at(-1)?.id ?? null }
}
const upstream = { as: () => ({ history: { list } }) } as unknown as Parameters<
  typeof reconcileOperation
>[0]['upstream']
const reconcile = (id: string): Promise<ReconcileResult> =>
  reconcileOperation({ workerStore: pod.workerStore, upstream, logger: silent }, id, new AbortController().signal)
const reconcileToTheEnd = async (id: string) => [await reconcile(id), await reconcile(id), await reconcile(id)]
const audioRows = () => db.database.prisma.generatedAudioRecord.findMany({ orderBy: { id: 'asc' } })
const usageRows = () => db.database.prisma.usageEntry.findMany({ orderBy: { id: 'asc' } })

let items = 0
function addItem(item: Partial<HistoryItem> = {}): HistoryItem {
  items += 1
  const made: HistoryItem = {
    ...{ id: `item-${items}`, requestId: `request-${items}`, voiceId: 'v1', modelId: 'm1', text: 'Hello there' },
    ...{ source: 'TTS', createdAt: new Date(), state: 'CREATED', mediaType: 'audio/mpeg', outputFormat: 'pcm_16000' },
    ...{ characterCost: 11, alignment: null, normalizedAlignment: null },
    ...item,
  }
  history.unshift(made)
  return made
}

interface Asked {
  by?: Pod
  kind?: 'createSpeech' | 'changeVoice'
  voiceId?: string
  modelId?: string | null
  text?: string | null
  /** A voice conversion without logging. */
  isTransient?: boolean
}

/** A call that was sent. */
async function send({
  by = pod,
  kind = 'createSpeech',
  voiceId = 'v1',
  modelId = 'm1',
  text = 'Hello there',
  isTransient = false,
}: Asked = {}) {
  const audioId = newId()
  const speech = { textSha256: text === null ? null : hashText(text), isTimed: true }
  const expectation = { audioId, modelId, ...(kind === 'createSpeech' ? speech : { isTransient }) }
  const plan = { kind, inputHash: '', subjectId: voiceId, expectation: expectation as never }
  const { operation } = await by.store.plan<OperationKind>(plan)
  await by.store.markSent(operation)
  return { id: operation.id, audioId }
}

/** A call that was sent and not answered. */
async function lose(asked: Asked = {}) {
  const sent = await send(asked)
  await (asked.by ?? pod).store.markUnknown(sent.id)
  return sent
}

/** A call that was answered. */
async function finish(asked: Asked, trace: Pick<NewAudio, 'historyItemId' | 'upstreamRequestId'>) {
  const sent = await send(asked)
  const kind = asked.kind === 'changeVoice' ? 'VOICE_CHANGE' : 'SPEECH'
  const audio: NewAudio = { id: sent.audioId, kind, mediaType: 'audio/mpeg', voiceId: 'v1', ...trace }
  await (asked.by ?? pod).store.finish(sent.id, { result: { audioId: sent.audioId }, audio, cost: 1 })
  return sent
}

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
    pageSize = 2
    const { id } = await lose({ modelId: null })
    expect(await reconcile(id)).toBe('ADOPTED')
    const [row] = await audioRows()
    expect(row).toMatchObject({ historyItemId: item.id, modelId: 'm9', outputFormat: null, mediaType: 'audio/mpeg' })
  })

  test('is not abandoned because of an endless history', async () => {
    for (let index = 0; index < 11; index += 1) addItem({ text: 'Other' })
    pageSize = 1
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
