import { once } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { UpstreamNotFound, UpstreamUnavailable } from '../../../../src/errors.js'
import { openTestUpstream, QUICK, startPair, type TestPair } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'

function addSample({ emulator }: TestPair) {
  const voice = emulator.state.addVoice({ category: 'professional', samples: [{ duration_secs: 2 }] })
  return [voice.voice_id, voice.samples![0]!.sample_id] as const
}

describe('SamplesApi.openAudio', () => {
  test('returns the bytes unchanged', async () => {
    await using pair = await startPair()
    const [voiceId, sampleId] = addSample(pair)
    const audio = await pair.upstream.apis.samples.openAudio(voiceId, sampleId)
    expect(audio).toMatchObject({ status: 200, mediaType: 'audio/wav', contentRange: null })
    expect(pair.upstream.stats().limiters.media.inFlight).toBe(1)
    expect(pair.upstream.calls).toEqual([])
    const over = pair.upstream.nextCall()
    const bytes = Buffer.concat(await audio.body.toArray())
    expect(bytes.subarray(0, 4).toString()).toBe('RIFF')
    expect(bytes.length).toBe(audio.contentLength)
    expect(await over).toMatchObject({ operation: 'samples.openAudio', outcome: 'ok', status: 200, attempts: 1 })
    const [call] = pair.emulator.calls.all()
    expect(call?.path).toBe(`/v1/voices/${voiceId}/samples/${sampleId}/audio`)
    expect(pair.upstream.stats().limiters.media.inFlight).toBe(0)
  })

  test('requests a range and returns the received range', async () => {
    await using server = await startRawServer((_, response) => {
      const headers = {
        'content-type': 'audio/mpeg; charset=binary',
        'content-range': 'bytes 2-4/10',
        'accept-ranges': 'bytes',
      }
      response.writeHead(206, { ...headers, 'content-length': 3 }).end('cde')
    })
    await using upstream = openTestUpstream(server)
    const audio = await upstream.apis.samples.openAudio('v', 's', { range: 'bytes=2-4' })
    expect(audio).toMatchObject({
      status: 206,
      mediaType: 'audio/mpeg',
      contentLength: 3,
      contentRange: 'bytes 2-4/10',
      acceptRanges: 'bytes',
    })
    audio.body.resume()
    await once(audio.body, 'close')
    const odd = await upstream.apis.samples.openAudio('v', 's', { range: 'bytes=0-1,\r\nx: y' })
    odd.body.destroy()
    expect(server.requests.map(({ headers }) => headers.range)).toEqual(['bytes=2-4', undefined])
  })

  test('closes the connection when its reader leaves', async () => {
    await using pair = await startPair()
    const [voiceId, sampleId] = addSample(pair)
    pair.emulator.faults.add({ kind: 'stall_body' })
    const audio = await pair.upstream.apis.samples.openAudio(voiceId, sampleId)
    const over = pair.upstream.nextCall()
    audio.body.destroy()
    expect(await over).toMatchObject({ outcome: 'aborted' })
    await pair.emulator.calls.waitFor(({ aborted }) => aborted)
    expect(pair.upstream.stats().limiters.media.inFlight).toBe(0)
  })

  test('aborts when the caller disconnects', async () => {
    await using pair = await startPair()
    const [voiceId, sampleId] = addSample(pair)
    pair.emulator.faults.add({ kind: 'stall_body' })
    const leaving = new AbortController()
    const { samples } = pair.upstream.as({ tenantId: null, priority: 'query', signal: leaving.signal })
    const audio = await samples.openAudio(voiceId, sampleId)
    const reading = audio.body.toArray()
    leaving.abort()
    await expect(reading).rejects.toMatchObject({ code: 'REQUEST_ABORTED' })
    await pair.emulator.calls.waitFor(({ aborted }) => aborted)
  })

  test.each([
    ['cut_body', 'UPSTREAM_UNAVAILABLE', 'unavailable'],
    ['stall_body', 'UPSTREAM_TIMEOUT', 'timeout'],
  ] as const)('fails with a coded error for the reader after %s in mid-stream', async (kind, code, outcome) => {
    const media = { ...QUICK.timeouts.media, bodyIdleMs: 300 }
    await using pair = await startPair(kind === 'stall_body' ? { ...QUICK, timeouts: { media } } : QUICK)
    const [voiceId, sampleId] = addSample(pair)
    pair.emulator.faults.add({ kind })
    const audio = await pair.upstream.apis.samples.openAudio(voiceId, sampleId)
    const over = pair.upstream.nextCall()
    const error = await audio.body.toArray().catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code })
    expect(await over).toMatchObject({ outcome, attempts: 1 })
    expect(pair.upstream.stats().limiters.media.inFlight).toBe(0)
  })

  test('does not let a slow reader hold a slot for ever', async () => {
    await using server = await startRawServer((_, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' })
      response.write(Buffer.alloc(4 * 1024 * 1024))
    })
    await using upstream = openTestUpstream(server, { timeouts: { media: { bodyMs: 200 } } })
    const audio = await upstream.apis.samples.openAudio('v', 's')
    const [error] = await once(audio.body, 'error')
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
  })

  test('retries until the first byte is delivered', async () => {
    await using pair = await startPair()
    const [voiceId, sampleId] = addSample(pair)
    pair.emulator.faults.add({ kind: 'html_503', times: 2 })
    const audio = await pair.upstream.apis.samples.openAudio(voiceId, sampleId)
    audio.body.destroy()
    expect(pair.emulator.calls.count()).toBe(3)
  })

  test('reports an unknown sample', async () => {
    await using pair = await startPair()
    const [voiceId] = addSample(pair)
    await expect(pair.upstream.apis.samples.openAudio(voiceId, 'nothing')).rejects.toBeInstanceOf(UpstreamNotFound)
  })
})

describe('SamplesApi.getPreview', () => {
  test('decodes the audio', async () => {
    await using pair = await startPair()
    const [voiceId, sampleId] = addSample(pair)
    const preview = await pair.upstream.apis.samples.getPreview(voiceId, sampleId, { removeBackgroundNoise: true })
    expect(preview).toMatchObject({ mediaType: 'audio/wav', durationSecs: 2 })
    expect(preview.bytes.subarray(0, 4).toString()).toBe('RIFF')
    const [call] = pair.emulator.calls.all()
    expect(call?.path).toBe(`/v1/voices/pvc/${voiceId}/samples/${sampleId}/audio`)
    expect(call?.query).toEqual({ remove_background_noise: 'true' })
  })

  test('checks the type and the size of the response', async () => {
    await using server = await startRawServer((_, response, index) => {
      if (index === 0) sendJson(response, { audio_base_64: 'AAAA', media_type: 'text/html', duration_secs: null })
      else if (index === 1) sendJson(response, { audio_base_64: null })
      else sendJson(response, { audio_base_64: 'A'.repeat(100_000), media_type: 'audio/mpeg' })
    })
    await using upstream = openTestUpstream(server, { ...QUICK, maxInlineAudioBytes: 1024 })
    const { samples } = upstream.apis
    expect(await samples.getPreview('v', 's')).toEqual({
      bytes: Buffer.alloc(3),
      mediaType: 'application/octet-stream',
      durationSecs: null,
    })
    await expect(samples.getPreview('v', 's')).rejects.toBeInstanceOf(UpstreamUnavailable)
    await expect(samples.getPreview('v', 's')).rejects.toBeInstanceOf(UpstreamUnavailable)
    // A response that is too large is as large after a retry.
    expect(server.requests).toHaveLength(3)
  })
})

test('SamplesApi.getWaveform reads the amplitudes', async () => {
  await using pair = await startPair()
  const [voiceId, sampleId] = addSample(pair)
  const waveform = await pair.upstream.apis.samples.getWaveform(voiceId, sampleId)
  expect(waveform.length).toBeGreaterThan(0)
  expect(waveform.every(Number.isFinite)).toBe(true)
  expect(pair.emulator.calls.all()[0]?.path).toBe(`/v1/voices/pvc/${voiceId}/samples/${sampleId}/waveform`)
})
