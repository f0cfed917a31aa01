import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ada, bob, chief, DubbingApp, RESOURCE } from '../../support/dubbingApp.js'

interface Asset {
  url: string
  mediaType: string | null
  durationSecs: number | null
}
interface Shown {
  input: Asset
  background: Asset
  foreground: Asset
  audio: Asset | null
  speakers: { audio: Asset }[]
  segments: { edges: { node: { id: string; dubs: { language: string; audio: Asset }[] } }[] }
}

const AUDIO = 'GET /v1/dubbing/:dubbing_id/audio/:language_code'
const asset = '{ url mediaType durationSecs }'
const selection = `input ${asset} background ${asset} foreground ${asset} audio(language: "es") ${asset}
  speakers { audio ${asset} } segments { edges { node { id dubs { language audio ${asset} } } } }`

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
async function bytesOf(answer: Response): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer())
}
const status = async (url: string) => {
  const answer = await fetch(url)
  await answer.arrayBuffer()
  return answer.status
}

describe('The media of a dubbing', () => {
  let app: DubbingApp
  let id: string
  let shown: Shown

  beforeAll(async () => {
    app = await DubbingApp.start({ emulator: { generation: { firstPieceMs: 0, pauseMs: 0 } } })
    id = await app.add({ segments: 3, target_languages: ['es', 'fr'] })
    shown = (await app.dubbing<Shown>(id, selection))!
  })
  afterAll(() => app.app.close())
  beforeEach(() => app.forgetCalls())

  /** The bytes that upstream returns for its own link. */
  const atUpstream = async (url: string) => bytesOf(await fetch(url))

  test('play from their URLs with the bytes of upstream', async () => {
    const resource = app.upstreamDubbings.resource(id)!
    const [segmentId] = Object.keys(resource.speaker_segments)
    const { dubs } = shown.segments.edges[0]!.node
    const expected: [Asset, { url: string }][] = [
      [shown.input, resource.input],
      [shown.background, resource.background!],
      [shown.foreground, resource.foreground!],
      [shown.speakers[1]!.audio, Object.values(resource.speaker_tracks)[1]!.media_ref],
      [dubs[1]!.audio, resource.speaker_segments[segmentId!]!.dubs.fr!.media_ref!],
    ]
    for (const [{ url, mediaType }, reference] of expected) {
      const answer = await fetch(url)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, mediaType])
      expect(digest(await bytesOf(answer))).toBe(digest(await atUpstream(reference.url)))
    }
    // A read is shared for a short time.
    expect(app.calls(RESOURCE)).toBe(1)
  })

  test('can be read in ranges and by HEAD', async () => {
    const { url } = shown.segments.edges[0]!.node.dubs[0]!.audio
    const whole = await fetch(url)
    const bytes = await bytesOf(whole)
    const etag = whole.headers.get('etag')!
    const part = await fetch(url, { headers: { range: 'bytes=100-299', 'if-range': etag } })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-299/${bytes.length}`])
    expect(digest(await bytesOf(part))).toBe(digest(bytes.subarray(100, 300)))
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  test('include the audio of a language, which is streamed as upstream sends it', async () => {
    const { url, durationSecs } = shown.audio!
    expect(durationSecs).toBe(12)
    const whole = await fetch(url)
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4'])
    const bytes = await bytesOf(whole)
    const { url: upstream, apiKey } = app.app.upstream
    const direct = await fetch(`${upstream}/v1/dubbing/${id}/audio/es`, { headers: { 'xi-api-key': apiKey } })
    expect(digest(bytes)).toBe(digest(await bytesOf(direct)))
    const part = await fetch(url, { headers: { range: 'bytes=10-19' } })
    // The response has no length, so only the whole can be returned.
    expect([part.status, part.headers.get('accept-ranges')]).toEqual([200, 'none'])
    expect(digest(await bytesOf(part))).toBe(digest(bytes))
    expect(app.calls(AUDIO)).toBe(3)
  })

  test('do not exist for a language without dubbing', async () => {
    for (const language of ['de', 'en', '', '../es', 'x'.repeat(2000)]) {
      const query = 'query ($id: ID!, $language: String!) { dubbing(id: $id) { audio(language: $language) { url } } }'
      expect(await app.ask(query, { id, language })).toEqual({ dubbing: { audio: null } })
    }
    expect(app.calls()).toBe(0)
  })

  test('cannot be read with a different URL or by a different viewer', async () => {
    const url = new URL(shown.input.url)
    expect(await status(url.href.split('?')[0]!)).toBe(403)
    expect(await status(url.href.replace('/parts/input/', '/parts/background/'))).toBe(403)
    const ofChief = (await app.dubbing<Shown>(id, `input ${asset}`, chief))!.input.url
    url.searchParams.set('viewer', new URL(ofChief).searchParams.get('viewer')!)
    expect(await status(url.href)).toBe(403)
    expect(await status(ofChief)).toBe(200)
    expect(await app.dubbing(id, `input ${asset} audio(language: "es") ${asset}`, bob)).toBeNull()
  })
})

test('A media URL is refused when the permission ends, which is checked at each delivery', async () => {
  await using app = await DubbingApp.start()
  const id = await app.add()
  const { input, audio } = (await app.dubbing<Shown>(id, `input ${asset} audio(language: "es") ${asset}`))!
  for (const { url } of [input, audio!]) expect(await status(url)).toBe(200)
  const { prisma } = app.app.server.deps.sources.database
  await prisma.dubbingRecord.update({ where: { id }, data: { ownerId: 'bob' } })
  app.forgetCalls()
  for (const { url } of [input, audio!]) expect(await status(url)).toBe(404)
  expect(app.calls()).toBe(0)
})

test('A media URL works after the links of upstream have expired, because each delivery gets a new link', async () => {
  await using app = await DubbingApp.start()
  const id = await app.add()
  const show = async () => (await app.dubbing<Shown>(id, `input ${asset}`))!.input.url
  const url = await show()
  expect(await status(url)).toBe(200)
  const { clock } = app.app.upstream
  clock.advance(2 * 3_600_000)
  app.forgetCalls()
  // The links of the recent read are refused, so that it is repeated once.
  expect(await status(url)).toBe(200)
  expect(app.calls(RESOURCE)).toBe(1)
  expect(await show()).toBe(url)
})

test('Media that upstream refuses repeatedly gets 404 after two reads', async () => {
  await using app = await DubbingApp.start()
  const id = await app.add()
  const { url } = (await app.dubbing<Shown>(id, `input ${asset}`))!.input
  app.forgetCalls()
  const match = { route: 'GET /_assets/dubbing/:dubbing_id/*' }
  app.app.upstream.faults.add({ kind: 'flat_error', code: 'ExpiredToken', httpStatus: 403, match, times: 10 })
  expect(await status(url)).toBe(404)
  expect(app.calls(RESOURCE)).toBe(2)
})

test('A segment that is dubbed again gets a new URL, and the old URL plays the current audio', async () => {
  await using app = await DubbingApp.start()
  const id = await app.add({ segments: 1 })
  const show = async () =>
    (await app.dubbing<Shown>(id, `segments { edges { node { id: upstreamId dubs { language audio ${asset} } } } }`))!
      .segments.edges[0]!.node
  const { id: segmentId, dubs } = await show()
  const before = await fetch(dubs[0]!.audio.url)
  const old = { bytes: await bytesOf(before), etag: before.headers.get('etag') }
  const { url, apiKey } = app.app.upstream
  const headers = { 'xi-api-key': apiKey, 'content-type': 'application/json' }
  const body = JSON.stringify({ segments: [segmentId], languages: ['es'] })
  expect((await fetch(`${url}/v1/dubbing/resource/${id}/dub`, { method: 'POST', headers, body })).status).toBe(200)
  const again = (await show()).dubs[0]!.audio
  expect(again.url).not.toBe(dubs[0]!.audio.url)
  const now = await bytesOf(await fetch(again.url))
  expect(digest(now)).not.toBe(digest(old.bytes))
  const stale = await fetch(dubs[0]!.audio.url)
  expect([stale.status, digest(await bytesOf(stale))]).toEqual([200, digest(now)])
  expect(stale.headers.get('etag')).not.toBe(old.etag)
})

test('Many players of one dubbing share one read of it', async () => {
  await using app = await DubbingApp.start()
  const id = await app.add({ segments: 10 })
  const { segments } = (await app.dubbing<Shown>(id, `segments { edges { node { dubs { audio ${asset} } } } }`))!
  app.forgetCalls()
  const urls = segments.edges.map(({ node }) => node.dubs[0]!.audio.url)
  expect(new Set(await Promise.all(urls.map(status)))).toEqual(new Set([200]))
  expect(app.calls(RESOURCE)).toBe(1)
})

test('Media is refused with a reason while the dubbing is in progress or if upstream no longer knows it', async () => {
  await using app = await DubbingApp.start()
  const { dubbing_id } = app.upstreamDubbings.add({ status: 'dubbing' })
  await app.give(dubbing_id, ada, { status: 'DUBBED' })
  const { audio } = (await app.dubbing<Shown>(dubbing_id, `audio(language: "es") ${asset}`))!
  const answer = await fetch(audio!.url)
  expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([503, 10])
  await answer.arrayBuffer()
  app.upstreamDubbings.remove(dubbing_id)
  const gone = await fetch(audio!.url)
  expect([gone.status, ((await gone.json()) as { error: { code: string } }).error.code]).toEqual([404, 'NOT_FOUND'])
})
