import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import { AudioApp, ada } from '../../support/audioApp.js'
import { tokenFor } from '../../support/startTestApp.js'
import { type HoldingUpstream, holdUpstream } from './holdUpstream.js'
import { type AudioClient, openAudioClient } from './openAudioClient.js'
import { hasBrowser, type OpenBrowser, openBrowser, type PlayerPage } from './openBrowser.js'

const createSpeechMutation = `mutation ($input: CreateSpeechInput!) {
  createSpeech(input: $input) { userErrors { code message } generatedAudio { id status audio { url } } }
}`
/** Bytes of an MP3 with 128 kbit/s. */
const bytesPerSec = 16_000

interface Created {
  data: {
    createSpeech: { userErrors: object[]; generatedAudio: { id: string; status: string; audio: { url: string } } }
  }
}

// The report lists a todo, but not a skipped test.
if (!hasBrowser)
  test.todo('Generated audio in a browser: skipped, because CHROMIUM_PATH names no Chromium and /usr/bin has none')
const run = hasBrowser ? describe : describe.skip

run('Generated audio in a browser, on a page of another origin,', () => {
  let emulator: Emulator
  let upstream: HoldingUpstream
  let browser: OpenBrowser
  let server: AudioApp
  let client: AudioClient
  let graph: { url: string; token: string }

  beforeAll(async () => {
    emulator = await startEmulator({ seed: 'empty' })
    upstream = await holdUpstream(emulator.url)
    browser = await openBrowser()
    const env = {
      ELEVENLABS_BASE_URL: upstream.url,
      ELEVENLABS_API_KEY: emulator.apiKey,
      CORS_ORIGINS: browser.origins[0],
    }
    server = await AudioApp.start({ env }, emulator)
    graph = { url: server.app.url, token: await tokenFor(ada) }
    client = openAudioClient(graph.url, graph.token)
  }, 180_000)
  afterAll(async () => {
    await client?.close()
    await server?.[Symbol.asyncDispose]()
    await browser?.[Symbol.asyncDispose]()
    await upstream?.[Symbol.asyncDispose]()
    await emulator?.close()
  })
  beforeEach(() => {
    emulator.calls.clear()
    Object.assign(emulator.state.generation, { firstPieceMs: 20, pauseMs: 10, pieceSecs: 0.5 })
  })

  const open = () => browser.open(browser.origins[0], graph)

  async function createSpeech(page: PlayerPage, input: object) {
    const variables = { input: { voiceId: server.voiceId, ...input } }
    const { data } = await page.call<Created>('ask', createSpeechMutation, variables)
    const { generatedAudio, userErrors } = data.createSpeech
    expect(userErrors).toEqual([])
    const { id, status, audio } = generatedAudio
    return { id, status, url: audio.url }
  }

  /** The position at which a page began to read, according to the responses. */
  const startsOf = ({ deliveries }: PlayerPage) =>
    deliveries.map((delivery) => Number(/^bytes (\d+)-/.exec(delivery.headers()['content-range'] ?? '')?.[1]))

  test('plays while it is being generated, to its end', async () => {
    const page = await open()
    upstream.hold(12 * bytesPerSec)
    const { id, status, url } = await createSpeech(page, {
      text: 'The ferry has left, and the next one comes. '.repeat(6),
    })
    expect(status).toBe('GENERATING')
    await page.call('play', url)
    expect(await page.call<number>('playedOn', 1)).toBeGreaterThanOrEqual(1)
    // The rest does not exist yet: the stream is paused.
    expect((await client.audio(id)).status).toBe('GENERATING')
    expect((await page.facts()).events).toContain('playing')

    upstream.release()
    const { durationSecs } = await client.waitForStatus(id, 'READY')
    await page.call('speedUp')
    await page.call('ended')
    const { currentTime, duration, error } = await page.facts()
    expect(error).toBeNull()
    expect(durationSecs).toBeGreaterThan(15)
    expect(Math.abs(currentTime - durationSecs!)).toBeLessThan(0.2)
    expect(Math.abs(duration! - durationSecs!)).toBeLessThan(0.2)
    expect(page.deliveries.map((delivery) => delivery.status())).toEqual([200])

    // The element that played the stream cannot seek back; the next one on any page can.
    for (const next of [page, await open()]) {
      await next.call('play', url)
      expect(await next.call<number>('seek', 9)).toBeCloseTo(9, 1)
      expect(await next.call<number>('playedOn', 0.3)).toBeGreaterThan(9.2)
    }
    expect(emulator.calls.count({ generated: true })).toBe(1)
  }, 180_000)

  test('seeks by ranges when it is complete, and ends at its end', async () => {
    const page = await open()
    emulator.state.generation.pieceSecs = 30
    const text = 'Whoever has heard enough goes on somewhere else, as with every other recording. '.repeat(100)
    const { id, url } = await createSpeech(page, { text })
    const { durationSecs, sizeBytes } = await client.waitForStatus(id, 'READY')
    await page.call('play', url)
    await page.call('playedOn', 0.3)
    expect(Math.abs((await page.facts()).duration! - durationSecs!)).toBeLessThan(0.2)

    const goal = durationSecs! * 0.8
    expect(await page.call<number>('seek', goal)).toBeCloseTo(goal, 1)
    expect(await page.call<number>('playedOn', 0.5)).toBeGreaterThan(goal + 0.4)
    const starts = startsOf(page)
    expect(starts[0]).toBe(0)
    expect(starts.some((start) => start > sizeBytes! / 2 && start <= goal * bytesPerSec)).toBe(true)
    expect(new Set(page.deliveries.map((delivery) => delivery.status()))).toEqual(new Set([206]))

    await page.call('seek', durationSecs! - 1)
    await page.call('ended')
    const { currentTime, events, error } = await page.facts()
    expect(error).toBeNull()
    expect(events.at(-1)).toBe('ended')
    expect(Math.abs(currentTime - durationSecs!)).toBeLessThan(0.2)
  }, 180_000)

  test('is drawn from its samples', async () => {
    const page = await open()
    const text = 'What is loud stands high. What is silent does not. Between the words there is nothing.'
    const { id, url } = await createSpeech(page, { text, delivery: 'WHOLE', outputFormat: 'WAV_44100' })
    const { durationSecs } = await client.waitForStatus(id, 'READY')
    const { bars, ...drawn } = await page.call<{ durationSecs: number; bars: number[] }>('draw', url)
    expect(drawn.durationSecs).toBeCloseTo(durationSecs!, 3)
    expect(Math.max(...bars)).toBeGreaterThan(0.3)
    expect(bars.filter((bar) => bar < 0.02).length).toBeGreaterThan(bars.length / 20)
    const peaks = peaksOf(await client.file(id), bars.length)
    const farthest = Math.max(...bars.map((bar, column) => Math.abs(bar - peaks[column]!)))
    expect(farthest).toBeLessThan(0.03)
  }, 180_000)

  test('plays on any page that has its URL, and is readable by scripts of allowed pages only', async () => {
    const { url } = await createSpeech(await open(), { text: 'Not for everybody to look into.' })
    const page = await browser.open(browser.origins[1], graph)
    await page.call('play', url)
    await page.call('playedOn', 0.3)
    await expect(page.call('draw', url)).rejects.toThrow(/Failed to fetch/)
    await expect(page.call('ask', '{ __typename }')).rejects.toThrow(/Failed to fetch/)
  }, 180_000)
})

/** The peak of each of this many ranges of a 16-bit WAV file, relative to full scale. */
function peaksOf(wav: Buffer, stretches: number): number[] {
  const start = wav.indexOf('data', 0, 'latin1') + 8
  const samples = (wav.length - start) / 2
  return Array.from({ length: stretches }, (_, stretch) => {
    let peak = 0
    const end = Math.floor((samples * (stretch + 1)) / stretches)
    for (let at = Math.floor((samples * stretch) / stretches); at < end; at++) {
      peak = Math.max(peak, Math.abs(wav.readInt16LE(start + 2 * at)))
    }
    return peak / 2 ** 15
  })
}
