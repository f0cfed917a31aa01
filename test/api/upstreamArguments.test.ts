import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { speechFile } from '../support/speechFile.js'
import { type Person, startTestApp, type TestApp } from '../support/startTestApp.js'

const ada: Person = { sub: 'ada', org: 'acme', scopes: ['voices:read', 'voices:write', 'audio:generate'] }

interface Refusal {
  /** The upstream error code. */
  by: string
  code: string
  path: string[]
}

interface Sent {
  sent: { userErrors: { code: string; path: string[] }[] }
}

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  app.upstream.state.addVoice({ voice_id: 'adas', name: 'Ada', category: 'professional' })
  await app.give('adas', ada)
})
beforeEach(() => app.upstream.faults.clear())
afterAll(() => app.close())

function queryOf(mutation: string): string {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  return `mutation ($input: ${type}!) { sent: ${mutation}(input: $input) { userErrors { code path } } }`
}

test.each<[mutation: string, input: object, refusal: Refusal]>([
  ['createSpeech', { voiceId: 'adas', text: 'Hello.' }, { by: 'text_too_long', code: 'TEXT_TOO_LONG', path: ['text'] }],
  [
    'createSpeech',
    { voiceId: 'adas', text: 'Hello.' },
    { by: 'voice_not_found', code: 'NOT_FOUND', path: ['voiceId'] },
  ],
  ['createSpeech', { voiceId: 'adas', text: 'Hello.' }, { by: 'something_new', code: 'REFUSED_UPSTREAM', path: [] }],
  ['trainVoice', { id: 'adas' }, { by: 'voice_not_verified', code: 'NOT_VERIFIED', path: ['id'] }],
  ['trainVoice', { id: 'adas', modelId: 'm' }, { by: 'model_not_found', code: 'UNKNOWN_MODEL', path: ['modelId'] }],
])('%s %j, refused by upstream, returns the path of the argument: %j', async (mutation, input, { by, code, path }) => {
  app.upstream.faults.add({ kind: 'domain_error', code: by, match: { method: 'POST' } })
  const { data, errors } = await app.ask<Sent>(queryOf(mutation), { as: ada, variables: { input } })
  expect(errors).toBeUndefined()
  expect(data!.sent.userErrors).toEqual([{ code, path: ['input', ...path] }])
})

test('A file that upstream refuses is identified by its index in the list, independent of the order of arrival', async () => {
  // An answer before the upload has arrived closes the connection, and may be lost with it.
  app.upstream.faults.add({ kind: 'validation_422', latencyMs: 300, match: { route: 'POST /v1/voices/add' } })
  const { data, errors } = await app.upload<Sent>(queryOf('cloneVoice'), {
    as: ada,
    variables: { input: { name: 'Clone', files: [null, null] } },
    files: {
      'input.files.1': speechFile('second.wav', { pitch: 200 }),
      'input.files.0': speechFile('first.wav', { pitch: 100 }),
    },
  })
  expect(errors).toBeUndefined()
  expect(data!.sent.userErrors).toEqual([{ code: 'INVALID', path: ['input', 'files', '1'] }])
})

test('Several wrong arguments each get an error', async () => {
  const input = { name: '', language: 'no language', labels: [{ key: '', value: 'x'.repeat(201) }] }
  const { data } = await app.ask<Sent>(queryOf('createProfessionalVoice'), { as: ada, variables: { input } })
  expect(data!.sent.userErrors.map(({ path }) => path.join('.'))).toEqual([
    'input.name',
    'input.language',
    'input.labels.0.key',
    'input.labels.0.value',
  ])
})

test('A message says what is allowed and what was given, and a message about a file contains its name', async () => {
  const messagesOf = async (mutation: string, input: object, files: Record<string, File> = {}) => {
    const query = queryOf(mutation).replace('code path', 'message')
    const options = { as: ada, variables: { input } as Record<string, unknown> }
    const sending = Object.keys(files).length > 0 ? app.upload(query, { ...options, files }) : app.ask(query, options)
    const { data } = (await sending) as { data: { sent: { userErrors: { message: string }[] } } }
    return data.sent.userErrors.map(({ message }) => message)
  }
  expect(await messagesOf('updateVoiceSettings', { id: 'adas', speed: 5, style: -1 })).toEqual([
    '`style` must be 0 to 1 (got -1).',
    '`speed` must be 0.25 to 4 (got 5).',
  ])
  expect(await messagesOf('createSpeech', { voiceId: 'adas', text: 'a', previousText: 'x'.repeat(50_001) })).toEqual([
    '`previousText` must be at most 50,000 characters (got 50,001).',
  ])
  const files = [speechFile('good.wav'), new File([], 'silence.wav', { type: 'audio/wav' })]
  const uploaded = Object.fromEntries(files.map((file, index) => [`input.files.${index}`, file]))
  expect(await messagesOf('cloneVoice', { name: 'Clone', files: [null, null] }, uploaded)).toEqual([
    '"silence.wav": This file is empty.',
  ])
})
