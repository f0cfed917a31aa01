import { describe, expect, test } from '@jest/globals'
import { mayHaveExecuted } from '../../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import { bytesOf, errorOf } from '../client/generations.js'
import { bodyOf } from '../client/uploads/uploadSources.js'
import { openTestUpstream, QUICK, startPair } from '../openTestUpstream.js'
import { type RawServer, sendJson, startRawServer } from '../startRawServer.js'

const DESCRIPTION = 'A calm old sailor who has seen every harbour there is.'
const TEXT =
  'It was a dark and stormy night, and nobody in the harbour was asleep, least of all the old sailor himself.'
const FORMAT = { outputFormat: 'MP3_44100_128' } as const
const PREVIEW = { audio_base_64: 'YWI=', generated_voice_id: 'g1', media_type: 'audio/mpeg', duration_secs: 2 }

/** A server with one response for all requests, and its last request. */
async function startJsonServer(answer: object): Promise<RawServer & { seen: { url?: string; json?: unknown } }> {
  const seen: { url?: string; json?: unknown } = {}
  const server = await startRawServer(async (request, response) => {
    seen.url = request.url
    seen.json = JSON.parse(String(await bodyOf(request)))
    response.setHeader('character-cost', '104.2')
    sendJson(response, answer)
  })
  return Object.assign(server, { seen })
}

describe('PreviewsApi sends', () => {
  const remix = {
    description: DESCRIPTION,
    text: TEXT,
    autoGenerateText: false,
    loudness: 0,
    seed: 0,
    guidanceScale: 3,
    streamPreviews: false,
    remixingSessionId: 's',
    remixingSessionIterationId: 'i',
    promptStrength: 0.4,
    ...FORMAT,
  }
  const remixOnWire = {
    voice_description: DESCRIPTION,
    text: TEXT,
    auto_generate_text: false,
    loudness: 0,
    seed: 0,
    guidance_scale: 3,
    stream_previews: false,
    remixing_session_id: 's',
    remixing_session_iteration_id: 'i',
    prompt_strength: 0.4,
  }

  test('a design', async () => {
    await using server = await startJsonServer({ previews: [PREVIEW], text: TEXT })
    await using upstream = openTestUpstream(server)
    const request = { ...remix, modelId: 'm', shouldEnhance: true, quality: 0.9, referenceAudioBase64: 'YQ==' }
    expect(await upstream.apis.previews.design(request)).toEqual({
      text: TEXT,
      previews: [{ id: 'g1', bytes: Buffer.from('ab'), mediaType: 'audio/mpeg', durationSecs: 2, language: null }],
      characterCost: 105,
    })
    expect(server.seen).toEqual({
      url: '/v1/text-to-voice/design?output_format=mp3_44100_128',
      json: { ...remixOnWire, model_id: 'm', should_enhance: true, quality: 0.9, reference_audio_base64: 'YQ==' },
    })
  })

  test('a remix', async () => {
    await using server = await startJsonServer({ previews: [PREVIEW], text: TEXT })
    await using upstream = openTestUpstream(server)
    await upstream.apis.previews.remix('v/1', remix)
    expect(server.seen).toEqual({
      url: '/v1/text-to-voice/v%2F1/remix?output_format=mp3_44100_128',
      json: remixOnWire,
    })
    await upstream.apis.previews.remix('v1', { description: 'deeper', outputFormat: 'OPUS_48000_32' })
    expect(server.seen.json).toEqual({ voice_description: 'deeper' })
  })

  test('a voice that is created from a preview', async () => {
    await using server = await startJsonServer({ voice_id: 'v1', name: 'Ada' })
    await using upstream = openTestUpstream(server)
    const input = { name: 'Ada', description: DESCRIPTION, previewId: 'g1' }
    expect(await upstream.apis.previews.createVoice(input)).toEqual({ voiceId: 'v1' })
    const onWire = { voice_name: 'Ada', voice_description: DESCRIPTION, generated_voice_id: 'g1' }
    expect(server.seen).toEqual({ url: '/v1/text-to-voice', json: onWire })
    const labels = [{ key: 'accent', value: 'é' }]
    await upstream.apis.previews.createVoice({ ...input, labels, playedNotSelectedPreviewIds: ['g2'] })
    expect(server.seen.json).toEqual({
      ...onWire,
      labels: { accent: 'é' },
      played_not_selected_voice_ids: ['g2'],
    })
  })
})

describe('A response with previews', () => {
  test('omits those without an id and has the media type of the format', async () => {
    const previews = [null, { ...PREVIEW, generated_voice_id: '' }, { ...PREVIEW, audio_base_64: '', duration_secs: 0 }]
    await using server = await startJsonServer({ previews })
    await using upstream = openTestUpstream(server)
    const request = { description: DESCRIPTION, outputFormat: 'OPUS_48000_32' } as const
    expect(await upstream.apis.previews.design(request)).toEqual({
      text: '',
      previews: [{ id: 'g1', bytes: null, mediaType: 'audio/ogg', durationSecs: null, language: null }],
      characterCost: 105,
    })
  })

  test.each([
    ['no usable preview', { previews: [{}], text: TEXT }],
    ['no list', { previews: null, text: TEXT }],
    ['malformed audio', { previews: [{ ...PREVIEW, audio_base_64: '?*' }], text: TEXT }],
    ['an excessive size', { previews: [{ ...PREVIEW, audio_base_64: 'A'.repeat(200_000) }], text: TEXT }],
  ])('is an error with an unknown outcome for %s', async (_, answer) => {
    await using server = await startJsonServer(answer)
    await using upstream = openTestUpstream(server, { ...QUICK, maxPreviewAudioBytes: 1000 })
    const error = await errorOf(upstream.apis.previews.design({ description: DESCRIPTION, ...FORMAT }))
    expect([error, mayHaveExecuted(error)]).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }, true])
    expect(server.requests).toHaveLength(1)
  })
})

describe('With the emulator, PreviewsApi', () => {
  test('creates a voice from a design and remixes it', async () => {
    await using pair = await startPair()
    const { previews, voices } = pair.upstream.apis
    const designed = await previews.design({ description: DESCRIPTION, text: TEXT, ...FORMAT })
    expect(designed).toMatchObject({ text: TEXT, characterCost: [...TEXT].length })
    expect(designed.previews).toHaveLength(3)
    const [first] = designed.previews
    expect(first!.bytes!.length).toBeGreaterThan(1000)
    const audio = await previews.openAudio(first!.id)
    expect((await bytesOf(audio.body)).equals(first!.bytes!)).toBe(true)

    const voice = { name: 'Sailor', description: DESCRIPTION, previewId: first!.id }
    const { voiceId } = await previews.createVoice(voice)
    expect(await voices.get(voiceId)).toMatchObject({ name: 'Sailor', category: 'GENERATED' })
    await expect(previews.createVoice(voice)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      upstreamCode: 'voice_not_found',
    })

    const remixed = await previews.remix(voiceId, {
      description: 'Younger, and in a hurry.',
      text: TEXT,
      streamPreviews: true,
      ...FORMAT,
    })
    expect(remixed.previews).toMatchObject([{ bytes: null, durationSecs: null }, { bytes: null }, { bytes: null }])
    const streamed = await previews.openAudio(remixed.previews[1]!.id)
    expect((await bytesOf(streamed.body)).length).toBeGreaterThan(1000)
  })

  test('does not send a truncated or reset request again', async () => {
    await using pair = await startPair()
    const { previews } = pair.upstream.apis
    for (const kind of ['cut_body', 'malformed_json', 'carried_out_then_reset'] as const) {
      pair.emulator.faults.add({ kind })
      const error = await errorOf(previews.design({ description: DESCRIPTION, text: TEXT, ...FORMAT }))
      expect([error, mayHaveExecuted(error)]).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }, true])
    }
    expect(pair.emulator.calls.count()).toBe(3)
  })
})
