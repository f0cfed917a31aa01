import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { describe, expect, jest, test } from '@jest/globals'
import { mayHaveExecuted } from '../../../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import { UploadRefused } from '../../../../../src/errors.js'
import { stopClock } from '../../../../support/stopClock.js'
import { openTestUpstream, QUICK } from '../../openTestUpstream.js'
import { sendJson, startRawServer } from '../../startRawServer.js'
import { playUpload, readWhole } from './playUpload.js'
import { bodyOf, endless, oneFile, TestFiles, testFile, textFile } from './uploadSources.js'

/** A file with a sender that pauses after its first chunk until the upload has ended. */
function pausingFile(size = 1000) {
  let onSettled = () => {}
  const settled = new Promise<void>((resolve) => {
    onSettled = resolve
  })
  const chunks = async function* () {
    yield Buffer.alloc(size)
    await settled
    yield Buffer.alloc(size)
  }
  return { files: new TestFiles([testFile({ fileName: 'slow.wav', chunks: chunks() })]), onSettled }
}

/** A short timeout on one side of an upload only. */
const impatientWith = (limit: 'senderIdleMs' | 'receiverIdleMs') => ({
  ...QUICK,
  timeouts: { upload: { ...QUICK.timeouts.upload, [limit]: 400 } },
})
const WITHHELD = { mayHaveExecuted: false, requests: 1, arrivedWhole: false }
const large = () => new TestFiles([testFile({ chunks: endless() })])

describe('The final boundary of an upload is withheld', () => {
  const refusal = new UploadRefused('TOO_LARGE', 'Too large.', { fileName: 'a.wav' })

  test('when a file fails after some bytes', async () => {
    const chunks = async function* () {
      yield Buffer.alloc(300_000)
      await arrived
      throw refusal
    }
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve
    })
    const answer: typeof readWhole = (request, response) => {
      arrive()
      return readWhole(request, response)
    }
    expect(await playUpload({ files: new TestFiles([testFile({ chunks: chunks() }), textFile('x')]), answer })).toEqual(
      {
        ...WITHHELD,
        error: refusal,
      },
    )
  })

  test('when a file fails at once, with any error', async () => {
    const error = new TypeError('a bug')
    const files = new TestFiles([textFile('x')], () => Promise.reject(error))
    expect(await playUpload({ files })).toEqual({ ...WITHHELD, error, requests: expect.any(Number) })
  })

  test('when the hook throws', async () => {
    const options = { beforeFinalBoundary: () => Promise.reject(refusal) }
    expect(await playUpload({ files: oneFile(), options })).toEqual({
      ...WITHHELD,
      error: refusal,
      requests: expect.any(Number),
    })
  })

  test('when the hook throws for a form without files', async () => {
    await using server = await startRawServer(readWhole)
    await using upstream = openTestUpstream(server)
    const options = { beforeFinalBoundary: () => Promise.reject(refusal) }
    const error = await upstream.apis.voices.edit('v1', { name: 'n' }, options).catch((reason: unknown) => reason)
    expect([error, mayHaveExecuted(error), server.requests]).toEqual([refusal, false, []])
  })

  test('when the sender stalls', async () => {
    const { error, ...rest } = await playUpload({ ...pausingFile(), limits: impatientWith('senderIdleMs') })
    expect(error).toMatchObject({ code: 'UPLOAD_REFUSED', reason: 'IDLE', fileName: 'slow.wav' })
    expect(rest).toEqual(WITHHELD)
  })

  test('when the sender stalls and its stream is closed', async () => {
    const stream = new Readable({ read() {} })
    stream.push('x')
    const file = { fileName: 'a', mediaType: 'audio/wav', bytes: stream }
    await using server = await startRawServer(readWhole)
    await using upstream = openTestUpstream(server, impatientWith('senderIdleMs'))
    const adding = upstream.apis.samples.add('v1', { files: Readable.from([file]) })
    await expect(adding).rejects.toMatchObject({ reason: 'IDLE' })
    expect(stream.destroyed).toBe(true)
  })

  test('when upstream stops reading', async () => {
    const files = large()
    const { error, ...rest } = await playUpload({
      files,
      limits: impatientWith('receiverIdleMs'),
      answer: (request) => void request.pause(),
    })
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
    expect(rest).toEqual(WITHHELD)
  })

  test('when the upload exceeds its deadline', async () => {
    const upload = { ...QUICK.timeouts.upload, responseMs: 30_000 }
    const limits = { ...QUICK, timeouts: { upload } }
    const answer = (request: IncomingMessage) => request.once('data', () => jest.advanceTimersByTime(30_001))
    stopClock()
    const { error, ...rest } = await playUpload({ files: large(), limits, answer })
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
    expect(rest).toEqual(WITHHELD)
  })

  test('when upstream disconnects during the upload', async () => {
    const answer = (request: IncomingMessage) => request.once('data', () => request.socket.resetAndDestroy())
    const { error, ...rest } = await playUpload({ files: large(), answer })
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(rest).toEqual(WITHHELD)
  })

  test('when upstream disconnects while the sender pauses', async () => {
    const answer = (request: IncomingMessage) => request.once('data', () => request.socket.resetAndDestroy())
    const { error, ...rest } = await playUpload({ ...pausingFile(), answer })
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(rest).toEqual(WITHHELD)
  })

  test('when the caller disconnects before it', async () => {
    const leaving = new AbortController()
    const answer = (request: IncomingMessage) => request.once('data', () => leaving.abort())
    const { error, ...rest } = await playUpload({ files: large(), answer, signal: leaving.signal })
    expect(error).toMatchObject({ code: 'REQUEST_ABORTED' })
    expect(rest).toEqual(WITHHELD)
  })

  test('when the caller disconnects during the hook', async () => {
    const leaving = new AbortController()
    const options = { beforeFinalBoundary: async () => leaving.abort() }
    const { error, ...rest } = await playUpload({ files: oneFile(), options, signal: leaving.signal })
    expect(error).toMatchObject({ code: 'REQUEST_ABORTED' })
    expect(rest).toEqual({ ...WITHHELD, requests: expect.any(Number) })
  })

  test('when the caller has disconnected before the call', async () => {
    const { error, ...rest } = await playUpload({ files: oneFile(), signal: AbortSignal.abort() })
    expect(error).toMatchObject({ code: 'REQUEST_ABORTED' })
    expect(rest).toEqual({ ...WITHHELD, requests: 0 })
  })
})

describe('A response before the end of an upload', () => {
  test.each([
    [413, { detail: { code: 'request_too_large' } }, { code: 'UPSTREAM_REJECTED', upstreamCode: 'request_too_large' }],
    [413, 'Payload Too Large', { code: 'UPSTREAM_REJECTED', upstreamCode: 'request_too_large' }],
    [429, { detail: { code: 'system_busy' } }, { code: 'RATE_LIMITED', upstreamCode: 'system_busy' }],
    [503, {}, { code: 'UPSTREAM_UNAVAILABLE' }],
  ])('with %i stops the reading of the files and is returned', async (status, body, extensions) => {
    const files = large()
    const { error, ...rest } = await playUpload({ files, answer: (_, response) => sendJson(response, body, status) })
    expect(error).toMatchObject({ extensions })
    expect(rest).toEqual(WITHHELD)
    expect(files.files[0]?.pulledBytes).toBeLessThan(16 * 1024 * 1024)
  })

  test('is returned while the sender pauses', async () => {
    const { error, ...rest } = await playUpload({
      ...pausingFile(),
      answer: (_, response) => sendJson(response, { detail: { code: 'voice_not_found' } }, 404),
    })
    expect(error).toMatchObject({ code: 'NOT_FOUND' })
    expect(rest).toEqual(WITHHELD)
  })

  test('with a success status proves nothing', async () => {
    const { error, ...rest } = await playUpload({ files: large(), answer: (_, response) => sendJson(response, []) })
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(rest).toEqual({ ...WITHHELD, mayHaveExecuted: true })
  })
})

test('An upload that never got a connection is sent again', async () => {
  const server = await startRawServer(readWhole)
  await server[Symbol.asyncDispose]()
  await using upstream = openTestUpstream(server)
  const files = oneFile()
  const error = await upstream.apis.samples.add('v1', { files }).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  expect([mayHaveExecuted(error), files.state, files.files[0]?.pulledBytes]).toEqual([false, 'over', 0])
  expect(upstream.calls).toMatchObject([{ attempts: 3 }])
})

test('An upload is not the probe call of an open circuit breaker', async () => {
  let isDown = true
  await using server = await startRawServer(async (request, response) => {
    await bodyOf(request).catch(() => {})
    if (isDown) response.writeHead(503).end()
    else sendJson(response, request.method === 'GET' ? { user_id: 'u' } : [])
  })
  const breaker = { failures: 1, halfOpenAfterMs: 60_000 }
  stopClock('date')
  await using upstream = openTestUpstream(server, { ...QUICK, retry: { maxRetries: 0 }, breaker })
  await upstream.apis.account.getUser().catch(() => {})
  expect(upstream.stats().breaker).toBe('open')
  jest.setSystemTime(Date.now() + 60_001)
  isDown = false
  let finish = () => {}
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  const adding = upstream.apis.samples.add('v1', { files: new TestFiles([textFile('x')], () => held) })
  expect(await upstream.apis.account.getUser()).toEqual({ id: 'u' })
  finish()
  expect(await adding).toEqual([])
})
