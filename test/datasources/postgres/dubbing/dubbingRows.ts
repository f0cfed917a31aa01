import { randomUUID } from 'node:crypto'
import type { Database } from '../../../../src/datasources/postgres/database/Database.js'
import type { Prisma } from '../../../../src/datasources/postgres/generated/client.js'

/** By default a finished studio dubbing of ann in org:a. */
export async function createDubbing(
  { prisma }: Pick<Database, 'prisma'>,
  row: Partial<Prisma.DubbingRecordUncheckedCreateInput> = {},
): Promise<string> {
  const id = row.id ?? randomUUID()
  const owner = { tenantId: 'org:a', ownerId: 'ann', createdBy: 'ann' }
  const facts = { name: `Dub ${id}`, status: 'DUBBED', targetLanguages: ['es'], isStudio: true }
  await prisma.dubbingRecord.create({ data: { ...owner, ...facts, ...row, id } })
  return id
}
