import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import type { HistoryItem } from '../../../src/datasources/elevenlabs/apis/HistoryApi.js'
import type { NewAudio } from '../../../src/datasources/postgres/audio/generatedRows.js'
import { newId } from '../../../src/datasources/postgres/database/newId.js'
import type { OperationKind } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { hashText } from '../../../src/services/operations/hashText.js'
import { type ReconcileResult, reconcileOperation } from '../../../src/services/reconciliation/reconcileOperation.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { createVoice, viewerOf } from '../../support/voiceRows.js'
import { type Pod, startPod } from './operationPods.js'

export let db: TestDatabase
export let pod: Pod
export let bobs: Pod

/** The upstream history, newest first. */
let history: HistoryItem[]

let pageSize: number

export function setPageSize(size: number): void {
  pageSize = size
}

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

export const upstream = { as: () => ({ history: { list } }) } as unknown as Parameters<
  typeof reconcileOperation
>[0]['upstream']

export const reconcile = (id: string): Promise<ReconcileResult> =>
  reconcileOperation({ workerStore: pod.workerStore, upstream, logger: silent }, id, new AbortController().signal)

export const reconcileToTheEnd = async (id: string) => [await reconcile(id), await reconcile(id), await reconcile(id)]
export const audioRows = () => db.database.prisma.generatedAudioRecord.findMany({ orderBy: { id: 'asc' } })

let items = 0

export function addItem(item: Partial<HistoryItem> = {}): HistoryItem {
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

export interface Asked {
  by?: Pod
  kind?: 'createSpeech' | 'changeVoice'
  voiceId?: string
  modelId?: string | null
  text?: string | null
  /** A voice conversion without logging. */
  isTransient?: boolean
}

/** A call that was sent. */
export async function send({
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
export async function lose(asked: Asked = {}) {
  const sent = await send(asked)
  await (asked.by ?? pod).store.markUnknown(sent.id)
  return sent
}

/** A call that was answered. */
export async function finish(asked: Asked, trace: Pick<NewAudio, 'historyItemId' | 'upstreamRequestId'>) {
  const sent = await send(asked)
  const kind = asked.kind === 'changeVoice' ? 'VOICE_CHANGE' : 'SPEECH'
  const audio: NewAudio = { id: sent.audioId, kind, mediaType: 'audio/mpeg', voiceId: 'v1', ...trace }
  await (asked.by ?? pod).store.finish(sent.id, { result: { audioId: sent.audioId }, audio, cost: 1 })
  return sent
}
