import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Viewer } from '../../../src/auth/Viewer.js'
import { GeneratedAudioStore } from '../../../src/datasources/postgres/audio/GeneratedAudioStore.js'
import { DubbingStore } from '../../../src/datasources/postgres/dubbing/DubbingStore.js'
import { JobStore } from '../../../src/datasources/postgres/jobs/JobStore.js'
import { VoiceStore } from '../../../src/datasources/postgres/voices/VoiceStore.js'
import { createAudio } from '../../support/audioRows.js'
import { openTestDatabase, type TestDatabase } from '../../support/database.js'
import { createVoice, viewerOf } from '../../support/voiceRows.js'
import { createDubbing } from './dubbing/dubbingRows.js'

const owners = ['ann', 'bob', 'cid', 'none', 'ann']
const viewers: [string, Viewer][] = [
  ['an owner', viewerOf('ann', 'org:a', 'voices:read', 'dubbing:read')],
  ['another user with a grant', viewerOf('dan', 'org:b', 'voices:read')],
  ['an administrator of the tenant', viewerOf('eve', 'org:a', 'tenant:admin')],
  ['an administrator of the platform', viewerOf('root', 'org:z', 'platform:admin')],
  ['a viewer without scopes', viewerOf('ann', 'org:a')],
  ['an anonymous viewer', { kind: 'anonymous' }],
]

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
  const { prisma } = db.database
  for (const [number, ownerId] of ['ann', 'bob', 'ann', 'cid', 'ann', 'bob', 'ann'].entries()) {
    const tenantId = ownerId === 'cid' ? 'org:b' : 'org:a'
    const visibility = number % 2 === 0 ? 'TENANT' : 'PRIVATE'
    const name = `Name ${number % 3}`
    const voiceId = await createVoice(db.database, {
      tenantId,
      ownerId,
      name,
      visibility,
      deletedAt: number === 6 ? new Date() : null,
    })
    if (number < 3)
      await prisma.voiceGrant.create({ data: { voiceId, userId: 'dan', permission: 'EDIT', grantedBy: ownerId } })
    await createAudio(db.database, { tenantId, ownerId, voiceId })
    const dubbingId = await createDubbing(db.database, { tenantId, ownerId, name })
    const job = { revision: 1, startedHere: true } as const
    await prisma.jobRecord.create({ data: { ...job, kind: 'VOICE_TRAINING', voiceId } })
    await prisma.jobRecord.create({ data: { ...job, kind: 'DUBBING', dubbingId } })
  }
})
afterAll(() => db.close())

/** Pages of two, from the start and after the first item, for all owners together and for each alone. */
async function expectSamePages<Page extends { cursors: string[] }>(
  together: (after: string | null) => Promise<Page[]>,
  alone: (ownerId: string, after: string | null) => Promise<Page>,
): Promise<void> {
  db.queries.reset()
  const pages = await together(null)
  expect(db.queries.count()).toBe(1)
  expect(pages).toEqual(await Promise.all(owners.map((ownerId) => alone(ownerId, null))))
  const [after] = pages[0]!.cursors
  if (after === undefined) return
  expect(await together(after)).toEqual(await Promise.all(owners.map((ownerId) => alone(ownerId, after))))
}

describe.each(viewers)('For %s, the pages of many owners equal the page of each owner alone,', (_, viewer) => {
  test.each(['NAME', 'CREATED_AT'] as const)('of voices by %s', async (field) => {
    const store = new VoiceStore(db.database.prisma, viewer)
    for (const direction of ['ASC', 'DESC'] as const) {
      const page = { order: { field, direction }, first: 2 }
      await expectSamePages(
        (after) => store.listOfOwners(owners, { ...page, filter: { search: 'name' }, after }),
        (ownerId, after) => store.list({ ...page, filter: { search: 'name', ownerId }, after }),
      )
    }
  })

  test('of jobs', async () => {
    const store = new JobStore(db.database.prisma, viewer)
    await expectSamePages(
      (after) => store.listOfOwners(owners, { isActive: true }, { first: 2, after }),
      (ownerId, after) => store.list({ isActive: true, ownerId }, { first: 2, after }),
    )
  })

  test('of generated audio', async () => {
    const store = new GeneratedAudioStore(db.database.prisma, viewer)
    await expectSamePages(
      (after) => store.listOfOwners(owners, { kinds: ['SPEECH'], first: 2, after }),
      (ownerId, after) => store.list({ kinds: ['SPEECH'], first: 2, after, ownerId }),
    )
  })

  test('of dubbings', async () => {
    const store = new DubbingStore(db.database.prisma, viewer)
    await expectSamePages(
      (after) => store.listOfOwners(owners, { search: 'name', first: 2, after }),
      (ownerId, after) => store.list({ search: 'name', first: 2, after, ownerId }),
    )
  })
})
