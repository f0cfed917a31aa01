import { describe, expect, test } from '@jest/globals'
import { createConcurrencyLimiter } from '../../../emulator/http/concurrencyLimiter.js'
import { get, withEmulator } from '../support/withEmulator.js'

describe('API key', () => {
  test.each([
    ['is missing', undefined, 'missing_api_key'],
    ['is empty', '', 'missing_api_key'],
    ['is wrong', 'nonsense', 'invalid_api_key'],
  ])('A call is refused with 401 if its API key %s.', async (_what, key, code) => {
    const { url } = await withEmulator({ seed: 'empty' })
    const response = await fetch(`${url}/v1/models`, { headers: key === undefined ? {} : { 'xi-api-key': key } })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({
      detail: {
        type: 'authentication_error',
        code,
        status: code,
        message: expect.any(String),
        request_id: response.headers.get('request-id'),
      },
    })
  })

  test('The API key in the options is accepted.', async () => {
    const emulator = await withEmulator({ seed: 'empty', apiKey: 'another' })
    expect((await get(emulator, '/v1/models')).status).toBe(200)
  })
})

describe('responses', () => {
  test.each(['/v1/models', '/v1/voices/nobody', '/v1/no/such/route', '/v2/voices?page_size=x'])(
    'The response of %s contains the emulator name, the request id and the concurrency headers.',
    async (path) => {
      const emulator = await withEmulator({ seed: 'empty', maximumConcurrentRequests: 4 })
      const { headers } = await get(emulator, path)
      expect(headers.get('x-emulator')).toBe('polyphony')
      expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers.get('current-concurrent-requests')).toBe('1')
      expect(headers.get('maximum-concurrent-requests')).toBe('4')
      expect(headers.get('content-type')).toBe('application/json')
    },
  )

  test('The response of an unknown route has the shape of other 404 errors.', async () => {
    const response = await get(await withEmulator({ seed: 'empty' }), '/v1/no/such/route')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ detail: { type: 'not_found', code: 'not_found' } })
  })

  test('A path that cannot be decoded gets an error of the usual shape.', async () => {
    const response = await get(await withEmulator({ seed: 'empty' }), '/v1/voices/%E0%A4%A')
    expect(response.status).toBe(400)
    expect(response.headers.get('x-emulator')).toBe('polyphony')
    expect(await response.json()).toMatchObject({ detail: { type: 'invalid_request', code: 'bad_request' } })
  })

  test('An unknown voice gets 404 or, if configured, 400.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    expect((await get(emulator, '/v1/voices/nobody')).status).toBe(404)
    emulator.state.voiceNotFoundStatus = 400
    const response = await get(emulator, '/v1/voices/nobody')
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ detail: { code: 'voice_not_found' } })
  })
})

describe('concurrency limit', () => {
  test('A request above the limit is refused after a short wait, with the count in its headers.', async () => {
    const emulator = await withEmulator({ seed: 'empty', maximumConcurrentRequests: 2 })
    emulator.faults.add({ kind: 'stall', times: 2 })
    const client = new AbortController()
    const stalled = [1, 2].map(() => get(emulator, '/v1/models', { signal: client.signal }).catch(() => 'gone'))
    await emulator.calls.waitFor(() => emulator.calls.count() === 2)
    const before = performance.now()
    const refused = await get(emulator, '/v1/models')
    expect(performance.now() - before).toBeGreaterThanOrEqual(45)
    expect(refused.status).toBe(429)
    expect(await refused.json()).toMatchObject({
      detail: { type: 'rate_limit_error', code: 'concurrent_limit_exceeded' },
    })
    expect(refused.headers.get('current-concurrent-requests')).toBe('2')

    client.abort()
    await Promise.all(stalled)
    await emulator.calls.waitFor(() => emulator.calls.all().every(({ settled }) => settled))
    const served = await get(emulator, '/v1/models')
    expect(served.status).toBe(200)
    expect(served.headers.get('current-concurrent-requests')).toBe('1')
  })

  test('A released slot goes to the longest waiting request.', async () => {
    const limiter = createConcurrencyLimiter(1)
    const { signal } = new AbortController()
    const release = await limiter.acquire(signal)
    const [second, third] = [limiter.acquire(signal), limiter.acquire(signal)]
    release!()
    release!()
    const releaseSecond = await second
    expect(releaseSecond).toBeDefined()
    expect(limiter.current).toBe(1)
    releaseSecond!()
    const releaseThird = await third
    releaseThird!()
    expect(limiter.current).toBe(0)
  })

  test('An aborted request no longer waits for a slot.', async () => {
    const limiter = createConcurrencyLimiter(1)
    const release = await limiter.acquire(new AbortController().signal)
    const controller = new AbortController()
    const waiting = limiter.acquire(controller.signal)
    controller.abort()
    expect(await waiting).toBeUndefined()
    release!()
    expect(limiter.current).toBe(0)
  })

  test('A burst within the limit is served.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => get(emulator, '/v1/user')))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
  })

  test('Previews do not count against the concurrency limit.', async () => {
    const emulator = await withEmulator({ seed: 'empty', maximumConcurrentRequests: 1 })
    const { preview_url } = emulator.state.addVoice({ samples: null })
    emulator.faults.add({ kind: 'stall', match: { route: '/v1/models' } })
    const client = new AbortController()
    const stalled = get(emulator, '/v1/models', { signal: client.signal }).catch(() => 'gone')
    await emulator.calls.waitFor(() => true)
    expect((await fetch(preview_url!)).status).toBe(200)
    client.abort()
    await stalled
  })
})

describe('call log', () => {
  test('The log has route, query and status of each call, and redacts the API key.', async () => {
    const emulator = await withEmulator({ seed: 'empty', startAt: new Date('2030-01-01T00:00:00Z') })
    emulator.clock.freeze()
    const at = emulator.clock.now()
    await get(emulator, '/v2/voices?voice_ids=a&voice_ids=b&page_size=100')
    await get(emulator, '/v1/voices/nobody')
    await get(emulator, '/nowhere')
    const calls = emulator.calls.all()
    expect(calls).toMatchObject([
      {
        at,
        method: 'GET',
        path: '/v2/voices',
        route: 'GET /v2/voices',
        query: { voice_ids: ['a', 'b'], page_size: '100' },
        status: 200,
        aborted: false,
      },
      { path: '/v1/voices/nobody', route: 'GET /v1/voices/:voice_id', status: 404 },
      { path: '/nowhere', route: null, status: 404 },
    ])
    expect(JSON.stringify(calls)).not.toContain(emulator.apiKey)
    expect(calls[0]!.headers['xi-api-key']).toBe('[redacted]')
  })

  test('Calls can be counted by method and route, and clear() empties the log.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    for (const path of ['/v1/models', '/v1/models', '/v1/user']) await get(emulator, path)
    expect(emulator.calls.count()).toBe(3)
    expect(emulator.calls.count({ route: 'GET /v1/models' })).toBe(2)
    expect(emulator.calls.count({ method: 'GET', route: '/v1/user' })).toBe(1)
    expect(emulator.calls.count({ method: 'POST' })).toBe(0)
    emulator.calls.clear()
    expect(emulator.calls.count()).toBe(0)
  })
})
