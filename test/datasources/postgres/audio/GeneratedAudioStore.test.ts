import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { anonymous, type Viewer } from '../../../../src/auth/Viewer.js'
import { GeneratedAudioStore } from '../../../../src/datasources/postgres/audio/GeneratedAudioStore.js'
import { newId } from '../../../../src/datasources/postgres/database/newId.js'
import { Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../../../src/errors.js'
import { createAudio } from '../../../support/audioRows.js'
import { openTestDatabase, type TestDatabase } from '../../../support/database.js'
import { viewerOf } from '../../../support/voiceRows.js'

let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase()
})
beforeEach(async () => {
  await db.database.prisma.generatedAudioRecord.deleteMany()
  await db.database.prisma.auditEntry.deleteMany()
})
afterAll(() => db.close())

const ann = viewerOf('ann', 'org:a', 'voices:read', 'audio:generate')
const storeOf = (viewer: Viewer = ann) => new GeneratedAudioStore(db.database.prisma, viewer, 'request-1')
const audit = () => db.database.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })

const viewers: Record<string, [Viewer, boolean]> = {
  'its owner': [ann, true],
  'its owner without voices:read': [viewerOf('ann', 'org:a', 'audio:generate', 'voices:write', 'dubbing:read'), false],
  'its owner under another tenant': [viewerOf('ann', 'org:b', 'voices:read', 'audio:generate'), false],
  'another user': [viewerOf('bob', 'org:a', 'voices:read', 'audio:generate'), false],
  'an administrator of its tenant': [viewerOf('tom', 'org:a', 'tenant:admin', 'audio:generate'), true],
  'an administrator of another tenant': [
    viewerOf('oda', 'org:b', 'voices:read', 'tenant:admin', 'audio:generate'),
    false,
  ],
  'a platform administrator': [viewerOf('pat', 'org:p', 'platform:admin', 'audio:generate'), true],
  nobody: [anonymous, false],
}

describe.each(Object.entries(viewers))('For %s,', (_who, [viewer, sees]) => {
  test(`audio is ${sees ? 'visible' : 'not visible'} in every query, each with one statement`, async () => {
    const id = await createAudio(db.database, { voiceId: 'v1' })
    const store = storeOf(viewer)
    const ids = sees ? [id] : []
    db.queries.reset()
    expect((await store.getMany([id])).map((row) => row?.id)).toEqual(sees ? [id] : [undefined])
    expect(db.queries.count()).toBe(1)
    expect((await store.list({ first: 10 })).rows.map((row) => row.id)).toEqual(ids)
    expect((await store.list({ first: 10, voiceIds: ['v1'], ownerId: 'ann' })).rows.map((row) => row.id)).toEqual(ids)
    const [page] = await store.ofVoices(['v1'], 10)
    expect(page?.rows.map((row) => row.id)).toEqual(ids)
    expect(db.queries.count()).toBe(4)
    const [row] = await storeOf().getMany([id])
    expect(store.sees(row!)).toBe(sees)
  })

  test(`audio can ${sees ? '' : 'not '}be deleted`, async () => {
    const id = await createAudio(db.database)
    if (sees) expect(await storeOf(viewer).delete(id)).toMatchObject({ id, state: 'READY' })
    else await expect(storeOf(viewer).delete(id)).rejects.toThrow(viewer.kind === 'user' ? NotFound : Unauthenticated)
    expect(await db.database.prisma.generatedAudioRecord.count()).toBe(sees ? 0 : 1)
    if (viewer.kind === 'anonymous') return
    const entry = {
      actorId: viewer.userId,
      action: 'deleteGeneratedAudio',
      resourceType: 'GeneratedAudio',
      resourceId: id,
    }
    expect(await audit()).toMatchObject([{ ...entry, outcome: sees ? 'SUCCEEDED' : 'DENIED', requestId: 'request-1' }])
  })
})

test('Audio is not deleted after the token has expired, or without audio:generate', async () => {
  const id = await createAudio(db.database)
  const expired = { ...ann, expiresAt: new Date(Date.now() - 1) }
  await expect(storeOf(expired).delete(id)).rejects.toThrow(Unauthenticated)
  await expect(storeOf(viewerOf('ann', 'org:a', 'voices:read', 'voices:write')).delete(id)).rejects.toThrow(Forbidden)
  expect(await db.database.prisma.generatedAudioRecord.count()).toBe(1)
})

test('Expired audio is hidden in every query before it is removed', async () => {
  const expiresAt = new Date(Date.now() - 1_000)
  const over = await createAudio(db.database, { voiceId: 'v1', expiresAt })
  const lasting = await createAudio(db.database, { voiceId: 'v1', expiresAt: new Date(Date.now() + 3_600_000) })
  const generating = await createAudio(db.database, { voiceId: 'v1', expiresAt, state: 'GENERATING' })
  for (const store of [storeOf(), storeOf(viewerOf('pat', 'org:p', 'platform:admin', 'audio:generate'))]) {
    expect((await store.getMany([over, lasting, generating])).map((row) => row?.id)).toEqual([
      undefined,
      lasting,
      generating,
    ])
    expect((await store.list({ first: 10 })).rows.map(({ id }) => id)).toEqual([generating, lasting])
    expect((await store.ofVoices(['v1'], 10))[0]?.rows.map(({ id }) => id)).toEqual([generating, lasting])
    await expect(store.delete(over)).rejects.toThrow(NotFound)
  }
})

describe('getMany', () => {
  test('returns the rows in the order of the ids, with null for unknown ids, by one statement', async () => {
    const [one, two] = [await createAudio(db.database), await createAudio(db.database)]
    const foreign = await createAudio(db.database, { ownerId: 'bob' })
    const ids = [two, 'nonsense', foreign, newId(), one.toUpperCase(), 'nul\0', two]
    db.queries.reset()
    const rows = await storeOf().getMany(ids)
    expect(rows.map((row) => row?.id ?? null)).toEqual([two, null, null, null, one, null, two])
    expect(db.queries.count()).toBe(1)
  })

  test('returns all fields of a row, with sizes above 32 bits as numbers', async () => {
    const sizeBytes = 5 * 2 ** 31
    const all = {
      kind: 'SPEECH' as const,
      ...{ tenantId: 'org:a', ownerId: 'ann', voiceId: 'v1', modelId: 'm', text: 'Hello' },
      ...{ outputFormat: 'PCM_16000', mediaType: 'audio/pcm', isTimed: true, isTransient: false, characterCost: 5 },
      ...{ upstreamRequestId: 'r1', historyItemId: 'h1', sha256: 'b'.repeat(64), durationSecs: 1.25 },
    }
    const id = await createAudio(db.database, { ...all, sizeBytes, expiresAt: new Date('2040-01-01') })
    expect(await storeOf().getMany([id])).toEqual([
      {
        ...{ id, state: 'READY', ...all, sizeBytes, failureCode: null, failureMessage: null, operationId: null },
        ...{ createdAt: expect.any(Date), endedAt: expect.any(Date), expiresAt: new Date('2040-01-01') },
      },
    ])
  })
})

describe('list', () => {
  test('returns the newest first, each once over all pages', async () => {
    const ids: string[] = []
    for (let index = 0; index < 5; index += 1) ids.unshift(await createAudio(db.database, { id: newId(1_000 + index) }))
    const first = await storeOf().list({ first: 2 })
    expect(first).toMatchObject({ hasNextPage: true, rows: ids.slice(0, 2).map((id) => ({ id })) })
    await createAudio(db.database)
    const second = await storeOf().list({ first: 2, after: first.cursors[1] })
    const last = await storeOf().list({ first: 2, after: second.cursors[1] })
    expect([...first.rows, ...second.rows, ...last.rows].map(({ id }) => id)).toEqual(ids)
    expect(last.hasNextPage).toBe(false)
    await expect(storeOf().list({ first: 2, after: 'nonsense' })).rejects.toThrow(InvalidInput)
  })

  test('is filtered by kind, state, voice and owner', async () => {
    const speech = await createAudio(db.database, { voiceId: 'v1' })
    const effect = await createAudio(db.database, { kind: 'SOUND_EFFECT', state: 'FAILED' })
    const other = await createAudio(db.database, { voiceId: 'v2', ownerId: 'bob' })
    const admin = storeOf(viewerOf('tom', 'org:a', 'tenant:admin', 'audio:generate'))
    const ids = async (filter: Partial<Parameters<GeneratedAudioStore['list']>[0]>) =>
      (await admin.list({ first: 10, ...filter })).rows.map(({ id }) => id)
    expect(await ids({ kinds: ['SOUND_EFFECT'] })).toEqual([effect])
    expect(await ids({ statuses: ['FAILED'] })).toEqual([effect])
    expect(await ids({ statuses: ['READY'], kinds: null })).toEqual([other, speech])
    expect(await ids({ voiceIds: ['v1'] })).toEqual([speech])
    expect(await ids({ ownerId: 'bob' })).toEqual([other])
  })

  test('returns the first page of each of many voices by one statement', async () => {
    const [one, two, three] = [
      await createAudio(db.database, { id: newId(1), voiceId: 'v1' }),
      await createAudio(db.database, { id: newId(2), voiceId: 'v1' }),
      await createAudio(db.database, { id: newId(3), voiceId: 'v2' }),
    ]
    await createAudio(db.database, { voiceId: 'v2', ownerId: 'bob' })
    db.queries.reset()
    const pages = await storeOf().ofVoices(['v2', 'none', 'v1', 'v2', 'nul\0'], 1)
    expect(pages).toMatchObject([
      { rows: [{ id: three }], hasNextPage: false },
      { rows: [], hasNextPage: false },
      { rows: [{ id: two }], hasNextPage: true },
      { rows: [{ id: three }], hasNextPage: false },
      { rows: [], hasNextPage: false },
    ])
    expect(db.queries.count()).toBe(1)
    expect((await storeOf().list({ first: 1, after: pages[2]!.cursors[0], voiceIds: ['v1'] })).rows).toMatchObject([
      { id: one },
    ])
  })
})

describe('delete', () => {
  test('refuses audio that is being generated', async () => {
    const id = await createAudio(db.database, { state: 'GENERATING' })
    await expect(storeOf().delete(id)).rejects.toThrow(Conflict)
    expect(await db.database.prisma.generatedAudioRecord.count()).toBe(1)
    expect(await audit()).toMatchObject([{ outcome: 'DENIED', resourceId: id }])
  })

  test.each(['FAILED', 'UNKNOWN'] as const)('removes %s audio once', async (state) => {
    const id = await createAudio(db.database, { state })
    await storeOf().delete(id)
    await expect(storeOf().delete(id)).rejects.toThrow(NotFound)
  })

  test('reports an impossible id as not found', async () => {
    await expect(storeOf().delete('non\0sense')).rejects.toThrow(NotFound)
    expect(await audit()).toMatchObject([{ outcome: 'DENIED', resourceId: 'nonsense' }])
  })
})

test('Audio ids are ordered by time', () => {
  const ids = [newId(1_700_000_000_000), newId(1_700_000_000_001), newId()]
  expect(ids.toSorted()).toEqual(ids)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
