import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { anonymous, type Viewer } from '../../../../src/auth/Viewer.js'
import type { Prisma } from '../../../../src/datasources/postgres/generated/client.js'
import { VoicePreviewStore } from '../../../../src/datasources/postgres/previews/VoicePreviewStore.js'
import { InvalidInput } from '../../../../src/errors.js'
import { openTestDatabase, type TestDatabase } from '../../../support/database.js'
import { viewerOf } from '../../../support/voiceRows.js'

let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase()
})
beforeEach(async () => {
  await db.database.prisma.voicePreviewRecord.deleteMany()
})
afterAll(() => db.close())

const ann = viewerOf('ann', 'org:a', 'voices:read')
const storeOf = (viewer: Viewer = ann) => new VoicePreviewStore(db.database.prisma, viewer)

/** By default a preview that ann designed in org:a. */
async function createPreview(id: string, row: Partial<Prisma.VoicePreviewRecordUncheckedCreateInput> = {}) {
  await db.database.prisma.voicePreviewRecord.create({
    data: {
      ...{ id, kind: 'DESIGN', tenantId: 'org:a', ownerId: 'ann', description: 'An old sailor', text: 'Ahoy' },
      ...{ mediaType: 'audio/mpeg', outputFormat: 'MP3_44100_128', isStored: true },
      ...row,
    },
  })
}

test.each<[string, Viewer, boolean]>([
  ['its owner', ann, true],
  ['its owner without voices:read', viewerOf('ann', 'org:a', 'audio:generate', 'dubbing:read'), false],
  ['another user', viewerOf('bob', 'org:a', 'voices:read'), false],
  ['its owner under another tenant', viewerOf('ann', 'org:b', 'voices:read'), false],
  ['an administrator of its tenant', viewerOf('tom', 'org:a', 'tenant:admin'), true],
  ['an administrator of another tenant', viewerOf('oda', 'org:b', 'tenant:admin'), false],
  ['a platform administrator', viewerOf('pat', 'org:p', 'platform:admin'), true],
  ['nobody', anonymous, false],
])('For %s a preview is visible or hidden in every query', async (_who, viewer, sees) => {
  await createPreview('p1', { voiceId: 'made', sourceVoiceId: 'source' })
  const store = storeOf(viewer)
  const ids = sees ? ['p1'] : []
  db.queries.reset()
  expect((await store.getMany(['p1'])).map((row) => row?.id)).toEqual(sees ? ['p1'] : [undefined])
  expect((await store.list({ first: 10 })).rows.map(({ id }) => id)).toEqual(ids)
  expect((await store.ofVoice(['made'])).map((rows) => rows.map(({ id }) => id))).toEqual([ids])
  expect((await store.ofSource(['source'])).map((rows) => rows.map(({ id }) => id))).toEqual([ids])
  expect(db.queries.count()).toBe(4)
  if (!sees) await expect(store.list({ first: 1, after: 'p1' })).rejects.toThrow(InvalidInput)
})

test('getMany returns previews in the order of the ids by one statement', async () => {
  await createPreview('p1')
  await createPreview('p2', { ownerId: 'bob' })
  await createPreview('p3')
  db.queries.reset()
  const rows = await storeOf().getMany(['p3', 'p2', 'none', 'nul\0', 'p1', 'p3'])
  expect(rows.map((row) => row?.id ?? null)).toEqual(['p3', null, null, null, 'p1', 'p3'])
  expect(db.queries.count()).toBe(1)
})

test.each([1, 2, 3, 10])('The list contains each preview of one moment once, with pages of %i', async (first) => {
  const createdAt = new Date('2026-05-01T00:00:00.123Z')
  for (const id of ['b', 'C', 'a']) await createPreview(id, { createdAt })
  await createPreview('new')
  await createPreview('old', { createdAt: new Date('2025-05-01') })
  const ids: string[] = []
  let after: string | undefined
  for (let hasNextPage = true; hasNextPage; ) {
    const page = await storeOf().list({ first, after })
    ids.push(...page.rows.map(({ id }) => id))
    after = page.cursors.at(-1)
    hasNextPage = page.hasNextPage
  }
  expect(ids).toEqual(['new', 'b', 'a', 'C', 'old'])
})

test('One query returns the sources and the remixes of several voices, newest first', async () => {
  await createPreview('p1', { voiceId: 'v1', createdAt: new Date('2026-01-01') })
  await createPreview('p2', { kind: 'REMIX', voiceId: 'v2', sourceVoiceId: 'v1', createdAt: new Date('2026-01-02') })
  await createPreview('p3', { kind: 'REMIX', sourceVoiceId: 'v1', createdAt: new Date('2026-01-03') })
  const idsOf = (rows: { id: string }[][]) => rows.map((row) => row.map(({ id }) => id))
  db.queries.reset()
  expect(idsOf(await storeOf().ofVoice(['v2', 'v1', 'v3', 'v2']))).toEqual([['p2'], ['p1'], [], ['p2']])
  expect(idsOf(await storeOf().ofSource(['v3', 'v1']))).toEqual([[], ['p3', 'p2']])
  expect(db.queries.count()).toBe(2)
})
