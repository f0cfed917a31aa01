import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type VoicePermission, voiceReach } from '../../../../src/auth/ownership.js'
import { anonymous, type Viewer } from '../../../../src/auth/Viewer.js'
import { VoiceStore } from '../../../../src/datasources/postgres/voices/VoiceStore.js'
import { permittedTo } from '../../../../src/datasources/postgres/voices/visibleVoices.js'
import { openTestDatabase, type TestDatabase } from '../../../support/database.js'
import { createVoice, viewerOf } from '../../../support/voiceRows.js'

const viewers = {
  anonymous,
  owner: viewerOf('ann', 'org:a', 'voices:read'),
  ownerWithoutScope: viewerOf('ann', 'org:a', 'voices:write'),
  ownerUnderOtherTenant: viewerOf('ann', 'org:b', 'voices:read'),
  colleague: viewerOf('bob', 'org:a', 'voices:read'),
  stranger: viewerOf('eve', 'org:b', 'voices:read'),
  viewGrantee: viewerOf('vic', 'org:b', 'voices:read'),
  viewGranteeWithoutScope: viewerOf('vic', 'org:b'),
  editGrantee: viewerOf('edi', 'org:b', 'voices:read'),
  tenantAdmin: viewerOf('tom', 'org:a', 'tenant:admin'),
  otherTenantAdmin: viewerOf('oda', 'org:b', 'voices:read', 'tenant:admin'),
  platformAdmin: viewerOf('pat', 'org:p', 'platform:admin'),
} satisfies Record<string, Viewer>

type Who = keyof typeof viewers
type Row = keyof typeof rows

const long = new Date(0)
const rows = {
  privateVoice: {},
  tenantVoice: { visibility: 'TENANT' },
  stock: { isStock: true, origin: 'STOCK' },
  unclaimed: { tenantId: null, ownerId: null, origin: 'FOUND' },
  unclaimedButTenantVisible: { tenantId: null, ownerId: null, visibility: 'TENANT', origin: 'FOUND' },
  missing: { missingSince: long },
  vanished: { vanishedAt: long },
  deleted: { deletedAt: long },
  vanishedStock: { isStock: true, vanishedAt: long },
} as const

const everybodyViews = Object.fromEntries(Object.keys(viewers).map((who) => [who, 'VIEW'])) as Record<Who, 'VIEW'>
const insiders = { owner: 'MANAGE', tenantAdmin: 'MANAGE', platformAdmin: 'MANAGE' } as const
const grantees = { viewGrantee: 'VIEW', editGrantee: 'EDIT' } as const

/** The permission of each viewer; viewers that are not listed do not see the row. */
const expected: Record<Row, Partial<Record<Who, VoicePermission>>> = {
  privateVoice: { ...insiders, ...grantees },
  tenantVoice: { ...insiders, ...grantees, colleague: 'VIEW' },
  stock: everybodyViews,
  unclaimed: { ...grantees, platformAdmin: 'MANAGE' },
  unclaimedButTenantVisible: { ...grantees, platformAdmin: 'MANAGE' },
  missing: { ...insiders, ...grantees },
  vanished: {},
  deleted: {},
  vanishedStock: {},
}

describe('Visibility in the database:', () => {
  let db: TestDatabase

  beforeAll(async () => {
    db = await openTestDatabase()
    const { prisma } = db.database
    for (const [id, row] of Object.entries(rows)) {
      await createVoice(db.database, { id, ...row })
      for (const [userId, permission] of [
        ['vic', 'VIEW'],
        ['edi', 'EDIT'],
      ] as const) {
        await prisma.voiceGrant.create({ data: { voiceId: id, userId, permission, grantedBy: 'ann' } })
      }
    }
  })
  afterAll(() => db.close())

  test.each(Object.keys(viewers) as Who[])('%s sees the expected voices', async (who) => {
    const store = new VoiceStore(db.database.prisma, viewers[who])
    const ids = Object.keys(rows) as Row[]
    const permissions = Object.fromEntries(ids.flatMap((id) => (expected[id][who] ? [[id, expected[id][who]]] : [])))

    db.queries.reset()
    const got = await store.getMany(ids)
    expect(db.queries.count()).toBe(1)
    expect(Object.fromEntries(got.flatMap((voice) => (voice ? [[voice.id, voice.permission]] : [])))).toEqual(
      permissions,
    )

    db.queries.reset()
    const page = await store.list({ order: { field: 'NAME', direction: 'ASC' }, first: 100 })
    expect(db.queries.count()).toBe(1)
    expect(Object.fromEntries(page.records.map((voice) => [voice.id, voice.permission]))).toEqual(permissions)
    expect(await store.count()).toBe(page.records.length)
  })

  test.each(Object.keys(viewers) as Who[])('%s has the same permissions in SQL and in code', async (who) => {
    const reach = voiceReach(viewers[who])
    const levels: VoicePermission[] = ['VIEW', 'EDIT', 'MANAGE']
    for (const [level, needed] of levels.entries()) {
      const allowed = await db.database.prisma.$queryRaw<{ id: string }[]>`
        SELECT v.id FROM voice v WHERE ${permittedTo(reach, needed)}`
      const ids = (Object.keys(rows) as Row[]).filter((id) => levels.indexOf(expected[id][who]!) >= level)
      expect(allowed.map(({ id }) => id).sort()).toEqual(ids.sort())
    }
  })

  test.each<[Who, Record<string, Row[]>]>([
    ['owner', { OWN: ['missing', 'privateVoice', 'tenantVoice'], GRANTED: [], STOCK: ['stock'] }],
    ['colleague', { OWN: [], TENANT: ['tenantVoice'], STOCK: ['stock'] }],
    ['tenantAdmin', { OWN: [], GRANTED: [], TENANT: ['missing', 'privateVoice', 'tenantVoice'], STOCK: ['stock'] }],
    ['anonymous', { OWN: [], GRANTED: [], TENANT: [], STOCK: ['stock'] }],
  ])('%s can filter voices by the reason of their visibility', async (who, reasons) => {
    const store = new VoiceStore(db.database.prisma, viewers[who])
    for (const [access, ids] of Object.entries(reasons)) {
      const filter = { accesses: [access as 'OWN'] }
      const { records } = await store.list({ filter, order: { field: 'NAME', direction: 'ASC' }, first: 100 })
      expect(records.map((voice) => voice.id).sort()).toEqual(ids)
    }
  })

  test('a thousand ids are read by one statement in their order, duplicates included', async () => {
    const store = new VoiceStore(db.database.prisma, viewers.owner)
    const ids = Array.from({ length: 998 }, (_, index) => `unknown-${index}`)
    db.queries.reset()
    const got = await store.getMany(['stock', ...ids, 'privateVoice', 'stock', 'with\0nul'])
    expect(db.queries.count()).toBe(1)
    expect(got).toHaveLength(1_002)
    expect(got.map((voice) => voice?.id).filter(Boolean)).toEqual(['stock', 'privateVoice', 'stock'])
    expect(got[999]?.id).toBe('privateVoice')
  })
})
