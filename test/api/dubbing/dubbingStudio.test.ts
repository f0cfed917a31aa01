import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { dubbingSegmentId, dubbingSpeakerId } from '../../../src/schema/shared/compositeId.js'
import { DubbingApp, RESOURCE } from '../../support/dubbingApp.js'
import { idsOf, page, type Segments, type Studio } from './studio.js'

const codes = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] }) =>
  errors?.map(({ extensions }) => extensions.code)

describe('A studio dubbing', () => {
  let app: DubbingApp
  let id: string
  let order: string[]

  beforeAll(async () => {
    app = await DubbingApp.start()
    id = await app.add({ target_languages: ['es', 'fr'], segments: 12, speakers: 3, duration_secs: 48 })
    order = Object.keys(app.upstreamDubbings.resource(id)!.speaker_segments)
  })
  afterAll(() => app.app.close())
  beforeEach(() => app.forgetCalls())

  const show = async (selection: string) => (await app.dubbing<Studio>(id, selection))!
  const segments = async (args: string, fields = 'id: upstreamId') =>
    (await show(`segments${args} { ${page(fields)} }`)).segments

  test('is read with one call for any selection of fields', async () => {
    const shown = await show(`id name status version
      input { url mediaType durationSecs } background { url } foreground { url }
      speakers { id: upstreamId name voices { language mode voiceId } audio { url } segments(first: 5) { ${page('id: upstreamId')} }
        dubbing { id version } }
      segments(first: 50) { ${page(`id: upstreamId startSecs endSecs text subtitles { startSecs endSecs lines }
        speaker { id: upstreamId name } dubbing { id status }
        dubs { language startSecs endSecs text isStale subtitles { lines } audio { url mediaType durationSecs } }
        dub(language: "fr") { language text }`)} }
      first: segment(id: "${dubbingSegmentId.encode({ dubbingId: id, segmentId: order[0]! })}") { id: upstreamId } renders { id: upstreamId }`)
    expect([app.calls(RESOURCE), app.calls()]).toEqual([1, 1])
    expect(shown.version).toBe(1)
    expect(idsOf(shown.segments)).toEqual(order)
    const { node } = shown.segments.edges[0]!
    const raw = app.upstreamDubbings.resource(id)!.speaker_segments[order[0]!]!
    expect(node).toMatchObject({ startSecs: raw.start_time, endSecs: raw.end_time, text: raw.text })
    expect(node.dubs.map(({ language, text }) => [language, text])).toEqual([
      ['es', `[es] ${raw.text}`],
      ['fr', `[fr] ${raw.text}`],
    ])
    expect(node.dub).toMatchObject({ language: 'fr', text: `[fr] ${raw.text}` })
    for (const { text, audio } of node.dubs) expect([text, audio]).toEqual([expect.any(String), expect.any(Object)])
  })

  test('exposes no media location of upstream', async () => {
    const shown = JSON.stringify(
      await show(`input { url } background { url } foreground { url } speakers { audio { url } similarVoices { preview { url } } }
        audio(language: "es") { url } segments { ${page('dubs { audio { url } }')} }`),
    )
    const resource = app.upstreamDubbings.resource(id)!
    const { bucket_name, random_path_slug, url } = resource.input
    const { pathname, searchParams, host } = new URL(url)
    const secrets = [bucket_name, random_path_slug, pathname, searchParams.get('signature')!, host, '_assets']
    for (const text of [shown, decodeURIComponent(shown)]) {
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
    }
    const urls = shown.match(/"url":"[^"]+"/g)!
    expect(urls.length).toBeGreaterThan(30)
    expect(urls.filter((shownUrl) => !shownUrl.startsWith(`"url":"${app.app.url}/media/dubbings/`))).toEqual([])
  })

  test('links speakers to their segments and back', async () => {
    const { speakers } = await show(
      `speakers { id: upstreamId name segments(first: 100) { ${page('id: upstreamId speaker { id: upstreamId name }')} } }`,
    )
    expect(speakers).toHaveLength(3)
    for (const { id: speakerId, name, segments: said } of speakers) {
      expect(said.edges.length).toBe(4)
      for (const { node } of said.edges) expect(node.speaker).toEqual({ id: speakerId, name })
    }
    expect(speakers.flatMap((speaker) => idsOf(speaker.segments)).sort()).toEqual([...order].sort())
    const one = speakers[1]!
    expect(
      (
        await show(
          `speaker(id: "${dubbingSpeakerId.encode({ dubbingId: id, speakerId: one.id })}") { id: upstreamId name }`,
        )
      ).speaker,
    ).toEqual({ id: one.id, name: one.name })
    expect(await show('speaker(id: "nobody") { id } segment(id: "__proto__") { id }')).toEqual({
      speaker: null,
      segment: null,
    })
  })

  test('has its segments in pages, in the order of time', async () => {
    const seen: string[] = []
    let after: string | null = null
    for (let pages = 0; pages < 3; pages++) {
      const found: Segments = await segments(`(first: 5${after === null ? '' : `, after: "${after}"`})`)
      seen.push(...idsOf(found))
      expect(found.pageInfo.hasNextPage).toBe(pages < 2)
      after = found.pageInfo.endCursor
    }
    expect(seen).toEqual(order)
    expect(idsOf(await segments(`(after: "${after}")`))).toEqual([])
    expect(app.calls()).toBe(4)
  })

  test('finds segments by speaker, language, time window and staleness', async () => {
    const resource = app.upstreamDubbings.resource(id)!
    const raw = (segmentId: string) => resource.speaker_segments[segmentId]!
    const [speakerId, track] = Object.entries(resource.speaker_tracks)[1]!
    expect(
      idsOf(await segments(`(filter: { speakerIds: ["${dubbingSpeakerId.encode({ dubbingId: id, speakerId })}"] })`)),
    ).toEqual(track.segments)
    expect(idsOf(await segments('(filter: { speakerIds: ["nobody"] })'))).toEqual([])
    expect(idsOf(await segments('(filter: { languages: ["es"] })'))).toEqual(order)
    expect(idsOf(await segments('(filter: { languages: ["de"] })'))).toEqual([])
    const [from, to] = [raw(order[3]!).start_time, raw(order[5]!).end_time]
    expect(idsOf(await segments(`(filter: { startSecs: ${from}, endSecs: ${to} })`))).toEqual(order.slice(3, 6))
    // A segment that starts at the end of the window is not in it.
    expect(idsOf(await segments(`(filter: { endSecs: ${raw(order[1]!).start_time} })`))).toEqual(order.slice(0, 1))
    expect(idsOf(await segments('(filter: { startSecs: 100000 })'))).toEqual([])
    expect(idsOf(await segments('(filter: { isStale: true })'))).toEqual([])
    expect(idsOf(await segments('(filter: { isStale: false, languages: ["fr"] })'))).toEqual(order)
  })

  test.each([
    ...['bm9wZQ', '!', '', 'W10', Buffer.from('[1,"0",1,"x"]').toString('base64url')],
    Buffer.from('[1,0,1,7]').toString('base64url'),
  ])('refuses the invalid cursor %j', async (after) => {
    const query = `query ($id: ID!, $after: String) {
      dubbing(id: $id) { segments(after: $after) { edges { cursor } } speakers { segments(after: $after) { edges { cursor } } } }
    }`
    const answer = await app.tryAsk<{ dubbing: object }>(query, { id, after })
    expect(answer.data!.dubbing).toMatchObject({ segments: null })
    expect(codes(answer)).toEqual(Array(4).fill('BAD_USER_INPUT'))
  })

  test.each(['first: 0', 'first: 101', 'filter: { startSecs: -1 }', 'filter: { endSecs: -0.5 }'])(
    'refuses the invalid segment argument %s',
    async (args) => {
      const query = `query ($id: ID!) { dubbing(id: $id) { segments(${args}) { edges { cursor } } } }`
      expect(codes(await app.tryAsk(query, { id }))).toEqual(['BAD_USER_INPUT'])
    },
  )

  test('finds similar voices for a speaker, with one call for each and one to check ownership', async () => {
    const { speakers } = await show('speakers { id similarVoices { id name category description preview { url } } }')
    expect(app.calls('GET /v1/dubbing/resource/:dubbing_id/speaker/:speaker_id/similar-voices')).toBe(3)
    expect(app.calls()).toBe(1 + 3 + app.calls('GET /v2/voices'))
    expect(app.calls('GET /v2/voices')).toBeLessThanOrEqual(3)
    const [{ similarVoices }] = speakers as unknown as [{ similarVoices: { id: string; preview: { url: string } }[] }]
    expect(similarVoices).toHaveLength(10)
    const preview = await fetch(similarVoices[0]!.preview.url)
    expect([preview.status, preview.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^audio\//)])
    await preview.arrayBuffer()
  })
})
