import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Socket } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { mayHaveExecuted } from '../../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import type { UpstreamApis } from '../../../../src/datasources/elevenlabs/UpstreamApis.js'
import { RequestAborted } from '../../../../src/errors.js'
import { turnEventLoop } from '../../../support/turnEventLoop.js'
import { waitUntil } from '../../../support/waitUntil.js'
import { CALLER, IMPATIENT, openTestUpstream, QUICK } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'
import { silence } from './uploads/uploadSources.js'

type Answer = (request: IncomingMessage, response: ServerResponse, index: number) => void

/** A server that reads the complete request before it responds. */
const afterReading =
  (answer: Answer): Answer =>
  (request, response, index) =>
    request.resume().once('end', () => answer(request, response, index))

const ok = afterReading((_, response) => sendJson(response, { status: 'ok' }))
const create = (apis: UpstreamApis) => apis.voices.createProfessional({ name: 'Ada', language: 'en' })

describe('A write that fails', () => {
  const refusals: [string, number, object | string, object, boolean][] = [
    ['refused by its code', 400, { detail: { code: 'invalid_parameters' } }, { code: 'UPSTREAM_REJECTED' }, false],
    ['refused without a code', 403, '<html>', { code: 'UPSTREAM_REJECTED', upstreamCode: 'http_403' }, false],
    [
      'refused for a slot limit',
      400,
      { detail: { status: 'voice_limit_reached' } },
      { code: 'QUOTA_EXCEEDED', upstreamCode: 'voice_limit_reached' },
      false,
    ],
    ['refused for an unknown resource', 404, { detail: { code: 'voice_not_found' } }, { code: 'NOT_FOUND' }, false],
    [
      'refused for a wrong key',
      401,
      { detail: { status: 'invalid_api_key' } },
      { code: 'UPSTREAM_CREDENTIALS' },
      false,
    ],
    ['timed out upstream', 408, {}, { code: 'UPSTREAM_UNAVAILABLE' }, true],
    ['failed upstream', 500, { status: 'internal_server_error' }, { code: 'UPSTREAM_UNAVAILABLE' }, true],
    ['refused by its code as 500', 500, { detail: { code: 'quota_exceeded' } }, { code: 'QUOTA_EXCEEDED' }, false],
    ['failed with an unknown code', 500, { detail: { code: 'new_code' } }, { code: 'UPSTREAM_UNAVAILABLE' }, true],
    [
      'failed with a response that was invalid',
      500,
      { detail: [{ loc: ['response', 'id'] }] },
      { upstreamCode: 'validation_error' },
      true,
    ],
    [
      'refused by the place of a value as 500',
      500,
      { detail: [{ loc: ['body', 'name'] }] },
      { upstreamCode: 'validation_error' },
      false,
    ],
    ['failed in a gateway with a known code', 502, { error: 'conflict' }, { code: 'UPSTREAM_REJECTED' }, true],
    ['failed in a gateway with a known status', 504, { status: 'too_many_requests' }, { code: 'RATE_LIMITED' }, true],
    ['failed in a gateway that lost its backend', 502, { error: 'upstream_not_found' }, { code: 'NOT_FOUND' }, true],
    ['failed in a gateway', 502, '<html>', { code: 'UPSTREAM_UNAVAILABLE' }, true],
    ['redirected', 303, '', { code: 'UPSTREAM_UNAVAILABLE' }, true],
    ['answered with invalid JSON', 200, '<html>', { code: 'UPSTREAM_UNAVAILABLE' }, true],
    ['answered without the id', 200, { voice_id: null }, { code: 'UPSTREAM_UNAVAILABLE' }, true],
    ['answered with an empty body', 204, '', { code: 'UPSTREAM_UNAVAILABLE' }, true],
  ]
  test.each(refusals)('because it was %s is sent once', async (_, status, body, extensions, executed) => {
    await using server = await startRawServer(
      afterReading((_request, response) => {
        if (typeof body === 'string') response.writeHead(status).end(body)
        else sendJson(response, body, status)
      }),
    )
    await using upstream = openTestUpstream(server)
    const error = await create(upstream.apis).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ extensions })
    expect(mayHaveExecuted(error)).toBe(executed)
    expect(server.requests).toHaveLength(1)
  })

  const breaks: [string, Answer, string][] = [
    ['not answered in time', afterReading(silence), 'UPSTREAM_TIMEOUT'],
    ['disconnected before its response', afterReading((request) => request.socket.destroy()), 'UPSTREAM_UNAVAILABLE'],
    [
      'disconnected within its response',
      afterReading((request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"voice_id"', () => request.socket.destroy())
      }),
      'UPSTREAM_UNAVAILABLE',
    ],
  ]
  test.each(breaks)('because it was %s is sent once and may have been executed', async (_, answer, code) => {
    await using server = await startRawServer(answer)
    await using upstream = openTestUpstream(server, code === 'UPSTREAM_TIMEOUT' ? IMPATIENT : QUICK)
    const error = await create(upstream.apis).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code })
    expect(mayHaveExecuted(error)).toBe(true)
    expect(server.requests).toHaveLength(1)
    expect(upstream.stats().limiters.metadata).toMatchObject({ inFlight: 0, queued: 0 })
  })

  test('with too many requests is sent again', async () => {
    await using server = await startRawServer(
      afterReading((_, response, index) =>
        index < 2
          ? sendJson(response, { detail: { code: 'rate_limit_exceeded' } }, 429)
          : sendJson(response, { voice_id: 'new' }),
      ),
    )
    await using upstream = openTestUpstream(server)
    expect(await create(upstream.apis)).toEqual({ voiceId: 'new' })
    expect(server.requests).toHaveLength(3)
  })

  test('with too many requests at each attempt was not executed', async () => {
    await using server = await startRawServer(afterReading((_, response) => sendJson(response, {}, 429)))
    await using upstream = openTestUpstream(server)
    const error = await create(upstream.apis).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'RATE_LIMITED' })
    expect(mayHaveExecuted(error)).toBe(false)
    expect(server.requests).toHaveLength(3)
  })

  test('with too many requests, and without time for another attempt, was not executed', async () => {
    await using server = await startRawServer(afterReading((_, response) => sendJson(response, {}, 429)))
    const retry = { initialDelayMs: 60_000, maxDelayMs: 60_000 }
    await using upstream = openTestUpstream(server, { ...QUICK, retry, timeouts: { write: { responseMs: 200 } } })
    const error = await create(upstream.apis).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
    expect(mayHaveExecuted(error)).toBe(false)
    expect(server.requests).toHaveLength(1)
  })

  test('for lack of a listening server was not sent', async () => {
    const server = await startRawServer(ok)
    await server[Symbol.asyncDispose]()
    await using upstream = openTestUpstream(server)
    const error = await create(upstream.apis).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(mayHaveExecuted(error)).toBe(false)
    expect(upstream.calls).toMatchObject([{ attempts: 3 }])
  })

  test('for lack of a slot or at an open circuit breaker was not sent', async () => {
    await using server = await startRawServer(afterReading((_, response) => response.writeHead(503).end()))
    const limiters = { metadata: { maxInFlight: 1, maxQueued: 0 } }
    await using upstream = openTestUpstream(server, {
      ...QUICK,
      limiters,
      breaker: { failures: 1, halfOpenAfterMs: 60_000 },
    })
    const [first, second] = await Promise.all(
      [1, 2].map(() => create(upstream.apis).catch((reason: unknown) => reason)),
    )
    const third = await create(upstream.apis).catch((reason: unknown) => reason)
    expect([first, second, third]).toMatchObject([
      { code: 'UPSTREAM_UNAVAILABLE' },
      { code: 'RATE_LIMITED', reason: 'QUEUE' },
      { code: 'UPSTREAM_UNAVAILABLE' },
    ])
    expect([first, second, third].map(mayHaveExecuted)).toEqual([true, false, false])
    expect(server.requests).toHaveLength(1)
  })

  test.each(['..', '\ud800'])('for the impossible id %j was not sent', async (id) => {
    await using upstream = openTestUpstream({ url: 'http://127.0.0.1:9' })
    const error = await upstream.apis.voices.delete(id).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'NOT_FOUND' })
    expect(mayHaveExecuted(error)).toBe(false)
  })
})

test('An error that is not of a write may have been executed', () => {
  expect([new Error('x'), undefined, null, 'x', 1].map(mayHaveExecuted)).toEqual(Array(5).fill(true))
})

test('A failed read may have been executed', async () => {
  await using server = await startRawServer(ok)
  await using upstream = openTestUpstream(server)
  const error = await upstream.apis.voices.get('v').catch((reason: unknown) => reason)
  expect(mayHaveExecuted(error)).toBe(true)
})

test('Writes are sent before the polling reads', async () => {
  const order: (string | undefined)[] = []
  await using server = await startRawServer(async (request, response) => {
    order.push(request.method)
    if (order.length === 1) await waitUntil(() => upstream.stats().limiters.metadata?.queued === 3, 'three calls wait')
    sendJson(response, { voice_id: 'v', user_id: 'u' })
  })
  await using upstream = openTestUpstream(server, { ...QUICK, limiters: { metadata: { maxInFlight: 1 } } })
  const apis = upstream.as({ ...CALLER, priority: 'poll' })
  await Promise.all([apis.account.getUser(), apis.account.getUser(), upstream.apis.account.getUser(), create(apis)])
  expect(order).toEqual(['GET', 'POST', 'GET', 'GET'])
})

describe('A caller that disconnects', () => {
  test('cancels a waiting write', async () => {
    await using server = await startRawServer(ok)
    await using upstream = openTestUpstream(server, { ...QUICK, limiters: { metadata: { maxInFlight: 1 } } })
    const leaving = new AbortController()
    const first = upstream.apis.voices.delete('first')
    const waiting = create(upstream.as({ ...CALLER, signal: leaving.signal })).catch((reason: unknown) => reason)
    leaving.abort()
    expect(await waiting).toMatchObject({ code: 'REQUEST_ABORTED' })
    expect(mayHaveExecuted(await waiting)).toBe(false)
    await first
    expect(server.requests).toHaveLength(1)
  })

  test('gets the result of a write that was sent', async () => {
    const leaving = new AbortController()
    await using server = await startRawServer(
      afterReading((_, response) => {
        leaving.abort()
        void turnEventLoop(20).then(() => sendJson(response, { voice_id: 'new' }))
      }),
    )
    await using upstream = openTestUpstream(server)
    expect(await create(upstream.as({ ...CALLER, signal: leaving.signal }))).toEqual({ voiceId: 'new' })
  })

  test('causes no further attempts', async () => {
    const leaving = new AbortController()
    await using server = await startRawServer(
      afterReading((_, response) => {
        leaving.abort()
        sendJson(response, {}, 429)
      }),
    )
    await using upstream = openTestUpstream(server)
    const error = await create(upstream.as({ ...CALLER, signal: leaving.signal })).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'REQUEST_ABORTED' })
    expect(mayHaveExecuted(error)).toBe(false)
    expect(server.requests).toHaveLength(1)
  })

  test('with one abort reason for two writes gets the right certainty for each', async () => {
    const reason = new RequestAborted()
    await using server = await startRawServer(afterReading(silence))
    const upstream = openTestUpstream(server, { ...QUICK, limiters: { metadata: { maxInFlight: 1 } } })
    const sent = create(upstream.apis).catch((error: unknown) => error)
    const leaving = new AbortController()
    const waiting = create(upstream.as({ ...CALLER, signal: leaving.signal })).catch((error: unknown) => error)
    await waitUntil(() => server.requests.length > 0, 'the first write is sent')
    leaving.abort(reason)
    expect(await waiting).toBe(reason)
    await upstream.close(0)
    expect(await sent).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    expect([await waiting, await sent].map(mayHaveExecuted)).toEqual([false, true])
  })
})

describe('The connection of a write', () => {
  test('is new, so that it is not closed by upstream while idle', async () => {
    const ports: (number | undefined)[] = []
    await using server = await startRawServer(
      afterReading((request, response) => {
        ports.push(request.socket.remotePort)
        sendJson(response, { voice_id: 'new' })
      }),
    )
    await using upstream = openTestUpstream(server)
    for (let turn = 0; turn < 4; turn++) await create(upstream.apis)
    expect(new Set(ports).size).toBe(4)
    expect(server.requests.every(({ headers }) => headers.connection === 'close')).toBe(true)
  })

  test.each([
    ['at once', () => {}],
    ['at the first byte', (socket: Socket) => once(socket, 'data')],
  ])('that is closed %s is not opened again after the write was sent', async (_, before) => {
    let connections = 0
    const server = createServer(async (socket) => {
      connections += 1
      socket.on('error', () => {})
      await before(socket)
      socket.destroy()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    await using upstream = openTestUpstream({ url: `http://127.0.0.1:${(server.address() as { port: number }).port}` })
    const error = await create(upstream.apis).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(mayHaveExecuted(error)).toBe(true)
    expect(connections).toBe(1)
    server.close()
  })
})
