import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { request } from 'undici'
import type { Emulator } from '../../../emulator/index.js'
import { MULTIPART_TYPE, multipart, type Part } from '../support/multipart.js'
import { wavOf } from '../support/wavOf.js'
import { get, postForm, refusalOf, vendorClient, withEmulator } from '../support/withEmulator.js'

const ROUTE = 'POST /v1/voices/pvc/:voice_id/samples'

function shell({ state }: Emulator): string {
  return state.addVoice({ category: 'professional', samples: [] }).voice_id
}

function file(data: Buffer, filename = 'take.wav', name = 'files'): Part {
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

describe('an upload of samples', () => {
  test('adds each file, and answers them as a bare list', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = shell(emulator)
    const [first, second] = [wavOf(1.5), wavOf(2, 330)]
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

  test('is written into the call log part by part', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const audio = wavOf(1)
    const body = multipart([file(audio), { name: 'remove_background_noise', data: 'false' }])
    await postForm(emulator, `/v1/voices/pvc/${shell(emulator)}/samples`, body)
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

  test('makes a draft a voice whose training has not started', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voiceId } = await vendorClient(emulator).voices.pvc.create({ name: 'Amber', language: 'en' })
    await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, multipart([file(wavOf(1))]))
    expect(emulator.state.voice(voiceId)!.fine_tuning!.state).toEqual({ eleven_multilingual_v2: 'not_started' })
  })

  test.each<[string, Part[], unknown]>([
    ['no file', [{ name: 'remove_background_noise', data: 'true' }], { loc: ['body', 'files'], type: 'missing' }],
    ['files under another name', [file(wavOf(1), 'a.wav', 'files[]')], { loc: ['body', 'files'], type: 'missing' }],
    [
      'a second part without a filename',
      [file(wavOf(1)), { name: 'files', contentType: 'audio/wav', data: wavOf(1) }],
      { loc: ['body', 'files', 1], msg: "Expected UploadFile, received: <class 'str'>", type: 'value_error' },
    ],
    [
      'bytes without a filename',
      [{ name: 'files', contentType: 'application/octet-stream', data: wavOf(1) }],
      { loc: ['body', 'files', 0], msg: "Expected UploadFile, received: <class 'str'>", type: 'value_error' },
    ],
    [
      'a flag that is none',
      [file(wavOf(1)), { name: 'remove_background_noise', data: 'perhaps' }],
      { loc: ['body', 'remove_background_noise'], type: 'bool_parsing' },
    ],
  ])('with %s gets 422 and adds nothing', async (_what, parts, problem) => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = shell(emulator)
    const response = await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, multipart(parts))
    expect(await refusalOf(response)).toMatchObject({ status: 422, detail: [problem] })
    expect(samplesOf(emulator, voiceId)).toEqual([])
  })

  test('of JSON gets 422', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"files":[]}' }
    const response = await get(emulator, `/v1/voices/pvc/${shell(emulator)}/samples`, init)
    expect(await refusalOf(response)).toMatchObject({ status: 422, detail: [{ loc: ['body', 'files'] }] })
  })

  test.each([
    ['in one request', [[file(wavOf(1)), file(wavOf(1), 'same.wav')]]],
    ['in two requests', [[file(wavOf(1))], [file(wavOf(2)), file(wavOf(1), 'same.wav')]]],
  ])('of the same bytes twice %s is refused whole', async (_how, requests) => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = shell(emulator)
    const path = `/v1/voices/pvc/${voiceId}/samples`
    const responses: Response[] = []
    for (const parts of requests) responses.push(await postForm(emulator, path, multipart(parts)))
    expect(await refusalOf(responses.at(-1)!)).toMatchObject({
      status: 400,
      detail: { status: 'duplicate_files', message: expect.stringMatching(/cannot upload the same file twice/i) },
    })
    expect(samplesOf(emulator, voiceId)).toHaveLength(requests.length - 1)
  })

  test('of an empty file, to an unknown voice or to another kind of voice is refused', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const upload = async (voiceId: string, data: Buffer) =>
      refusalOf(await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, multipart([file(data)])))
    const cloned = emulator.state.addVoice({ category: 'cloned', samples: [] }).voice_id
    expect(await upload(shell(emulator), Buffer.alloc(0))).toMatchObject({
      status: 400,
      detail: { code: 'invalid_audio' },
    })
    expect(await upload('nobody', wavOf(1))).toMatchObject({ status: 404, detail: { code: 'voice_not_found' } })
    expect(await upload(cloned, wavOf(1))).toMatchObject({ status: 400, detail: { code: 'bad_request' } })
  })
})

describe('an upload that breaks off', () => {
  test('with its connection adds nothing, and stands in the log as aborted', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = shell(emulator)
    const whole = multipart([file(wavOf(1), 'first.wav'), file(wavOf(20), 'second.wav')])
    const client = new AbortController()
    async function* half() {
      yield whole.subarray(0, 200_000)
      while (!(secondPart(emulator) > 100_000)) await setTimeout(5)
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

  test('before its final boundary adds nothing, though the request ended well', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = shell(emulator)
    const body = multipart([file(wavOf(1))], { whole: false })
    const response = await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, body)
    expect(await refusalOf(response)).toMatchObject({ status: 400, detail: { code: 'bad_request' } })
    expect(emulator.calls.all()[0]!.upload!.complete).toBe(false)
    expect(samplesOf(emulator, voiceId)).toEqual([])
  })

  test('at any of its bytes adds nothing', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = shell(emulator)
    const body = multipart([file(wavOf(0.01)), { name: 'remove_background_noise', data: 'true' }])
    // The line break after the final boundary is no part of it.
    for (let length = 0; length < body.length - 2; length += 13) {
      const response = await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, body.subarray(0, length))
      expect([length, response.status]).toEqual([length, 400])
    }
    expect(samplesOf(emulator, voiceId)).toEqual([])
  })
})
