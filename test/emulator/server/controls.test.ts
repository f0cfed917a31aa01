import { request } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import type { Emulator, WireVoice } from '../../../emulator/index.js'
import { control } from '../support/control.js'
import { get, post, vendorClient, withEmulator } from '../support/withEmulator.js'

/** The status of a GET with this Host header. */
function statusForHost(emulator: Emulator, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${emulator.url}/_emulator/state`, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

describe('control API', () => {
  test('GET /calls lists calls with filters, and DELETE /calls removes them.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    await get(emulator, '/v1/models')
    await get(emulator, '/v1/user')
    expect((await control(emulator, 'GET /calls')).answer).toMatchObject({
      count: 2,
      calls: [{ route: 'GET /v1/models', status: 200 }, { route: 'GET /v1/user' }],
    })
    const filtered = await control(emulator, `GET /calls?route=${encodeURIComponent('GET /v1/user')}`)
    expect(filtered.answer.count).toBe(1)
    expect((await control(emulator, 'DELETE /calls')).status).toBe(204)
    expect((await control(emulator, 'GET /calls')).answer).toEqual({ count: 0, calls: [] })
  })

  test('Faults and latencies can be added and removed.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const match = { routePattern: '^GET /v1/m' }
    expect((await control(emulator, 'POST /faults', { kind: 'html_503', times: 'always', match })).status).toBe(201)
    const statuses = async () => [
      (await get(emulator, '/v1/models')).status,
      (await get(emulator, '/v1/models')).status,
      (await get(emulator, '/v1/user')).status,
    ]
    expect(await statuses()).toEqual([503, 503, 200])
    expect((await control(emulator, 'DELETE /faults')).status).toBe(204)
    expect(await statuses()).toEqual([200, 200, 200])
    expect((await control(emulator, 'POST /latency', { ms: 60 })).status).toBe(201)
    const before = performance.now()
    await get(emulator, '/v1/models')
    expect(performance.now() - before).toBeGreaterThanOrEqual(55)
  })

  test.each([
    ['/faults', {}],
    ['/faults', { kind: 'imaginary' }],
    ['/faults', { kind: 'reset', tiems: 3 }],
    ['/faults', { kind: 'reset', match: { routePattern: '(' } }],
    ['/faults', { kind: 'domain_error' }],
    ['/latency', { ms: 'long' }],
    ['/clock/advance', { ms: -1 }],
    ['/voices', { count: 0 }],
    ['/faults', { kind: 'slow_receiving' }],
    ['/voices/any/training', { outcome: 'lost' }],
    ['/voices/any/verification', {}],
    ['/samples/any/separation', { speakers: 0 }],
  ])('An invalid control body is refused: POST %s %j.', async (path, body) => {
    const { status, answer } = await control(await withEmulator({ seed: 'empty' }), `POST ${path}`, body)
    expect(status).toBe(400)
    expect(answer).toEqual({ error: expect.any(String) })
  })

  test('The clock can be frozen and advanced.', async () => {
    const emulator = await withEmulator({ seed: 'empty', startAt: new Date('2030-01-01T00:00:00Z') })
    const { answer: frozen } = await control(emulator, 'POST /clock/freeze')
    const { answer: advanced } = await control(emulator, 'POST /clock/advance', { ms: 5000 })
    expect(Date.parse(advanced.now) - Date.parse(frozen.now)).toBe(5000)
    expect(emulator.clock.now()).toEqual(new Date(advanced.now))
  })

  test('Voices can be added, patched and removed.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const added = await control(emulator, 'POST /voices', { count: 2, voice: { category: 'generated' } })
    expect(added.status).toBe(201)
    const [voice] = added.answer.voices as WireVoice[]
    const patch = { set: { name: 'New name', description: null }, unset: ['created_at_unix'] }
    const patched = await control(emulator, `PATCH /voices/${voice!.voice_id}`, patch)
    expect(patched.answer).toMatchObject({ name: 'New name', description: null, category: 'generated' })
    expect(patched.answer).not.toHaveProperty('created_at_unix')
    expect((await control(emulator, `DELETE /voices/${voice!.voice_id}`)).status).toBe(204)
    expect((await control(emulator, `DELETE /voices/${voice!.voice_id}`)).status).toBe(404)
    expect((await control(emulator, 'PATCH /voices/nobody', {})).status).toBe(404)
    expect(emulator.state.voices()).toHaveLength(1)
  })

  test('Trainings, separations and verifications can be overridden.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.clock.freeze()
    const voice = emulator.state.addVoice({
      category: 'professional',
      samples: [{ sample_id: 'talk', duration_secs: 6 }],
      fine_tuning: { state: {} },
      voice_verification: { is_verified: false },
    })
    const path = `/voices/${voice.voice_id}`
    const scripted = [
      await control(emulator, `POST ${path}/training`, { outcome: 'failed', queuedMs: 0, trainingMs: 5 }),
      await control(emulator, 'POST /samples/talk/separation', { ms: 5, speakers: 2 }),
      await control(emulator, `POST ${path}/verification`, { accept: false }),
    ]
    expect(scripted.map(({ status }) => status)).toEqual([201, 201, 201])
    expect((await control(emulator, `POST ${path}/verify`)).answer).toMatchObject({
      voice_verification: { is_verified: true },
    })
    expect((await control(emulator, 'POST /voices/nobody/verify')).status).toBe(404)
    const { pvc } = vendorClient(emulator).voices
    await pvc.train(voice.voice_id, {})
    await pvc.samples.speakers.separate(voice.voice_id, 'talk')
    emulator.clock.advance(5)
    const { fine_tuning, samples } = emulator.state.voice(voice.voice_id)!
    expect(Object.values(fine_tuning!.state)).toEqual(['failed'])
    expect(Object.keys(samples![0]!.speaker_separation!.speakers!)).toHaveLength(2)
    const recording = { data: Buffer.from('abc'), filename: 'a.wav' }
    const denied = pvc.verification.captcha.verify(voice.voice_id, { recording })
    await expect(denied).rejects.toMatchObject({ statusCode: 400 })
  })

  test('GET /calls can be filtered by generation.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voice_id } = emulator.state.addVoice()
    for (const text of ['Heard.', '']) await post(emulator, `/v1/text-to-speech/${voice_id}`, { text })
    const counted = async (query: string) => (await control(emulator, `GET /calls${query}`)).answer.count
    expect([await counted(''), await counted('?generated=true'), await counted('?generated=false')]).toEqual([2, 1, 1])
  })

  test('PATCH /behaviour changes settings and returns all of them.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { status, answer } = await control(emulator, 'PATCH /behaviour', {
      work: { trainingMs: 7, progressScale: 100 },
      account: { voiceLimit: 3 },
      plan: { tier: 'free', charactersUsed: 5 },
      generation: { pauseMs: 0 },
      dubbing: { renderMs: 7, createdAtAs: 'utc' },
      captchaAs: 'base64',
      missingPermissions: ['models_read'],
      voiceNotFoundStatus: 400,
    })
    expect([status, answer]).toEqual([
      200,
      {
        work: { queuedMs: 1000, trainingMs: 7, separationMs: 2000, progressScale: 100 },
        account: { voiceLimit: 3, professionalVoiceLimit: 100 },
        plan: { tier: 'free', characterLimit: 600_000, charactersUsed: 5 },
        generation: { firstPieceMs: 60, pauseMs: 0, pieceSecs: 0.5, previewLifetimeMs: 3_600_000 },
        dubbing: {
          queuedMs: 1000,
          preparingMs: 0,
          dubbingMs: 4000,
          renderMs: 7,
          jobMs: 0,
          linkLifetimeMs: 3_600_000,
          createdAtAs: 'utc',
          staleWithoutAudio: true,
          oddTimes: 'refused',
          studioJson: 'refused',
          transcriptErrors: 'flat',
          subtitlesAs: 'text',
          failedDubStatus: 425,
        },
        captchaAs: 'base64',
        missingPermissions: ['models_read'],
        voiceNotFoundStatus: 400,
      },
    ])
    expect(emulator.state).toMatchObject({ captchaAs: 'base64', voiceNotFoundStatus: 400 })
    expect((await get(emulator, '/v1/models')).status).toBe(401)
    expect((await control(emulator, 'PATCH /behaviour', { missingPermissions: [] })).answer).toMatchObject({
      captchaAs: 'base64',
    })
    expect((await get(emulator, '/v1/models')).status).toBe(200)
    expect((await control(emulator, 'PATCH /behaviour', { missingPermissions: ['all'] })).status).toBe(400)
  })

  test('GET /library lists the library voices.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    expect((await control(emulator, 'GET /library')).answer).toEqual({ voices: emulator.state.library() })
  })

  test('GET /state returns the state, and control requests are not logged.', async () => {
    const emulator = await withEmulator({ maximumConcurrentRequests: 3 })
    const { answer } = await control(emulator, 'GET /state')
    expect(answer).toMatchObject({ accountId: emulator.accountId, maximumConcurrentRequests: 3, requestsInFlight: 0 })
    expect(answer.voices).toHaveLength(emulator.state.voices().length)
    expect(emulator.calls.count()).toBe(0)
  })

  test('Control requests with a Host other than loopback are refused.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const port = new URL(emulator.url).port
    for (const host of ['127.0.0.1', 'localhost', `localhost:${port}`, `[::1]:${port}`, '127.0.0.53']) {
      expect([host, await statusForHost(emulator, host)]).toEqual([host, 200])
    }
    for (const host of ['example.com', `127.0.0.1.example.com:${port}`, '10.0.0.1', 'localhost.example.com']) {
      expect([host, await statusForHost(emulator, host)]).toEqual([host, 403])
    }
  })
})
