import { inflateSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import type { EmulatorOptions } from '../../../emulator/index.js'
import { createWav } from '../support/createWav.js'
import { multipartBody } from '../support/multipartBody.js'
import { errorOf, get, postForm, vendorClient, withEmulator } from '../support/withEmulator.js'

const DAY_MS = 24 * 3_600_000

async function withUnverifiedVoice(options: EmulatorOptions = {}) {
  const emulator = await withEmulator({ seed: 'empty', ...options })
  emulator.clock.freeze()
  const client = vendorClient(emulator)
  const { voiceId } = await client.voices.pvc.create({ name: 'Amber', language: 'en' })
  const recording = { data: createWav(1), filename: 'read.wav', contentType: 'audio/wav' }
  const verify = () => client.voices.pvc.verification.captcha.verify(voiceId, { recording })
  return { emulator, client, voiceId, verify, voice: () => emulator.state.voice(voiceId)! }
}

/** Parses a greyscale PNG and counts its dark pixels. */
function readPng(file: Buffer): { width: number; height: number; dark: number } {
  expect(file.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
  expect(file.toString('latin1', 12, 16)).toBe('IHDR')
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  expect([...file.subarray(24, 29)]).toEqual([8, 0, 0, 0, 0])
  const length = file.readUInt32BE(33)
  expect(file.toString('latin1', 37, 41)).toBe('IDAT')
  const rows = inflateSync(file.subarray(41, 41 + length))
  expect(rows).toHaveLength((width + 1) * height)
  expect(file.toString('latin1', file.length - 8, file.length - 4)).toBe('IEND')
  return { width, height, dark: rows.filter((point) => point > 0 && point < 128).length }
}

describe('captcha', () => {
  test('A captcha is an image that contains text.', async () => {
    const { emulator, voiceId } = await withUnverifiedVoice()
    const response = await get(emulator, `/v1/voices/pvc/${voiceId}/captcha`)
    expect(response.headers.get('content-type')).toBe('image/png')
    const { width, height, dark } = readPng(Buffer.from(await response.arrayBuffer()))
    expect(width).toBeGreaterThan(height)
    expect(dark).toBeGreaterThan(1000)
    expect(emulator.state.captchaText(voiceId)).toMatch(/^[A-Z].*\.$/)
  })

  test('A captcha is base64 text if configured.', async () => {
    const { emulator, voiceId } = await withUnverifiedVoice({ captchaAs: 'base64' })
    const response = await get(emulator, `/v1/voices/pvc/${voiceId}/captcha`)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    const text = await response.text()
    emulator.state.captchaAs = 'image'
    const image = await (await get(emulator, `/v1/voices/pvc/${voiceId}/captcha`)).arrayBuffer()
    expect(Buffer.from(text, 'base64')).toEqual(Buffer.from(image))
  })

  test('A verified voice can be trained.', async () => {
    const { client, voiceId, verify, voice } = await withUnverifiedVoice()
    await client.voices.pvc.samples.create(voiceId, { files: [{ data: createWav(2), filename: 'a.wav' }] })
    expect(await verify()).toEqual({ status: 'ok' })
    expect(voice()).toMatchObject({
      voice_verification: { is_verified: true, verification_attempts_count: 1, verification_failures: [] },
      fine_tuning: {
        is_allowed_to_fine_tune: true,
        verification_attempts: [{ accepted: true, recording: { mime_type: 'audio/wav', size_bytes: 32_044 } }],
      },
    })
    await client.voices.pvc.train(voiceId, {})
    expect(Object.values(voice().fine_tuning!.state)).toEqual(['queued'])
  })

  test('Failed attempts are counted, and after the last one verification is blocked for a day.', async () => {
    const { emulator, voiceId, verify, voice } = await withUnverifiedVoice()
    emulator.state.overrideVerification(voiceId, { accept: false, similarity: 0.2, failure: 'Another voice.' })
    const first = emulator.state.captchaText(voiceId)
    for (let attempt = 1; attempt <= 5; attempt++) {
      await expect(verify()).rejects.toMatchObject({
        statusCode: 400,
        body: { detail: { status: 'voice_verification_failed', message: 'Another voice.' } },
      })
    }
    expect(voice().fine_tuning).toMatchObject({
      verification_attempts_count: 5,
      max_verification_attempts: 5,
      next_max_verification_attempts_reset_unix_ms: emulator.clock.now().getTime() + DAY_MS,
      is_allowed_to_fine_tune: false,
    })
    expect(voice().voice_verification).toMatchObject({ is_verified: false, verification_attempts_count: 5 })
    expect(voice().fine_tuning!.verification_attempts![0]).toMatchObject({ text: first, similarity: 0.2 })
    expect(emulator.state.captchaText(voiceId)).not.toBe(first)

    emulator.state.overrideVerification(voiceId, { accept: true })
    await expect(verify()).rejects.toMatchObject({
      body: { detail: { status: 'max_verification_attempts_reached' } },
    })
    emulator.clock.advance(DAY_MS)
    expect(await verify()).toEqual({ status: 'ok' })
    expect(voice().fine_tuning).toMatchObject({
      verification_attempts_count: 1,
      next_max_verification_attempts_reset_unix_ms: null,
    })
  })

  test('A failed verification can return the documented status 500.', async () => {
    const { emulator, voiceId, verify } = await withUnverifiedVoice()
    emulator.state.overrideVerification(voiceId, { accept: false, httpStatus: 500 })
    await expect(verify()).rejects.toMatchObject({ statusCode: 500 })
  })

  test.each([
    ['under another name', [{ name: 'file', filename: 'a.wav', data: createWav(1) }], 422],
    ['without a filename', [{ name: 'recording', data: 'abc' }], 422],
    ['without content', [{ name: 'recording', filename: 'a.wav', data: '' }], 400],
  ])('A captcha recording %s does not count as an attempt.', async (_what, parts, status) => {
    const { emulator, voiceId, voice } = await withUnverifiedVoice()
    const response = await postForm(emulator, `/v1/voices/pvc/${voiceId}/captcha`, multipartBody(parts))
    expect(response.status).toBe(status)
    expect(voice().fine_tuning!.verification_attempts_count).toBe(0)
  })
})

describe('manual verification', () => {
  test('A manual verification can be requested with documents.', async () => {
    const { emulator, client, voiceId, voice } = await withUnverifiedVoice()
    const files = [{ data: Buffer.from('%PDF-'), filename: 'consent.pdf', contentType: 'application/pdf' }]
    const answer = await client.voices.pvc.verification.request(voiceId, { files, extraText: 'She lost her voice.' })
    expect(answer).toEqual({ status: 'ok' })
    expect(voice().fine_tuning).toMatchObject({
      manual_verification_requested: true,
      manual_verification: {
        extra_text: 'She lost her voice.',
        request_time_unix: Math.floor(emulator.clock.now().getTime() / 1000),
        files: [{ file_name: 'consent.pdf', mime_type: 'application/pdf', size_bytes: 5 }],
      },
    })
    expect(voice().voice_verification!.is_verified).toBe(false)
    emulator.state.verifyVoice(voiceId)
    expect(voice().voice_verification!.is_verified).toBe(true)
  })

  test('A manual verification without a document is refused.', async () => {
    const { emulator, voiceId } = await withUnverifiedVoice()
    const body = multipartBody([{ name: 'extra_text', data: 'Please.' }])
    const detailError = await errorOf(await postForm(emulator, `/v1/voices/pvc/${voiceId}/verification`, body))
    expect(detailError).toMatchObject({ status: 422, detail: [{ loc: ['body', 'files'], type: 'missing' }] })
  })
})
