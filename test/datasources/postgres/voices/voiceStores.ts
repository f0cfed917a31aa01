import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import { VoiceStore } from '../../../../src/datasources/postgres/voices/VoiceStore.js'
import { openTestDatabase, type TestDatabase } from '../../../support/database.js'
import { viewerOf } from '../../../support/voiceRows.js'

export const ann = viewerOf('ann', 'org:a', 'voices:read', 'voices:write')

export let db: TestDatabase
export let annsStore: VoiceStore

beforeAll(async () => {
  db = await openTestDatabase()
  annsStore = new VoiceStore(db.database.prisma, ann, 'request-1')
})

beforeEach(async () => {
  await db.database.prisma.auditEntry.deleteMany()
  await db.database.prisma.voiceRecord.deleteMany()
})

afterAll(() => db.close())
