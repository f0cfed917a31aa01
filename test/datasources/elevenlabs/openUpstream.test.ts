import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import { stopClock } from '../../support/stopClock.js'
import { waitUntil } from '../../support/waitUntil.js'
import { openTestUpstream, QUICK, startPair } from './openTestUpstream.js'
import { sendJson, startRawServer } from './startRawServer.js'

describe('openUpstream', () => {
  test('keeps the path of its base URL and sends the API key', async () => {
    await using server = await startRawServer((_, response) => sendJson(response, { user_id: 'u' }))
    await using upstream = openTestUpstream({ url: `${server.url}/residency/eu/`, apiKey: 'sk_1' })
    await upstream.apis.account.getUser()
    expect(server.requests.map(({ method, url }) => [method, url])).toEqual([['GET', '/residency/eu/v1/user']])
    expect(server.requests[0]?.headers).toMatchObject({ 'xi-api-key': 'sk_1', accept: 'application/json' })
  })

  test('uses one connection for consecutive calls', async () => {
    const ports = new Set<number | undefined>()
    await using server = await startRawServer((request, response) => {
      ports.add(request.socket.remotePort)
      sendJson(response, { user_id: 'u' })
    })
    await using upstream = openTestUpstream(server)
    for (let turn = 0; turn < 5; turn++) await upstream.apis.account.getUser()
    // The pool may open a second connection while the first is closing.
    expect(ports.size).toBeLessThanOrEqual(2)
  })

  test('creates each client once for each caller, at its first use', async () => {
    await using upstream = openTestUpstream({ url: 'http://127.0.0.1:9' })
    const apis = upstream.as({ tenantId: 't', priority: 'query' })
    expect(apis.voices).toBe(apis.voices)
    expect(upstream.as({ tenantId: 't', priority: 'query' }).voices).not.toBe(apis.voices)
  })

  test('lets running calls end when it closes', async () => {
    await using pair = await startPair()
    pair.emulator.faults.add({ kind: 'stall', ms: 100 })
    const running = pair.upstream.apis.account.getUser()
    await pair.emulator.calls.waitFor(() => true)
    await pair.upstream.close()
    expect(await running).toEqual({ id: pair.emulator.accountId })
    await expect(pair.upstream.apis.account.getUser()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  })

  test('aborts calls that do not end in time when it closes', async () => {
    await using pair = await startPair()
    pair.emulator.faults.add({ kind: 'stall' })
    const running = pair.upstream.apis.account.getUser().catch((error: unknown) => error)
    await pair.emulator.calls.waitFor(() => true)
    await pair.upstream.close(20)
    expect(await running).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    await pair.emulator.calls.waitFor(({ aborted }) => aborted)
  })
})

describe('The circuit breaker', () => {
  const limits = { ...QUICK, retry: { maxRetries: 0 }, breaker: { failures: 3, halfOpenAfterMs: 60_000 } }
  const passTheBreak = () => jest.setSystemTime(Date.now() + 60_001)
  beforeEach(() => stopClock('date'))

  test('opens after consecutive failures, refuses at once, and closes when upstream has recovered', async () => {
    await using pair = await startPair(limits)
    const { account } = pair.upstream.apis
    const fault = pair.emulator.faults.add({ kind: 'html_503', times: 50 })
    for (let turn = 0; turn < 3; turn++)
      await expect(account.getUser()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(pair.upstream.stats().breaker).toBe('open')
    await expect(account.getUser()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(pair.emulator.calls.count()).toBe(3)
    expect(pair.upstream.calls.at(-1)).toMatchObject({ outcome: 'unavailable', attempts: 0 })

    fault.remove()
    passTheBreak()
    expect(await account.getUser()).toEqual({ id: pair.emulator.accountId })
    expect(pair.upstream.stats().breaker).toBe('closed')
    expect(pair.emulator.calls.count()).toBe(4)
  })

  test('stays open if the probe call fails', async () => {
    await using pair = await startPair(limits)
    const { account } = pair.upstream.apis
    pair.emulator.faults.add({ kind: 'html_503', times: 50 })
    for (let turn = 0; turn < 3; turn++) await account.getUser().catch(() => {})
    passTheBreak()
    for (let turn = 0; turn < 3; turn++) await account.getUser().catch(() => {})
    expect(pair.emulator.calls.count()).toBe(4)
    expect(pair.upstream.stats().breaker).toBe('open')
  })

  test('stays open if the caller of the probe call disconnects', async () => {
    await using pair = await startPair({ ...limits, breaker: { failures: 1, halfOpenAfterMs: 60_000 } })
    pair.emulator.faults.add({ kind: 'html_503' })
    await expect(pair.upstream.apis.account.getUser()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    await waitUntil(async () => pair.upstream.stats().breaker === 'open', 'the circuit breaker is open')
    passTheBreak()
    pair.emulator.faults.add({ kind: 'stall' })
    const leaving = new AbortController()
    const probe = pair.upstream.as({ tenantId: null, priority: 'query', signal: leaving.signal }).account.getUser()
    await pair.emulator.calls.waitFor(({ settled }) => !settled)
    expect(pair.upstream.stats().breaker).toBe('half-open')
    leaving.abort()
    await expect(probe).rejects.toMatchObject({ code: 'REQUEST_ABORTED' })
    await waitUntil(async () => pair.upstream.stats().breaker === 'open', 'the circuit breaker is open')
  })

  test('does not count refusals, limits and disconnected callers as failures', async () => {
    await using pair = await startPair(limits)
    const { account, voices } = pair.upstream.apis
    for (const kind of ['html_503', 'html_503'] as const) pair.emulator.faults.add({ kind })
    for (let turn = 0; turn < 2; turn++) await account.getUser().catch(() => {})
    await voices.get('nobody').catch(() => {})
    for (const kind of ['html_503', 'html_503', 'rate_limit_exceeded', 'stall'] as const)
      pair.emulator.faults.add({ kind })
    for (let turn = 0; turn < 3; turn++) await account.getUser().catch(() => {})
    const leaving = new AbortController()
    const abandoned = pair.upstream.as({ tenantId: null, priority: 'query', signal: leaving.signal }).account.getUser()
    await pair.emulator.calls.waitFor(({ path, settled }) => path === '/v1/user' && !settled)
    leaving.abort()
    await expect(abandoned).rejects.toMatchObject({ code: 'REQUEST_ABORTED' })
    expect(pair.upstream.stats().breaker).toBe('closed')
  })
})

describe('The limit on requests in flight', () => {
  test('adapts to the free slots of upstream, and no call fails because of it', async () => {
    await using pair = await startPair(
      { ...QUICK, limiters: { metadata: { maxInFlight: 8 } } },
      { maximumConcurrentRequests: 2 },
    )
    pair.emulator.faults.latency({ ms: 60 })
    const users = await Promise.all(Array.from({ length: 12 }, () => pair.upstream.apis.account.getUser()))
    expect(users).toHaveLength(12)
    expect(pair.upstream.stats().limiters.metadata.cap).toBe(2)
    expect(pair.emulator.calls.all().filter(({ status }) => status === 429).length).toBeGreaterThan(0)
  })

  test('reserves slots for slow audio', async () => {
    await using pair = await startPair({
      ...QUICK,
      limiters: { metadata: { maxInFlight: 1 }, media: { maxInFlight: 1 } },
    })
    const { voice_id: voiceId, samples } = pair.emulator.state.addVoice()
    pair.emulator.faults.add({ kind: 'stall_body' })
    const audio = await pair.upstream.apis.samples.openAudio(voiceId, samples![0]!.sample_id)
    expect((await pair.upstream.apis.voices.get(voiceId)).id).toBe(voiceId)
    audio.body.destroy()
  })

  test('refuses calls above the queue limit and calls that wait too long', async () => {
    const metadata = { maxInFlight: 1, maxQueued: 1, maxQueueMs: 50 }
    await using pair = await startPair({ ...QUICK, limiters: { metadata } })
    pair.emulator.faults.add({ kind: 'stall' })
    const leaving = new AbortController()
    const running = pair.upstream.as({ tenantId: 'a', priority: 'query', signal: leaving.signal }).account.getUser()
    const refusals = await Promise.all(
      [1, 2].map(() => pair.upstream.apis.account.getUser().catch((error: { extensions: object }) => error.extensions)),
    )
    expect(refusals).toMatchObject([
      { code: 'RATE_LIMITED', reason: 'QUEUE' },
      { code: 'RATE_LIMITED', reason: 'QUEUE' },
    ])
    expect(pair.upstream.calls).toMatchObject([
      { outcome: 'queue_full', attempts: 0 },
      { outcome: 'queue_full', attempts: 0 },
    ])
    leaving.abort()
    await expect(running).rejects.toMatchObject({ code: 'REQUEST_ABORTED' })
  })
})
