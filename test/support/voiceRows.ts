import { randomUUID } from 'node:crypto'
import type { Scope, SignedInViewer } from '../../src/auth/Viewer.js'
import type { Database } from '../../src/datasources/postgres/database/Database.js'
import type { Prisma } from '../../src/datasources/postgres/generated/client.js'

export function viewerOf(userId: string, tenantId: string, ...scopes: Scope[]): SignedInViewer {
  return { kind: 'user', userId, tenantId, scopes: new Set(scopes) }
}

/** By default a private voice of ann in org:a. */
export async function createVoice(
  { prisma }: Database,
  row: Partial<Prisma.VoiceRecordUncheckedCreateInput> = {},
): Promise<string> {
  const id = row.id ?? randomUUID()
  const owner = row.isStock ? {} : { tenantId: 'org:a', ownerId: 'ann' }
  await prisma.voiceRecord.create({
    data: { ...owner, name: `Voice ${id}`, category: 'CLONED', origin: 'CREATED', ...row, id },
  })
  return id
}

/** By default a preview of ann in org:a without a voice. */
export async function createPreview(
  { prisma }: Database,
  row: Partial<Prisma.VoicePreviewRecordUncheckedCreateInput> = {},
): Promise<string> {
  const id = row.id ?? randomUUID()
  await prisma.voicePreviewRecord.create({
    data: {
      ...{ kind: 'DESIGN', tenantId: 'org:a', ownerId: 'ann', description: 'x' },
      ...{ mediaType: 'audio/mpeg', outputFormat: 'MP3_44100_128', ...row, id },
    },
  })
  return id
}
