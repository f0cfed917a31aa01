import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { describe, expect, jest, test } from '@jest/globals'
import { discardGeneration } from '../../../../src/datasources/elevenlabs/client/GeneratedStream.js'
import { mayHaveExecuted } from '../../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import { RequestAborted } from '../../../../src/errors.js'
import { stopClock } from '../../../support/stopClock.js'
import { turnEventLoop } from '../../../support/turnEventLoop.js'
import { waitUntil } from '../../../support/waitUntil.js'
import { CALLER, openTestUpstream, QUICK, startPair } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'
import { AUDIO, afterReading, bytesOf, errorOf, SPEECH, STREAMED, slotsInUse, WHOLE } from './generations.js'
import { oneFile, silence } from './uploads/uploadSources.js'

describe('A generation is sent once', () => {
  test('if the connection is reset after it was executed', async () => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    pair.emulator.faults.add({ kind: 'carried_out_then_reset' })
    const error = await errorOf(pair.upstream.apis.speech.create(voiceId, SPEECH, STREAMED))
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(mayHaveExecuted(error)).toBe(true)
    expect(pair.emulator.calls.count()).toBe(1)
  })

  test('if no response headers arrive in time', async () => {
    await using pair = await startPair({ ...QUICK, timeouts: { generation: { headMs: 200 } } })
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    pair.emulator.faults.add({ kind: 'carried_out_then_stall' })
    const error = await errorOf(pair.upstream.apis.speech.create(voiceId, SPEECH, STREAMED))
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
    expect(mayHaveExecuted(error)).toBe(true)
    expect(pair.emulator.calls.count()).toBe(1)
  })

  test.each(['internal_error', 'html_503'] as const)('after %s', async (kind) => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    pair.emulator.faults.add({ kind })
    const error = await errorOf(pair.upstream.apis.speech.create(voiceId, SPEECH, STREAMED))
    expect([error, mayHaveExecuted(error)]).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }, true])
    expect(pair.emulator.calls.count()).toBe(1)
  })

  test.each(['concurrent_limit_exceeded', 'system_busy'] as const)('and again after %s', async (kind) => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    pair.emulator.faults.add({ kind })
    let sendings = 0
    const beforeSend = async () => void sendings++
    const { body } = await pair.upstream.apis.speech.create(voiceId, SPEECH, { ...STREAMED, beforeSend })
    expect((await bytesOf(body)).length).toBeGreaterThan(1000)
    expect([pair.emulator.calls.count(), pair.emulator.calls.count({ generated: true }), sendings]).toEqual([2, 1, 2])
  })

  test('and a bounded number of times at a persistent limit, and then the error says that nothing was generated', async () => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    pair.emulator.faults.add({ kind: 'concurrent_limit_exceeded', times: Number.POSITIVE_INFINITY })
    const error = await errorOf(pair.upstream.apis.speech.create(voiceId, SPEECH, STREAMED))
    expect(error).toMatchObject({ code: 'RATE_LIMITED', reason: 'CONCURRENCY' })
    expect(mayHaveExecuted(error)).toBe(false)
  })
})

describe('A caller that disconnects', () => {
  test('cancels a generation that was not sent', async () => {
    await using server = await startRawServer(() => {})
    await using upstream = openTestUpstream(server)
    const leaving = new AbortController()
    const { speech } = upstream.as({ ...CALLER, signal: leaving.signal })
    const error = await errorOf(speech.create('v1', SPEECH, { ...STREAMED, beforeSend: async () => leaving.abort() }))
    expect(error).toBeInstanceOf(RequestAborted)
    expect(mayHaveExecuted(error)).toBe(false)
    await waitUntil(() => slotsInUse(upstream) === 0, 'the slot is released')
    expect(server.requests).toHaveLength(0)
  })

  test('does not cancel a generation that was sent, before and after its headers', async () => {
    let proceed = () => {}
    await using server = await startRawServer(
      afterReading((_, response) => {
        proceed = () => {
          response.writeHead(200, AUDIO).write('one ')
          proceed = () => response.end('two')
        }
      }),
    )
    await using upstream = openTestUpstream(server)
    const leaving = new AbortController()
    const creating = upstream.as({ ...CALLER, signal: leaving.signal }).speech.create('v1', SPEECH, STREAMED)
    await waitUntil(() => server.requests[0]?.complete === true, 'the request has arrived completely')
    leaving.abort()
    proceed()
    const { body } = await creating
    await waitUntil(() => body.readableLength > 0, 'the first bytes have arrived')
    proceed()
    expect(String(await bytesOf(body))).toBe('one two')
    expect(slotsInUse(upstream)).toBe(0)
  })

  test('after the headers has no effect, also on an upload', async () => {
    let finish = () => {}
    await using server = await startRawServer(
      afterReading((_, response) => {
        response.writeHead(200, AUDIO).write('one ')
        finish = () => response.end('two')
      }),
    )
    await using upstream = openTestUpstream(server)
    const leaving = new AbortController()
    const { audio } = upstream.as({ ...CALLER, signal: leaving.signal })
    const { body } = await audio.isolate({ file: oneFile() }, { streamed: true })
    leaving.abort()
    await turnEventLoop()
    finish()
    expect(String(await bytesOf(body))).toBe('one two')
  })
})

describe('Before a generation is sent,', () => {
  test('an error of the hook prevents it', async () => {
    await using server = await startRawServer(() => {})
    await using upstream = openTestUpstream(server)
    const refusal = new Error('no')
    const beforeSend = () => Promise.reject(refusal)
    const { speech, audio, previews } = upstream.apis
    const format = { outputFormat: 'MP3_44100_128' } as const
    const calls = [
      () => speech.create('v1', SPEECH, { ...STREAMED, beforeSend }),
      () => speech.createTimed('v1', SPEECH, { ...WHOLE, beforeSend }),
      () => audio.createSoundEffect({ text: 'x', ...format }, { beforeSend }),
      () => previews.design({ description: 'x', ...format }, { beforeSend }),
      () => previews.remix('v1', { description: 'x', ...format }, { beforeSend }),
    ]
    for (const call of calls) {
      const error = await errorOf(call())
      expect([error, mayHaveExecuted(error)]).toEqual([refusal, false])
    }
    await waitUntil(
      () => Object.values(upstream.stats().limiters).every((limiter) => limiter.inFlight === 0),
      'all slots are released',
    )
    expect(server.requests).toHaveLength(0)
  })

  test('the hook is called when a slot is free, and not before', async () => {
    const generation = { maxInFlight: 1 }
    await using server = await startRawServer(
      afterReading((_, response, index) => {
        if (index > 0) response.writeHead(200, AUDIO).end('sound')
        else response.writeHead(200, AUDIO).write('begin')
      }),
    )
    await using upstream = openTestUpstream(server, { ...QUICK, limiters: { generation } })
    const { speech } = upstream.apis
    const first = await speech.create('v1', SPEECH, STREAMED)
    let isCalled = false
    const beforeSend = async () => {
      isCalled = true
    }
    const second = speech.create('v1', SPEECH, { ...STREAMED, beforeSend })
    await waitUntil(() => upstream.stats().limiters['generation:standard']?.queued === 1, 'the second call is queued')
    expect(isCalled).toBe(false)
    await discardGeneration(first)
    expect(String(await bytesOf((await second).body))).toBe('sound')
    expect(isCalled).toBe(true)
  })

  test('an error of the hook of an upload prevents its final boundary', async () => {
    await using server = await startRawServer(() => {})
    await using upstream = openTestUpstream(server)
    const refusal = new Error('no')
    const options = { streamed: true, beforeFinalBoundary: () => Promise.reject(refusal) }
    const error = await errorOf(upstream.apis.audio.isolate({ file: oneFile() }, options))
    expect([error, mayHaveExecuted(error)]).toEqual([refusal, false])
    expect(server.requests.some(({ complete }) => complete)).toBe(false)
  })
})

test('Pending speech does not keep other calls from closing the circuit breaker', async () => {
  let isDown = true
  await using server = await startRawServer(async (request, response) => {
    if (isDown) response.writeHead(503).end()
    else if (request.method === 'GET') sendJson(response, { user_id: 'u' })
    else await silence()
  })
  stopClock('date')
  const breaker = { failures: 1, halfOpenAfterMs: 60_000 }
  await using upstream = openTestUpstream(server, { ...QUICK, retry: { maxRetries: 0 }, breaker })
  await upstream.apis.account.getUser().catch(() => {})
  let isPrepared = false
  const beforeSend = async () => {
    isPrepared = true
  }
  expect(upstream.stats().breaker).toBe('open')
  isDown = false
  jest.setSystemTime(Date.now() + breaker.halfOpenAfterMs + 1)
  const creating = upstream.apis.speech.create('v1', SPEECH, { ...STREAMED, beforeSend }).catch(() => {})
  await waitUntil(() => isPrepared && server.requests.length === 2, 'the speech request is sent')
  expect(await upstream.apis.account.getUser()).toEqual({ id: 'u' })
  await upstream.close(0)
  await creating
})

describe('The connection of a generation', () => {
  /** An upstream that counts its connections and closes each after one response. */
  const startCounting = async () => {
    const sockets: Socket[] = []
    const server = await startRawServer((request, response) => {
      request.resume()
      response.writeHead(200, AUDIO).end('sound')
    })
    server.onConnection((socket) => sockets.push(socket))
    return { server, sockets }
  }

  test('is opened while the operation is recorded, and is not shared', async () => {
    const { server, sockets } = await startCounting()
    await using _ = server
    await using upstream = openTestUpstream(server)
    const beforeSend = async () => void (await waitUntil(() => sockets.length === 1, 'a connection is open'))
    await bytesOf((await upstream.apis.speech.create('v1', SPEECH, { ...STREAMED, beforeSend })).body)
    expect(server.requests.map(({ socket }) => socket)).toEqual([sockets[0]])
  })

  test('is prepared for the next generation', async () => {
    const { server, sockets } = await startCounting()
    await using _ = server
    await using upstream = openTestUpstream(server, { ...QUICK, readyConnectionMs: 600_000 })
    for (let time = 1; time <= 3; time += 1) {
      await bytesOf((await upstream.apis.speech.create('v1', SPEECH, STREAMED)).body)
      await waitUntil(() => sockets.length === time + 1, 'the next connection is open')
    }
    expect(server.requests.map(({ socket }) => sockets.indexOf(socket))).toEqual([0, 1, 2])
  })

  test('does not wait for another connection, also before the protocol is negotiated', async () => {
    const sockets: Socket[] = []
    // It does not complete the TLS handshake.
    const server = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    await using upstream = openTestUpstream({ url }, { ...QUICK, connectMs: 600_000 })
    const asked = [1, 2, 3].map(() => errorOf(upstream.apis.speech.create('v1', SPEECH, STREAMED)))
    await waitUntil(() => sockets.length >= 3, 'three connections are open')
    server.close()
    for (const socket of sockets) socket.destroy()
    for (const error of await Promise.all(asked)) expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  })

  test('is not opened for other requests', async () => {
    const { server, sockets } = await startCounting()
    await using _ = server
    await using upstream = openTestUpstream(server)
    await errorOf(upstream.apis.voices.delete('v1'))
    await errorOf(upstream.apis.voices.get('v1'))
    expect(sockets).toHaveLength(2)
  })
})
