import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import type { FaultOptions } from '../../../../emulator/index.js'
import type { UpstreamLimitOverrides } from '../../../../src/datasources/elevenlabs/limiters/upstreamLimits.js'
import type { AppError } from '../../../../src/errors.js'
import { IMPATIENT, openTestUpstream, QUICK, startPair, type TestPair, type TestUpstream } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'

const KEY = 'sk_very_secret_key_0123456789'

async function failureOf(call: Promise<unknown>): Promise<AppError> {
  return call.then(
    () => {
      throw new Error('The call was to fail')
    },
    (reason: unknown) => reason as AppError,
  )
}

/** Errors and logs contain neither the key, nor the address, nor a text of upstream. */
function expectNothingSecret(error: AppError, upstream: TestUpstream, url: string) {
  const seen = [
    JSON.stringify(error),
    JSON.stringify(error.extensions),
    inspect(error, { depth: 9 }),
    ...upstream.logLines,
  ]
  const text = seen.join('\n').replaceAll(import.meta.dirname, '')
  for (const secret of [KEY, url, new URL(url).host, new URL(url).port, 'Nginx', 'center', 'missing the permission']) {
    expect(text).not.toContain(secret)
  }
}

const startWithKey = (limits: UpstreamLimitOverrides = QUICK) => startPair(limits, { apiKey: KEY })
/** Short deadlines are only for tests that wait for one. */
const limitsFor = ({ kind }: FaultOptions) => (kind.startsWith('stall') ? IMPATIENT : QUICK)

async function addVoice({ emulator }: TestPair): Promise<string> {
  return emulator.state.addVoice().voice_id
}

interface Case {
  fault: FaultOptions
  code: string
  /** Requests sent before the call fails. */
  sent: number
  details?: object
}

const OUTAGE = { code: 'UPSTREAM_UNAVAILABLE', sent: 3, details: { retryable: true } }

const CASES: Case[] = [
  { fault: { kind: 'rate_limit_exceeded' }, code: 'RATE_LIMITED', sent: 3, details: { reason: 'RATE' } },
  { fault: { kind: 'rate_limit_exceeded', legacy: true }, code: 'RATE_LIMITED', sent: 3, details: { reason: 'RATE' } },
  { fault: { kind: 'system_busy' }, code: 'RATE_LIMITED', sent: 3, details: { upstreamCode: 'system_busy' } },
  { fault: { kind: 'concurrent_limit_exceeded' }, code: 'RATE_LIMITED', sent: 3, details: { reason: 'CONCURRENCY' } },
  {
    fault: { kind: 'concurrent_limit_exceeded', legacy: true },
    code: 'RATE_LIMITED',
    sent: 3,
    details: { reason: 'CONCURRENCY', upstreamCode: 'too_many_concurrent_requests' },
  },
  { fault: { kind: 'internal_error' }, ...OUTAGE },
  { fault: { kind: 'internal_error_as_text' }, ...OUTAGE },
  { fault: { kind: 'html_503' }, ...OUTAGE },
  { fault: { kind: 'service_unavailable' }, ...OUTAGE },
  { fault: { kind: 'cut_body' }, ...OUTAGE },
  { fault: { kind: 'malformed_json' }, ...OUTAGE },
  { fault: { kind: 'empty_body' }, ...OUTAGE },
  { fault: { kind: 'reset' }, ...OUTAGE },
  { fault: { kind: 'stall' }, code: 'UPSTREAM_TIMEOUT', sent: 3, details: { retryable: true } },
  { fault: { kind: 'stall_body' }, code: 'UPSTREAM_TIMEOUT', sent: 3 },
  { fault: { kind: 'too_early' }, code: 'UPSTREAM_REJECTED', sent: 1, details: { upstreamCode: 'dubbing_not_dubbed' } },
  {
    fault: { kind: 'validation_422' },
    code: 'UPSTREAM_REJECTED',
    sent: 1,
    details: { upstreamCode: 'validation_error' },
  },
  {
    fault: { kind: 'unauthorized_missing_permissions' },
    code: 'UPSTREAM_CREDENTIALS',
    sent: 1,
    details: { upstreamCode: 'missing_permissions' },
  },
  { fault: { kind: 'unauthorized_missing_permissions', legacy: true }, code: 'UPSTREAM_CREDENTIALS', sent: 1 },
  {
    fault: { kind: 'domain_error', code: 'voice_not_found', httpStatus: 400 },
    code: 'NOT_FOUND',
    sent: 1,
    details: { upstreamCode: 'voice_not_found' },
  },
  { fault: { kind: 'domain_error', code: 'quota_exceeded', httpStatus: 401 }, code: 'QUOTA_EXCEEDED', sent: 1 },
  { fault: { kind: 'domain_error', code: 'insufficient_credits' }, code: 'QUOTA_EXCEEDED', sent: 1 },
]

describe('A fault of upstream', () => {
  test.each(CASES)('$fault has its error code and retries', async ({ fault, code, sent, details = {} }) => {
    await using pair = await startWithKey(limitsFor(fault))
    const voiceId = await addVoice(pair)
    pair.emulator.faults.add({ ...fault, times: 50 })
    const error = await failureOf(pair.upstream.apis.voices.get(voiceId))
    expect(error.extensions).toMatchObject({ code, ...details })
    expect(pair.emulator.calls.count()).toBe(sent)
    expect(pair.upstream.calls).toMatchObject([{ operation: 'voices.get', attempts: sent }])
    expect(pair.upstream.stats().limiters.metadata).toMatchObject({ inFlight: 0, queued: 0 })
    expectNothingSecret(error, pair.upstream, pair.emulator.url)
  })

  test.each(CASES.filter(({ sent }) => sent > 1))('$fault that occurs once is retried', async ({ fault }) => {
    // A short deadline may need several attempts on a slow machine.
    const limits = limitsFor(fault)
    const retry = { ...QUICK.retry, maxRetries: limits === QUICK ? 2 : 50 }
    await using pair = await startWithKey({ ...limits, retry, breaker: { failures: 100 } })
    const voiceId = await addVoice(pair)
    pair.emulator.faults.add(fault)
    expect((await pair.upstream.apis.voices.get(voiceId)).id).toBe(voiceId)
    const [call] = pair.upstream.calls
    expect(call).toMatchObject({ outcome: 'ok', ...(limits === QUICK && { attempts: 2 }) })
    expect(call?.attempts).toBeGreaterThan(1)
  })

  test('such as a wrong API key is not reported as the client’s', async () => {
    await using pair = await startPair(QUICK, { apiKey: KEY })
    await using upstream = openTestUpstream({ url: pair.emulator.url, apiKey: 'sk_another' })
    const error = await failureOf(upstream.apis.voices.get('any'))
    expect(error.extensions).toMatchObject({ code: 'UPSTREAM_CREDENTIALS', upstreamCode: 'invalid_api_key' })
    expect(upstream.calls).toMatchObject([{ outcome: 'credentials', attempts: 1 }])
  })

  test('such as a refused connection is an outage', async () => {
    const pair = await startWithKey()
    await pair[Symbol.asyncDispose]()
    await using upstream = openTestUpstream({ url: pair.emulator.url, apiKey: KEY })
    const error = await failureOf(upstream.apis.voices.get('any'))
    expect(error.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(upstream.calls).toMatchObject([{ outcome: 'unavailable', attempts: 3 }])
    expectNothingSecret(error, upstream, pair.emulator.url)
  })

  test('is logged with the request ids of both sides', async () => {
    await using pair = await startWithKey()
    pair.emulator.faults.add({ kind: 'unauthorized_missing_permissions' })
    const error = await failureOf(pair.upstream.apis.voices.get('any'))
    const [line] = pair.upstream.logLines.map((text) => JSON.parse(text))
    expect(line).toMatchObject({
      operation: 'voices.get',
      outcome: 'credentials',
      status: 401,
      attempts: 1,
      ms: expect.any(Number),
      requestId: 'our-request-1',
      upstreamCode: 'missing_permissions',
      upstreamRequestId: error.extensions.upstreamRequestId,
    })
    expect(line.upstreamRequestId).toEqual(expect.any(String))
  })
})

describe('The deadline of a call', () => {
  test('includes all its retries', async () => {
    const maxRetries = 1000
    await using pair = await startPair({
      retry: { ...QUICK.retry, maxRetries },
      timeouts: { metadata: { responseMs: 3000, headMs: 300 } },
      breaker: { failures: maxRetries },
    })
    pair.emulator.faults.add({ kind: 'stall', times: 50 })
    const error = await failureOf(pair.upstream.apis.voices.get('any'))
    expect(error.code).toBe('UPSTREAM_TIMEOUT')
    expect(pair.emulator.calls.count()).toBeLessThan(maxRetries)
    await pair.emulator.calls.waitFor(({ aborted }) => aborted)
  })

  test('allows the pause of Retry-After within it', async () => {
    await using pair = await startPair()
    const voiceId = await addVoice(pair)
    pair.emulator.faults.add({ kind: 'rate_limit_exceeded', retryAfterSecs: 1 })
    const startedAt = performance.now()
    await pair.upstream.apis.voices.get(voiceId)
    expect(performance.now() - startedAt).toBeGreaterThan(900)
  })

  test('prevents the pause of a Retry-After beyond it, which the error contains', async () => {
    await using pair = await startPair({ ...QUICK, timeouts: { metadata: { responseMs: 20_000, headMs: 20_000 } } })
    pair.emulator.faults.add({ kind: 'rate_limit_exceeded', retryAfterSecs: 30 })
    const error = await failureOf(pair.upstream.apis.voices.get('any'))
    expect(error.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 30_000 })
    expect(pair.emulator.calls.count()).toBe(1)
  })
})

describe('A caller that disconnects', () => {
  test('closes the socket of its running call', async () => {
    await using pair = await startPair()
    pair.emulator.faults.add({ kind: 'stall' })
    const leaving = new AbortController()
    const { voices } = pair.upstream.as({ tenantId: null, priority: 'query', signal: leaving.signal })
    const reading = failureOf(voices.get('any'))
    await pair.emulator.calls.waitFor(() => true)
    leaving.abort()
    expect((await reading).code).toBe('REQUEST_ABORTED')
    await pair.emulator.calls.waitFor(({ aborted }) => aborted)
    expect(pair.upstream.calls).toMatchObject([{ outcome: 'aborted', attempts: 1 }])
  })

  test('ends the pause before a retry', async () => {
    await using pair = await startPair({
      ...QUICK,
      retry: { initialDelayMs: 60_000, maxDelayMs: 60_000 },
    })
    pair.emulator.faults.add({ kind: 'html_503', times: 50 })
    const leaving = new AbortController()
    const { voices } = pair.upstream.as({ tenantId: null, priority: 'query', signal: leaving.signal })
    const reading = failureOf(voices.get('any'))
    await pair.emulator.calls.waitFor(({ settled }) => settled)
    leaving.abort()
    expect((await reading).code).toBe('REQUEST_ABORTED')
  })

  test('before the call sends nothing', async () => {
    await using pair = await startPair()
    const { voices } = pair.upstream.as({ tenantId: null, priority: 'query', signal: AbortSignal.abort() })
    expect((await failureOf(voices.get('any'))).code).toBe('REQUEST_ABORTED')
    expect(pair.emulator.calls.count()).toBe(0)
  })
})

describe('A response of excessive size', () => {
  test('is aborted and not requested again', async () => {
    await using server = await startRawServer((_, response) => sendJson(response, { user_id: 'x'.repeat(100_000) }))
    await using upstream = openTestUpstream(server, { ...QUICK, maxJsonBytes: 10_000 })
    expect((await failureOf(upstream.apis.account.getUser())).code).toBe('UPSTREAM_UNAVAILABLE')
    expect(server.requests).toHaveLength(1)
  })

  test('with an error status is read no further than needed', async () => {
    await using server = await startRawServer((_, response) => {
      response.writeHead(403, { 'content-type': 'text/html' })
      const more = () => {
        if (!response.destroyed) response.write('x'.repeat(65_536), () => setImmediate(more))
      }
      more()
    })
    await using upstream = openTestUpstream(server)
    const error = await failureOf(upstream.apis.account.getUser())
    expect(error.extensions).toMatchObject({ code: 'UPSTREAM_REJECTED', upstreamCode: 'http_403' })
  })
})
