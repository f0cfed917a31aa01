import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Answer, type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

interface Made {
  made: { userErrors: { code: string; path: string[] }[] } | null
}

const scopes = ['voices:read', 'voices:write', 'audio:generate', 'dubbing:read', 'dubbing:write'] as const
const ada: Person = { sub: 'ada', org: 'acme', scopes }
const eve: Person = { sub: 'eve', org: 'other', scopes }
const text = 'A text that is long enough for a preview of a voice, since they take a hundred characters at the least. '

let app: TestApp

beforeAll(async () => {
  app = await startTestApp({
    env: { PRONUNCIATION_DICTIONARY_IDS: 'words,names:7', REMIXING_SESSION_IDS: 'session,other:round' },
  })
  for (const id of ['adas', 'eves']) app.upstream.state.addVoice({ voice_id: id, name: id })
  await app.give('adas', ada)
  await app.give('eves', eve)
})
beforeEach(() => app.upstream.calls.clear())
afterAll(() => app.close())

function make(field: string, input: object, as: Person = ada): Promise<Answer<Made>> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { made: ${field}(input: $input) { userErrors { code path } } }`
  return app.ask<Made>(query, { as, variables: { input } })
}

const speak = (...pronunciationDictionaries: object[]): [string, object] => [
  'createSpeech',
  { voiceId: 'adas', text: 'Hello', pronunciationDictionaries },
]
const design = (session: object): [string, object] => ['designVoice', { description: text, text, ...session }]
const remix = (session: object): [string, object] => [
  'remixVoice',
  { voiceId: 'adas', description: 'Slower', text, ...session },
]
const inSession = (remixingSessionId: string | null, remixingSessionIterationId: string | null = null) => ({
  remixingSessionId,
  remixingSessionIterationId,
})

describe('An id of the workspace that is not in the allowed list is refused for', () => {
  const dictionary = (index: number, field = 'id') => ['pronunciationDictionaries', String(index), field]
  const cases: [string, [string, object], string[]][] = [
    ['a dictionary', speak({ id: 'eves' }), dictionary(0)],
    ['a second dictionary', speak({ id: 'words' }, { id: 'eves' }), dictionary(1)],
    ['another version of a dictionary', speak({ id: 'words', versionId: '1' }), dictionary(0, 'versionId')],
    ['the latest version of a pinned dictionary', speak({ id: 'names' }), dictionary(0)],
    ['a session of a design', design(inSession('eves')), ['remixingSessionId']],
    ['a session of a remix', remix(inSession('eves')), ['remixingSessionId']],
    ['an iteration without a session', remix(inSession(null, 'round')), ['remixingSessionIterationId']],
    ['an iteration of another session', remix(inSession('session', 'round')), ['remixingSessionIterationId']],
    ['a session that takes an iteration', design(inSession('other')), ['remixingSessionId']],
    [
      'a voice of another tenant through a library copy',
      ['addLibraryVoice', { publicOwnerId: 'owner', libraryVoiceId: 'eves', name: 'Mine' }],
      ['libraryVoiceId'],
    ],
  ]

  test.each(cases)('%s', async (_what, [field, input], path) => {
    const { data, errors } = await make(field, input)
    expect(errors).toBeUndefined()
    expect(data?.made?.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', ...path] }])
    expect(app.upstream.calls.count({ method: 'POST' })).toBe(0)
    const { prisma } = app.server.deps.sources.database
    expect(await prisma.operationRecord.count({ where: { state: { not: 'REFUSED' }, kind: field } })).toBe(0)
  })
})

test('Allowed ids are sent upstream', async () => {
  const accepted = [
    speak({ id: 'words' }, { id: 'names', versionId: '7' }),
    design(inSession('session')),
    remix(inSession('other', 'round')),
  ]
  for (const [field, input] of accepted) {
    expect((await make(field, input)).data?.made?.userErrors).toEqual([])
  }
  expect(app.upstream.calls.count({ method: 'POST' })).toBe(3)
})
