import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  AdoptVoiceDocument,
  SetVoiceVisibilityDocument,
  ShareVoiceDocument,
  TransferVoiceDocument,
  UnshareVoiceDocument,
  WholeVoiceDocument,
} from '../../generated/operations.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

const ada: Person = { sub: 'ada', org: 'acme' }
const bob: Person = { sub: 'bob', org: 'acme' }
const mallory: Person = { sub: 'mallory', org: 'globex' }
const operator: Person = { sub: 'op', org: 'platform', scopes: ['voices:read', 'platform:admin'] }

describe('Access to voices:', () => {
  let app: TestApp
  let voiceId: string

  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    voiceId = app.upstream.state.addVoice({ name: 'Ada’s', category: 'cloned' }).voice_id
    await app.give(voiceId, ada)
  })

  const permissionOf = async (person: Person) => {
    const { data } = await app.ask(WholeVoiceDocument, { as: person, variables: { id: voiceId } })
    return data!.voice?.viewerPermission ?? null
  }

  test('sharing grants the given permission, sharing again replaces it, and unsharing removes it', async () => {
    const share = (permission: 'VIEW' | 'EDIT') =>
      app.ask(ShareVoiceDocument, { as: ada, variables: { input: { id: voiceId, userId: 'mallory', permission } } })

    expect(await permissionOf(mallory)).toBeNull()
    const shared = await share('VIEW')
    expect(shared).toEqual({
      data: {
        shareVoice: {
          voiceId,
          voice: { id: voiceId, visibility: 'PRIVATE', viewerPermission: 'MANAGE', owner: { id: 'ada' } },
          userErrors: [],
        },
      },
    })
    expect(await permissionOf(mallory)).toBe('VIEW')
    await share('EDIT')
    expect(await permissionOf(mallory)).toBe('EDIT')
    await app.ask(UnshareVoiceDocument, { as: ada, variables: { input: { id: voiceId, userId: 'mallory' } } })
    expect(await permissionOf(mallory)).toBeNull()
  })

  test('visibility opens a voice to the tenant and closes it again', async () => {
    const set = (visibility: 'PRIVATE' | 'TENANT') =>
      app.ask(SetVoiceVisibilityDocument, { as: ada, variables: { input: { id: voiceId, visibility } } })
    const opened = await set('TENANT')
    expect(opened.data!.setVoiceVisibility!.voice?.visibility).toBe('TENANT')
    expect([await permissionOf(bob), await permissionOf(mallory)]).toEqual(['VIEW', null])
    await set('PRIVATE')
    expect(await permissionOf(bob)).toBeNull()
  })

  test('a transferred voice belongs to the new owner, and the old owner no longer sees it', async () => {
    const { data } = await app.ask(TransferVoiceDocument, {
      as: ada,
      variables: { input: { id: voiceId, ownerId: 'bob' } },
    })
    expect(data!.transferVoice).toEqual({ voiceId, voice: null, userErrors: [] })
    expect([await permissionOf(ada), await permissionOf(bob)]).toEqual([null, 'MANAGE'])
  })

  test('a platform administrator assigns an unclaimed voice to a user once', async () => {
    const found = app.upstream.state.addVoice({ name: 'Found', category: 'generated' }).voice_id
    const adopt = (ownerId: string, tenantId: string) =>
      app.ask(AdoptVoiceDocument, { as: operator, variables: { input: { id: found, ownerId, tenantId } } })

    const adopted = await adopt('bob', 'org:acme')
    expect(adopted.data!.adoptVoice).toMatchObject({ voice: { owner: { id: 'bob' } }, userErrors: [] })
    const again = await adopt('bob', 'org:acme')
    expect(again.data!.adoptVoice!.userErrors).toEqual([])
    const stolen = await adopt('mallory', 'org:globex')
    expect(stolen.data!.adoptVoice).toMatchObject({
      voiceId: null,
      userErrors: [{ code: 'CONFLICT', path: ['input', 'id'] }],
    })
  })

  test('a voice that cannot be adopted is a user error for the administrator', async () => {
    const adopt = async (input: { id: string; ownerId: string; tenantId: string }) => {
      const { data } = await app.ask(AdoptVoiceDocument, { as: operator, variables: { input } })
      return data!.adoptVoice!.userErrors.map(({ code, path }) => [code, path.join('.')])
    }
    expect(await adopt({ id: 'nowhere', ownerId: 'bob', tenantId: 'org:acme' })).toEqual([['NOT_FOUND', 'input.id']])
    expect(await adopt({ id: voiceId, ownerId: 'bob', tenantId: 'acme' })).toEqual([['INVALID', 'input.tenantId']])
    expect(await adopt({ id: voiceId, ownerId: 'bob', tenantId: 'user:ada' })).toEqual([['INVALID', 'input.ownerId']])
  })

  test('only users who manage a voice can change its access', async () => {
    await app.ask(ShareVoiceDocument, {
      as: ada,
      variables: { input: { id: voiceId, userId: 'bob', permission: 'EDIT' } },
    })
    const changes = [
      app.ask(ShareVoiceDocument, { as: bob, variables: { input: { id: voiceId, userId: 'x' } } }),
      app.ask(UnshareVoiceDocument, { as: bob, variables: { input: { id: voiceId, userId: 'x' } } }),
      app.ask(TransferVoiceDocument, { as: bob, variables: { input: { id: voiceId, ownerId: 'bob' } } }),
      app.ask(SetVoiceVisibilityDocument, { as: bob, variables: { input: { id: voiceId, visibility: 'TENANT' } } }),
      app.ask(AdoptVoiceDocument, {
        as: bob,
        variables: { input: { id: voiceId, ownerId: 'bob', tenantId: 'org:acme' } },
      }),
    ]
    for (const { data, errors } of await Promise.all(changes)) {
      expect(Object.values(data!)).toEqual([null])
      expect(errors!.map((error) => error.extensions.code)).toEqual(['FORBIDDEN'])
    }
    expect(await permissionOf(ada)).toBe('MANAGE')
  })

  test('an executed change is answered even if the voice cannot be read again', async () => {
    app.upstream.faults.add({
      kind: 'internal_error',
      match: { route: 'GET /v2/voices' },
      times: Number.POSITIVE_INFINITY,
    })
    const { data, errors } = await app.ask(SetVoiceVisibilityDocument, {
      as: ada,
      variables: { input: { id: voiceId, visibility: 'TENANT' } },
    })
    app.upstream.faults.clear()
    expect(data!.setVoiceVisibility).toEqual({ voiceId, voice: null, userErrors: [] })
    expect(errors!.map((error) => [error.path, error.extensions.code])).toEqual([
      [['setVoiceVisibility', 'voice'], 'UPSTREAM_UNAVAILABLE'],
    ])
  })

  test('every change, executed or refused, is recorded in the audit', async () => {
    await app.ask(SetVoiceVisibilityDocument, {
      as: ada,
      variables: { input: { id: voiceId, visibility: 'TENANT' } },
      headers: { 'x-request-id': 'audit-1' },
    })
    await app.ask(SetVoiceVisibilityDocument, {
      as: mallory,
      variables: { input: { id: voiceId, visibility: 'PRIVATE' } },
    })
    const { prisma } = app.server.deps.sources.database
    const entries = await prisma.auditEntry.findMany({
      where: { resourceId: voiceId, action: 'setVoiceVisibility' },
      orderBy: { at: 'asc' },
      select: { actorId: true, tenantId: true, outcome: true, requestId: true },
    })
    expect(entries).toEqual([
      { actorId: 'ada', tenantId: 'org:acme', outcome: 'SUCCEEDED', requestId: 'audit-1' },
      { actorId: 'mallory', tenantId: 'org:globex', outcome: 'DENIED', requestId: expect.any(String) },
    ])
  })

  test('no change of access calls upstream, except to read the voice', async () => {
    app.upstream.calls.clear()
    const query =
      'mutation ($id: ID!) { shareVoice(input: { id: $id, userId: "bob" }) { voiceId userErrors { code } } }'
    await app.ask(query, { as: ada, variables: { id: voiceId } })
    expect(app.upstream.calls.all()).toEqual([])
  })
})
