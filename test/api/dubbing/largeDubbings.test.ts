import { describe, expect, test } from '@jest/globals'
import { ada, bob, DubbingApp, RESOURCE } from '../../support/dubbingApp.js'
import { idsOf, page, type Segments, type Studio } from './studio.js'

describe('A change of segments between two pages', () => {
  test('moves no other segment', async () => {
    await using app = await DubbingApp.start()
    const id = await app.add({ segments: 6, speakers: 1 })
    const order = Object.keys(app.upstreamDubbings.resource(id)!.speaker_segments)
    const get = async (args: string) =>
      (await app.dubbing<Studio>(id, `segments(${args}) { ${page('id: upstreamId')} }`))!.segments
    const first = await get('first: 3')
    const { url, apiKey } = app.app.upstream
    for (const gone of [order[0], order[2]]) {
      const path = `${url}/v1/dubbing/resource/${id}/segment/${gone}`
      expect((await fetch(path, { method: 'DELETE', headers: { 'xi-api-key': apiKey } })).status).toBe(200)
    }
    expect(idsOf(await get(`first: 3, after: "${first.pageInfo.endCursor}"`))).toEqual(order.slice(3))
  })

  test('reports what became stale, and its new value', async () => {
    await using app = await DubbingApp.start()
    const id = await app.add({ segments: 3, target_languages: ['es', 'fr'] })
    const [first, second] = Object.keys(app.upstreamDubbings.resource(id)!.speaker_segments)
    const { url, apiKey } = app.app.upstream
    await fetch(`${url}/v1/dubbing/resource/${id}/segment/${second}/es`, {
      method: 'PATCH',
      headers: { 'xi-api-key': apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Otra cosa.' }),
    })
    const found = (await app.dubbing<Record<string, Segments>>(
      id,
      `stale: segments(filter: { isStale: true }) { ${page('id: upstreamId dub(language: "es") { text isStale }')} }
      es: segments(filter: { isStale: true, languages: ["es"] }) { ${page('id: upstreamId')} }
      fr: segments(filter: { isStale: true, languages: ["fr"] }) { ${page('id: upstreamId')} }
      fresh: segments(filter: { isStale: false }) { ${page('id: upstreamId')} }`,
    ))!
    expect(found.stale!.edges.map(({ node }) => node)).toEqual([
      { id: second, dub: { text: 'Otra cosa.', isStale: true } },
    ])
    expect([idsOf(found.es!), idsOf(found.fr!)]).toEqual([[second], []])
    expect(idsOf(found.fresh!)[0]).toBe(first)
    expect(app.calls(RESOURCE)).toBe(1)
  })
})

test('The voices of speakers are voices of the graph, and are loaded with one call', async () => {
  await using app = await DubbingApp.start()
  const { state, url, apiKey } = app.app.upstream
  const [own, foreign] = [state.addVoice({ name: 'Own' }).voice_id, state.addVoice({ name: 'Foreign' }).voice_id]
  await app.app.give(own, ada)
  await app.app.give(foreign, bob)
  const id = await app.add({ speakers: 3, target_languages: ['es', 'fr'] })
  const speakers = Object.keys(app.upstreamDubbings.resource(id)!.speaker_tracks)
  const words = [own, foreign, 'clip-clone']
  for (const [index, voice_id] of words.entries()) {
    await fetch(`${url}/v1/dubbing/resource/${id}/speaker/${speakers[index]}`, {
      method: 'PATCH',
      headers: { 'xi-api-key': apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ voice_id, languages: ['es'] }),
    })
  }
  app.forgetCalls()
  const shown = await app.dubbing<{ speakers: { voices: object[] }[] }>(
    id,
    'speakers { voices { language mode voiceId voice { id name } } }',
  )
  const clone = { language: 'fr', mode: 'TRACK_CLONE', voiceId: null, voice: null }
  expect(shown!.speakers.map(({ voices }) => voices)).toEqual([
    [{ language: 'es', mode: 'VOICE', voiceId: own, voice: { id: own, name: 'Own' } }, clone],
    [{ language: 'es', mode: 'VOICE', voiceId: foreign, voice: null }, clone],
    [{ language: 'es', mode: 'CLIP_CLONE', voiceId: null, voice: null }, clone],
  ])
  expect([app.calls(RESOURCE), app.calls('GET /v2/voices'), app.calls()]).toEqual([1, 1, 2])
})

test('A render has no file until it is complete', async () => {
  await using app = await DubbingApp.start()
  const id = await app.add()
  const { url, apiKey, clock } = app.app.upstream
  const answer = await fetch(`${url}/v1/dubbing/resource/${id}/render/es`, {
    method: 'POST',
    headers: { 'xi-api-key': apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ render_type: 'clips_zip' }),
  })
  const { render_id } = (await answer.json()) as { render_id: string }
  const shown = () =>
    app.dubbing<Studio>(id, 'renders { id: upstreamId language type status version asset { url mediaType } }')
  const render = { id: render_id, language: 'es', type: 'CLIPS_ZIP', version: 2 }
  expect((await shown())!.renders).toEqual([{ ...render, status: 'PROCESSING', asset: null }])
  clock.advance(5_000)
  const asset = { url: expect.any(String), mediaType: 'application/zip' }
  const complete = (await shown())!.renders
  expect(complete).toEqual([{ ...render, status: 'COMPLETE', asset }])
  const fetched = await fetch((complete[0]!.asset as { url: string }).url)
  expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'application/zip'])
  expect(Buffer.from(await fetched.arrayBuffer()).subarray(0, 2)).toEqual(Buffer.from('PK'))
})

test('A page of a very large dubbing takes one call and builds only its own segments', async () => {
  await using app = await DubbingApp.start()
  const languages = ['es', 'fr', 'de', 'it', 'pt', 'pl', 'nl', 'sv', 'da', 'fi', 'cs', 'ro']
  const id = await app.add({ segments: 5000, speakers: 8, target_languages: languages })
  const first = (await app.dubbing<Studio>(id, `segments(first: 100) { ${page('id: upstreamId startSecs')} }`))!
    .segments
  const query = `segments(first: 100, after: "${first.pageInfo.endCursor}") {
    ${page('id: upstreamId startSecs speaker { id: upstreamId } dubs { language text isStale audio { url } }')}
  }`
  app.forgetCalls()
  const second = (await app.dubbing<Studio>(id, query))!.segments
  expect(app.calls()).toBe(1)
  expect(second.edges).toHaveLength(100)
  expect(second.edges[0]!.node.startSecs).toBeGreaterThan(first.edges.at(-1)!.node.startSecs)
  expect(second.edges[0]!.node.dubs).toHaveLength(12)
})

test('One request reads a bounded number of very large dubbings', async () => {
  // However slow the machine is, no read may wait too long for a slot.
  await using app = await DubbingApp.start({ upstreamLimits: { limiters: { resource: { maxQueueMs: 60_000 } } } })
  const ids: string[] = []
  for (let count = 0; count < 9; count++) ids.push(await app.add({ segments: 20_000, target_languages: ['es', 'fr'] }))
  const { data, errors } = await app.tryAsk<{ dubbings: { edges: { node: { version: number | null } }[] } }>(
    '{ dubbings(first: 9) { edges { node { id version } } } }',
  )
  expect(new Set(errors!.map(({ extensions }) => extensions.code))).toEqual(new Set(['BAD_USER_INPUT']))
  const known = data!.dubbings.edges.filter(({ node }) => node.version !== null)
  expect(known.length + errors!.length).toBe(9)
  expect(known.length).toBeGreaterThan(0)
})
