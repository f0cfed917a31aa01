import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import type { Scope } from '../../../src/auth/Viewer.js'
import { DubbingStore } from '../../../src/datasources/postgres/dubbing/DubbingStore.js'
import { OperationStore } from '../../../src/datasources/postgres/operations/OperationStore.js'
import { DubbingApp } from '../../support/dubbingApp.js'
import { type Answer, type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

interface Made {
  made: { userErrors: { code: string }[] } | null
}

const scopes: Scope[] = ['voices:read', 'voices:write', 'audio:generate', 'dubbing:read', 'dubbing:write']
const ada: Person = { sub: 'ada', org: 'acme', scopes }

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  app.upstream.clock.freeze()
  app.upstream.state.addVoice({ voice_id: 'adas', name: 'Ada' })
  await app.give('adas', ada)
})
afterEach(() => {
  jest.restoreAllMocks()
})
afterAll(() => app.close())

const prisma = () => app.server.deps.sources.database.prisma

function make(field: string, input: object): Promise<Answer<Made>> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { made: ${field}(input: $input) { userErrors { code } } }`
  return app.ask<Made>(query, { as: ada, variables: { input } })
}

async function expectRefused(field: string, answer: Answer<Made>, code = 'NOT_FOUND'): Promise<void> {
  expect(answer.errors?.[0]?.extensions.code ?? answer.data?.made?.userErrors[0]?.code).toBe(code)
  expect(app.upstream.calls.all().filter(({ method }) => method !== 'GET')).toEqual([])
  const last = await prisma().operationRecord.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const { kind, state, sentAt } = last
  expect({ kind, state, sentAt }).toEqual({ kind: field, state: 'REFUSED', sentAt: null })
}

/** Runs after an edit has its lease and before its request is sent. */
function afterEditBegan(withdraw: () => Promise<unknown>): void {
  const { beginEdit } = DubbingStore.prototype
  jest.spyOn(DubbingStore.prototype, 'beginEdit').mockImplementation(async function (this: DubbingStore, ...args) {
    const begun = await beginEdit.apply(this, args)
    await withdraw()
    return begun
  })
}

function afterPlanning(withdraw: () => Promise<unknown>): void {
  const { plan } = OperationStore.prototype
  jest.spyOn(OperationStore.prototype, 'plan').mockImplementation(async function (this: OperationStore, input) {
    const planned = await plan.call(this, input)
    await withdraw()
    return planned
  } as typeof plan)
}

const giveAway = (id: string) => () => prisma().dubbingRecord.update({ where: { id }, data: { ownerId: 'bob' } })

test.each<[string, (dub: { dubbingId: string; segmentId: string; speakerId: string }) => object]>([
  ['addDubbingLanguage', ({ dubbingId }) => ({ dubbingId, language: 'fr' })],
  ['createDubbingSpeaker', ({ dubbingId }) => ({ dubbingId, name: 'New' })],
  ['updateDubbingSpeaker', ({ speakerId }) => ({ id: speakerId, name: 'New' })],
  ['updateDubbingSegment', ({ segmentId }) => ({ id: segmentId, language: 'es', text: 'New' })],
  ['deleteDubbingSegment', ({ segmentId }) => ({ id: segmentId })],
  ['transcribeDubbingSegments', ({ dubbingId, segmentId }) => ({ dubbingId, segmentIds: [segmentId] })],
  ['translateDubbingSegments', ({ dubbingId }) => ({ dubbingId })],
  ['dubDubbingSegments', ({ dubbingId }) => ({ dubbingId })],
  ['renderDubbing', ({ dubbingId }) => ({ dubbingId, language: 'es', type: 'MP3' })],
])(
  '%s sends nothing if the dubbing is transferred to another user before the request is sent',
  async (field, inputOf) => {
    const dubbingId = await new DubbingApp(app).add({}, ada)
    const read = await app.ask<{
      dubbing: { speakers: { id: string }[]; segments: { edges: { node: { id: string } }[] } }
    }>(`query ($id: ID!) { dubbing(id: $id) { speakers { id } segments(first: 1) { edges { node { id } } } } }`, {
      as: ada,
      variables: { id: dubbingId },
    })
    const { speakers, segments } = read.data!.dubbing
    app.upstream.calls.clear()
    afterEditBegan(giveAway(dubbingId))
    const input = inputOf({ dubbingId, speakerId: speakers[0]!.id, segmentId: segments.edges[0]!.node.id })
    await expectRefused(field, await make(field, input))
  },
)

test.each(['createDubbingSpeaker', 'updateDubbingSpeaker'])(
  '%s sends nothing if its voice is unshared before the request is sent',
  async (field) => {
    const dubbingId = await new DubbingApp(app).add({}, ada)
    const read = await app.ask<{ dubbing: { speakers: { id: string }[] } }>(
      'query ($id: ID!) { dubbing(id: $id) { speakers { id } } }',
      { as: ada, variables: { id: dubbingId } },
    )
    const voiceId = `bobs for ${field}`
    app.upstream.state.addVoice({ voice_id: voiceId, name: 'Bob' })
    await app.give(voiceId, { sub: 'bob', org: 'acme' })
    const grant = { voiceId, userId: 'ada', permission: 'VIEW', grantedBy: 'bob' } as const
    await prisma().voiceGrant.create({ data: grant })
    app.upstream.calls.clear()
    // The voice is visible when the edit is prepared.
    const { markSent } = OperationStore.prototype
    jest.spyOn(OperationStore.prototype, 'markSent').mockImplementation(async function (this: OperationStore, ...args) {
      await prisma().voiceGrant.deleteMany({ where: { voiceId } })
      return markSent.apply(this, args)
    } as typeof markSent)
    const speaker = field === 'createDubbingSpeaker' ? { dubbingId } : { id: read.data!.dubbing.speakers[0]!.id }
    const answer = await make(field, { ...speaker, name: 'New', voice: { mode: 'VOICE', voiceId } })
    await expectRefused(field, answer, 'FORBIDDEN')
  },
)

test('deleteDubbing sends nothing if the dubbing is transferred to another user before the request is sent', async () => {
  const dubbingId = await new DubbingApp(app).add({}, ada)
  afterPlanning(giveAway(dubbingId))
  await expectRefused('deleteDubbing', await make('deleteDubbing', { id: dubbingId }))
})

test('createSpeech and remixVoice send nothing if the voice is transferred to another user before the request is sent', async () => {
  const text = 'A text that is long enough for a preview of a voice, since they take a hundred characters at the least.'
  for (const [field, input] of [
    ['createSpeech', { text }],
    ['remixVoice', { text, description: 'Slower' }],
  ] as const) {
    app.upstream.calls.clear()
    await prisma().voiceRecord.update({ where: { id: 'adas' }, data: { ownerId: 'ada' } })
    afterPlanning(() => prisma().voiceRecord.update({ where: { id: 'adas' }, data: { ownerId: 'bob' } }))
    await expectRefused(field, await make(field, { voiceId: 'adas', ...input }))
    jest.restoreAllMocks()
  }
})
