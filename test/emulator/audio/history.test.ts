import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startEmulator } from '../../../emulator/index.js'
import { bytesOf } from '../support/bytesOf.js'
import { createWav } from '../support/createWav.js'
import { errorOf, get, vendorClient, withEmulator } from '../support/withEmulator.js'

async function withSpeech(texts: string[]) {
  const emulator = await withEmulator({ seed: 'empty' })
  const client = vendorClient(emulator)
  const { voice_id } = emulator.state.addVoice({ name: 'Reader', category: 'premade' })
  emulator.clock.freeze()
  for (const text of texts) {
    await client.textToSpeech.convert(voice_id, { text })
    emulator.clock.advance(60_000)
  }
  return { emulator, client, voiceId: voice_id }
}

describe('history in the vendor SDK', () => {
  test('The history contains text, cost and audio of generated speech.', async () => {
    const { emulator, client, voiceId } = await withSpeech([])
    const speech = await client.textToSpeech.convert(voiceId, { text: 'One, 2.', outputFormat: 'opus_48000_32' })
    const audio = await bytesOf(speech)
    const { history, hasMore, lastHistoryItemId } = await client.history.list()
    expect(hasMore).toBe(false)
    expect(history).toEqual([
      expect.objectContaining({
        historyItemId: lastHistoryItemId,
        voiceId,
        voiceName: 'Reader',
        voiceCategory: 'premade',
        modelId: 'eleven_multilingual_v2',
        text: 'One, 2.',
        source: 'TTS',
        state: 'created',
        contentType: 'audio/ogg',
        characterCountChangeFrom: 18_342,
        characterCountChangeTo: 18_349,
        dateUnix: Math.floor(emulator.clock.now().getTime() / 1000),
      }),
    ])
    const { data, rawResponse } = await client.history.getAudio(lastHistoryItemId!).withRawResponse()
    expect((await bytesOf(data)).equals(audio)).toBe(true)
    expect(rawResponse.headers.get('content-type')).toBe('audio/ogg')
  })

  test('A single history item contains character times.', async () => {
    const { client } = await withSpeech(['One, 2.'])
    const { history } = await client.history.list()
    expect(history[0]!.alignments).toBeUndefined()
    const { alignments } = await client.history.get(history[0]!.historyItemId)
    expect(alignments!.alignment.characters.join('')).toBe('One, 2.')
    expect(alignments!.normalizedAlignment.characters.join('')).toBe('One, two.')
  })

  test('The history can be paged in both directions.', async () => {
    const texts = ['one', 'two', 'three', 'four', 'five']
    const { client } = await withSpeech(texts)
    for (const sortDirection of ['desc', 'asc'] as const) {
      const seen: (string | undefined)[] = []
      let startAfterHistoryItemId: string | undefined
      let more = true
      while (more) {
        const page = await client.history.list({ pageSize: 2, sortDirection, startAfterHistoryItemId })
        seen.push(...page.history.map(({ text }) => text))
        startAfterHistoryItemId = page.lastHistoryItemId
        more = page.hasMore
      }
      expect(seen).toEqual(sortDirection === 'asc' ? texts : texts.toReversed())
    }
  })

  test('The history can be filtered by voice, model, source, date and text.', async () => {
    const { emulator, client, voiceId } = await withSpeech(['Red apples', 'green apples', 'plums'])
    const { voice_id: other } = emulator.state.addVoice()
    await client.speechToSpeech.convert(other, { audio: { data: createWav(1), filename: 'a.wav' } })
    const textsOf = async (filter: Parameters<typeof client.history.list>[0]) =>
      (await client.history.list(filter)).history.map(({ text }) => text)
    expect(await textsOf({ voiceId })).toEqual(['plums', 'green apples', 'Red apples'])
    expect(await textsOf({ source: 'STS' })).toHaveLength(1)
    expect(await textsOf({ source: 'TTS', modelId: 'eleven_multilingual_v2' })).toHaveLength(3)
    expect(await textsOf({ search: 'APPLES' })).toEqual(['green apples', 'Red apples'])
    const [, , first] = (await client.history.list({ source: 'TTS' })).history
    const at = first!.dateUnix
    expect(await textsOf({ dateBeforeUnix: at + 60 })).toEqual(['Red apples'])
    expect(await textsOf({ dateAfterUnix: at + 60, source: 'TTS' })).toEqual(['plums', 'green apples'])
  })

  test('A deleted history item no longer exists.', async () => {
    const { client } = await withSpeech(['one'])
    const { lastHistoryItemId } = await client.history.list()
    expect(await client.history.delete(lastHistoryItemId!)).toEqual({ status: 'ok' })
    expect((await client.history.list()).history).toEqual([])
    const gone = { statusCode: 404, body: { detail: { code: 'history_item_not_found' } } }
    await expect(client.history.get(lastHistoryItemId!)).rejects.toMatchObject(gone)
    await expect(client.history.getAudio(lastHistoryItemId!)).rejects.toMatchObject(gone)
    await expect(client.history.delete(lastHistoryItemId!)).rejects.toMatchObject(gone)
  })

  test.each([
    ['?page_size=1001', 400, { code: 'invalid_page_size' }],
    ['?page_size=0', 400, { code: 'invalid_page_size' }],
    ['?model_id=eleven_v3', 400, { code: 'missing_required_field', param: 'source' }],
    ['?start_after_history_item_id=none', 400, { code: 'invalid_cursor' }],
    ['?source=XYZ', 422, [{ loc: ['query', 'source'], type: 'enum' }]],
    ['?sort_direction=up', 422, [{ loc: ['query', 'sort_direction'], type: 'enum' }]],
  ])('The history query %s is refused.', async (query, status, detail) => {
    const { emulator } = await withSpeech([])
    expect(await errorOf(await get(emulator, `/v1/history${query}`))).toMatchObject({ status, detail })
  })
})

describe('restart', () => {
  test('History, audio, credits and designed voices survive a restart.', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'emulator-history-'))
    const stateFile = join(directory, 'state.json')
    try {
      const first = await startEmulator({ seed: 'empty', stateFile })
      const { voice_id } = first.state.addVoice()
      const speech = await bytesOf(await vendorClient(first).textToSpeech.convert(voice_id, { text: 'Still here.' }))
      const { previews } = await vendorClient(first).textToVoice.design({
        voiceDescription: 'Somebody who is still there tomorrow.',
        autoGenerateText: true,
        streamPreviews: true,
      })
      const { charactersUsed } = first.state.plan
      await first.close()

      const second = await startEmulator({ seed: 'empty', stateFile })
      const client = vendorClient(second)
      const [item] = second.state.history()
      expect((await bytesOf(await client.history.getAudio(item!.history_item_id))).equals(speech)).toBe(true)
      expect(second.state.plan.charactersUsed).toBe(charactersUsed)
      await client.textToVoice.preview.stream(previews[2]!.generatedVoiceId)
      await client.textToSpeech.convert(voice_id, { text: 'Once more.' })
      const ids = second.state.history().map(({ history_item_id }) => history_item_id)
      expect(new Set([...ids, ...previews.map(({ generatedVoiceId }) => generatedVoiceId)]).size).toBe(5)
      await second.close()
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  })
})
