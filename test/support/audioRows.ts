import type { Database } from '../../src/datasources/postgres/database/Database.js'
import { newId } from '../../src/datasources/postgres/database/newId.js'
import type { Prisma } from '../../src/datasources/postgres/generated/client.js'

type Columns = Partial<Prisma.GeneratedAudioRecordUncheckedCreateInput>
type AudioState = Prisma.GeneratedAudioRecordUncheckedCreateInput['state']

const before = () => new Date(Date.now() - 3_600_000)
const after = () => new Date(Date.now() + 3_600_000)

/** The required columns of each state. */
const needs: Record<AudioState, () => Columns> = {
  GENERATING: () => ({ leaseHolder: 'holder', leaseUntil: after() }),
  READY: () => ({ sizeBytes: 3, sha256: 'a'.repeat(64), endedAt: new Date() }),
  FAILED: () => ({ failureCode: 'CUT', failureMessage: 'It broke off.', endedAt: new Date() }),
  UNKNOWN: () => ({}),
}

/** By default ready speech of ann in org:a. */
export async function createAudio(
  { prisma }: Pick<Database, 'prisma'>,
  { state = 'READY', ...row }: Columns = {},
): Promise<string> {
  const id = row.id ?? newId()
  const data = { kind: 'SPEECH', tenantId: 'org:a', ownerId: 'ann', mediaType: 'audio/mpeg' } as const
  await prisma.generatedAudioRecord.create({ data: { ...data, ...needs[state](), ...row, state, id } })
  return id
}

/** Expires the lease of this audio. */
export async function outliveLease({ prisma }: Pick<Database, 'prisma'>, id: string): Promise<void> {
  await prisma.generatedAudioRecord.update({ where: { id }, data: { leaseUntil: before() } })
}
