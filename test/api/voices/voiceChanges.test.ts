import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { voiceSampleId } from '../../../src/schema/shared/compositeId.js'
import { speechFile } from '../../support/speechFile.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

const ada: Person = { sub: 'ada', org: 'acme', scopes: ['voices:read', 'voices:write', 'audio:generate'] }

let app: TestApp
let ids: { cloned: string; professional: string; sample: string }
beforeAll(async () => {
  app = await startTestApp()
  const cloned = app.upstream.state.addVoice({ name: 'Clone', category: 'cloned' }).voice_id
  const professional = app.upstream.state.addVoice({ name: 'Pro', category: 'professional' }).voice_id
  await app.give(cloned, ada)
  await app.give(professional, ada)
  const [sample] = app.upstream.state.voice(professional)!.samples ?? []
  ids = {
    ...{ cloned, professional },
    sample: voiceSampleId.encode({ voiceId: professional, sampleId: sample?.sample_id ?? 'none' }),
  }
})
afterAll(() => app.close())
beforeEach(() => app.upstream.calls.clear())

interface Payload {
  voice?: { description: string | null } | null
  userErrors: { code: string; message: string; path: string[] }[]
}

async function run(mutation: string, input: object, files?: Record<string, File>): Promise<Payload> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const voice = mutation === 'updateVoiceSample' ? '' : 'voice { description }'
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${voice} userErrors { code message path } } }`
  const options = { as: ada, variables: { input } }
  const answer = files
    ? await app.upload<Record<string, Payload>>(query, { ...options, files })
    : await app.ask<Record<string, Payload>>(query, options)
  expect(answer.errors).toBeUndefined()
  return answer.data![mutation]!
}

describe('A mutation with nothing to change is refused and writes nothing:', () => {
  test.each([
    ['updateVoice', 'cloned', {}, '`name`, `description`, `labels`, `files`'],
    ['updateVoice', 'cloned', { name: null, labels: null, files: [] }, '`name`, `description`, `labels`, `files`'],
    [
      ...['updateVoice', 'cloned', { isBackgroundNoiseRemoved: true }, '`name`, `description`, `labels`, `files`'],
    ] as const,
    ['updateVoiceSettings', 'cloned', {}, '`stability`, `similarityBoost`, `style`, `speed`, `hasSpeakerBoost`'],
    [
      ...['updateVoiceSettings', 'cloned', { style: null }],
      '`stability`, `similarityBoost`, `style`, `speed`, `hasSpeakerBoost`',
    ] as const,
    ['updateProfessionalVoice', 'professional', {}, '`name`, `language`, `description`, `labels`'],
    [
      ...['updateVoiceSample', 'sample', {}],
      '`isBackgroundNoiseRemoved`, `selectedSpeakerIds`, `trimStartMs`, `trimEndMs`, `fileName`',
    ] as const,
  ] as const)('%s of a %s with %j', async (mutation, subject, input, fields) => {
    const { userErrors } = await run(mutation as string, { id: ids[subject as keyof typeof ids], ...(input as object) })
    const message = `At least one field to change is required: ${fields}.`
    expect(userErrors).toEqual([{ code: 'INVALID', message, path: ['input'] }])
    expect(app.upstream.calls.all().filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

test('A blank file name of a sample is refused and writes nothing', async () => {
  const { userErrors } = await run('updateVoiceSample', { id: ids.sample, fileName: ' \u00a0' })
  expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'fileName'] }])
  expect(app.upstream.calls.all().filter(({ method }) => method !== 'GET')).toEqual([])
})

describe('Two labels with one key are refused before upstream is called by', () => {
  const labels = [
    { key: 'accent', value: 'Kenyan' },
    { key: 'age', value: 'old' },
    { key: 'accent', value: 'Scottish' },
  ]
  test.each([
    ['cloneVoice', () => ({ name: 'A clone', files: [null] })],
    ['updateVoice', () => ({ id: ids.cloned })],
    ['createProfessionalVoice', () => ({ name: 'A voice', language: 'en' })],
    ['updateProfessionalVoice', () => ({ id: ids.professional })],
    ['createVoiceFromPreview', () => ({ previewId: 'preview', name: 'A voice' })],
  ] as const)('%s', async (mutation, input) => {
    const files = mutation === 'cloneVoice' ? { 'input.files.0': speechFile('voice.wav') } : undefined
    const { userErrors } = await run(mutation, { ...input(), labels }, files)
    const message = '`labels[2]` must not repeat the key of an earlier label.'
    expect(userErrors).toEqual([{ code: 'INVALID', message, path: ['input', 'labels', '2'] }])
    expect(app.upstream.calls.all()).toEqual([])
  })
})

test.each([
  ['updateVoice', 'cloned'],
  ['updateProfessionalVoice', 'professional'],
] as const)('%s deletes the description with null and keeps an absent one', async (mutation, subject) => {
  const id = ids[subject]
  const change = async (input: object) => {
    const { userErrors, voice } = await run(mutation, { id, ...input })
    expect(userErrors).toEqual([])
    return voice!.description
  }
  expect(await change({ description: 'Deep' })).toBe('Deep')
  expect(await change({ name: 'Renamed' })).toBe('Deep')
  expect(await change({ description: null })).toBeNull()
  expect(app.upstream.state.voice(id)!.description?.trim()).toBe('')
  expect(await change({ description: 'Deep' })).toBe('Deep')
  expect(await change({ description: '' })).toBeNull()
})

test.each(['klingon ', ' en', 'en\n', 'klingon', 'e', 'en_'])('The language %j is refused', async (language) => {
  const message = '`language` must be a language code such as `en` or `pt-BR`.'
  const refusal = [{ code: 'INVALID', message, path: ['input', 'language'] }]
  expect((await run('createProfessionalVoice', { name: 'A voice', language })).userErrors).toEqual(refusal)
  expect((await run('updateProfessionalVoice', { id: ids.professional, language })).userErrors).toEqual(refusal)
  expect(app.upstream.calls.all()).toEqual([])
})
