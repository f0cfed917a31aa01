import { describe, expect, test } from '@jest/globals'
import { discardGeneration } from '../../../../src/datasources/elevenlabs/client/GeneratedStream.js'
import { mayHaveExecuted } from '../../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import { turnEventLoop } from '../../../support/turnEventLoop.js'
import { waitUntil } from '../../../support/waitUntil.js'
import { waitUntilStalled } from '../../../support/waitUntilStalled.js'
import { openTestUpstream, QUICK, startPair, type TestUpstream } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'
import {
  type Answer,
  AUDIO,
  afterReading,
  bytesOf,
  errorOf,
  listOf,
  SPEECH,
  STREAMED,
  slotsInUse,
  timedLine,
  WHOLE,
} from './generations.js'

const IMPATIENT = { ...QUICK, timeouts: { generation: { responseMs: 10_000, headMs: 5000, bodyIdleMs: 200 } } }

describe('Audio that breaks off is an error', () => {
  const breaks: [string, Answer, object][] = [
    [
      'cut before its content length',
      (_, response) => {
        response.writeHead(200, { ...AUDIO, 'content-length': 1000 })
        response.write('begin', () => setImmediate(() => response.socket?.end()))
      },
      { code: 'UPSTREAM_UNAVAILABLE' },
    ],
    [
      'cut between its chunks',
      (_, response) => {
        response.writeHead(200, AUDIO)
        response.write('begin', () => setImmediate(() => response.socket?.end()))
      },
      { code: 'UPSTREAM_UNAVAILABLE' },
    ],
    [
      'reset',
      (_, response) => {
        response.writeHead(200, AUDIO)
        response.write('begin', () => setImmediate(() => response.socket?.resetAndDestroy()))
      },
      { code: 'UPSTREAM_UNAVAILABLE' },
    ],
    [
      'stalled in the middle',
      (_, response) => void response.writeHead(200, AUDIO).write('begin'),
      { code: 'UPSTREAM_TIMEOUT' },
    ],
    [
      'stalled after its headers',
      (_, response) => response.writeHead(200, AUDIO).flushHeaders(),
      { code: 'UPSTREAM_TIMEOUT' },
    ],
    ['empty', (_, response) => response.writeHead(200, AUDIO).end(), { code: 'UPSTREAM_UNAVAILABLE' }],
  ]

  /** A long timeout, so that a stall cannot occur first. */
  const limitsFor = (error: object) => ('code' in error && error.code === 'UPSTREAM_TIMEOUT' ? IMPATIENT : QUICK)

  test.each(breaks)('when %s', async (_, answer, error) => {
    await using server = await startRawServer(afterReading(answer))
    await using upstream = openTestUpstream(server, limitsFor(error))
    const { body } = await upstream.apis.speech.create('v1', SPEECH, STREAMED)
    expect(await errorOf(bytesOf(body))).toMatchObject(error)
    await waitUntil(() => slotsInUse(upstream) === 0, 'the slot is released')
    expect(server.requests).toHaveLength(1)
    expect(upstream.calls).toHaveLength(1)
    expect(upstream.calls[0]?.outcome).toMatch(/^(unavailable|timeout)$/)
  })

  test.each(breaks)('when %s, with times', async (_, answer, error) => {
    await using server = await startRawServer(afterReading(answer))
    await using upstream = openTestUpstream(server, limitsFor(error))
    const { chunks } = await upstream.apis.speech.createTimed('v1', SPEECH, STREAMED)
    expect(await errorOf(listOf(chunks))).toMatchObject(error)
    await waitUntil(() => slotsInUse(upstream) === 0, 'the slot is released')
  })

  test.each(breaks)('with an unknown outcome when %s, with times and complete', async (_, answer, error) => {
    await using server = await startRawServer(afterReading(answer))
    await using upstream = openTestUpstream(server, limitsFor(error))
    const failure = await errorOf(upstream.apis.speech.createTimed('v1', SPEECH, WHOLE))
    expect(failure).toMatchObject(error)
    expect(mayHaveExecuted(failure)).toBe(true)
    expect(server.requests).toHaveLength(1)
  })

  test('for a reader that comes late, and nothing fails without a reader', async () => {
    await using server = await startRawServer(
      afterReading((_, response) => {
        response.writeHead(200, AUDIO)
        response.write('begin', () => setImmediate(() => response.socket?.resetAndDestroy()))
      }),
    )
    await using upstream = openTestUpstream(server)
    const { body } = await upstream.apis.speech.create('v1', SPEECH, STREAMED)
    await waitUntil(() => body.destroyed, 'the body is destroyed')
    await turnEventLoop()
    expect(await errorOf(bytesOf(body))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  })

  test('and closes the connection after a malformed line, which is logged', async () => {
    await using server = await startRawServer(
      afterReading((_, response) => void response.writeHead(200).write(`${timedLine('a')}\nsecret\n`)),
    )
    await using upstream = openTestUpstream(server)
    const { chunks } = await upstream.apis.speech.createTimed('v1', SPEECH, STREAMED)
    expect(await errorOf(listOf(chunks))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    await waitUntil(() => slotsInUse(upstream) === 0, 'the slot is released')
    expect(upstream.calls).toMatchObject([{ outcome: 'unavailable' }])
    expect(upstream.logLines.join()).not.toContain('secret')
  })

  test('when the emulator truncates it', async () => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    const { speech } = pair.upstream.apis
    for (let turn = 0; turn < 2; turn++) pair.emulator.faults.add({ kind: 'cut_body' })
    const { body } = await speech.create(voiceId, SPEECH, STREAMED)
    expect(await errorOf(bytesOf(body))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    const { chunks } = await speech.createTimed(voiceId, SPEECH, STREAMED)
    expect(await errorOf(listOf(chunks))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    pair.emulator.faults.add({ kind: 'malformed_json' })
    expect(await errorOf(speech.createTimed(voiceId, SPEECH, WHOLE))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(pair.emulator.calls.count({ generated: true })).toBe(3)
  })
})

describe('A response that is not audio is an error with the media type', () => {
  test.each(['application/json', 'text/html; charset=utf-8', 'application/problem+json'])('%s', async (type) => {
    await using server = await startRawServer(
      afterReading((_, response) => void response.writeHead(200, { 'content-type': type }).write('{"secret":1}')),
    )
    await using upstream = openTestUpstream(server)
    const error = await errorOf(upstream.apis.speech.create('v1', SPEECH, STREAMED))
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(mayHaveExecuted(error)).toBe(true)
    await waitUntil(() => slotsInUse(upstream) === 0, 'the slot is released')
    expect(server.requests).toHaveLength(1)
  })

  test.each(['text/event-stream', 'application/octet-stream', 'audio/mpeg'])(
    'other than %s, which is accepted',
    async (type) => {
      await using server = await startRawServer(
        afterReading((_, response) => response.writeHead(200, { 'content-type': type }).end('sound')),
      )
      await using upstream = openTestUpstream(server)
      const audio = await upstream.apis.speech.create('v1', { ...SPEECH, outputFormat: 'PCM_16000' }, STREAMED)
      expect(audio).toMatchObject({ mediaType: 'audio/pcm', requestId: null, historyItemId: null, characterCost: null })
      expect(String(await bytesOf(audio.body))).toBe('sound')
    },
  )

  test('of timed speech above the maximum size', async () => {
    await using server = await startRawServer(
      afterReading((_, response) => sendJson(response, { audio_base64: 'A'.repeat(20 * 1024 * 1024) })),
    )
    await using upstream = openTestUpstream(server, { ...QUICK, maxTimedAudioBytes: 1000 })
    expect(await errorOf(upstream.apis.speech.createTimed('v1', SPEECH, WHOLE))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      cause: { message: expect.stringContaining('more than') },
    })
  })
})

describe('A response that is not read to its end', () => {
  test.each([
    ['speech', (upstream: TestUpstream) => upstream.apis.speech.create('v1', SPEECH, STREAMED)],
    ['timed speech', (upstream: TestUpstream) => upstream.apis.speech.createTimed('v1', SPEECH, STREAMED)],
  ])('of %s releases its slot and its connection', async (_, make) => {
    let isClosed = false
    await using server = await startRawServer(
      afterReading((_, response) => {
        response.writeHead(200).write(`${timedLine('a')}\n`)
        response.once('close', () => {
          isClosed = true
        })
      }),
    )
    await using upstream = openTestUpstream(server)
    const generation = await make(upstream)
    expect(slotsInUse(upstream)).toBe(1)
    await discardGeneration(generation)
    await waitUntil(() => isClosed && slotsInUse(upstream) === 0, 'the request is closed and its slot is released')
    expect(upstream.calls).toMatchObject([{ outcome: 'aborted' }])
  })

  test('holds upstream back, and keeps its slot until its last byte', async () => {
    let sent = 0
    const piece = Buffer.alloc(64 * 1024)
    await using server = await startRawServer(
      afterReading((request, response) => {
        response.writeHead(200, AUDIO)
        const send = () => {
          while (sent < 64 * 1024 * 1024) {
            sent += piece.length
            if (!response.write(piece)) return void response.once('drain', send)
          }
          response.end()
        }
        request.socket.setNoDelay(true)
        send()
      }),
    )
    await using upstream = openTestUpstream(server)
    const { body } = await upstream.apis.speech.create('v1', SPEECH, STREAMED)
    await waitUntilStalled(() => sent, 100)
    expect(sent).toBeLessThan(32 * 1024 * 1024)
    expect(slotsInUse(upstream)).toBe(1)
    expect((await bytesOf(body)).length).toBe(64 * 1024 * 1024)
    await waitUntil(() => slotsInUse(upstream) === 0, 'the slot is released')
  })

  test('is ended when the upstream client closes', async () => {
    await using server = await startRawServer(
      afterReading((_, response) => void response.writeHead(200, AUDIO).write('begin')),
    )
    await using upstream = openTestUpstream(server)
    const { body } = await upstream.apis.speech.create('v1', SPEECH, STREAMED)
    const reading = errorOf(bytesOf(body))
    await upstream.close(0)
    expect(await reading).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  })
})
