import { describe, expect, test } from '@jest/globals'
import { anonymous } from '../../../../src/auth/Viewer.js'
import { VoiceStore } from '../../../../src/datasources/postgres/voices/VoiceStore.js'
import { Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../../../src/errors.js'
import { createVoice, viewerOf } from '../../../support/voiceRows.js'
import { ann, annsStore, db } from './voiceStores.js'

const bob = viewerOf('bob', 'org:a', 'voices:read', 'voices:write')

const eve = viewerOf('eve', 'org:b', 'voices:read', 'voices:write')

const platformAdmin = viewerOf('pat', 'org:p', 'platform:admin', 'voices:write')

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
