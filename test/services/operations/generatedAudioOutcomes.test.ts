import { describe, expect, test } from '@jest/globals'
import { setMayHaveExecuted } from '../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import type { GeneratedAudioRow } from '../../../src/datasources/postgres/audio/GeneratedAudioRow.js'
import { GeneratedAudioStore } from '../../../src/datasources/postgres/audio/GeneratedAudioStore.js'
import type { NewAudio } from '../../../src/datasources/postgres/audio/generatedRows.js'
import { newId } from '../../../src/datasources/postgres/database/newId.js'
import { OperationStore, type Outcome } from '../../../src/datasources/postgres/operations/OperationStore.js'
import { UsageStore } from '../../../src/datasources/postgres/workspace/UsageStore.js'
import { IdempotencyConflict, UpstreamRejected } from '../../../src/errors.js'
import { hashText } from '../../../src/services/operations/hashText.js'
import { runOperation } from '../../../src/services/operations/runOperation.js'
import { silent } from '../../support/database.js'
import { clear, db, storeOf, usageRows } from './audioOperations.js'
import { ann, auditOf, operationsOf } from './operationPods.js'

const audioRows = () => db.database.prisma.generatedAudioRecord.findMany({ orderBy: { id: 'asc' } })

interface Speaking {
  operations?: OperationStore
  key?: string | null
  audio?: Partial<NewAudio>
  cost?: number | null
  text?: string
  fails?: Error
}

/** Generates a sentence, as upstream does. */
async function speak({ operations = storeOf(), key = null, audio, cost = 11, text = 'Hello', fails }: Speaking = {}) {
  const id = audio?.id ?? newId()
  let isMade = false
  const request = {
    kind: 'createSpeech',
    idempotencyKey: key,
    input: { text },
    subjectId: 'v1',
    expectation: { audioId: id, modelId: 'm', textSha256: hashText(text) },
  } as const
  const result = await runOperation({ operations, logger: silent }, request, async ({ markSent }) => {
    await markSent()
    if (fails) throw fails
    isMade = true
    const made: NewAudio = { id, kind: 'SPEECH', voiceId: 'v1', modelId: 'm', text, mediaType: 'audio/mpeg' }
    return { result: { audioId: id }, audio: { ...made, ...audio, id }, cost }
  })
  return { ...result, isMade }
}

/** A call that was sent, and the result of its response. */
async function send(operations: OperationStore) {
  const audioId = newId()
  const expectation = { audioId, modelId: 'm', textSha256: hashText('a𝄞') }
  const { operation } = await operations.plan({ kind: 'createSpeech', inputHash: '', subjectId: 'v1', expectation })
  await operations.markSent(operation)
  const audio: NewAudio = {
    ...{ id: audioId, kind: 'SPEECH', voiceId: 'v1', modelId: 'm', text: 'a\0𝄞', outputFormat: 'MP3_44100_128' },
    ...{ mediaType: 'audio/mpeg', isTimed: true, upstreamRequestId: 'r1', historyItemId: 'h1' },
  }
  const outcome: Outcome<'createSpeech'> = { result: { audioId }, audio, cost: 7.6 }
  return { id: operation.id, outcome }
}

/** All rows of the audio, without unique values, if another event precedes its end. */
async function rowsAfter(action: (id: string) => Promise<unknown>) {
  const operations = storeOf(60_000)
  const { id, outcome } = await send(operations)
  await action(id)
  expect(await operations.finish(id, outcome)).toEqual(outcome.result)
  const [[operation], [audio], [usage], [audit]] = await Promise.all([
    db.database.prisma.operationRecord.findMany(),
    audioRows(),
    usageRows(),
    auditOf(db),
  ])
  await clear()
  const names = new Map([
    [id, 'the operation'],
    [outcome.result.audioId, 'the sound'],
  ])
  const plain = (value: unknown): unknown => (typeof value === 'string' ? (names.get(value) ?? value) : value)
  const alike = JSON.stringify({ operation, audio, usage, audit }, (key, value) =>
    ['sentAt', 'createdAt', 'endedAt', 'expiresAt', 'leaseUntil', 'at'].includes(key) ? value !== null : plain(value),
  )
  const rows = JSON.parse(alike)
  for (const row of [rows.usage, rows.audit]) delete row.id
  return rows
}

function updateOperation(id: string, data: { leaseHolder: string }) {
  return db.database.prisma.operationRecord.update({ where: { id }, data })
}

describe('Audio in generation', () => {
  test('has its row with the lease of this process, its cost and its audit entry, written together', async () => {
    const trace = { upstreamRequestId: 'r1', historyItemId: 'h1' }
    const { audioId } = await speak({ audio: { ...trace, isTimed: true, outputFormat: 'PCM_16000' } })
    const [operation] = await operationsOf(db)
    expect(await audioRows()).toMatchObject([
      {
        ...{ id: audioId, kind: 'SPEECH', state: 'GENERATING', tenantId: 'org:a', ownerId: 'ann', ...trace },
        ...{ voiceId: 'v1', modelId: 'm', text: 'Hello', outputFormat: 'PCM_16000', mediaType: 'audio/mpeg' },
        ...{ isTimed: true, isTransient: false, characterCost: 11, operationId: operation?.id, expiresAt: null },
        ...{ leaseHolder: 'pod-1', leaseUntil: expect.any(Date), endedAt: null },
      },
    ])
    expect(await usageRows()).toMatchObject([
      { operationId: operation?.id, kind: 'createSpeech', tenantId: 'org:a', actorId: 'ann', characters: 11, ...trace },
    ])
    expect(await auditOf(db)).toMatchObject([
      {
        ...{ action: 'createSpeech', outcome: 'SUCCEEDED', resourceType: 'GeneratedAudio', resourceId: audioId },
        details: { operationId: operation?.id, voiceId: 'v1' },
      },
    ])
  })

  test('is recorded and charged once for any number of writes', async () => {
    const operations = storeOf()
    const id = newId()
    const expectation = { audioId: id, modelId: null, textSha256: null }
    const { operation } = await operations.plan({ kind: 'createSpeech', inputHash: '', subjectId: 'v1', expectation })
    await operations.markSent(operation)
    const audio: NewAudio = { id, kind: 'SPEECH', mediaType: 'audio/mpeg', historyItemId: 'h1' }
    const outcome: Outcome<'createSpeech'> = { result: { audioId: id }, audio, cost: 3 }
    for (let time = 1; time <= 3; time += 1)
      expect(await operations.finish(operation.id, outcome)).toEqual({ audioId: id })
    expect([await audioRows(), await usageRows(), await auditOf(db)].map((rows) => rows.length)).toEqual([1, 1, 1])
  })

  test('is returned to its user as its row says', async () => {
    const started: GeneratedAudioRow[] = []
    const { prisma } = db.database
    const onAudioStarted = (audio: GeneratedAudioRow) => started.push(audio)
    const operations = new OperationStore(prisma, ann, { requestId: 'request-1', holder: 'pod-1', onAudioStarted })
    const { audioId } = await speak({ operations, audio: { historyItemId: 'h1', isTimed: true } })
    expect(started).toEqual(await new GeneratedAudioStore(prisma, ann).getMany([audioId]))
  })

  test('is recorded by one statement', async () => {
    const operations = storeOf()
    const { id, outcome } = await send(operations)
    db.queries.reset()
    await operations.finish(id, outcome)
    expect(db.queries.count()).toBe(1)
  })

  test.each<[string, (id: string) => Promise<unknown>]>([
    ['other processes have abandoned it', (id) => storeOf().markUnknown(id)],
    ['its lease was taken over', (id) => updateOperation(id, { leaseHolder: 'pod-2' })],
  ])('leaves the same rows if its response arrives after %s', async (_when, action) => {
    const [ordinary, late] = [await rowsAfter(async () => {}), await rowsAfter(action)]
    expect(late).toEqual(ordinary)
    expect(ordinary).toMatchObject({
      operation: { state: 'DONE', leaseHolder: null },
      audio: { historyItemId: 'h1', text: 'a𝄞' },
      usage: { characters: 8, historyItemId: 'h1', upstreamRequestId: 'r1' },
      audit: { resourceType: 'GeneratedAudio', requestId: 'request-1', details: { voiceId: 'v1' } },
    })
  })

  test('is returned for a repeat with its key, and for no other input', async () => {
    const first = await speak({ key: 'k' })
    expect(await speak({ key: 'k' })).toEqual({ audioId: first.audioId, isMade: false })
    await expect(speak({ key: 'k', text: 'Goodbye' })).rejects.toThrow(IdempotencyConflict)
    expect(await audioRows()).toHaveLength(1)
    expect(await usageRows()).toHaveLength(1)
  })

  test('leaves no row if it is refused', async () => {
    const refusal = setMayHaveExecuted(new UpstreamRejected({ upstreamCode: 'text_too_long' }), false)
    await expect(speak({ fails: refusal })).rejects.toBe(refusal)
    expect([await audioRows(), await usageRows()]).toEqual([[], []])
    expect(await auditOf(db)).toMatchObject([
      { outcome: 'FAILED', resourceType: 'GeneratedAudio', details: { voiceId: 'v1', code: 'UPSTREAM_REJECTED' } },
    ])
  })

  test.each([
    [null, null, 0],
    [1.6, 2, 2],
    [-1, 0, 0],
  ])('with a cost of %p records %p and counts %p', async (cost, kept, counted) => {
    await speak({ cost })
    expect(await audioRows()).toMatchObject([{ characterCost: kept }])
    expect(await usageRows()).toMatchObject([{ characters: counted }])
  })

  test('is returned if upstream names existing audio, without a read of the history', async () => {
    await speak({ audio: { historyItemId: 'h1' } })
    await speak({ audio: { historyItemId: 'h1' } })
    expect((await audioRows()).map(({ historyItemId }) => historyItemId)).toEqual(['h1', null])
  })

  test('keeps unusual texts as far as possible', async () => {
    await speak({ audio: { text: 'a\0b𝄞' } })
    expect(await audioRows()).toMatchObject([{ text: 'ab𝄞' }])
  })

  const minute = 60_000
  test.each<[string, number | null | undefined, Partial<NewAudio>, number | null]>([
    ['for ever by default', undefined, {}, null],
    ['for ever by configuration', null, {}, null],
    ['for the configured time', 30 * minute, {}, 30 * minute],
    ['for its own time', 30 * minute, { keepMs: 5 * minute }, 5 * minute],
    ['for ever by its own choice', 30 * minute, { keepMs: null }, null],
    ['for a few minutes if it is not logged', null, { isTransient: true }, 10 * minute],
  ])('is kept %s', async (_how, keepAudioMs, audio, ms) => {
    await speak({ operations: storeOf(keepAudioMs), audio })
    const [row] = await audioRows()
    expect(row?.expiresAt && row.expiresAt.getTime() - row.createdAt.getTime()).toBe(ms)
    expect(row?.text).toBe(audio.isTransient ? null : 'Hello')
  })

  test('still counts its cost after its deletion', async () => {
    const { audioId } = await speak()
    await speak({ cost: 4 })
    await db.database.prisma.generatedAudioRecord.updateMany({
      data: { state: 'FAILED', failureCode: 'CUT', endedAt: new Date() },
    })
    await new GeneratedAudioStore(db.database.prisma, ann).delete(audioId)
    const sums = await new UsageStore(db.database.prisma, ann).sum({ from: new Date(0) })
    expect(sums).toEqual([{ kind: 'createSpeech', actorId: null, characters: 15, count: 2 }])
  })
})
