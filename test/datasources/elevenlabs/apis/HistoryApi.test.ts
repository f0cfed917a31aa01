import { describe, expect, test } from '@jest/globals'
import { bytesOf, SPEECH, STREAMED, WHOLE } from '../client/generations.js'
import { textFile } from '../client/uploads/uploadSources.js'
import { openTestUpstream, startPair } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'

describe('The history', () => {
  test('is requested with the parameter names of upstream', async () => {
    await using server = await startRawServer((_, response) => sendJson(response, { history: [], has_more: false }))
    await using upstream = openTestUpstream(server)
    const { history } = upstream.apis
    expect(await history.list()).toEqual({ items: [], hasMore: false, lastId: null })
    await history.list({
      voiceId: 'v&1',
      modelId: 'm',
      source: 'STS',
      after: new Date(1_700_000_000_999),
      pageSize: 7,
      startAfter: 'h1',
    })
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v1/history',
      '/v1/history?voice_id=v%261&model_id=m&source=STS&date_after_unix=1700000000&page_size=7&start_after_history_item_id=h1',
    ])
  })

  test('keeps generated audio, which is found by its properties', async () => {
    await using pair = await startPair()
    const { speech, audio, history } = pair.upstream.apis
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    const before = new Date(Date.now() - 5000)
    const made = await speech.create(voiceId, SPEECH, WHOLE)
    const bytes = await bytesOf(made.body)
    const file = textFile('x'.repeat(50_000))
    const request = {
      file,
      modelId: 'eleven_multilingual_sts_v2',
      outputFormat: 'MP3_44100_128',
      logging: true,
    } as const
    await bytesOf((await audio.changeVoice(voiceId, request, { streamed: false, group: null })).body)

    const spoken = await history.list({ voiceId, modelId: SPEECH.modelId, source: 'TTS', after: before })
    expect(spoken).toEqual({
      items: [
        {
          id: made.historyItemId,
          requestId: made.requestId,
          voiceId,
          modelId: SPEECH.modelId,
          text: SPEECH.text,
          source: 'TTS',
          createdAt: expect.any(Date),
          state: 'CREATED',
          mediaType: 'audio/mpeg',
          outputFormat: 'mp3_44100_128',
          characterCost: made.characterCost,
          alignment: null,
          normalizedAlignment: null,
        },
      ],
      hasMore: false,
      lastId: made.historyItemId,
    })
    expect((await history.list({ voiceId, source: 'STS' })).items).toMatchObject([{ source: 'STS', text: null }])
    expect((await history.list({ after: new Date(Date.now() + 60_000) })).items).toEqual([])
    const page = await history.list({ pageSize: 1 })
    expect([page.items.length, page.hasMore]).toEqual([1, true])
    expect((await history.list({ pageSize: 1, startAfter: page.lastId! })).items).toHaveLength(1)

    const item = await history.get(made.historyItemId!)
    expect(item.alignment?.characters.join('')).toBe(SPEECH.text)
    expect(item.normalizedAlignment).not.toBeNull()
    const stored = await history.openAudio(item.id)
    expect((await bytesOf(stored.body)).equals(bytes)).toBe(true)
    expect(pair.emulator.calls.count({ generated: true })).toBe(2)
  })

  test('reports audio that is still being generated', async () => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    const { speech, history } = pair.upstream.apis
    pair.emulator.faults.add({ kind: 'stall_body' })
    const { body, historyItemId } = await speech.create(voiceId, SPEECH, STREAMED)
    expect(await history.get(historyItemId!)).toMatchObject({ state: 'PROCESSING' })
    body.destroy()
  })

  test('does not contain deleted items', async () => {
    await using pair = await startPair()
    const gone = { code: 'NOT_FOUND', upstreamCode: 'history_item_not_found' }
    await expect(pair.upstream.apis.history.get('gone')).rejects.toMatchObject(gone)
    await expect(pair.upstream.apis.history.openAudio('gone')).rejects.toMatchObject(gone)
  })

  test('omits malformed items from a list, and a malformed single item is an error', async () => {
    const item = { history_item_id: 'h1', date_unix: 1_700_000_000 }
    await using server = await startRawServer((request, response) =>
      sendJson(response, request.url === '/v1/history' ? { history: [{}, null, { ...item, date_unix: 0 }, item] } : {}),
    )
    await using upstream = openTestUpstream(server)
    expect((await upstream.apis.history.list()).items).toMatchObject([
      { id: 'h1', requestId: null, state: 'UNKNOWN', characterCost: null, createdAt: new Date(1_700_000_000_000) },
    ])
    await expect(upstream.apis.history.get('h1')).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  })
})
