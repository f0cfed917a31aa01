import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Expectation, OperationKind } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { CreateProfessionalVoiceDocument, ResolveOperationDocument } from '../../generated/operations.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'
import { viewerOf } from '../../support/voiceRows.js'

const ada: Person = { sub: 'ada', org: 'acme' }
const operator: Person = { sub: 'op', org: 'platform', scopes: ['voices:read', 'platform:admin'] }

describe('An operation with an unknown outcome', () => {
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  const operations = () =>
    app.server.deps.sources.operationsOf(viewerOf('ada', 'org:acme', 'voices:read', 'voices:write'), 'test')
  async function lose<Kind extends OperationKind>(kind: Kind, expectation: Expectation<Kind>, subjectId?: string) {
    const { operation } = await operations().plan({ kind, inputHash: 'h', subjectId, expectation })
    await operations().markSent(operation)
    await operations().markUnknown(operation.id)
    return operation.id
  }
  async function resolve(operationId: string, voiceId: string | null, as = operator) {
    const answer = await app.ask(ResolveOperationDocument, { as, variables: { input: { id: operationId, voiceId } } })
    return { errors: answer.errors, ...answer.data!.resolveVoiceOperation }
  }
  const auditOf = async (operationId: string) => {
    const { prisma } = app.server.deps.sources.database
    return prisma.auditEntry.findMany({ where: { details: { path: ['operationId'], equals: operationId } } })
  }
  const ownerOf = async (voiceId: string) => {
    const { prisma } = app.server.deps.sources.database
    return (await prisma.voiceRecord.findUnique({ where: { id: voiceId } }))?.ownerId
  }

  test('can be resolved to a voice by a platform administrator, and the voice belongs to the user of the operation', async () => {
    const { voice_id: voiceId } = app.upstream.state.addVoice({ name: 'Nora', category: 'cloned' })
    const id = await lose('cloneVoice', { name: 'Nora' })
    expect(await resolve(id, voiceId)).toMatchObject({
      operation: { id, kind: 'cloneVoice', status: 'RECONCILED', voiceId, actor: { id: 'ada' } },
      userErrors: [],
    })
    expect((await operations().find(id))?.result).toEqual({ voiceId, requiresVerification: false })
    expect(await ownerOf(voiceId)).toBe('ada')
    expect(await auditOf(id)).toMatchObject([
      {
        actorId: 'ada',
        resourceId: voiceId,
        outcome: 'SUCCEEDED',
        details: { reconciled: 'ADOPTED', resolvedBy: 'op' },
      },
    ])
  })

  test('can be abandoned by a platform administrator once', async () => {
    const { voice_id: voiceId } = app.upstream.state.addVoice({ name: 'Own', category: 'cloned' })
    await app.give(voiceId, ada)
    const id = await lose('addVoiceSamples', { sampleIdsBefore: [] }, voiceId)
    expect(await resolve(id, null)).toMatchObject({ operation: { status: 'ABANDONED' }, userErrors: [] })
    expect(await auditOf(id)).toMatchObject([
      { outcome: 'FAILED', details: { reconciled: 'ABANDONED', resolvedBy: 'op' } },
    ])
    const again = await resolve(id, null)
    expect(again).toMatchObject({ operation: null, userErrors: [{ code: 'CONFLICT', path: ['input', 'id'] }] })
  })

  test('cannot be resolved to an invalid voice, and the error says why', async () => {
    const { voice_id: voiceId } = app.upstream.state.addVoice({ name: 'Taken', category: 'cloned' })
    await app.give(voiceId, { sub: 'mallory', org: 'globex' })
    const id = await lose('cloneVoice', { name: 'Taken' })
    const problemOf = async (...input: Parameters<typeof resolve>) => {
      const { userErrors } = await resolve(...input)
      return userErrors!.map(({ code, path }) => [code, path.join('.')])
    }
    expect(await problemOf(id, voiceId)).toEqual([['CONFLICT', 'input.voiceId']])
    expect(await ownerOf(voiceId)).toBe('mallory')
    expect(await problemOf(id, 'nowhere')).toEqual([['NOT_FOUND', 'input.voiceId']])
    expect(await problemOf('no-operation', null)).toEqual([['NOT_FOUND', 'input.id']])
    const { voice_id: ownId } = app.upstream.state.addVoice({ name: 'Changed', category: 'cloned' })
    await app.give(ownId, ada)
    const change = await lose('updateVoice', { name: 'Otto' }, ownId)
    expect(await problemOf(change, voiceId)).toEqual([['INVALID', 'input.voiceId']])
    expect((await operations().find(id))?.state).toBe('UNKNOWN')
  })

  test('cannot be resolved by anyone else, including its user', async () => {
    const id = await lose('cloneVoice', { name: 'Nora' })
    const tenantAdmin: Person = { ...ada, scopes: ['voices:write', 'tenant:admin'] }
    for (const as of [ada, tenantAdmin]) {
      expect((await resolve(id, null, as)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
    expect((await operations().find(id))?.state).toBe('UNKNOWN')
  })
})

test('A created voice that belongs to another user is a conflict, also for a repeat', async () => {
  await using app = await startTestApp()
  const { prisma } = app.server.deps.sources.database
  const create = () =>
    app.ask(CreateProfessionalVoiceDocument, {
      as: ada,
      variables: { input: { name: 'Nora', language: 'en', idempotencyKey: 'k' } },
    })
  // As if an administrator had transferred the voice before the response was recorded.
  await prisma.$executeRaw`
    CREATE FUNCTION give_away() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO voice (id, tenant_id, owner_id, origin, name, category)
      VALUES (NEW.id, 'org:globex', 'mallory', 'ADOPTED', NEW.name, NEW.category);
      RETURN NULL;
    END $$`
  await prisma.$executeRaw`
    CREATE TRIGGER give_away BEFORE INSERT ON voice FOR EACH ROW WHEN (NEW.owner_id = 'ada') EXECUTE FUNCTION give_away()`
  for (const { data } of [await create(), await create()]) {
    expect(data!.createProfessionalVoice).toMatchObject({ voiceId: null, userErrors: [{ code: 'CONFLICT' }] })
  }
  expect(app.upstream.calls.count({ method: 'POST' })).toBe(1)
})
