import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import type { Viewer } from '../../../../src/auth/Viewer.js'
import {
  type DubbingMirror,
  DubbingStore,
  type EditTimes,
} from '../../../../src/datasources/postgres/dubbing/DubbingStore.js'
import { openTestDatabase, type TestDatabase } from '../../../support/database.js'
import { viewerOf } from '../../../support/voiceRows.js'

export let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase()
})

beforeEach(async () => {
  await db.database.prisma.dubbingRecord.deleteMany()
  await db.database.prisma.operationRecord.deleteMany()
  await db.database.prisma.auditEntry.deleteMany()
})

afterAll(() => db.close())
export const ann = viewerOf('ann', 'org:a', 'dubbing:read')

/** No edit waits and no lease expires unless a test requests it. */
const times: EditTimes = { waitMs: 0, pollMs: 5, leaseMs: 600_000 }

export const storeOf = (viewer: Viewer = ann, changed: Partial<EditTimes> = {}) =>
  new DubbingStore(db.database.prisma, viewer, { requestId: 'request-1', times: { ...times, ...changed } })

export const rowOf = (id: string) => db.database.prisma.dubbingRecord.findUniqueOrThrow({ where: { id } })

export function seen(id: string): DubbingMirror {
  return {
    ...{ id, name: 'Pier', status: 'DUBBED', sourceLanguage: 'en', targetLanguages: ['es', 'fr'], isStudio: true },
    ...{ durationSecs: 12.5, createdAt: new Date('2030-01-02T03:04:05.678Z') },
  }
}
