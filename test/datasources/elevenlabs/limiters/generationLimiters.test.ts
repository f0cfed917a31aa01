import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { UpstreamLimiters } from '../../../../src/datasources/elevenlabs/limiters/UpstreamLimiters.js'
import { upstreamLimits } from '../../../../src/datasources/elevenlabs/limiters/upstreamLimits.js'
import { waitUntil } from '../../../support/waitUntil.js'
import { bytesOf, errorOf, SPEECH } from '../client/generations.js'
import { testFile } from '../client/uploads/uploadSources.js'
import { CALLER, openTestUpstream, QUICK } from '../openTestUpstream.js'
import { type RawServer, sendJson, startRawServer } from '../startRawServer.js'

/** A server that starts every response and ends it when the test requests it. */
async function startSlowServer(headers: Record<string, string> = {}): Promise<RawServer & { finish(): void }> {
  const ends: (() => void)[] = []
  let isFinished = false
  const server = await startRawServer((request, response) => {
    request.resume().once('end', () => {
      if (request.method === 'GET') return sendJson(response, { user_id: 'u' })
      response.writeHead(200, { 'content-type': 'audio/mpeg', ...headers }).write('begin')
      if (isFinished) response.end()
      else ends.push(() => response.end())
    })
  })
  const finish = () => {
    isFinished = true
    for (const end of ends) end()
  }
  return Object.assign(server, { finish })
}

async function* trickling(): AsyncGenerator<Uint8Array> {
  for (;;) {
    yield Buffer.alloc(50)
    // The stimulus is a slow sender.
    await sleep(50)
  }
}

const inGroup = (group: string | null) => ({ streamed: true, group })
const limiters = (generation: object) => ({ ...QUICK, limiters: { generation } })

describe('The limiters of generations', () => {
  test('let two groups and queries run independently', async () => {
    await using server = await startSlowServer()
    await using upstream = openTestUpstream(server, limiters({ maxInFlight: 1 }))
    const { speech, account } = upstream.apis
    const first = await speech.create('v1', SPEECH, inGroup('flash'))
    const waiting = speech.create('v1', SPEECH, inGroup('flash'))
    const other = await speech.create('v1', SPEECH, inGroup('multilingual'))
    expect(await account.getUser()).toEqual({ id: 'u' })
    await waitUntil(() => upstream.stats().limiters['generation:flash']?.queued === 1, 'the second call is queued')
    expect(upstream.stats().limiters).toMatchObject({
      metadata: { inFlight: 0 },
      'generation:flash': { inFlight: 1, queued: 1 },
      'generation:multilingual': { inFlight: 1, queued: 0 },
    })
    server.finish()
    for (const { body } of [first, other, await waiting]) expect(String(await bytesOf(body))).toBe('begin')
    await waitUntil(() => upstream.calls.length === 4, 'all four calls have ended')
    expect(upstream.stats().limiters['generation:flash']).toMatchObject({ inFlight: 0, queued: 0 })
  })

  test('have their own groups for effects, isolation and design', async () => {
    await using server = await startSlowServer()
    await using upstream = openTestUpstream(server)
    const { audio, previews } = upstream.apis
    server.finish()
    await bytesOf((await audio.createSoundEffect({ text: 'x', outputFormat: 'MP3_44100_128' })).body)
    await previews.design({ description: 'x', outputFormat: 'MP3_44100_128' }).catch(() => {})
    expect(Object.keys(upstream.stats().limiters)).toEqual(
      expect.arrayContaining(['generation:sound-generation', 'generation:text-to-voice']),
    )
  })

  test('give a tenant its share and leave the rest to others', async () => {
    await using server = await startSlowServer()
    await using upstream = openTestUpstream(server, limiters({ maxInFlight: 3, maxInFlightPerTenant: 2 }))
    const of = (tenantId: string) => upstream.as({ ...CALLER, tenantId }).speech.create('v1', SPEECH, inGroup('g'))
    const mine = [of('a'), of('a'), of('a')]
    const others = await of('b')
    await waitUntil(() => upstream.stats().limiters['generation:g']?.queued === 1, 'the second call is queued')
    expect(upstream.stats().limiters['generation:g']).toMatchObject({ inFlight: 3 })
    server.finish()
    for (const { body } of [others, ...(await Promise.all(mine))]) await bytesOf(body)
    expect(server.requests).toHaveLength(4)
  })

  test('preempt slow recordings of two tenants for a recording and speech of a third', async () => {
    await using server = await startSlowServer()
    server.finish()
    const preemption = { afterMs: 50, slowBytesPerSec: 64 * 1024, unequalBytesPerSec: 64 * 1024 }
    const limits = limiters({ maxInFlight: 4, maxInFlightPerTenant: 2, maxQueueMs: 8_000, preemption })
    await using upstream = openTestUpstream(server, { ...limits, senderRateWindowMs: 100 })
    const of = (tenantId: string) => upstream.as({ ...CALLER, tenantId, viewerKey: tenantId })
    const recording = { modelId: 'm', outputFormat: 'MP3_44100_128', logging: true } as const
    const change = (tenantId: string, chunks: AsyncIterable<Uint8Array>) =>
      of(tenantId).audio.changeVoice('v1', { ...recording, file: testFile({ chunks }) }, inGroup('g'))
    const slow = ['a', 'a', 'b', 'b'].map((tenantId) => errorOf(change(tenantId, trickling())))
    await waitUntil(() => upstream.stats().limiters['generation:g']?.inFlight === 4, 'four generations are in flight')
    await bytesOf((await of('c').speech.create('v1', SPEECH, inGroup('g'))).body)
    await bytesOf((await change('c', Readable.from([Buffer.from('all of it')]))).body)
    expect(await Promise.race(slow)).toMatchObject({ code: 'UPLOAD_REFUSED', reason: 'SLOW' })
    expect(server.requests.filter(({ complete }) => complete)).toHaveLength(2)
    await upstream.close(0)
  })

  test('refuse a call that waits too long before anything was prepared or sent', async () => {
    await using server = await startSlowServer()
    await using upstream = openTestUpstream(server, limiters({ maxInFlight: 1, maxQueueMs: 50 }))
    const { speech } = upstream.apis
    await speech.create('v1', SPEECH, inGroup('g'))
    let isPrepared = false
    const beforeSend = async () => {
      isPrepared = true
    }
    const error = await errorOf(speech.create('v1', SPEECH, { ...inGroup('g'), beforeSend }))
    expect(error).toMatchObject({ code: 'RATE_LIMITED', reason: 'QUEUE' })
    expect([isPrepared, server.requests.length]).toEqual([false, 1])
  })

  test('adapt to the responses of their own group only', async () => {
    const headers = { 'current-concurrent-requests': '1', 'maximum-concurrent-requests': '2' }
    await using server = await startSlowServer(headers)
    await using upstream = openTestUpstream(server)
    server.finish()
    await bytesOf((await upstream.apis.speech.create('v1', SPEECH, inGroup('g'))).body)
    expect(upstream.stats().limiters).toMatchObject({ 'generation:g': { cap: 2 }, metadata: { cap: 10 } })
  })
})

/** Upstream with a limit that no header reports. */
async function startPlanServer(limit: number) {
  let running = 0
  let refusals = 0
  const server = await startRawServer((request, response) => {
    request.resume().once('end', () => {
      if (running === limit) {
        refusals += 1
        return sendJson(response, { detail: { code: 'concurrent_limit_exceeded' } }, 429)
      }
      running += 1
      response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('begin')
      // Generating takes time, in which other requests arrive.
      setTimeout(() => {
        response.end()
        running -= 1
      }, 20)
    })
  })
  return Object.assign(server, { refusals: () => refusals })
}

test('The limit of a plan that upstream does not report is known from its first refusals, and no generation fails', async () => {
  await using server = await startPlanServer(3)
  await using upstream = openTestUpstream(server, { retry: { initialDelayMs: 60_000, maxDelayMs: 60_000 } })
  const generate = async (tenantId: string) =>
    bytesOf((await upstream.as({ ...CALLER, tenantId }).speech.create('v1', SPEECH, inGroup('g'))).body)
  const tenants = Array.from({ length: 12 }, (_, index) => `tenant-${index}`)
  await Promise.all(tenants.map(generate))
  const learned = server.refusals()
  expect(upstream.stats().limiters['generation:g']?.cap).toBeLessThanOrEqual(3)
  for (let round = 0; round < 3; round++) await Promise.all(tenants.map(generate))
  expect(server.refusals() - learned).toBeLessThanOrEqual(1)
})

describe('The number of limiter groups is bounded:', () => {
  const limits = { ...upstreamLimits(), maxGenerationGroups: 3 }

  test('further groups share one limiter, as do malformed and unknown ones', () => {
    const own = new UpstreamLimiters(limits)
    const [one, two] = ['one', 'two.b-c_1'].map((generation) => own.get({ generation }))
    expect(one).not.toBe(two)
    const shared = own.get({ generation: null })
    for (const generation of ['three', 'four', '', 'a b', 'x'.repeat(65), 'é', 'other']) {
      expect(own.get({ generation })).toBe(shared)
    }
    expect([own.get({ generation: 'one' }), own.get({ generation: 'two.b-c_1' })]).toEqual([one, two])
    expect(Object.keys(own.stats)).toEqual([
      'metadata',
      'upload',
      'remoteFile',
      'media',
      'preview',
      'resource',
      'generation:one',
      'generation:two.b-c_1',
      'generation:other',
    ])
  })

  test('the shared limiter uses no slot of another group, in any order of creation', () => {
    const own = new UpstreamLimiters(limits)
    const shared = own.get({ generation: null })
    expect(own.get({ generation: 'one' })).not.toBe(shared)
    expect(own.get({ generation: 'two' })).not.toBe(shared)
    expect(own.get({ generation: 'three' })).toBe(shared)
  })
})
