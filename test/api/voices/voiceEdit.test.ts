import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  AddLibraryVoiceDocument,
  CloneVoiceDocument,
  DeleteVoiceDocument,
  FindSimilarVoicesDocument,
  UpdateVoiceDocument,
  UpdateVoiceSettingsDocument,
} from '../../generated/operations.js'
import { speechFile } from '../../support/speechFile.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

const ada: Person = { sub: 'ada', org: 'acme' }
const bob: Person = { sub: 'bob', org: 'acme' }

describe('Voices of any category', () => {
  let app: TestApp
  let voiceId: string
  let pitch = 100

  const clone = (as: Person = ada, more: { idempotencyKey?: string; name?: string } = {}) => {
    pitch += 7
    return app.upload(CloneVoiceDocument, {
      as,
      variables: { input: { name: 'Clone', files: [null], ...more } },
      files: { 'input.files.0': speechFile('voice.wav', { pitch }) },
    })
  }

  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    const { data, errors } = await clone()
    expect(errors).toBeUndefined()
    voiceId = data!.cloneVoice!.voiceId!
    app.upstream.calls.clear()
  })

  test('are cloned from recordings and belong to the user who cloned them', async () => {
    const { data } = await clone(bob)
    expect(data!.cloneVoice).toMatchObject({
      voice: { owner: { id: 'bob' }, viewerPermission: 'MANAGE' },
      userErrors: [],
    })
    expect(app.upstream.state.voice(data!.cloneVoice!.voiceId!)!.category).toBe('cloned')
  })

  test('are refused with a user error if no slot is free', async () => {
    app.upstream.state.account.voiceLimit = 0
    const { data } = await clone()
    app.upstream.state.account.voiceLimit = 160
    expect(data!.cloneVoice).toMatchObject({ voiceId: null, userErrors: [{ code: 'VOICE_LIMIT_REACHED' }] })
  })

  test('get a new name, description, labels and recordings, and keep absent fields', async () => {
    const update = (input: object, files: Record<string, File> = {}) => {
      const variables = { input: { id: voiceId, ...input } }
      return Object.keys(files).length === 0
        ? app.ask(UpdateVoiceDocument, { as: ada, variables })
        : app.upload(UpdateVoiceDocument, { as: ada, variables, files })
    }
    await update({ description: 'deep', labels: [{ key: 'with space', value: 'kept' }] })
    const renamed = await update({ name: 'Renamed' })
    expect(renamed.errors).toBeUndefined()
    expect(renamed.data!.updateVoice!.voice).toMatchObject({
      name: 'Renamed',
      description: 'deep',
      labels: [{ key: 'with space', value: 'kept' }],
    })
    const more = await update({ files: [null] }, { 'input.files.0': speechFile('more.wav', { pitch: 555 }) })
    expect(more.data!.updateVoice!.voice).toMatchObject({ name: 'Renamed', samples: [{}, { fileName: 'more.wav' }] })
  })

  test('use the given settings and keep absent ones', async () => {
    const change = (input: object) =>
      app.ask(UpdateVoiceSettingsDocument, { as: ada, variables: { input: { id: voiceId, ...input } } })
    await change({ stability: 0.2, speed: 1.1 })
    const { data, errors } = await change({ style: 0.4 })
    expect(errors).toBeUndefined()
    expect(data!.updateVoiceSettings!.voice!.settings).toMatchObject({ stability: 0.2, speed: 1.1, style: 0.4 })
    const bad = await change({ stability: 1.5 })
    expect(bad.data!.updateVoiceSettings).toMatchObject({
      voice: null,
      userErrors: [{ code: 'INVALID', path: ['input', 'stability'] }],
    })
  })

  test('are deleted for good by users who manage them', async () => {
    const remove = (as: Person) => app.ask(DeleteVoiceDocument, { as, variables: { input: { id: voiceId } } })
    expect((await remove(bob)).data!.deleteVoice!.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    const { prisma } = app.server.deps.sources.database
    const denied = await prisma.auditEntry.findFirst({ where: { action: 'deleteVoice', resourceId: voiceId } })
    expect(denied).toMatchObject({ actorId: 'bob', outcome: 'DENIED' })
    const { data } = await remove(ada)
    expect(data!.deleteVoice).toEqual({ deletedVoiceId: voiceId, userErrors: [] })
    expect(app.upstream.state.voice(voiceId)).toBeUndefined()
    const again = await remove(ada)
    expect(again.data!.deleteVoice!.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(app.upstream.calls.count({ method: 'DELETE' })).toBe(1)
  })

  test('are found in the library by similarity and copied from there', async () => {
    const found = await app.upload(FindSimilarVoicesDocument, {
      as: ada,
      variables: { input: { audio: null, limit: 3 } },
      files: { 'input.audio': speechFile('like.wav', { pitch: 333 }) },
    })
    expect(found.errors).toBeUndefined()
    const [similar] = found.data!.findSimilarVoices!.voices
    const clip = await fetch(similar!.preview!.url)
    expect([clip.status, clip.headers.get('content-type')]).toEqual([200, 'audio/wav'])
    await clip.arrayBuffer()
    const add = () =>
      app.ask(AddLibraryVoiceDocument, {
        as: ada,
        variables: {
          input: {
            publicOwnerId: similar!.publicOwnerId!,
            libraryVoiceId: similar!.id,
            name: 'From the library',
            idempotencyKey: 'take',
          },
        },
      })
    const [first, second] = [await add(), await add()]
    expect(first.data!.addLibraryVoice).toMatchObject({ voice: { owner: { id: 'ada' } }, userErrors: [] })
    expect(second.data!.addLibraryVoice!.voiceId).toBe(first.data!.addLibraryVoice!.voiceId)
    expect(app.upstream.calls.count({ route: 'POST /v1/voices/add/:public_user_id/:voice_id' })).toBe(1)
  })
})

test('The existing recordings are known also if the list omits them', async () => {
  await using app = await startTestApp({ emulator: { listFills: { samples: false } } })
  const voice = app.upstream.state.addVoice({ name: 'Ada’s', category: 'cloned', samples: [{}] })
  await app.give(voice.voice_id, ada)
  const { data } = await app.upload(UpdateVoiceDocument, {
    as: ada,
    variables: { input: { id: voice.voice_id, files: [null] } },
    files: { 'input.files.0': speechFile('more.wav', { pitch: 222 }) },
  })
  expect(data!.updateVoice!.userErrors).toEqual([])
  const [operation] = await app.server.deps.sources.database.prisma.operationRecord.findMany()
  expect(operation!.expectation).toMatchObject({ sampleIdsBefore: [voice.samples![0]!.sample_id] })
})
