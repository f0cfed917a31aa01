import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { turnEventLoop } from '../../../../support/turnEventLoop.js'
import { CALLER, IMPATIENT, openTestUpstream, QUICK } from '../../openTestUpstream.js'
import { sendJson, startRawServer } from '../../startRawServer.js'
import { playUpload } from './playUpload.js'
import { bodyOf, oneFile, silence, textFile } from './uploadSources.js'

describe('An upload that was sent completely', () => {
  const SENT = { mayHaveExecuted: true, requests: 1, arrivedWhole: true }
  const whole =
    (then: (request: IncomingMessage, response: ServerResponse) => void) =>
    async (request: IncomingMessage, response: ServerResponse) => {
      await bodyOf(request)
      then(request, response)
    }

  test.each<[string, (request: IncomingMessage, response: ServerResponse) => void, string]>([
    ['never answered', silence, 'UPSTREAM_TIMEOUT'],
    ['reset', (request) => request.socket.resetAndDestroy(), 'UPSTREAM_UNAVAILABLE'],
    ['answered with a 500', (_, response) => sendJson(response, {}, 500), 'UPSTREAM_UNAVAILABLE'],
    ['answered with invalid JSON', (_, response) => response.end('<html>'), 'UPSTREAM_UNAVAILABLE'],
    [
      'answered in part',
      (_, response) => response.writeHead(200).write('[', () => response.destroy()),
      'UPSTREAM_UNAVAILABLE',
    ],
  ])('and %s has an unknown outcome and is not sent again', async (_, then, code) => {
    const limits = code === 'UPSTREAM_TIMEOUT' ? IMPATIENT : QUICK
    const { error, ...rest } = await playUpload({ files: oneFile(), answer: whole(then), limits })
    expect(error).toMatchObject({ code })
    expect(rest).toEqual(SENT)
  })

  test.each([
    [429, { detail: { code: 'rate_limit_exceeded' } }, { code: 'RATE_LIMITED' }],
    [
      400,
      { detail: { status: 'x', message: 'You cannot upload the same file twice.' } },
      { code: 'UPSTREAM_REJECTED', upstreamCode: 'duplicate_file' },
    ],
  ])('and refused with %i was not executed and is not sent again', async (status, body, extensions) => {
    const answer = whole((_, response) => sendJson(response, body, status))
    const { error, ...rest } = await playUpload({ files: oneFile(), answer })
    expect(error).toMatchObject({ extensions })
    expect(rest).toEqual({ ...SENT, mayHaveExecuted: false })
  })

  test('continues to its response if the caller disconnects', async () => {
    const leaving = new AbortController()
    const answer = whole((_, response) => {
      leaving.abort()
      void turnEventLoop(20).then(() => sendJson(response, [{ sample_id: 's1' }]))
    })
    const { value, ...rest } = await playUpload({ files: oneFile(), answer, signal: leaving.signal })
    expect(value).toMatchObject([{ upstreamId: 's1' }])
    expect(rest).toEqual(SENT)
  })

  test('to find similar voices is aborted if the caller disconnects', async () => {
    const leaving = new AbortController()
    await using server = await startRawServer(whole(() => leaving.abort()))
    await using upstream = openTestUpstream(server)
    const { voices } = upstream.as({ ...CALLER, signal: leaving.signal })
    await expect(voices.findSimilar({ file: textFile('x') })).rejects.toMatchObject({ code: 'REQUEST_ABORTED' })
  })
})
