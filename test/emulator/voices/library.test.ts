import { describe, expect, test } from '@jest/globals'
import { createWav } from '../support/createWav.js'
import { multipartBody } from '../support/multipartBody.js'
import { readWav } from '../support/readWav.js'
import { errorOf, get, post, postForm, vendorClient, withEmulator } from '../support/withEmulator.js'

describe('library', () => {
  test('The vendor SDK pages through the library.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voices } = vendorClient(emulator)
    const seen: string[] = []
    for (let page = 0; ; page++) {
      const answer = await voices.getShared({ page, pageSize: 10 })
      seen.push(...answer.voices.map(({ voiceId }) => voiceId))
      expect(answer.totalCount).toBe(emulator.state.library().length)
      if (!answer.hasMore) break
    }
    expect(new Set(seen).size).toBe(emulator.state.library().length)
    expect(seen).toHaveLength(emulator.state.library().length)
    expect((await voices.getShared({ page: 99 })).voices).toEqual([])
  })

  test('The library can be filtered and sorted.', async () => {
    const { voices } = vendorClient(await withEmulator({ seed: 'empty' }))
    const filtered = await voices.getShared({
      gender: 'female',
      language: 'en',
      useCases: ['narrative_story', 'advertisement'],
      includeCustomRates: false,
    })
    expect(filtered.voices.length).toBeGreaterThan(0)
    for (const voice of filtered.voices) {
      expect(voice).toMatchObject({ gender: 'female', language: 'en', useCase: 'narrative_story', rate: 1 })
    }
    const cloned = (await voices.getShared({ sort: 'cloned_by_count', pageSize: 100 })).voices
    const counts = cloned.map(({ clonedByCount }) => clonedByCount)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    const { voices: found } = await voices.getShared({ search: 'holloway', featured: false })
    expect(found.every(({ name }) => name.startsWith('Thane Holloway'))).toBe(true)
  })

  test.each([
    ['page_size=101', 400],
    ['page_size=0', 400],
    ['page=-1', 400],
    ['page=first', 422],
    ['sort=beauty', 400],
    ['featured=maybe', 422],
  ])('The library query %s is refused.', async (query, status) => {
    const emulator = await withEmulator({ seed: 'empty' })
    expect((await get(emulator, `/v1/shared-voices?${query}`)).status).toBe(status)
  })

  test('A library voice is not in the workspace but has a preview.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const [voice] = emulator.state.library()
    expect((await get(emulator, `/v1/voices/${voice!.voice_id}`)).status).toBe(404)
    const preview = await fetch(voice!.preview_url!)
    expect(readWav(Buffer.from(await preview.arrayBuffer())).durationSecs).toBe(3)
  })
})

describe('library voice copy', () => {
  test('A library voice can be copied into the workspace.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const client = vendorClient(emulator)
    const original = emulator.state.library()[3]!
    const { voiceId } = await client.voices.share(original.public_owner_id, original.voice_id, {
      newName: 'Mine',
      bookmarked: false,
    })
    expect(emulator.state.voice(voiceId)).toMatchObject({
      name: 'Mine',
      category: original.category,
      is_owner: false,
      is_bookmarked: false,
      samples: null,
      labels: { accent: original.accent },
      sharing: { status: 'copied', original_voice_id: original.voice_id, public_owner_id: original.public_owner_id },
    })
    expect((await client.user.subscription.get()).voiceSlotsUsed).toBe(1)
    const { voices } = await client.voices.getShared({ pageSize: 100 })
    expect(voices.filter(({ isAddedByUser }) => isAddedByUser).map((voice) => voice.voiceId)).toEqual([
      original.voice_id,
    ])
    await client.voices.delete(voiceId)
    expect((await client.user.subscription.get()).voiceSlotsUsed).toBe(0)
  })

  test('A copy without a name, slot or matching owner is refused.', async () => {
    const emulator = await withEmulator({ seed: 'empty', account: { voiceLimit: 0 } })
    const { public_owner_id, voice_id } = emulator.state.library()[0]!
    const add = async (owner: string, body: unknown) =>
      errorOf(await post(emulator, `/v1/voices/add/${owner}/${voice_id}`, body))
    expect(await add(public_owner_id, {})).toMatchObject({ status: 422, detail: [{ loc: ['body', 'new_name'] }] })
    expect(await add('nobody', { new_name: 'x' })).toMatchObject({ status: 404, detail: { code: 'voice_not_found' } })
    expect(await add(public_owner_id, { new_name: 'x' })).toMatchObject({ detail: { code: 'voice_limit_reached' } })
    expect(emulator.state.voices()).toEqual([])
  })
})

describe('similar voices', () => {
  test('The same voices are found for the same recording.', async () => {
    const { voices } = vendorClient(await withEmulator({ seed: 'empty' }))
    const ask = (data: Buffer, more = {}) =>
      voices.findSimilarVoices({ audioFile: { data, filename: 'a.wav' }, ...more }).then((answer) => answer.voices)
    const ten = await ask(createWav(1))
    expect(ten).toHaveLength(10)
    expect((await ask(createWav(1), { topK: 3 })).map(({ voiceId }) => voiceId)).toEqual(
      ten.slice(0, 3).map(({ voiceId }) => voiceId),
    )
    expect((await ask(createWav(1, 330))).map(({ voiceId }) => voiceId)).not.toEqual(ten.map(({ voiceId }) => voiceId))
    const near = await ask(createWav(1), { similarityThreshold: 0.3, topK: 100 })
    expect(near.length).toBeLessThan(36)
    expect(await ask(createWav(1), { similarityThreshold: 0, topK: 100 })).toEqual([])
  })

  test.each([
    ['no recording', [], 400],
    ['a recording without a filename', [{ name: 'audio_file', data: 'abc' }], 422],
    ['an empty recording', [{ name: 'audio_file', filename: 'a.wav', data: '' }], 400],
    ['a top_k of 101', [{ name: 'top_k', data: '101' }], 400],
    ['a threshold above 2', [{ name: 'similarity_threshold', data: '2.5' }], 400],
    ['a threshold that is not a number', [{ name: 'similarity_threshold', data: 'near' }], 422],
  ])('A search for similar voices with %s is refused.', async (_what, parts, status) => {
    const emulator = await withEmulator({ seed: 'empty' })
    expect((await postForm(emulator, '/v1/similar-voices', multipartBody(parts))).status).toBe(status)
  })
})
