import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import { OperationStore } from '../../../src/datasources/postgres/operations/OperationStore.js'
import { openTestDatabase, type TestDatabase } from '../../support/database.js'
import { createVoice } from '../../support/voiceRows.js'
import { ann } from './operationPods.js'

export let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase()
})

beforeEach(() => clear())
afterAll(() => db.close())

export async function clear(): Promise<void> {
  const { prisma } = db.database
  await prisma.$transaction([
    prisma.operationRecord.deleteMany(),
    prisma.generatedAudioRecord.deleteMany(),
    prisma.voicePreviewRecord.deleteMany(),
    prisma.usageEntry.deleteMany(),
    prisma.auditEntry.deleteMany(),
    prisma.voiceRecord.deleteMany(),
  ])
  await createVoice(db.database, { id: 'v1', isStock: true, origin: 'STOCK' })
}

export const storeOf = (keepAudioMs?: number | null) =>
  new OperationStore(db.database.prisma, ann, { requestId: 'request-1', holder: 'pod-1', keepAudioMs })

export const usageRows = () => db.database.prisma.usageEntry.findMany({ orderBy: { id: 'asc' } })
