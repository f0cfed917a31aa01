import { describe, expect, test } from '@jest/globals'
import { openTestUpstream, QUICK, startPair } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(500, 1)])

describe('VerificationApi.openCaptcha', () => {
  test('accepts an image', async () => {
    await using server = await startRawServer((_, response) => response.end(PNG))
    await using upstream = openTestUpstream(server)
    expect(await upstream.apis.verification.openCaptcha('v/1')).toEqual({ bytes: PNG, mediaType: 'image/png' })
    expect(server.requests.map(({ method, url }) => [method, url])).toEqual([['GET', '/v1/voices/pvc/v%2F1/captcha']])
    expect(server.requests[0]?.headers.accept).toContain('image/png')
  })

  test('accepts text', async () => {
    await using server = await startRawServer((_, response) => sendJson(response, PNG.toString('base64')))
    await using upstream = openTestUpstream(server)
    expect((await upstream.apis.verification.openCaptcha('v1')).bytes).toEqual(PNG)
  })

  test.each([
    ['is not an image', Buffer.from('<html>')],
    ['is too large', Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)])],
  ])('refuses a response that %s', async (_, body) => {
    await using server = await startRawServer((_request, response) => response.end(body))
    await using upstream = openTestUpstream(server)
    const opening = upstream.apis.verification.openCaptcha('v1')
    await expect(opening).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  })

  test.each(['image', 'base64'] as const)('accepts the captcha of the emulator as %s', async (captchaAs) => {
    await using pair = await startPair(QUICK, { captchaAs })
    const { voice_id: voiceId } = pair.emulator.state.addVoice({ category: 'professional' })
    expect((await pair.upstream.apis.verification.openCaptcha(voiceId)).mediaType).toBe('image/png')
  })
})
