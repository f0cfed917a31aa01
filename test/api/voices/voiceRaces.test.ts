import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Answer, type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

interface Changed {
  changed: { userErrors: { code: string }[] } | null
}

const ada: Person = { sub: 'ada', org: 'acme' }
const bob: Person = { sub: 'bob', org: 'acme' }
const DELETE = 'DELETE /v1/voices/:voice_id'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp({ emulator: { maximumConcurrentRequests: 100 } })
})
afterAll(() => app.close())

let voices = 0
async function newVoice(): Promise<string> {
  voices += 1
  const id = `voice-${voices}`
  app.upstream.state.addVoice({ voice_id: id, name: id, category: 'cloned' })
  await app.give(id, ada)
  return id
}

function change(field: string, input: object, as: Person = ada): Promise<Answer<Changed>> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { changed: ${field}(input: $input) { userErrors { code } } }`
  return app.ask<Changed>(query, { as, variables: { input } })
}

const transfer = (id: string) => change('transferVoice', { id, ownerId: 'bob' })
const remove = (id: string, as?: Person) => change('deleteVoice', { id }, as)
const share = (id: string) => change('shareVoice', { id, userId: 'bob', permission: 'EDIT' })

function codeOf({ data, errors }: Answer<Changed>): unknown {
  return errors?.[0]?.extensions.code ?? data?.changed?.userErrors[0]?.code
}

async function rowOf(id: string) {
  return app.server.deps.sources.database.prisma.voiceRecord.findUniqueOrThrow({ where: { id } })
}

/** Runs an action while a deletion has been sent and not answered. */
async function whileDeleting<Value>(voiceId: string, action: () => Promise<Value>): Promise<[unknown, Value]> {
  app.upstream.calls.clear()
  app.upstream.faults.add({ kind: 'latency', latencyMs: 2_000, match: { route: DELETE }, times: 1 })
  const removing = remove(voiceId)
  await app.upstream.calls.waitFor(({ route }) => route === DELETE)
  const value = await action()
  return [codeOf(await removing), value]
}

test('Of concurrent transferVoice and deleteVoice exactly one succeeds', async () => {
  for (let round = 0; round < 15; round += 1) {
    const id = await newVoice()
    const [given, removed] = (await Promise.all([transfer(id), remove(id)])).map(codeOf)
    const { ownerId, deletedAt } = await rowOf(id)
    const isGiven = given === undefined
    expect([removed === undefined, deletedAt !== null, ownerId]).toEqual([!isGiven, !isGiven, isGiven ? 'bob' : 'ada'])
    expect(app.upstream.state.voice(id) !== undefined).toBe(isGiven)
    expect(isGiven ? removed : given).toMatch(/^(NOT_FOUND|CONFLICT)$/)
  }
})

test.each<[string, (voiceId: string) => Promise<Answer<Changed>>]>([
  ['transferVoice', transfer],
  ['shareVoice', share],
  ['a second deleteVoice', remove],
  ['updateVoiceSettings', (id) => change('updateVoiceSettings', { id, stability: 0.5 })],
])('%s fails while a deletion is in flight', async (_name, other) => {
  const id = await newVoice()
  const [removed, lost] = await whileDeleting(id, async () => codeOf(await other(id)))
  expect([removed, lost]).toEqual([undefined, 'CONFLICT'])
  expect(await rowOf(id)).toMatchObject({ ownerId: 'ada', deletedAt: expect.any(Date) })
  const { prisma } = app.server.deps.sources.database
  expect(await prisma.voiceGrant.count({ where: { voiceId: id } })).toBe(0)
  expect(app.upstream.calls.count({ route: DELETE })).toBe(1)
})

test('Of many concurrent deletions exactly one is sent upstream', async () => {
  const id = await newVoice()
  app.upstream.calls.clear()
  const codes = (await Promise.all([remove(id), remove(id), remove(id), remove(id)])).map(codeOf)
  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  expect(app.upstream.calls.count({ route: DELETE })).toBe(1)
})

test('A voice that was transferred first can be deleted only by its new owner', async () => {
  const id = await newVoice()
  await transfer(id)
  expect(codeOf(await remove(id))).toBe('NOT_FOUND')
  expect(codeOf(await remove(id, bob))).toBeUndefined()
})
