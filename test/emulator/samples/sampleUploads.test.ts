import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { request } from 'undici'
import type { Emulator } from '../../../emulator/index.js'
import { waitUntil } from '../../support/waitUntil.js'
import { createWav } from '../support/createWav.js'
import { MULTIPART_TYPE, multipartBody, type Part } from '../support/multipartBody.js'
import { errorOf, get, postForm, vendorClient, withEmulator } from '../support/withEmulator.js'

const ROUTE = 'POST /v1/voices/pvc/:voice_id/samples'

function emptyProfessionalVoice({ state }: Emulator): string {
  return state.addVoice({ category: 'professional', samples: [] }).voice_id
}

function filePart(data: Buffer, filename = 'take.wav', name = 'files'): Part {
  return { name, filename, contentType: 'audio/wav', data }
}

function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

function samplesOf({ state }: Emulator, voiceId: string) {
  return state.voice(voiceId)!.samples!
}

function secondPart({ calls }: Emulator): number {
  return calls.all()[0]?.upload?.parts[1]?.sizeBytes ?? 0
}

describe('sample upload', () => {
  test('An upload adds all files and returns them as a list.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = emptyProfessionalVoice(emulator)
    const [first, second] = [createWav(1.5), createWav(2, 330)]
    const added = await vendorClient(emulator).voices.pvc.samples.create(voiceId, {
      files: [
        { data: first, filename: 'erste Aufnahme ü.wav', contentType: 'audio/wav' },
        { data: second, filename: 'two.wav', contentType: 'audio/wav' },
      ],
      removeBackgroundNoise: true,
    })
    expect(added).toMatchObject([
      { fileName: 'erste Aufnahme ü.wav', mimeType: 'audio/wav', sizeBytes: first.length, hash: sha256(first) },
      { fileName: 'two.wav', durationSecs: 2, removeBackgroundNoise: true, hasIsolatedAudio: true },
    ])
    expect(samplesOf(emulator, voiceId)).toHaveLength(2)
    expect(emulator.state.voice(voiceId)!.samples![0]).toMatchObject({ duration_secs: 1.5 })
  })

  test('The call log contains every part of an upload.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const audio = createWav(1)
    const body = multipartBody([filePart(audio), { name: 'remove_background_noise', data: 'false' }])
    await postForm(emulator, `/v1/voices/pvc/${emptyProfessionalVoice(emulator)}/samples`, body)
    const [call] = emulator.calls.all({ route: ROUTE })
    expect(call).toMatchObject({ status: 200, aborted: false })
    expect(call!.upload).toEqual({
      complete: true,
      parts: [
        {
          name: 'files',
          fileName: 'take.wav',
          contentType: 'audio/wav',
          sizeBytes: audio.length,
          sha256: sha256(audio),
        },
        {
          name: 'remove_background_noise',
          fileName: null,
          contentType: 'text/plain',
          sizeBytes: 5,
          sha256: sha256(Buffer.from('false')),
          text: 'false',
        },
      ],
    })
  })

  test('The first upload sets the training state to not_started.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voiceId } = await vendorClient(emulator).voices.pvc.create({ name: 'Amber', language: 'en' })
    await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, multipartBody([filePart(createWav(1))]))
    expect(emulator.state.voice(voiceId)!.fine_tuning!.state).toEqual({ eleven_multilingual_v2: 'not_started' })
  })

  test.each<[string, Part[], unknown]>([
    ['no file', [{ name: 'remove_background_noise', data: 'true' }], { loc: ['body', 'files'], type: 'missing' }],
    [
      'files under another name',
      [filePart(createWav(1), 'a.wav', 'files[]')],
      { loc: ['body', 'files'], type: 'missing' },
    ],
    [
      'a second part without a filename',
      [filePart(createWav(1)), { name: 'files', contentType: 'audio/wav', data: createWav(1) }],
      { loc: ['body', 'files', 1], msg: "Expected UploadFile, received: <class 'str'>", type: 'value_error' },
    ],
    [
      'bytes without a filename',
      [{ name: 'files', contentType: 'application/octet-stream', data: createWav(1) }],
      { loc: ['body', 'files', 0], msg: "Expected UploadFile, received: <class 'str'>", type: 'value_error' },
    ],
    [
      'an invalid flag',
      [filePart(createWav(1)), { name: 'remove_background_noise', data: 'perhaps' }],
      { loc: ['body', 'remove_background_noise'], type: 'bool_parsing' },
    ],
  ])('An upload with %s gets 422 and adds nothing.', async (_what, parts, problem) => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = emptyProfessionalVoice(emulator)
    const response = await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, multipartBody(parts))
    expect(await errorOf(response)).toMatchObject({ status: 422, detail: [problem] })
    expect(samplesOf(emulator, voiceId)).toEqual([])
  })

  test('An upload as JSON gets 422.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"files":[]}' }
    const response = await get(emulator, `/v1/voices/pvc/${emptyProfessionalVoice(emulator)}/samples`, init)
    expect(await errorOf(response)).toMatchObject({ status: 422, detail: [{ loc: ['body', 'files'] }] })
  })

  test.each([
    ['in one request', [[filePart(createWav(1)), filePart(createWav(1), 'same.wav')]]],
    ['in two requests', [[filePart(createWav(1))], [filePart(createWav(2)), filePart(createWav(1), 'same.wav')]]],
  ])('An upload of the same bytes twice %s is refused completely.', async (_how, requests) => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = emptyProfessionalVoice(emulator)
    const path = `/v1/voices/pvc/${voiceId}/samples`
    const responses: Response[] = []
    for (const parts of requests) responses.push(await postForm(emulator, path, multipartBody(parts)))
    expect(await errorOf(responses.at(-1)!)).toMatchObject({
      status: 400,
      detail: { status: 'duplicate_files', message: expect.stringMatching(/cannot upload the same file twice/i) },
    })
    expect(samplesOf(emulator, voiceId)).toHaveLength(requests.length - 1)
  })

  test('Empty files, unknown voices and voices of other categories are refused.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const upload = async (voiceId: string, data: Buffer) =>
      errorOf(await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, multipartBody([filePart(data)])))
    const cloned = emulator.state.addVoice({ category: 'cloned', samples: [] }).voice_id
    expect(await upload(emptyProfessionalVoice(emulator), Buffer.alloc(0))).toMatchObject({
      status: 400,
      detail: { code: 'invalid_audio' },
    })
    expect(await upload('nobody', createWav(1))).toMatchObject({ status: 404, detail: { code: 'voice_not_found' } })
    expect(await upload(cloned, createWav(1))).toMatchObject({ status: 400, detail: { code: 'bad_request' } })
  })
})

describe('truncated upload', () => {
  test('An upload on a closed connection adds nothing and is logged as aborted.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = emptyProfessionalVoice(emulator)
    const whole = multipartBody([filePart(createWav(1), 'first.wav'), filePart(createWav(20), 'second.wav')])
    const client = new AbortController()
    async function* half() {
      yield whole.subarray(0, 200_000)
      await waitUntil(() => secondPart(emulator) > 100_000, 'half of the second file has arrived')
      client.abort()
      yield whole.subarray(200_000)
    }
    const sent = request(`${emulator.url}/v1/voices/pvc/${voiceId}/samples`, {
      method: 'POST',
      headers: { 'xi-api-key': emulator.apiKey, 'content-type': MULTIPART_TYPE },
      body: Readable.from(half()),
      signal: client.signal,
    })
    await expect(sent).rejects.toThrow()
    const call = await emulator.calls.waitFor(({ settled }) => settled)
    expect(call).toMatchObject({ aborted: true, status: null, upload: { complete: false } })
    expect(call.upload!.parts).toMatchObject([{ fileName: 'first.wav' }, { fileName: 'second.wav', sha256: null }])
    expect(samplesOf(emulator, voiceId)).toEqual([])
  })

  test('An upload without its final boundary adds nothing.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = emptyProfessionalVoice(emulator)
    const body = multipartBody([filePart(createWav(1))], { whole: false })
    const response = await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, body)
    expect(await errorOf(response)).toMatchObject({ status: 400, detail: { code: 'bad_request' } })
    expect(emulator.calls.all()[0]!.upload!.complete).toBe(false)
    expect(samplesOf(emulator, voiceId)).toEqual([])
  })

  test('An upload truncated at any byte adds nothing.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = emptyProfessionalVoice(emulator)
    const body = multipartBody([filePart(createWav(0.01)), { name: 'remove_background_noise', data: 'true' }])
    // The line break after the final boundary is optional.
    for (let length = 0; length < body.length - 2; length += 13) {
      const response = await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, body.subarray(0, length))
      expect([length, response.status]).toEqual([length, 400])
    }
    expect(samplesOf(emulator, voiceId)).toEqual([])
  })
})
