import { describe, expect, test } from '@jest/globals'
import type { FaultOptions } from '../../../emulator/index.js'
import { get, vendorClient, withEmulator } from '../support/withEmulator.js'

const MODELS = '/v1/models'

async function responseWithFault(fault: FaultOptions): Promise<{ response: Response; text: string }> {
  const emulator = await withEmulator({ seed: 'empty' })
  emulator.faults.add(fault)
  const response = await get(emulator, MODELS)
  return { response, text: await response.text() }
}

describe('faults with a response', () => {
  test.each([
    ['rate_limit_exceeded', 429, 'rate_limit_error'],
    ['concurrent_limit_exceeded', 429, 'rate_limit_error'],
    ['system_busy', 429, 'rate_limit_error'],
    ['service_unavailable', 503, 'service_unavailable'],
  ] as const)('%s has the current error shape with the request id.', async (kind, status, type) => {
    const { response, text } = await responseWithFault({ kind })
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
    const { text } = await responseWithFault({ kind, legacy: true })
    expect(JSON.parse(text)).toEqual({ detail: { status, message: expect.any(String) } })
  })

  test('A 429 fault can have a retry-after header.', async () => {
    const { response } = await responseWithFault({ kind: 'rate_limit_exceeded', retryAfterSecs: 7 })
    expect(response.headers.get('retry-after')).toBe('7')
  })

  test('concurrent_limit_exceeded reports all slots as used.', async () => {
    const { response } = await responseWithFault({ kind: 'concurrent_limit_exceeded' })
    expect(response.headers.get('current-concurrent-requests')).toBe('10')
    expect(response.headers.get('maximum-concurrent-requests')).toBe('10')
  })

  test('internal_error has status and message at the top level.', async () => {
    const { response, text } = await responseWithFault({ kind: 'internal_error' })
    expect(response.status).toBe(500)
    expect(JSON.parse(text)).toEqual({ status: 'internal_server_error', message: expect.any(String) })
  })

  test('internal_error_as_text is the same JSON with the type text/plain.', async () => {
    const { response, text } = await responseWithFault({ kind: 'internal_error_as_text' })
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(JSON.parse(text)).toMatchObject({ status: 'internal_server_error' })
  })

  test('html_503 is an HTML page.', async () => {
    const { response, text } = await responseWithFault({ kind: 'html_503' })
    expect(response.status).toBe(503)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(text).toMatch(/^<!DOCTYPE html>/)
  })

  test('too_early has error and message at the top level.', async () => {
    const { response, text } = await responseWithFault({ kind: 'too_early' })
    expect(response.status).toBe(425)
    expect(JSON.parse(text)).toEqual({ error: 'dubbing_not_dubbed', message: expect.any(String) })
  })

  test('validation_422 has a list of problems.', async () => {
    const { response, text } = await responseWithFault({ kind: 'validation_422' })
    expect(response.status).toBe(422)
    expect(JSON.parse(text).detail[0]).toMatchObject({ loc: ['body', 'files', 0], type: 'value_error' })
  })

  test('unauthorized_missing_permissions has a status that differs from its code.', async () => {
    const { response, text } = await responseWithFault({ kind: 'unauthorized_missing_permissions' })
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
    const { response, text } = await responseWithFault({ kind: 'domain_error', code })
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
    const { response, text } = await responseWithFault({ kind: 'malformed_json' })
    expect(response.status).toBe(200)
    expect(text.length).toBe(Number(response.headers.get('content-length')))
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  test('empty_body sends no bytes.', async () => {
    const { response, text } = await responseWithFault({ kind: 'empty_body' })
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
    const { text } = await responseWithFault({ kind: 'stall_body', ms: 20 })
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
    const { response } = await responseWithFault({ kind: 'stall', ms: 20 })
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
