import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { CreateVoiceFromPreviewDocument, DesignVoiceDocument, RemixVoiceDocument } from '../../generated/operations.js'
import { speechFile } from '../../support/speechFile.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

const scopes = ['voices:read', 'voices:write', 'audio:generate'] as const
const ada: Person = { sub: 'ada', org: 'acme', scopes }
const IDEA = 'A ferryman of sixty who has shouted over engines all his life.'
const TEXT =
  'Mind the gap between the pier and the boat. It was wider yesterday, and it will be wider still when the tide turns.'

let app: TestApp
let voiceId: string
let previewId: string
beforeAll(async () => {
  app = await startTestApp()
  voiceId = app.upstream.state.addVoice({ name: 'Original' }).voice_id
  await app.give(voiceId, ada)
  const input = { description: IDEA, text: TEXT }
  const { data } = await app.ask(DesignVoiceDocument, { as: ada, variables: { input } })
  previewId = data!.designVoice!.previewIds[0]!
  app.upstream.calls.clear()
})
afterAll(() => app.close())
afterEach(() => {
  const posted = app.upstream.calls.all({ method: 'POST' })
  app.upstream.calls.clear()
  expect(posted).toEqual([])
})

/** The code of an error, or code and path of a user error. */
function refusalOf(answer: {
  data: Record<string, unknown> | null
  errors?: { message: string; extensions: Record<string, unknown> }[]
}): string | undefined {
  if (answer.errors) return String(answer.errors[0]!.extensions.code)
  const [payload] = Object.values(answer.data!) as { userErrors: { code: string; path: string[] }[] }[]
  return payload!.userErrors.map(({ code, path }) => [code, ...path].join('.'))[0]
}

const commonMistakes: [string, object, string][] = [
  ['no text and no text generation', { text: null }, 'INVALID.input.text'],
  ['both a text and text generation', { autoGenerateText: true }, 'INVALID.input.text'],
  ['a text below the minimum length', { text: 'x'.repeat(99) }, 'INVALID.input.text'],
  ['a text above the maximum length', { text: 'x'.repeat(1_001) }, 'INVALID.input.text'],
  // 501 characters in UTF-16, one more than the limit in code points.
  ['a text above the maximum length in UTF-16 units', { text: `${'☎️'.repeat(500)}x` }, 'INVALID.input.text'],
  ['a text of whitespace', { text: ' '.repeat(200) }, 'INVALID.input.text'],
  ['a description above the maximum length', { description: 'x'.repeat(1_001) }, 'INVALID.input.description'],
  ['a blank description', { description: ' '.repeat(40) }, 'INVALID.input.description'],
  ['a loudness above the maximum', { loudness: 1.1 }, 'INVALID.input.loudness'],
  ['a loudness below the minimum', { loudness: -1.1 }, 'INVALID.input.loudness'],
  ['a negative seed', { seed: -1 }, 'INVALID.input.seed'],
  ['a seed above the maximum', { seed: 2_147_483_648 }, 'BAD_USER_INPUT'],
  ['a fractional seed', { seed: 1.5 }, 'BAD_USER_INPUT'],
  ['a guidance scale below the minimum', { guidanceScale: -1 }, 'INVALID.input.guidanceScale'],
  ['a guidance scale above the maximum', { guidanceScale: 100.5 }, 'INVALID.input.guidanceScale'],
  ['a prompt strength above the maximum', { promptStrength: 1.5 }, 'INVALID.input.promptStrength'],
  ['a prompt strength below the minimum', { promptStrength: -0.5 }, 'INVALID.input.promptStrength'],
  ['an empty session', { remixingSessionId: '' }, 'INVALID.input.remixingSessionId'],
  [
    'a session id above the maximum length',
    { remixingSessionIterationId: 'x'.repeat(101) },
    'INVALID.input.remixingSessionIterationId',
  ],
  ['an unsupported format', { outputFormat: 'WAV_44100' }, 'UNSUPPORTED_FORMAT.input.outputFormat'],
  ['an unknown format', { outputFormat: 'MP3_1_1' }, 'BAD_USER_INPUT'],
  ['an empty idempotency key', { idempotencyKey: '' }, 'INVALID.input.idempotencyKey'],
  ['an unknown field', { tempo: 1 }, 'BAD_USER_INPUT'],
]

describe('A design is refused before upstream is called if it has', () => {
  const design = (input: object) =>
    app.ask(DesignVoiceDocument, {
      as: ada,
      variables: { input: { description: IDEA, text: TEXT, ...input } },
    })

  test.each([
    ...commonMistakes,
    ['a description below the minimum length', { description: 'x'.repeat(19) }, 'INVALID.input.description'],
    ['no description', { description: null }, 'BAD_USER_INPUT'],
    ['a quality above the maximum', { quality: 1.1 }, 'INVALID.input.quality'],
    ['a quality below the minimum', { quality: -1.1 }, 'INVALID.input.quality'],
    ['an unknown model', { model: 'ELEVEN_V3' }, 'BAD_USER_INPUT'],
    ['a reference strength that its model does not support', { promptStrength: 0.5 }, 'INVALID.input.promptStrength'],
    ['a reference recording that is not a file', { referenceAudio: 'bXAz' }, 'BAD_USER_INPUT'],
  ] as [string, object, string][])('%s', async (_, input, refusal) => {
    expect(refusalOf(await design(input))).toBe(refusal)
  })
})

describe('A reference recording is refused if it is', () => {
  const design = (file: File, input: object = { model: 'ELEVEN_TTV_V3' }) =>
    app.upload(DesignVoiceDocument, {
      as: ada,
      variables: { input: { description: IDEA, text: TEXT, referenceAudio: null, ...input } },
      files: { 'input.referenceAudio': file },
    })

  test('sent to a model that does not support it', async () => {
    expect(refusalOf(await design(speechFile('me.wav'), {}))).toBe('INVALID.input.referenceAudio')
  })
  test('not audio', async () => {
    const text = new File(['I am a text, and a long one at that.'], 'me.wav', { type: 'audio/wav' })
    expect(refusalOf(await design(text))).toBe('UPLOAD_REFUSED.input.referenceAudio')
  })
  test('sent as something else than audio', async () => {
    const other = new File([await speechFile('me.wav').arrayBuffer()], 'me.wav', { type: 'text/html' })
    expect(refusalOf(await design(other))).toBe('UPLOAD_REFUSED.input.referenceAudio')
  })
  test('empty', async () => {
    expect(refusalOf(await design(new File([], 'me.wav', { type: 'audio/wav' })))).toBe(
      'UPLOAD_REFUSED.input.referenceAudio',
    )
  })
  test('larger than 10 MiB', async () => {
    const large = new File([await speechFile('me.wav').arrayBuffer(), Buffer.alloc(10 * 1024 * 1024)], 'me.wav', {
      type: 'audio/wav',
    })
    expect(refusalOf(await design(large))).toBe('UPLOAD_REFUSED.input.referenceAudio')
  })
})

describe('A remix is refused before upstream is called if it has', () => {
  const remix = (input: object) =>
    app.ask(RemixVoiceDocument, {
      as: ada,
      variables: { input: { voiceId, description: 'Slower', text: TEXT, ...input } },
    })

  test.each([
    ...commonMistakes,
    ['too short a description', { description: 'x'.repeat(4) }, 'INVALID.input.description'],
    ['no voice', { voiceId: '' }, 'INVALID.input.voiceId'],
    ['an unknown voice', { voiceId: 'nowhere' }, 'NOT_FOUND.input.voiceId'],
    ['a model, which it does not accept', { model: 'ELEVEN_TTV_V3' }, 'BAD_USER_INPUT'],
  ] as [string, object, string][])('%s', async (_, input, refusal) => {
    expect(refusalOf(await remix(input))).toBe(refusal)
  })
})

describe('A voice is not created from a preview if it has', () => {
  const mistakes: [string, () => object, string][] = [
    ['no name', () => ({ name: '' }), 'INVALID.input.name'],
    ['a blank name', () => ({ name: '   ' }), 'INVALID.input.name'],
    ['a name above the maximum length', () => ({ name: 'x'.repeat(101) }), 'INVALID.input.name'],
    ['too short a description', () => ({ description: 'x'.repeat(19) }), 'INVALID.input.description'],
    ['a description above the maximum length', () => ({ description: 'x'.repeat(1_001) }), 'INVALID.input.description'],
    ['a label without a key', () => ({ labels: [{ key: '', value: 'x' }] }), 'INVALID.input.labels.0.key'],
    [
      'too many labels',
      () => ({ labels: Array.from({ length: 21 }, (_, index) => ({ key: `key ${index}`, value: 'b' })) }),
      'INVALID.input.labels',
    ],
    ['an empty id', () => ({ previewId: '' }), 'INVALID.input.previewId'],
    ['an unknown preview', () => ({ previewId: 'nowhere' }), 'NOT_FOUND.input.previewId'],
    ['an id that the database does not support', () => ({ previewId: 'no\0where' }), 'NOT_FOUND.input.previewId'],
    ['the id of a voice', () => ({ previewId: voiceId }), 'NOT_FOUND.input.previewId'],
    [
      'unknown played previews',
      () => ({ playedNotSelectedPreviewIds: ['nowhere'] }),
      'NOT_FOUND.input.playedNotSelectedPreviewIds.0',
    ],
    [
      'itself among the played previews',
      () => ({ playedNotSelectedPreviewIds: [previewId] }),
      'INVALID.input.playedNotSelectedPreviewIds.0',
    ],
    [
      'too many played previews',
      () => ({ playedNotSelectedPreviewIds: Array(101).fill('x') }),
      'INVALID.input.playedNotSelectedPreviewIds',
    ],
  ]
  test.each(mistakes)('%s', async (_, input, refusal) => {
    const answer = await app.ask(CreateVoiceFromPreviewDocument, {
      as: ada,
      variables: { input: { previewId, name: 'Ferryman', ...input() } },
    })
    expect(refusalOf(answer)).toBe(refusal)
  })
})

describe('Design is refused', () => {
  const askAll = async (as?: Person) =>
    Promise.all([
      app.ask(DesignVoiceDocument, { as, variables: { input: { description: IDEA, text: TEXT } } }),
      app.ask(RemixVoiceDocument, { as, variables: { input: { voiceId, description: 'Slower', text: TEXT } } }),
      app.ask(CreateVoiceFromPreviewDocument, { as, variables: { input: { previewId, name: 'Ferryman' } } }),
    ])

  test('without the scope to generate', async () => {
    const answers = await askAll({ ...ada, scopes: ['voices:read', 'voices:write'] })
    expect(answers.map((answer) => answer.errors?.[0]?.extensions)).toEqual(
      Array(3).fill({ code: 'FORBIDDEN', requiredScope: 'audio:generate' }),
    )
  })
  test('without a token', async () => {
    expect((await askAll()).map(refusalOf)).toEqual(Array(3).fill('UNAUTHENTICATED'))
  })
  test('without the scope to write voices, if it creates a voice', async () => {
    const answer = await app.ask(CreateVoiceFromPreviewDocument, {
      as: { ...ada, scopes: ['voices:read', 'audio:generate'] },
      variables: { input: { previewId, name: 'Ferryman' } },
    })
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', requiredScope: 'voices:write' })
  })
})
