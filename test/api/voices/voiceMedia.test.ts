import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ShareVoiceDocument, UnshareVoiceDocument } from '../../generated/operations.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

const ada: Person = { sub: 'ada', org: 'acme' }
const mallory: Person = { sub: 'mallory', org: 'globex' }

interface Media {
  voice: {
    preview: { url: string } | null
    samples: {
      audio: { url: string; mediaType: string; durationSecs: number; expiresAt: string }
      preview: { url: string }
      waveform: number[]
      speakerSeparation: { speakers: { audio: { url: string; durationSecs: number } }[] }
    }[]
  } | null
}

const query = `query ($id: ID!) {
  voice(id: $id) {
    preview { url }
    samples {
      audio { url mediaType durationSecs expiresAt }
      preview { url }
      waveform
      speakerSeparation { speakers { audio { url durationSecs } } }
    }
  }
}`

describe('The audio of a voice', () => {
  let app: TestApp
  let voiceId: string

  beforeAll(async () => {
    app = await startTestApp({ emulator: { seed: 'demo' } })
    const voice = app.upstream.state
      .voices()
      .find((candidate) => candidate.samples?.some((sample) => sample.speaker_separation?.status === 'completed'))
    voiceId = voice!.voice_id
    await app.give(voiceId, ada)
  })
  afterAll(() => app.close())

  const mediaFor = async (person: Person) =>
    (await app.ask<Media>(query, { as: person, variables: { id: voiceId } })).data!.voice

  test('plays from its URL without a header: completely, in ranges, and by HEAD', async () => {
    const sample = (await mediaFor(ada))!.samples[0]!
    const wire = app.upstream.state.voice(voiceId)!.samples![0]!
    const whole = await fetch(sample.audio.url)
    const bytes = Buffer.from(await whole.arrayBuffer())
    expect(whole.status).toBe(200)
    expect(whole.headers.get('content-type')).toBe('audio/wav')
    expect(bytes.subarray(0, 4).toString()).toBe('RIFF')
    expect(bytes.length).toBe(wire.size_bytes)

    const part = await fetch(sample.audio.url, { headers: { range: 'bytes=1000-1999' } })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 1000-1999/${bytes.length}`)
    const digest = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')
    expect(digest(new Uint8Array(await part.arrayBuffer()))).toBe(digest(bytes.subarray(1000, 2000)))

    const head = await fetch(sample.audio.url, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)])
  })

  test('includes previews and separated speakers, and a waveform with values from 0 to 1', async () => {
    const [sample] = (await mediaFor(ada))!.samples.filter((each) => each.speakerSeparation?.speakers.length > 0)
    const urls = [sample!.preview.url, sample!.speakerSeparation.speakers[0]!.audio.url]
    for (const url of urls) {
      const answer = await fetch(url)
      expect(answer.status).toBe(200)
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 4)
          .toString(),
      ).toBe('RIFF')
    }
    expect(sample!.waveform.length).toBeGreaterThan(10)
    expect(sample!.waveform.every((value) => value >= 0 && value <= 1)).toBe(true)
  })

  test('has the same URL in consecutive queries, so that a player does not restart', async () => {
    const [once, again] = [await mediaFor(ada), await mediaFor(ada)]
    expect(once!.samples[0]!.audio).toEqual(again!.samples[0]!.audio)
    expect(Date.parse(once!.samples[0]!.audio.expiresAt)).toBeGreaterThan(Date.now() + 59 * 60_000)
  })

  test('has URLs for permitted viewers only, which end with the grant', async () => {
    expect(await mediaFor(mallory)).toBeNull()
    const input = { id: voiceId, userId: 'mallory' }
    await app.ask(ShareVoiceDocument, { as: ada, variables: { input } })
    const url = (await mediaFor(mallory))!.samples[0]!.audio.url
    const status = async (target: string) => (await fetch(target, { method: 'HEAD' })).status
    expect(await status(url)).toBe(200)

    await app.ask(UnshareVoiceDocument, { as: ada, variables: { input } })
    expect(await status(url)).toBe(404)
    const ofAda = new URL((await mediaFor(ada))!.samples[0]!.audio.url)
    expect(await status(ofAda.href)).toBe(200)
    ofAda.searchParams.set('viewer', new URL(url).searchParams.get('viewer')!)
    expect(await status(ofAda.href)).toBe(403)
    expect(await status(url.replace('/audio?', '/preview?'))).toBe(403)
    expect(await status(url.split('?')[0]!)).toBe(403)
  })
})
