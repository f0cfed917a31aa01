import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

const ann: Person = {
  sub: 'ann',
  org: 'acme',
  scopes: ['voices:read', 'voices:write', 'audio:generate', 'dubbing:read', 'dubbing:write'],
}
const designText =
  'Mind the gap between the pier and the boat. It was wider yesterday, and it will be wider still when the tide turns.'

interface UploadPath {
  field: string
  input: object
  /** Of the file, in the input. */
  path: string
  route: string
  /** Audio in a container that may have video is sent as video. */
  isVideo?: boolean
  /** The file is sent inside JSON, without a type. */
  isJson?: boolean
}

const paths: readonly UploadPath[] = [
  {
    field: 'addVoiceSamples',
    input: { voiceId: 'professional', files: [null] },
    path: 'files.0',
    route: 'POST /v1/voices/pvc/:voice_id/samples',
  },
  { field: 'cloneVoice', input: { name: 'A clone', files: [null] }, path: 'files.0', route: 'POST /v1/voices/add' },
  {
    field: 'updateVoice',
    input: { id: 'cloned', files: [null] },
    path: 'files.0',
    route: 'POST /v1/voices/:voice_id/edit',
  },
  {
    field: 'verifyVoiceCaptcha',
    input: { id: 'professional', recording: null },
    path: 'recording',
    route: 'POST /v1/voices/pvc/:voice_id/captcha',
  },
  {
    field: 'changeVoice',
    input: { voiceId: 'cloned', audio: null },
    path: 'audio',
    route: 'POST /v1/speech-to-speech/:voice_id/stream',
  },
  { field: 'isolateAudio', input: { audio: null }, path: 'audio', route: 'POST /v1/audio-isolation/stream' },
  { field: 'findSimilarVoices', input: { audio: null }, path: 'audio', route: 'POST /v1/similar-voices' },
  {
    field: 'designVoice',
    input: {
      description: 'A ferryman of sixty who has shouted over engines all his life.',
      text: designText,
      model: 'ELEVEN_TTV_V3',
      referenceAudio: null,
    },
    path: 'referenceAudio',
    route: 'POST /v1/text-to-voice/design',
    isJson: true,
  },
  {
    field: 'createDubbing',
    input: { name: 'A dubbing', file: null, targetLanguage: 'es' },
    path: 'file',
    route: 'POST /v1/dubbing',
    isVideo: true,
  },
]

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ emulator: { generation: { firstPieceMs: 0, pauseMs: 0 } } })
  app.upstream.state.addVoice({ voice_id: 'professional', name: 'Ann', category: 'professional', samples: [] })
  app.upstream.state.addVoice({ voice_id: 'cloned', name: 'Clone', category: 'cloned' })
  await app.give('professional', ann)
  await app.give('cloned', ann)
})
afterAll(() => app.close())
beforeEach(() => app.upstream.calls.clear())

type Payload = Record<string, { userErrors: { code: string; message: string; path: string[] }[] }>

async function send({ field, input, path }: UploadPath, file: File) {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code message path } } }`
  const { data, errors } = await app.upload<Payload>(query, {
    as: ann,
    variables: { input },
    files: { [`input.${path}`]: file },
  })
  expect(errors).toBeUndefined()
  return data![field]!.userErrors
}

async function realFile(name: string, type: string): Promise<File> {
  return new File([await readFile(new URL(`../../media/uploads/files/${name}`, import.meta.url))], name, { type })
}

const synonyms: [name: string, claimedType: string, detected: string, asVideo?: string][] = [
  ['speech.aac', 'audio/vnd.dlna.adts', 'audio/aac'],
  ['speech.mp3', 'audio/x-mpeg-3', 'audio/mpeg'],
  ['speech.mp3', 'audio/mpg', 'audio/mpeg'],
  ['speech.wav', 'audio/vnd.wav', 'audio/wav'],
  ['speech.flac', 'application/x-flac', 'audio/flac'],
  ['speech.m4b', 'audio/x-m4b', 'audio/mp4'],
  ['speech.mp4', 'application/mp4', 'audio/mp4', 'video/mp4'],
  ['speech.mov', 'video/quicktime', 'audio/mp4', 'video/mp4'],
  ['speech.3gp', 'audio/3gpp', 'audio/mp4'],
  ['speech.ogg', 'audio/*', 'audio/ogg'],
  ['speech.webm', 'application/octet-stream', 'audio/webm', 'video/webm'],
]

describe.each(paths.map((path) => [path.field, path] as const))('%s', (_, path) => {
  const [input] = path.path.split('.')

  test.each(synonyms)('sends %s with the claimed type %s to upstream', async (...synonym) => {
    const [name, claimedType, detected, asVideo] = synonym
    const file = await realFile(name, claimedType)
    // Upstream may refuse a file for its length, after it has received it.
    expect(await send(path, file)).not.toContainEqual(expect.objectContaining({ code: 'UPLOAD_REFUSED' }))
    const [call, ...others] = app.upstream.calls.all({ route: path.route })
    expect(others).toEqual([])
    if (path.isJson) return expect(call).toBeDefined()
    const sent = call!.upload!.parts.find(({ fileName }) => fileName != null)
    const contentType = (path.isVideo && asVideo) || detected
    expect(sent).toMatchObject({ fileName: name, contentType, sizeBytes: file.size })
  })

  test.each([
    ['audio that was sent as HTML', 'speech.wav', 'text/html'],
    ['audio that was sent as an image', 'speech.mp3', 'image/png'],
    ['audio that was sent as a PDF', 'speech.m4a', 'application/pdf'],
    ['HTML that was sent as audio', null, 'audio/wav'],
  ])('refuses %s before a request to upstream is opened', async (_name, name, type) => {
    const html = '<!DOCTYPE html><title>Not found</title>'.repeat(20_000)
    const file = name === null ? new File([html], 'page.wav', { type }) : await realFile(name, type)
    const [refusal, ...others] = await send(path, file)
    expect(others).toEqual([])
    expect(refusal).toMatchObject({ code: 'UPLOAD_REFUSED', path: ['input', input, ...path.path.split('.').slice(1)] })
    expect(refusal!.message).toMatch(/must be (sent as an )?audio/)
    expect(app.upstream.calls.all({ route: path.route })).toEqual([])
  })
})

test.each([
  [`${'🎤'.repeat(126)}.wav`, `${'🎤'.repeat(125)}.wav`],
  ['memo\u00851\u202e.wav', 'memo1.wav'],
  ['Zoe\u0308.wav', 'Zoë.wav'],
])('A file with the name %j is sent with the name %j, and its sample is added', async (given, sent) => {
  const [addVoiceSamples] = paths as [UploadPath]
  const { size } = await realFile('speech.wav', 'audio/wav')
  // Upstream refuses the same content twice.
  const content = [await realFile('speech.wav', 'audio/wav'), Buffer.from(given)]
  expect(await send(addVoiceSamples, new File(content, given, { type: 'audio/wav' }))).toEqual([])
  const [call] = app.upstream.calls.all({ route: addVoiceSamples.route })
  const part = call!.upload!.parts.find(({ fileName }) => fileName != null)!
  expect(part.fileName).toBe(sent)
  expect(part.sizeBytes).toBeGreaterThan(size)
})

test('No request to upstream is opened for a refused file after small ones', async () => {
  const { errors, data } = await app.upload<Payload>(
    'mutation ($input: CloneVoiceInput!) { cloneVoice(input: $input) { userErrors { code message path } } }',
    {
      as: ann,
      variables: { input: { name: 'A clone', files: [null, null] } },
      files: {
        'input.files.0': await realFile('speech.mp3', 'audio/mpeg'),
        'input.files.1': new File(['<!DOCTYPE html>'.repeat(50_000)], 'page.wav', { type: 'audio/wav' }),
      },
    },
  )
  expect(errors).toBeUndefined()
  expect(data!.cloneVoice!.userErrors).toMatchObject([{ code: 'UPLOAD_REFUSED', path: ['input', 'files', '1'] }])
  expect(app.upstream.calls.all({ route: 'POST /v1/voices/add' })).toEqual([])
})
