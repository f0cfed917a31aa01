import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Scope, SignedInViewer } from '../../../src/auth/Viewer.js'
import { newId } from '../../../src/datasources/postgres/database/newId.js'
import { OperationStore } from '../../../src/datasources/postgres/operations/OperationStore.js'
import { operationAccess } from '../../../src/datasources/postgres/operations/operationAccess.js'
import type { OperationKind } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { createDubbing } from '../../datasources/postgres/dubbing/dubbingRows.js'
import { openTestDatabase, type TestDatabase } from '../../support/database.js'
import { createPreview, createVoice } from '../../support/voiceRows.js'
import { ann, everyScope } from './operationPods.js'

let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase()
})
beforeEach(async () => {
  const { prisma } = db.database
  await prisma.$transaction([
    prisma.operationRecord.deleteMany(),
    prisma.auditEntry.deleteMany(),
    prisma.voicePreviewRecord.deleteMany(),
    prisma.dubbingRecord.deleteMany(),
    prisma.voiceRecord.deleteMany(),
  ])
  await createVoice(db.database, { id: 'voice' })
  await createDubbing(db.database, { id: 'dub' })
  await createPreview(db.database, { id: 'preview' })
})
afterAll(() => db.close())

const kinds = Object.keys(operationAccess) as OperationKind[]
const onSubjects = kinds.filter((kind) => operationAccess[kind].subject !== undefined)
const ofType = (...types: string[]) => kinds.filter((kind) => types.includes(operationAccess[kind].subject?.type ?? ''))

const storeOf = (viewer: SignedInViewer = ann) =>
  new OperationStore(db.database.prisma, viewer, { requestId: 'request-1' })
const bob: SignedInViewer = { ...ann, userId: 'bob' }

async function plan(kind: OperationKind, viewer: SignedInViewer = ann) {
  const type = operationAccess[kind].subject?.type
  const subjectId = type === 'VOICE' ? 'voice' : type === 'DUBBING' ? 'dub' : null
  const expectation = (type === 'PREVIEW' ? { name: 'x', previewId: 'preview' } : { audioId: newId() }) as never
  const { operation } = await storeOf(viewer).plan({ kind, subjectId, expectation, inputHash: '' })
  return operation
}

async function stateOf(id: string): Promise<string> {
  return (await db.database.prisma.operationRecord.findUniqueOrThrow({ where: { id } })).state
}

/**
 * Plans an operation, runs an action, and returns the code with which sending is refused; undefined if it is allowed.
 */
async function codeAfter(
  kind: OperationKind,
  change: () => Promise<unknown>,
  viewer: SignedInViewer = ann,
  known: object = {},
): Promise<unknown> {
  const operation = await plan(kind, viewer)
  await change()
  const refusal = await storeOf(viewer)
    .markSent(operation, known as never)
    .then(
      () => undefined,
      (error: { code: string }) => error.code,
    )
  expect(await stateOf(operation.id)).toBe(refusal === undefined ? 'SENT' : 'PLANNED')
  return refusal
}

const nothing = async () => {}
const update = (data: object) => () => db.database.prisma.voiceRecord.update({ where: { id: 'voice' }, data })
const grant = (permission: 'VIEW' | 'EDIT') =>
  db.database.prisma.voiceGrant.create({
    data: { voiceId: 'voice', userId: 'bob', permission, grantedBy: 'ann' },
  })
const revoke = () => db.database.prisma.voiceGrant.deleteMany()

describe('A request is sent', () => {
  test.each(kinds)(
    'for %s while its user has permission, by one statement unless it ends its subject',
    async (kind) => {
      const operation = await plan(kind)
      db.queries.reset()
      await storeOf({ ...ann, expiresAt: new Date(Date.now() + 60_000) }).markSent(operation)
      expect(await stateOf(operation.id)).toBe('SENT')
      const update = db.queries.statements().filter((sql) => sql.includes("state = 'SENT', sent_at"))
      expect(update).toHaveLength(1)
    },
  )

  test.each(['createSpeech', 'addVoiceSamples', 'dubDubbingSegments', 'designVoice'] as const)(
    'for %s at the cost of one statement',
    async (kind) => {
      const operation = await plan(kind)
      db.queries.reset()
      await storeOf().markSent(operation)
      expect(db.queries.count()).toBe(1)
    },
  )
})

describe('A request is not sent', () => {
  test.each(kinds)('for %s after its token has expired', async (kind) => {
    const viewer = { ...ann, expiresAt: new Date(Date.now() - 1) }
    expect(await codeAfter(kind, nothing, viewer)).toBe('UNAUTHENTICATED')
  })

  test.each(kinds)('for %s without the required scopes', async (kind) => {
    for (const scope of operationAccess[kind].scopes) {
      const scopes = new Set<Scope>(everyScope.filter((other) => other !== scope))
      await expect(plan(kind, { ...ann, scopes })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    expect(await db.database.prisma.operationRecord.count()).toBe(0)
  })

  test.each(onSubjects)('for %s if its subject no longer exists', async (kind) => {
    const gone = { data: { deletedAt: new Date() } }
    const { prisma } = db.database
    const code = await codeAfter(kind, async () => {
      await prisma.voiceRecord.update({ where: { id: 'voice' }, ...gone })
      await prisma.dubbingRecord.update({ where: { id: 'dub' }, ...gone })
      await prisma.voicePreviewRecord.deleteMany()
    })
    expect(code).toBe('NOT_FOUND')
  })

  test.each(onSubjects)('for %s if its subject has another owner', async (kind) => {
    const others = { data: { ownerId: 'eve' } }
    const { prisma } = db.database
    const code = await codeAfter(kind, async () => {
      await prisma.voiceRecord.update({ where: { id: 'voice' }, ...others })
      await prisma.dubbingRecord.update({ where: { id: 'dub' }, ...others })
      await prisma.voicePreviewRecord.update({ where: { id: 'preview' }, ...others })
    })
    expect(code).toBe('NOT_FOUND')
  })

  test.each(ofType('VOICE'))('for %s if the grant that it requires was withdrawn', async (kind) => {
    await grant('EDIT')
    const { subject } = operationAccess[kind]
    const isManaging = subject?.type === 'VOICE' && subject.permission === 'MANAGE'
    expect(await codeAfter(kind, nothing, bob)).toBe(isManaging ? 'FORBIDDEN' : undefined)
    await db.database.prisma.operationRecord.deleteMany()
    expect(await codeAfter(kind, revoke, bob)).toBe('NOT_FOUND')
  })

  test.each(ofType('VOICE'))('for %s if only the permissions of every tenant user are left', async (kind) => {
    await grant('EDIT')
    await update({ visibility: 'TENANT' })()
    const { subject } = operationAccess[kind]
    const isViewing = subject?.type === 'VOICE' && subject.permission === 'VIEW'
    expect(await codeAfter(kind, revoke, bob)).toBe(isViewing ? undefined : 'FORBIDDEN')
  })

  test.each(['createDubbingSpeaker', 'updateDubbingSpeaker'] as const)(
    'for %s with a voice that its user no longer sees',
    async (kind) => {
      const known = { voice: { mode: 'VOICE', voiceId: 'voice' } }
      expect(await codeAfter(kind, nothing, ann, known)).toBeUndefined()
      expect(await codeAfter(kind, nothing, ann, { voice: { mode: 'VOICE', voiceId: 'library' } })).toBeUndefined()
      expect(await codeAfter(kind, update({ ownerId: 'eve' }), ann, known)).toBe('FORBIDDEN')
    },
  )

  test('for a preview from which a voice was created or is being created', async () => {
    const { prisma } = db.database
    expect(await codeAfter('createVoiceFromPreview', nothing)).toBeUndefined()
    expect(await codeAfter('createVoiceFromPreview', nothing)).toBe('CONFLICT')
    await prisma.operationRecord.deleteMany()
    const use = () => prisma.voicePreviewRecord.updateMany({ data: { voiceId: 'made' } })
    expect(await codeAfter('createVoiceFromPreview', use)).toBe('CONFLICT')
  })
})

describe('Of two operations on one subject', () => {
  test.each(['deleteVoice', 'deleteDubbing', 'createVoiceFromPreview'] as const)(
    'only one is sent if both are %s at the same time',
    async (kind) => {
      for (let round = 0; round < 10; round += 1) {
        await db.database.prisma.operationRecord.deleteMany()
        const operations = await Promise.all([plan(kind), plan(kind), plan(kind)])
        const results = await Promise.allSettled(operations.map((operation) => storeOf().markSent(operation)))
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
      }
    },
  )

  test.each([
    ...ofType('VOICE').filter((kind) => operationAccess[kind].subject?.type === 'VOICE' && kind !== 'deleteVoice'),
    ...ofType('DUBBING').filter((kind) => kind !== 'deleteDubbing'),
  ])('%s is not sent while the other deletes it, unless it only uses it', async (kind) => {
    const deletion = await plan(ofType('VOICE').includes(kind) ? 'deleteVoice' : 'deleteDubbing')
    await storeOf().markSent(deletion)
    const { subject } = operationAccess[kind]
    const isUsing = subject?.type === 'VOICE' && subject.permission === 'VIEW'
    expect(await codeAfter(kind, nothing)).toBe(isUsing ? undefined : 'CONFLICT')
    await storeOf().refuse(deletion.id, { code: 'UPSTREAM_REJECTED', message: 'x' })
    expect(await codeAfter(kind, nothing)).toBeUndefined()
  })
})
