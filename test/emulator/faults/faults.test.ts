import { describe, expect, test } from '@jest/globals'
import type { Emulator, FaultOptions } from '../../../emulator/index.js'
import { get, vendorClient, withEmulator } from '../support/withEmulator.js'

const MODELS = '/v1/models'

async function triggerCount(fault: FaultOptions): Promise<{ response: Response; text: string; emulator: Emulator }> {
  const emulator = await withEmulator({ seed: 'empty' })
  emulator.faults.add(fault)
  const response = await get(emulator, MODELS)
  return { response, text: await response.text(), emulator }
}

describe('faults with a response', () => {
  test.each([
    ['rate_limit_exceeded', 429, 'rate_limit_error'],
    ['concurrent_limit_exceeded', 429, 'rate_limit_error'],
    ['system_busy', 429, 'rate_limit_error'],
    ['service_unavailable', 503, 'service_unavailable'],
  ] as const)('%s has the current error shape with the request id.', async (kind, status, type) => {
    const { response, text } = await triggerCount({ kind })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('retry-after')).toBeNull()
    expect(JSON.parse(text)).toEqual({
      detail: {
        type,
        code: kind,
        status: kind,
        message: expect.any(String),
        request_id: response.headers.get('request-id'),
      },
    })
  })

  test.each([
    ['rate_limit_exceeded', 'rate_limit_exceeded'],
    ['concurrent_limit_exceeded', 'too_many_concurrent_requests'],
    ['system_busy', 'system_busy'],
  ] as const)('%s has only the legacy status in the legacy shape.', async (kind, status) => {
    const { text } = await triggerCount({ kind, legacy: true })
    expect(JSON.parse(text)).toEqual({ detail: { status, message: expect.any(String) } })
  })

  test('A 429 fault can have a retry-after header.', async () => {
    const { response } = await triggerCount({ kind: 'rate_limit_exceeded', retryAfterSecs: 7 })
    expect(response.headers.get('retry-after')).toBe('7')
  })

  test('concurrent_limit_exceeded reports all slots as used.', async () => {
    const { response } = await triggerCount({ kind: 'concurrent_limit_exceeded' })
    expect(response.headers.get('current-concurrent-requests')).toBe('10')
    expect(response.headers.get('maximum-concurrent-requests')).toBe('10')
  })

  test('internal_error has status and message at the top level.', async () => {
    const { response, text } = await triggerCount({ kind: 'internal_error' })
    expect(response.status).toBe(500)
    expect(JSON.parse(text)).toEqual({ status: 'internal_server_error', message: expect.any(String) })
  })

  test('internal_error_as_text is the same JSON with the type text/plain.', async () => {
    const { response, text } = await triggerCount({ kind: 'internal_error_as_text' })
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(JSON.parse(text)).toMatchObject({ status: 'internal_server_error' })
  })

  test('html_503 is an HTML page.', async () => {
    const { response, text } = await triggerCount({ kind: 'html_503' })
    expect(response.status).toBe(503)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(text).toMatch(/^<!DOCTYPE html>/)
  })

  test('too_early has error and message at the top level.', async () => {
    const { response, text } = await triggerCount({ kind: 'too_early' })
    expect(response.status).toBe(425)
    expect(JSON.parse(text)).toEqual({ error: 'dubbing_not_dubbed', message: expect.any(String) })
  })

  test('validation_422 has a list of problems.', async () => {
    const { response, text } = await triggerCount({ kind: 'validation_422' })
    expect(response.status).toBe(422)
    expect(JSON.parse(text).detail[0]).toMatchObject({ loc: ['body', 'files', 0], type: 'value_error' })
  })

  test('unauthorized_missing_permissions has a status that differs from its code.', async () => {
    const { response, text } = await triggerCount({ kind: 'unauthorized_missing_permissions' })
    expect(response.status).toBe(401)
    expect(JSON.parse(text).detail).toMatchObject({
      type: 'authentication_error',
      code: 'unauthorized',
      status: 'missing_permissions',
    })
  })

  test.each([
    ['insufficient_credits', 402, 'payment_required'],
    ['voice_access_denied', 403, 'authorization_error'],
    ['dubbing_not_found', 404, 'not_found'],
    ['already_running', 409, 'conflict'],
    ['text_too_long', 400, 'validation_error'],
  ])('domain_error %s has the HTTP status and type of its code.', async (code, status, type) => {
    const { response, text } = await triggerCount({ kind: 'domain_error', code })
    expect(response.status).toBe(status)
    expect(JSON.parse(text).detail).toMatchObject({ code, type })
  })
})

describe('faults of the response body', () => {
  test('cut_body sends the headers and a part of the body, then closes the connection.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'cut_body' })
    const response = await get(emulator, MODELS)
    expect(response.status).toBe(200)
    const received: Uint8Array[] = []
    await expect(
      (async () => {
        for await (const chunk of response.body!) received.push(chunk)
      })(),
    ).rejects.toThrow()
    const size = Buffer.concat(received).length
    expect(size).toBeGreaterThan(0)
    expect(size).toBeLessThan(Number(response.headers.get('content-length')))
    expect(await emulator.calls.waitFor(({ settled }) => settled)).toMatchObject({ status: 200, aborted: false })
  })

  test('malformed_json has a matching content length and does not parse.', async () => {
    const { response, text } = await triggerCount({ kind: 'malformed_json' })
    expect(response.status).toBe(200)
    expect(text.length).toBe(Number(response.headers.get('content-length')))
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  test('empty_body sends no bytes.', async () => {
    const { response, text } = await triggerCount({ kind: 'empty_body' })
    expect(response.status).toBe(200)
    expect(text).toBe('')
  })

  test('stall_body sends nothing more until the client disconnects.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'stall_body' })
    const client = new AbortController()
    const response = await get(emulator, MODELS, { signal: client.signal })
    const reader = response.body!.getReader()
    expect((await reader.read()).value!.length).toBeGreaterThan(0)
    const rest = reader.read()
    client.abort()
    await expect(rest).rejects.toThrow()
    expect(await emulator.calls.waitFor(({ settled }) => settled)).toMatchObject({ status: 200, aborted: true })
  })

  test('stall_body continues after the configured time.', async () => {
    const { text } = await triggerCount({ kind: 'stall_body', ms: 20 })
    expect(JSON.parse(text)).toEqual(expect.any(Array))
  })
})

describe('faults of the connection', () => {
  test('stall sends no response until the client disconnects.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'stall' })
    const client = new AbortController()
    const response = get(emulator, MODELS, { signal: client.signal })
    await emulator.calls.waitFor(() => true)
    client.abort()
    await expect(response).rejects.toThrow()
    expect(await emulator.calls.waitFor(({ settled }) => settled)).toMatchObject({ status: null, aborted: true })
  })

  test('stall continues after the configured time.', async () => {
    const { response } = await triggerCount({ kind: 'stall', ms: 20 })
    expect(response.status).toBe(200)
  })

  test('reset closes the connection before any response.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'reset' })
    await expect(get(emulator, MODELS)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(await emulator.calls.waitFor(({ settled }) => settled)).toMatchObject({ status: null, aborted: false })
  })

  test('A stalled request does not prevent the emulator from closing.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'stall' })
    const response = get(emulator, MODELS).catch(() => 'gone')
    await emulator.calls.waitFor(() => true)
    await emulator.close()
    expect(await response).toBe('gone')
  })
})

describe('latency', () => {
  test('A latency fault delays a call and sends the actual response.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'latency', latencyMs: 80 })
    const before = performance.now()
    expect((await get(emulator, MODELS)).status).toBe(200)
    expect(performance.now() - before).toBeGreaterThanOrEqual(75)
  })

  test('A latency applies to all matching calls until it is cleared.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.latency({ ms: 600_000, jitterMs: 5, match: { route: 'GET /v1/models' } })
    const client = new AbortController()
    const delayed = [1, 2].map(() => get(emulator, MODELS, { signal: client.signal }).catch(() => 'gone'))
    await emulator.calls.waitFor(() => emulator.calls.count() === 2)
    expect((await get(emulator, '/v1/user')).status).toBe(200)
    expect(emulator.calls.all({ route: 'GET /v1/models' }).some(({ settled }) => settled)).toBe(false)
    client.abort()
    expect(await Promise.all(delayed)).toEqual(['gone', 'gone'])
    emulator.faults.clear()
    expect((await get(emulator, MODELS)).status).toBe(200)
  })
})

describe('matching of faults', () => {
  async function statuses(emulator: Emulator, paths: string[]): Promise<number[]> {
    const answers: number[] = []
    for (const path of paths) answers.push((await get(emulator, path)).status)
    return answers
  }

  test('By default a fault applies to one call.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const fault = emulator.faults.add({ kind: 'internal_error' })
    expect(await statuses(emulator, [MODELS, MODELS])).toEqual([500, 200])
    expect(fault.triggerCount).toBe(1)
  })

  test('A fault can apply to a number of calls, or to all until it is removed.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'internal_error', times: 2 })
    expect(await statuses(emulator, [MODELS, MODELS, MODELS])).toEqual([500, 500, 200])
    const standing = emulator.faults.add({ kind: 'html_503', times: Number.POSITIVE_INFINITY })
    expect(await statuses(emulator, [MODELS, MODELS])).toEqual([503, 503])
    standing.remove()
    expect(await statuses(emulator, [MODELS])).toEqual([200])
  })

  test('Faults can be matched by route, method and voice.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    for (const voice_id of ['a', 'b']) emulator.state.addVoice({ voice_id, samples: null })
    const times = Number.POSITIVE_INFINITY
    const paths = [
      '/v1/voices/a',
      '/v1/voices/b',
      '/v1/voices/b/settings',
      '/v2/voices?voice_ids=a&voice_ids=b',
      MODELS,
    ]
    const matchedBy = async (match: FaultOptions['match']) => {
      emulator.faults.clear()
      emulator.faults.add({ kind: 'internal_error', times, match })
      return (await statuses(emulator, paths)).map((status) => status === 500)
    }
    expect(await matchedBy({ route: 'GET /v1/voices/:voice_id' })).toEqual([true, true, false, false, false])
    expect(await matchedBy({ route: '/v1/voices/:voice_id/settings' })).toEqual([false, false, true, false, false])
    expect(await matchedBy({ route: /voices/g })).toEqual([true, true, true, true, false])
    expect(await matchedBy({ voiceId: 'b' })).toEqual([false, true, true, true, false])
    expect(await matchedBy({ method: 'POST' })).toEqual([false, false, false, false, false])
    expect(await matchedBy({ method: 'get', voiceId: 'a' })).toEqual([true, false, false, true, false])
  })

  test('Of several matching faults the oldest applies first.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'internal_error' })
    emulator.faults.add({ kind: 'html_503' })
    expect(await statuses(emulator, [MODELS, MODELS, MODELS])).toEqual([500, 503, 200])
  })

  test('Faults that could never apply are refused.', async () => {
    const { faults } = await withEmulator({ seed: 'empty' })
    expect(() => faults.add({ kind: 'internal_error', times: 0 })).toThrow(RangeError)
    expect(() => faults.add({ kind: 'domain_error' })).toThrow(/code/)
    expect(() => faults.add({ kind: 'imaginary' as 'latency' })).toThrow(/imaginary/)
  })
})

describe('faults in the vendor SDK', () => {
  test.each([
    ['rate_limit_exceeded', 429],
    ['internal_error_as_text', 500],
    ['html_503', 503],
    ['validation_422', 422],
  ] as const)('The vendor SDK reports %s as an error with status %i.', async (kind, statusCode) => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind })
    await expect(vendorClient(emulator).models.list()).rejects.toMatchObject({ statusCode })
  })

  test.each(['malformed_json', 'cut_body', 'reset'] as const)(
    'The vendor SDK reports %s as an error.',
    async (kind) => {
      const emulator = await withEmulator({ seed: 'empty' })
      emulator.faults.add({ kind })
      await expect(vendorClient(emulator, 1).models.list()).rejects.toThrow()
    },
  )
})
