import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ada, bob, chief, DubbingEditApp, type Payload, queryOf } from '../../support/dubbingEditApp.js'
import { speechFile } from '../../support/speechFile.js'
import type { Person } from '../../support/startTestApp.js'

const CREATE = 'POST /v1/dubbing'
const sourceUrl = 'https://media.example.com/films/harbour.mp4'

let dubbings: DubbingEditApp
beforeAll(async () => {
  dubbings = await DubbingEditApp.start()
})
beforeEach(() => {
  dubbings.faults.clear()
  dubbings.forgetCalls()
})
afterAll(() => dubbings.app.close())

const create = (input: object = {}, as?: Person): Promise<Payload> =>
  dubbings.edit('createDubbing', { name: 'Harbour', sourceUrl, targetLanguage: 'es', ...input }, as)

async function tryUpload(input: object, file: File, as: Person = ada) {
  const variables = { input: { name: 'Harbour', targetLanguage: 'es', file: null, ...input } }
  return dubbings.app.upload<{ createDubbing: Payload }>(queryOf('createDubbing'), {
    as,
    variables,
    files: { 'input.file': file },
  })
}

async function upload(input: object, file: File): Promise<Payload> {
  const { data, errors } = await tryUpload(input, file)
  expect(errors).toBeUndefined()
  return data!.createDubbing
}

describe('A dubbing', () => {
  test('is created from a file, belongs to the user who requested it, and has a job with its progress', async () => {
    const file = speechFile('harbour.wav', { pitch: 120 })
    const payload = await upload({ isStudio: true, speakerCount: 2 }, file)
    const { dubbingId } = payload
    expect(payload).toMatchObject({
      userErrors: [],
      version: null,
      dubbing: { id: dubbingId, targetLanguages: ['es'] },
      job: { id: expect.any(String), kind: 'DUBBING', status: 'QUEUED' },
    })
    const [call] = dubbings.app.upstream.calls.all({ route: CREATE })
    expect(call!.upload).toMatchObject({ complete: true })
    const sent = call!.upload!.parts.find(({ name }) => name === 'file')
    expect(sent).toMatchObject({ fileName: 'harbour.wav', sizeBytes: file.size })
    expect(dubbings.upstreamDubbings.get(dubbingId!)).toMatchObject({ name: 'Harbour', editable: true })
    expect(await dubbings.row(dubbingId!)).toMatchObject({
      ...{ ownerId: 'ada', tenantId: 'org:acme', createdBy: 'ada', name: 'Harbour', isStudio: true, version: null },
    })
    expect(await dubbings.auditOf('createDubbing')).toMatchObject({
      ...{ actorId: 'ada', resourceType: 'Dubbing', resourceId: dubbingId, outcome: 'SUCCEEDED' },
      details: { bytes: file.size },
    })
  })

  test('is created from a video and stays a video', async () => {
    const film = new File(['\0\0\0\x20ftypisom', new Uint8Array(5_000)], 'harbour.mp4', { type: 'video/mp4' })
    const unnamed = new File(['\0\0\0\x20ftypisom', new Uint8Array(5_000)], 'harbour', { type: '' })
    for (const file of [film, unnamed]) {
      const { dubbingId, userErrors } = await upload({}, file)
      expect(userErrors).toEqual([])
      dubbings.app.upstream.clock.advance(60_000)
      expect(dubbings.upstreamDubbings.get(dubbingId!)).toMatchObject({ media_metadata: { content_type: 'video/mp4' } })
    }
  })

  test('is created from a URL, which this server does not fetch', async () => {
    const payload = await create({ startSecs: 2, endSecs: 9, dropBackgroundAudio: true, useProfanityFilter: true })
    expect(payload).toMatchObject({ userErrors: [], job: { kind: 'DUBBING' } })
    expect(await dubbings.row(payload.dubbingId!)).toMatchObject({ isStudio: false, name: 'Harbour' })
    expect(dubbings.writes()).toHaveLength(1)
  })

  test('with studio can be created without languages', async () => {
    const { dubbingId, userErrors } = await create({ targetLanguage: null, isStudio: true })
    expect(userErrors).toEqual([])
    expect(dubbings.upstreamDubbings.get(dubbingId!)!.target_languages).toEqual([])
    const early = await dubbings.edit('addDubbingLanguage', { dubbingId, language: 'de' })
    expect(early.userErrors).toMatchObject([{ code: 'NOT_READY', path: ['input', 'dubbingId'] }])
    dubbings.app.upstream.clock.advance(60_000)
    const late = await dubbings.edit('addDubbingLanguage', { dubbingId, language: 'de' })
    expect(late).toMatchObject({ userErrors: [], dubbing: { targetLanguages: ['de'] } })
  })

  test('is not visible to other users', async () => {
    const { dubbingId } = await create()
    const query = 'query ($id: ID!) { dubbing(id: $id) { id } }'
    const seen = async (as: Person) =>
      (await dubbings.ask<{ dubbing: object | null }>(query, { id: dubbingId }, as)).dubbing
    expect(await seen(bob)).toBeNull()
    expect(await seen(chief)).toEqual({ id: dubbingId })
    expect((await dubbings.edit('deleteDubbing', { id: dubbingId }, bob)).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
    expect(await dubbings.auditOf('deleteDubbing')).toMatchObject({ outcome: 'DENIED', actorId: 'bob' })
  })

  test('is created once for one key, both from a URL and from a file', async () => {
    const idempotencyKey = randomUUID()
    const [first, second] = [await create({ idempotencyKey }), await create({ idempotencyKey })]
    expect([second.dubbingId, second.job?.id]).toEqual([first.dubbingId, first.job?.id])
    const fileKey = { idempotencyKey: randomUUID() }
    const file = speechFile('once.wav', { pitch: 130 })
    const [third, fourth] = [await upload(fileKey, file), await upload(fileKey, file)]
    expect(fourth.dubbingId).toBe(third.dubbingId)
    expect(dubbings.app.upstream.calls.count({ route: CREATE, generated: true })).toBe(2)
  })

  test('with a lost response is OUTCOME_UNKNOWN, and is adopted for the user who requested it', async () => {
    const idempotencyKey = randomUUID()
    const name = `Lost ${idempotencyKey}`
    dubbings.faults.add({ kind: 'carried_out_then_reset', match: { route: CREATE } })
    const input = { name, sourceUrl, targetLanguage: 'es', idempotencyKey }
    const { errors } = await dubbings.tryEdit('createDubbing', input)
    const { id } = await dubbings.newestOperation('createDubbing')
    expect(errors![0]!.extensions).toEqual({ code: 'OUTCOME_UNKNOWN', operationId: id })
    const [made] = dubbings.upstreamDubbings.all().filter((dub) => dub.name === name)
    expect(await dubbings.prisma.dubbingRecord.count({ where: { id: made!.dubbing_id } })).toBe(0)
    expect(await dubbings.reconcile(id)).toBe('ADOPTED')
    expect(await dubbings.row(made!.dubbing_id)).toMatchObject({ ownerId: 'ada', tenantId: 'org:acme' })
    expect(await create(input)).toMatchObject({ dubbingId: made!.dubbing_id, job: { kind: 'DUBBING' } })
    expect(dubbings.app.upstream.calls.count({ route: CREATE })).toBe(1)
  })

  test('is deleted for good and its row is hidden, also if it no longer exists upstream', async () => {
    const { dubbingId } = await create()
    expect(await dubbings.edit('deleteDubbing', { id: dubbingId })).toMatchObject({
      deletedDubbingId: dubbingId,
      userErrors: [],
    })
    expect(dubbings.upstreamDubbings.get(dubbingId!)).toBeUndefined()
    expect((await dubbings.row(dubbingId!)).deletedAt).not.toBeNull()
    expect(await dubbings.auditOf('deleteDubbing')).toMatchObject({ outcome: 'SUCCEEDED', resourceId: dubbingId })
    expect((await dubbings.edit('deleteDubbing', { id: dubbingId })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])

    const lost = (await create()).dubbingId
    dubbings.faults.add({ kind: 'carried_out_then_reset', match: { method: 'DELETE' } })
    const { errors } = await dubbings.tryEdit('deleteDubbing', { id: lost })
    expect(errors![0]!.extensions.code).toBe('OUTCOME_UNKNOWN')
    expect(await dubbings.reconcile((await dubbings.newestOperation('deleteDubbing')).id)).toBe('ADOPTED')
    expect((await dubbings.row(lost!)).deletedAt).not.toBeNull()

    const gone = (await create()).dubbingId
    dubbings.upstreamDubbings.remove(gone!)
    expect(await dubbings.edit('deleteDubbing', { id: gone })).toMatchObject({ deletedDubbingId: gone, userErrors: [] })
  })
})

describe('A dubbing is refused before upstream is called if it has', () => {
  async function expectRefused(payload: Payload, code: string, field: string) {
    expect(payload).toMatchObject({ dubbingId: null, dubbing: null, job: null })
    expect(payload.userErrors).toMatchObject([{ code, path: ['input', ...field.split('.')] }])
    expect(dubbings.writes().filter(({ upload }) => upload?.complete !== false)).toEqual([])
    expect(await dubbings.prisma.operationRecord.count({ where: { state: { in: ['PLANNED', 'SENT'] } } })).toBe(0)
  }

  const cases: [string, object, string][] = [
    ['neither a file nor a URL', { sourceUrl: null }, 'file'],
    ['no language and no studio', { targetLanguage: null }, 'targetLanguage'],
    ['an invalid language', { targetLanguage: 'Spanish!' }, 'targetLanguage'],
    ['an invalid source language', { sourceLanguage: 'e' }, 'sourceLanguage'],
    ['a blank name', { name: ' ' }, 'name'],
    ['a name above the maximum length', { name: 'a'.repeat(201) }, 'name'],
    ['nobody', { speakerCount: 0 }, 'speakerCount'],
    ['a part before the start of the media', { startSecs: -1 }, 'startSecs'],
    ['a part that ends before its start', { startSecs: 9, endSecs: 9 }, 'endSecs'],
    ['an invalid key', { idempotencyKey: '' }, 'idempotencyKey'],
  ]
  test.each(cases)('%s', async (_, input, field) => expectRefused(await create(input), 'INVALID', field))

  test('both a file and a URL', async () => {
    await expectRefused(await upload({ sourceUrl }, speechFile('both.wav')), 'INVALID', 'sourceUrl')
  })

  test.each([
    'harbour.mp4',
    '//media.example.com/a.mp4',
    'ftp://media.example.com/a.mp4',
    'file:///etc/passwd',
    'data:audio/wav;base64,AAAA',
    'javascript:alert(1)',
    'https://',
    'https://user:secret@media.example.com/a.mp4',
    'http://localhost:4100/a.mp4',
    'http://localhost./a.mp4',
    'http://api.localhost/a.mp4',
    'http://printer.local/a.mp4',
    'http://metadata.google.internal/computeMetadata/v1/',
    'http://intranet/a.mp4',
    'http://127.0.0.1/a.mp4',
    'http://127.1/a.mp4',
    'http://2130706433/a.mp4',
    'http://0x7f000001/a.mp4',
    'http://0/a.mp4',
    'http://10.0.0.8/a.mp4',
    'http://172.16.3.4/a.mp4',
    'http://192.168.1.1/a.mp4',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/a.mp4',
    'http://[::1]/a.mp4',
    'http://[::ffff:127.0.0.1]/a.mp4',
    'http://[fd00::1]/a.mp4',
    'http://[fe80::1]/a.mp4',
    'http://127.0.0.1./a.mp4',
  ])('the address %s', async (url) => {
    await expectRefused(await create({ sourceUrl: url }), 'INVALID', 'sourceUrl')
  })

  test.each([
    ['that is too long', 'a'.repeat(2_048)],
    ['that is too long when it is written out', 'ü'.repeat(1_000)],
  ])('an address %s', async (_, path) => {
    await expectRefused(await create({ sourceUrl: `https://media.example.com/${path}` }), 'INVALID', 'sourceUrl')
  })

  test('no public address with http, without a port', async () => {
    for (const url of ['http://media.example.com:8080/a.mp4?b=c', 'https://[2606:4700::1]/a']) {
      expect((await create({ sourceUrl: url })).userErrors).toEqual([])
    }
  })

  test('a file that is neither audio nor video', async () => {
    const payload = await upload({}, new File(['A text that goes on and on.'], 'notes.wav', { type: 'audio/wav' }))
    await expectRefused(payload, 'UPLOAD_REFUSED', 'file')
  })

  test('an empty file', async () => {
    await expectRefused(await upload({}, new File([], 'empty.wav', { type: 'audio/wav' })), 'UPLOAD_REFUSED', 'file')
  })

  test('no scope', async () => {
    const { errors } = await tryUpload({}, speechFile('no.wav'), { ...ada, scopes: ['dubbing:read', 'voices:write'] })
    expect(errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' })
    expect(dubbings.app.upstream.calls.count({ route: CREATE, generated: true })).toBe(0)
  })
})

test('A dubbing without enough credits is a user error and is not created', async () => {
  const { plan } = dubbings.app.upstream.state
  const { charactersUsed } = plan
  plan.charactersUsed = plan.characterLimit
  const { errors } = await dubbings.tryEdit('createDubbing', { name: 'Dear', sourceUrl, targetLanguage: 'es' })
  plan.charactersUsed = charactersUsed
  expect(errors![0]!.extensions).toMatchObject({ code: 'QUOTA_EXCEEDED' })
  expect(dubbings.upstreamDubbings.all().filter(({ name }) => name === 'Dear')).toEqual([])
})
