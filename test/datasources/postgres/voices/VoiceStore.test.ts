import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { anonymous } from '../../../../src/auth/Viewer.js'
import {
  type VoiceListFilter,
  type VoicePageOrder,
  VoiceStore,
} from '../../../../src/datasources/postgres/voices/VoiceStore.js'
import { Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../../../src/errors.js'
import { openTestDatabase, type TestDatabase } from '../../../support/database.js'
import { createVoice, viewerOf } from '../../../support/voiceRows.js'

const ann = viewerOf('ann', 'org:a', 'voices:read', 'voices:write')
const bob = viewerOf('bob', 'org:a', 'voices:read', 'voices:write')
const eve = viewerOf('eve', 'org:b', 'voices:read', 'voices:write')
const platformAdmin = viewerOf('pat', 'org:p', 'platform:admin', 'voices:write')

let db: TestDatabase
let annsStore: VoiceStore

beforeAll(async () => {
  db = await openTestDatabase()
  annsStore = new VoiceStore(db.database.prisma, ann, 'request-1')
})
beforeEach(async () => {
  await db.database.prisma.auditEntry.deleteMany()
  await db.database.prisma.voiceRecord.deleteMany()
})
afterAll(() => db.close())

const byName: VoicePageOrder = { field: 'NAME', direction: 'ASC' }

describe('The list of voices', () => {
  async function readAll(order: VoicePageOrder, first: number): Promise<string[]> {
    const names: string[] = []
    let after: string | undefined
    for (;;) {
      const page = await annsStore.list({ order, first, after })
      expect(page.cursors).toHaveLength(page.records.length)
      names.push(...page.records.map((voice) => voice.id))
      if (!page.hasNextPage) return names
      after = page.cursors.at(-1)
    }
  }

  test.each([1, 2, 3, 7, 100])('contains each voice once for equal sort keys, with pages of %i', async (first) => {
    const createdAt = new Date('2024-05-01T00:00:00.123Z')
    for (let index = 0; index < 7; index += 1) {
      await createVoice(db.database, {
        id: `v${index}`,
        name: index % 2 ? 'Same' : 'same',
        createdAt,
        upstreamCreatedAt: index < 3 ? null : createdAt,
      })
    }
    const ids = ['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6']
    for (const field of ['NAME', 'CREATED_AT'] as const) {
      expect(await readAll({ field, direction: 'ASC' }, first)).toEqual(ids)
      expect(await readAll({ field, direction: 'DESC' }, first)).toEqual(ids.toReversed())
    }
  })

  test('sorts names case-insensitively, and voices without a creation time by their discovery', async () => {
    await createVoice(db.database, { id: '1', name: 'beta', createdAt: new Date('2022-01-01') })
    await createVoice(db.database, { id: '2', name: 'Alpha', upstreamCreatedAt: new Date('2023-01-01') })
    await createVoice(db.database, { id: '3', name: 'Gamma', upstreamCreatedAt: new Date('2021-01-01') })
    expect(await readAll(byName, 2)).toEqual(['2', '1', '3'])
    expect(await readAll({ field: 'CREATED_AT', direction: 'DESC' }, 2)).toEqual(['2', '1', '3'])
  })

  test('is not disturbed by a voice that is added or renamed between two pages', async () => {
    for (const name of ['b', 'd', 'f']) await createVoice(db.database, { id: name, name })
    const page = await annsStore.list({ order: byName, first: 2 })
    await createVoice(db.database, { id: 'a', name: 'a' })
    await createVoice(db.database, { id: 'e', name: 'e' })
    const rest = await annsStore.list({ order: byName, first: 2, after: page.cursors.at(-1) })
    expect([...page.records, ...rest.records].map((voice) => voice.id)).toEqual(['b', 'd', 'e', 'f'])
  })

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  test.each([
    ['', 'empty'],
    ['%%%', 'no base64'],
    [Buffer.from('{"key":').toString('base64url'), 'cut'],
    [encoded(null), 'null'],
    [encoded([1, 'NAME', 'ASC', 'a']), 'too short'],
    [encoded([2, 'NAME', 'ASC', 'a', 'b']), 'of another version'],
    [encoded([1, 'NAME', 'DESC', 'a', 'b']), 'of another direction'],
    [encoded([1, 'CREATED_AT', 'ASC', '2024-01-01 00:00:00+00', 'b']), 'of another field'],
    [encoded([1, 'NAME', 'ASC', { toString: 1 }, 'b']), 'with no text for a key'],
    [encoded([1, 'NAME', 'ASC', 'a\0', 'b']), 'with a NUL'],
  ])('refuses the cursor %j (%s)', async (after) => {
    const refusal = annsStore.list({ order: byName, first: 1, after })
    await expect(refusal).rejects.toThrow(InvalidInput)
    await expect(refusal).rejects.toMatchObject({ extensions: { problems: [{ path: ['after'] }] } })
  })

  test.each(['not a time', '2024-99-01 00:00:00+00', "2024-01-01 00:00:00+00'; --"])(
    'refuses a cursor with the time %j',
    async (time) => {
      const order: VoicePageOrder = { field: 'CREATED_AT', direction: 'ASC' }
      const after = encoded([1, 'CREATED_AT', 'ASC', time, 'b'])
      await expect(annsStore.list({ order, first: 1, after })).rejects.toThrow(InvalidInput)
    },
  )

  test.each(['ÉLODIE', 'élodie', 'E\u0301lodie', 'straße é', 'STRASSE É', 'lodie'])(
    'finds names case-insensitively in any normal form by %j',
    async (search) => {
      await createVoice(db.database, { id: 'nfc', name: 'Straße Élodie' })
      await createVoice(db.database, { id: 'nfd', name: 'Strasse e\u0301lodie' })
      await createVoice(db.database, { id: 'other', name: 'Elodie' })
      const page = await annsStore.list({ filter: { search }, order: byName, first: 10 })
      const found = page.records.map(({ id }) => id).sort()
      expect(found).toEqual(search === 'lodie' ? ['nfc', 'nfd', 'other'] : ['nfc', 'nfd'])
    },
  )

  test.each<[VoiceListFilter, string[]]>([
    [{ search: 'war' }, ['warm']],
    [{ search: 'WAR' }, ['warm']],
    [{ search: '%' }, ['percent']],
    [{ search: '_' }, []],
    [{ search: '\\' }, ['backslash']],
    [{ search: 'wa\0rm' }, ['warm']],
    [{ search: '' }, ['backslash', 'percent', 'warm']],
    [{ categories: ['PROFESSIONAL'] }, ['warm']],
    [{ categories: [] }, []],
    [{ categories: null, trainingStatuses: ['FINE_TUNED', 'QUEUED'] }, ['percent', 'warm']],
    [{ ownerId: 'ann' }, ['backslash', 'percent', 'warm']],
    [{ ownerId: 'bob' }, []],
    [{ accesses: ['OWN', 'STOCK'], search: 'm' }, ['warm']],
    [{ accesses: [] }, []],
  ])('filters by %j', async (filter, ids) => {
    await createVoice(db.database, { id: 'warm', name: 'Warm', category: 'PROFESSIONAL', trainingState: 'FINE_TUNED' })
    await createVoice(db.database, { id: 'percent', name: '100% ', trainingState: 'QUEUED' })
    await createVoice(db.database, { id: 'backslash', name: 'a\\b' })
    const page = await annsStore.list({ filter, order: byName, first: 10 })
    expect(page.records.map((voice) => voice.id).sort()).toEqual(ids)
    expect(await annsStore.count(filter)).toBe(ids.length)
  })
})

describe('Changes of voices:', () => {
  const store = (viewer: typeof ann) => new VoiceStore(db.database.prisma, viewer, 'request-1')
  const audit = () =>
    db.database.prisma.auditEntry.findMany({ orderBy: { id: 'asc' }, omit: { id: true, at: true, details: true } })
  const entry = { tenantId: 'org:a', actorId: 'ann', resourceType: 'Voice', resourceId: 'v', requestId: 'request-1' }

  test('sharing shows the voice to a user of another tenant until it is withdrawn', async () => {
    await createVoice(db.database, { id: 'v' })
    expect(await store(eve).find('v')).toBeNull()
    await annsStore.grant('v', 'eve', 'VIEW')
    expect(await store(eve).find('v')).toMatchObject({ permission: 'VIEW', ownerId: 'ann' })
    await annsStore.grant('v', 'eve', 'EDIT')
    expect(await store(eve).find('v')).toMatchObject({ permission: 'EDIT' })
    await annsStore.revoke('v', 'eve')
    await annsStore.revoke('v', 'eve')
    expect(await store(eve).find('v')).toBeNull()
    expect(await audit()).toEqual([
      { ...entry, action: 'shareVoice', outcome: 'SUCCEEDED' },
      { ...entry, action: 'shareVoice', outcome: 'SUCCEEDED' },
      { ...entry, action: 'unshareVoice', outcome: 'SUCCEEDED' },
      { ...entry, action: 'unshareVoice', outcome: 'SUCCEEDED' },
    ])
  })

  test('an invisible voice is not found, a visible one may be forbidden, and both are recorded in the audit', async () => {
    await createVoice(db.database, { id: 'v' })
    await expect(store(eve).setVisibility('v', 'TENANT')).rejects.toThrow(NotFound)
    await annsStore.grant('v', 'eve', 'EDIT')
    await expect(store(eve).setVisibility('v', 'TENANT')).rejects.toThrow(Forbidden)
    await expect(store(eve).grant('v', 'bob', 'VIEW')).rejects.toThrow(Forbidden)
    await expect(store(eve).transfer('v', 'eve')).rejects.toThrow(Forbidden)
    await expect(new VoiceStore(db.database.prisma, anonymous).revoke('v', 'bob')).rejects.toThrow(Unauthenticated)
    expect((await audit()).map(({ action, outcome, actorId }) => [actorId, action, outcome])).toEqual([
      ['eve', 'setVoiceVisibility', 'DENIED'],
      ['ann', 'shareVoice', 'SUCCEEDED'],
      ['eve', 'setVoiceVisibility', 'DENIED'],
      ['eve', 'shareVoice', 'DENIED'],
      ['eve', 'transferVoice', 'DENIED'],
    ])
    expect(await annsStore.find('v')).toMatchObject({ visibility: 'PRIVATE', ownerId: 'ann' })
  })

  test('shared stock can be neither shared nor transferred, not even by a platform administrator', async () => {
    await createVoice(db.database, { id: 'v', isStock: true })
    await expect(annsStore.grant('v', 'eve', 'EDIT')).rejects.toThrow(Forbidden)
    await expect(store(platformAdmin).transfer('v', 'ann')).rejects.toThrow(Forbidden)
  })

  test('a transfer removes the share of the new owner, keeps the others, and removes the access of the old owner', async () => {
    await createVoice(db.database, { id: 'v' })
    await annsStore.grant('v', 'bob', 'EDIT')
    await annsStore.grant('v', 'eve', 'VIEW')
    await annsStore.transfer('v', 'bob')
    expect(await store(bob).find('v')).toMatchObject({ permission: 'MANAGE', ownerId: 'bob' })
    expect(await annsStore.find('v')).toBeNull()
    expect(await db.database.prisma.voiceGrant.findMany({ select: { userId: true } })).toEqual([{ userId: 'eve' }])
    await store(bob).transfer('v', 'bob')
    expect(await store(bob).find('v')).toMatchObject({ ownerId: 'bob' })
  })

  test('a voice cannot be transferred to a user who cannot be in its tenant', async () => {
    const solo = viewerOf('sue', 'user:sue', 'voices:read', 'voices:write')
    await createVoice(db.database, { id: 'v', tenantId: 'user:sue', ownerId: 'sue' })
    await expect(store(solo).transfer('v', 'bob')).rejects.toThrow(InvalidInput)
    await expect(store(solo).grant('v', 'sue', 'VIEW')).rejects.toThrow(InvalidInput)
  })

  test('a change and its audit entry are written together or not at all', async () => {
    await createVoice(db.database, { id: 'v' })
    await db.database.prisma.$executeRaw`ALTER TABLE audit_entry ADD CHECK (request_id <> 'refused')`
    const unrecordable = new VoiceStore(db.database.prisma, ann, 'refused')
    await expect(unrecordable.setVisibility('v', 'TENANT')).rejects.toThrow()
    expect(await annsStore.find('v')).toMatchObject({ visibility: 'PRIVATE' })
  })

  describe('adoption', () => {
    const adoption = {
      id: 'v',
      ownerId: 'ann',
      tenantId: 'org:a',
      visibility: 'PRIVATE',
      name: 'Anna',
      category: 'CLONED',
      trainingState: null,
      createdAt: new Date('2024-01-01'),
    } as const

    test('gives a voice to a user, whether or not the sweep has found it, and can be repeated', async () => {
      await store(platformAdmin).adopt(adoption)
      await store(platformAdmin).adopt({ ...adoption, name: 'Anne', visibility: 'TENANT' })
      expect(await annsStore.find('v')).toMatchObject({ name: 'Anne', visibility: 'TENANT', permission: 'MANAGE' })
      await createVoice(db.database, {
        id: 'w',
        tenantId: null,
        ownerId: null,
        origin: 'FOUND',
        missingSince: new Date(),
      })
      await store(platformAdmin).adopt({ ...adoption, id: 'w' })
      expect(await annsStore.find('w')).toMatchObject({ ownerId: 'ann' })
    })

    test('requires a platform administrator', async () => {
      await expect(annsStore.adopt(adoption)).rejects.toThrow(Forbidden)
      expect(await annsStore.find('v')).toBeNull()
    })

    test.each([
      ['of another owner', { ownerId: 'bob' }],
      ['of the same user in another tenant', { tenantId: 'org:b' }],
      ['that is shared stock', { isStock: true }],
      ['that was deleted', { deletedAt: new Date() }],
    ])('never takes a voice %s', async (_what, row) => {
      await createVoice(db.database, { id: 'v', name: 'Before', ...row })
      const before = await db.database.prisma.voiceRecord.findUnique({ where: { id: 'v' } })
      await expect(store(platformAdmin).adopt(adoption)).rejects.toThrow(Conflict)
      expect(await db.database.prisma.voiceRecord.findUnique({ where: { id: 'v' } })).toEqual(before)
    })

    test('refuses the personal tenant of another user', async () => {
      await expect(store(platformAdmin).adopt({ ...adoption, tenantId: 'user:bob' })).rejects.toThrow(InvalidInput)
    })
  })
})

describe('A change of a voice', () => {
  const changes: Record<string, (store: VoiceStore) => Promise<void>> = {
    setVisibility: (store) => store.setVisibility('v', 'TENANT'),
    grant: (store) => store.grant('v', 'bob', 'EDIT'),
    revoke: (store) => store.revoke('v', 'bob'),
    transfer: (store) => store.transfer('v', 'bob'),
  }
  const untouched = { ownerId: 'ann', visibility: 'PRIVATE', grants: [] }
  const rowOf = (id: string) =>
    db.database.prisma.voiceRecord.findUniqueOrThrow({
      where: { id },
      select: { ownerId: true, visibility: true, grants: true },
    })

  test.each(Object.entries(changes))('is rolled back if the token expires before %s ends', async (_name, change) => {
    await createVoice(db.database, { id: 'v' })
    const viewer = { ...ann, expiresAt: new Date(Date.now() - 1) }
    await expect(change(new VoiceStore(db.database.prisma, viewer))).rejects.toThrow(Unauthenticated)
    expect(await rowOf('v')).toEqual(untouched)
    expect(await db.database.prisma.auditEntry.findMany()).toMatchObject([{ outcome: 'DENIED' }])
  })

  test.each(Object.entries(changes))('requires voices:write for %s', async (_name, change) => {
    await createVoice(db.database, { id: 'v' })
    const reader = viewerOf('ann', 'org:a', 'voices:read', 'dubbing:write', 'audio:generate')
    await expect(change(new VoiceStore(db.database.prisma, reader))).rejects.toThrow(Forbidden)
    expect(await rowOf('v')).toEqual(untouched)
  })

  test.each(['SENT', 'UNKNOWN'] as const)('is refused while a deletion is %s', async (state) => {
    await createVoice(db.database, { id: 'v' })
    const { prisma } = db.database
    await prisma.operationRecord.create({
      data: {
        ...{ kind: 'deleteVoice', subjectId: 'v', state, tenantId: 'org:a', actorId: 'ann' },
        ...{ inputHash: '', expectation: {}, leaseHolder: 'pod', leaseUntil: new Date(Date.now() + 60_000) },
      },
    })
    await expect(annsStore.transfer('v', 'bob')).rejects.toThrow(Conflict)
    await expect(annsStore.grant('v', 'bob', 'VIEW')).rejects.toThrow(Conflict)
    await prisma.operationRecord.deleteMany()
    expect(await rowOf('v')).toEqual(untouched)
    await annsStore.transfer('v', 'bob')
  })
})
