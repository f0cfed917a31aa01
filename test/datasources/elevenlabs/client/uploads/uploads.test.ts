import { describe, expect, test } from '@jest/globals'
import type { UpstreamApis } from '../../../../../src/datasources/elevenlabs/UpstreamApis.js'
import { drainSockets } from '../../../../support/drainSockets.js'
import { waitUntil } from '../../../../support/waitUntil.js'
import { CALLER, openTestUpstream, QUICK } from '../../openTestUpstream.js'
import { sendJson, startRawServer } from '../../startRawServer.js'
import { bodyOf, type FormEntry, formOf, oneFile, TestFiles, testFile, textFile } from './uploadSources.js'

interface Upload {
  name: string
  call: (apis: UpstreamApis) => Promise<unknown>
  path: string
  form: FormEntry[]
  answer?: object
  value?: unknown
}

const file = (text: string, name = 'a.wav', type = 'audio/wav') => ({ name, type, text })
const UPLOADS: Upload[] = [
  {
    name: 'samples.add',
    call: ({ samples }) =>
      samples.add('v/1', {
        files: new TestFiles([textFile('one'), textFile('two', 'b.wav')]),
        removeBackgroundNoise: true,
      }),
    path: '/v1/voices/pvc/v%2F1/samples',
    form: [
      ['remove_background_noise', 'true'],
      ['files', file('one')],
      ['files', file('two', 'b.wav')],
    ],
    answer: [{ sample_id: 's1', file_name: 'a.wav', size_bytes: 3 }, {}],
    value: [expect.objectContaining({ voiceId: 'v/1', upstreamId: 's1', fileName: 'a.wav', sizeBytes: 3 })],
  },
  {
    name: 'samples.add',
    call: ({ samples }) => samples.add('v1', { files: oneFile('') }),
    path: '/v1/voices/pvc/v1/samples',
    form: [['files', file('')]],
    answer: [],
    value: [],
  },
  {
    name: 'voices.clone',
    call: ({ voices }) =>
      voices.clone({
        name: 'Zoë\r\n--x',
        description: 'd',
        labels: [{ key: 'accent', value: '"é"' }],
        removeBackgroundNoise: false,
        files: oneFile(),
      }),
    path: '/v1/voices/add',
    form: [
      ['name', 'Zoë\r\n--x'],
      ['description', 'd'],
      ['labels', '{"accent":"\\"é\\""}'],
      ['remove_background_noise', 'false'],
      ['files', file('bytes')],
    ],
    answer: { voice_id: 'new', requires_verification: true },
    value: { voiceId: 'new', requiresVerification: true },
  },
  {
    name: 'voices.edit',
    call: ({ voices }) => voices.edit('v1', { name: 'n', description: null, labels: null, files: oneFile() }),
    path: '/v1/voices/v1/edit',
    form: [
      ['name', 'n'],
      ['files', file('bytes')],
    ],
  },
  {
    name: 'voices.edit',
    call: ({ voices }) => voices.edit('v1', { name: 'n', labels: [] }),
    path: '/v1/voices/v1/edit',
    form: [
      ['name', 'n'],
      ['labels', '{}'],
    ],
  },
  {
    name: 'voices.findSimilar',
    call: ({ voices }) => voices.findSimilar({ file: textFile('x'), similarityThreshold: 0.5, topK: 3 }),
    path: '/v1/similar-voices',
    form: [
      ['similarity_threshold', '0.5'],
      ['top_k', '3'],
      ['audio_file', file('x')],
    ],
    answer: { voices: [{ voice_id: 'l1', public_owner_id: 'p1' }], has_more: false },
    value: [expect.objectContaining({ id: 'l1', publicOwnerId: 'p1' })],
  },
  {
    name: 'verification.requestManual',
    call: ({ verification }) => verification.requestManual('v1', { files: oneFile(), extraText: 'please' }),
    path: '/v1/voices/pvc/v1/verification',
    form: [
      ['extra_text', 'please'],
      ['files', file('bytes')],
    ],
  },
  {
    name: 'verification.verifyCaptcha',
    call: ({ verification }) => verification.verifyCaptcha('v1', { recording: textFile('x', 'r.mp3') }),
    path: '/v1/voices/pvc/v1/captcha',
    form: [['recording', file('x', 'r.mp3')]],
  },
]

test.each(UPLOADS)('$name sends $form', async ({ name, call, path, form, answer = { status: 'ok' }, value }) => {
  let received: FormEntry[] = []
  await using server = await startRawServer(async (request, response) => {
    received = await formOf(request)
    sendJson(response, answer)
  })
  await using upstream = openTestUpstream({ url: `${server.url}/base`, apiKey: 'sk_1' })
  expect(await call(upstream.apis)).toEqual(value)
  expect(server.requests.map(({ method, url }) => [method, url])).toEqual([['POST', `/base${path}`]])
  expect(server.requests[0]?.headers).toMatchObject({ accept: 'application/json', 'xi-api-key': 'sk_1' })
  expect(received).toEqual(form)
  expect(upstream.calls).toMatchObject([{ operation: name, outcome: 'ok', attempts: 1 }])
  const { upload, metadata } = upstream.stats().limiters
  expect([upload, metadata]).toMatchObject(Array(2).fill({ inFlight: 0, queued: 0 }))
})

describe('A file part', () => {
  async function headOf(fileName: string, mediaType = 'audio/wav'): Promise<string | undefined> {
    let body = ''
    await using server = await startRawServer(async (request, response) => {
      body = (await bodyOf(request)).toString()
      sendJson(response, [])
    })
    await using upstream = openTestUpstream(server)
    await upstream.apis.samples.add('v1', { files: new TestFiles([testFile({ fileName, mediaType })]) })
    expect(server.requests[0]?.headers).toMatchObject({ 'transfer-encoding': 'chunked' })
    return /^--(\S+)\r\n(.*?)\r\n\r\n\r\n--\1--\r\n$/s.exec(body)?.[2]
  }

  test.each([
    ['a.wav', 'a.wav'],
    ['Привет "日本"\r\n.wav', 'Привет %22日本%22%0D%0A.wav'],
    ['a\\b%22;x=y.wav', 'a\\b%22;x=y.wav'],
    ['', 'file'],
  ])('named %j has the file name that a browser sends', async (fileName, written) => {
    expect(await headOf(fileName)).toBe(
      `content-disposition: form-data; name="files"; filename="${written}"\r\ncontent-type: audio/wav`,
    )
  })

  test.each(['', 'audio', 'audio/wav\r\nx-evil: 1', 'text/html; charset=x'])(
    'with the claimed type %j has the default type',
    async (mediaType) => expect(await headOf('a', mediaType)).toMatch(/content-type: application\/octet-stream$/),
  )
})

describe('beforeFinalBoundary', () => {
  test('is called after the files are read and before the boundary is sent', async () => {
    const order: string[] = []
    await using server = await startRawServer(async (request, response) => {
      let text = ''
      for await (const chunk of request) {
        text += chunk
        order.push(/--\r\n$/.test(text) ? 'boundary' : 'bytes')
      }
      sendJson(response, [])
    })
    await using upstream = openTestUpstream(server)
    const files = new TestFiles([textFile('x')], async () => void order.push('read'))
    await upstream.apis.samples.add(
      'v1',
      { files },
      {
        beforeFinalBoundary: async () => {
          await waitUntil(() => order.includes('bytes'), 'the file is sent')
          await drainSockets()
          order.push('hook')
        },
      },
    )
    expect(order.indexOf('read')).toBeLessThan(order.indexOf('hook'))
    expect(order.indexOf('boundary')).toBeGreaterThan(order.indexOf('hook'))
    expect(order.at(-1)).toBe('boundary')
  })

  test('is called for an upload without files', async () => {
    await using server = await startRawServer((_, response) => sendJson(response, { status: 'ok' }))
    await using upstream = openTestUpstream(server)
    let calls = 0
    await upstream.apis.voices.edit('v1', { name: 'n' }, { beforeFinalBoundary: async () => void calls++ })
    expect(calls).toBe(1)
  })
})

describe('Uploads that wait for a slot', () => {
  test('do not read their files, and do not delay other calls', async () => {
    await using server = await startRawServer(async (request, response) => {
      await bodyOf(request)
      sendJson(response, request.method === 'GET' ? { user_id: 'u' } : [])
    })
    await using upstream = openTestUpstream(server, { ...QUICK, limiters: { upload: { maxInFlight: 1 } } })
    let finish = () => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const add = (files: TestFiles) => upstream.apis.samples.add('v1', { files })
    const first = add(new TestFiles([textFile('1')], () => held))
    const secondFiles = oneFile('2')
    const second = add(secondFiles)
    expect(await upstream.apis.account.getUser()).toEqual({ id: 'u' })
    await upstream.apis.voices.edit('v1', { name: 'n' })
    expect(upstream.stats().limiters.upload).toMatchObject({ inFlight: 1, queued: 1 })
    expect(secondFiles.state).toBe('unread')
    finish()
    await Promise.all([first, second])
    expect(secondFiles.state).toBe('over')
  })

  test('are refused above the queue limit, and their files are released', async () => {
    await using server = await startRawServer((request) => void request.resume())
    await using upstream = openTestUpstream(server, {
      ...QUICK,
      limiters: { upload: { maxInFlight: 1, maxQueued: 0 } },
    })
    const leaving = new AbortController()
    const withheld = new TestFiles([textFile('1')], () => new Promise(() => {}))
    const first = upstream
      .as({ ...CALLER, signal: leaving.signal })
      .samples.add('v1', { files: withheld })
      .catch(() => {})
    const files = oneFile()
    const error = await upstream.apis.samples.add('v1', { files }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'RATE_LIMITED', reason: 'QUEUE' })
    expect([files.state, files.files[0]?.pulledBytes]).toEqual(['over', 0])
    leaving.abort()
    await first
  })
})
