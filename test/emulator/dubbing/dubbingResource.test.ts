import { describe, expect, test } from '@jest/globals'
import { createWav } from '../support/createWav.js'
import { detailError, openDubbing, resourceOf } from '../support/openDubbing.js'
import { readMp3 } from '../support/readMp3.js'
import { readMp4 } from '../support/readMp4.js'
import { readWav } from '../support/readWav.js'
import { errorOf, get, post } from '../support/withEmulator.js'

const fetchFile = async (url: string) => {
  const response = await fetch(url)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, type: response.headers.get('content-type'), bytes }
}

describe('dubbing resource', () => {
  test('The vendor SDK parses the complete resource, which equals the state.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing({ segments: 6, speakers: 3 })
    const whole = resourceOf(emulator, dubbingId)
    expect(await (await get(emulator, `/v1/dubbing/resource/${dubbingId}`)).json()).toEqual(
      emulator.state.dubs.resource(dubbingId),
    )
    const parsed = await resource.get(dubbingId)
    expect(parsed).toMatchObject({ id: dubbingId, version: 1, sourceLanguage: 'en', targetLanguages: ['es', 'fr'] })
    expect(Object.keys(parsed.speakerSegments)).toEqual(whole.ids)
    const tracks = Object.values(parsed.speakerTracks)
    expect(tracks.map(({ segments }) => segments.length)).toEqual([2, 2, 2])
    expect(tracks.flatMap(({ segments }) => segments).sort()).toEqual([...whole.ids].sort())
    expect(tracks[0]!.voices).toEqual({ es: 'track-clone', fr: 'track-clone' })
    expect(parsed.input).toMatchObject({
      contentType: 'video/mp4',
      bucketName: expect.any(String),
      randomPathSlug: expect.any(String),
      durationSecs: 24,
      isAudio: false,
    })
    for (const { dubs } of Object.values(parsed.speakerSegments)) {
      expect(dubs.es).toMatchObject({ audioStale: false, mediaRef: { isAudio: true, contentType: 'audio/mpeg' } })
    }
  })

  test('Media links work without an API key until they expire.', async () => {
    const { emulator, dubbingId } = await openDubbing({ content_type: 'audio/wav', duration_secs: 8 })
    const { input, background, foreground, speaker_tracks, speaker_segments } = resourceOf(emulator, dubbingId)
    expect(readWav((await fetchFile(input.url)).bytes).durationSecs).toBeCloseTo(8, 2)
    const [track] = Object.values(speaker_tracks)
    for (const { url } of [background!, foreground!, track!.media_ref]) {
      expect(readMp3((await fetchFile(url)).bytes).durationSecs).toBeCloseTo(8, 1)
    }
    const [{ dubs }] = Object.values(speaker_segments) as [(typeof speaker_segments)[string]]
    const { url, duration_secs } = dubs.es!.media_ref!
    expect(readMp3((await fetchFile(url)).bytes).durationSecs).toBeCloseTo(duration_secs, 1)
    expect((await fetchFile(dubs.fr!.media_ref!.url)).bytes.equals((await fetchFile(url)).bytes)).toBe(false)
    expect((await fetchFile(url.replace('signature=', 'signature=x'))).status).toBe(403)
    expect((await fetchFile(url.replace('segment', 'nothing'))).status).toBe(404)
    emulator.clock.advance(1_800_000 - 1)
    expect((await fetchFile(url)).status).toBe(200)
    emulator.clock.advance(1_800_001)
    expect(await fetchFile(url)).toMatchObject({ status: 403, type: expect.stringContaining('xml') })
    expect((await fetchFile(resourceOf(emulator, dubbingId).input.url)).status).toBe(200)
  })

  test('Media links support single byte ranges.', async () => {
    const { emulator, dubbingId } = await openDubbing({ content_type: 'audio/mpeg', duration_secs: 4 })
    const { url } = resourceOf(emulator, dubbingId).input
    const { bytes } = await fetchFile(url)
    const ranged = async (range: string) => {
      const response = await fetch(url, { headers: { range } })
      return [response.status, response.headers.get('content-range'), Buffer.from(await response.arrayBuffer())]
    }
    const { length } = bytes
    expect(await ranged('bytes=0-99')).toEqual([206, `bytes 0-99/${length}`, bytes.subarray(0, 100)])
    expect(await ranged(`bytes=${length - 5}-`)).toEqual([
      206,
      `bytes ${length - 5}-${length - 1}/${length}`,
      bytes.subarray(-5),
    ])
    expect(await ranged('bytes=-7')).toEqual([206, `bytes ${length - 7}-${length - 1}/${length}`, bytes.subarray(-7)])
    expect(await ranged(`bytes=${length}-`)).toEqual([416, `bytes */${length}`, Buffer.alloc(0)])
  })

  test('The input link returns the uploaded file.', async () => {
    const { emulator, dubbing } = await openDubbing({}, { dubbing: { queuedMs: 0, dubbingMs: 0 } })
    const recording = createWav(3)
    const file = { data: recording, filename: 'a.wav', contentType: 'audio/wav' }
    const { dubbingId } = await dubbing.create({
      file,
      targetLang: 'es',
      dubbingStudio: true,
      dropBackgroundAudio: true,
    })
    const { input, background } = resourceOf(emulator, dubbingId)
    expect(background).toBeNull()
    expect(await fetchFile(input.url)).toEqual({ status: 200, type: 'audio/wav', bytes: recording })
    emulator.state.dubs.remove(dubbingId)
    expect((await fetchFile(input.url)).status).toBe(404)
  })

  test('Only finished studio dubbings have a resource.', async () => {
    const { emulator, resource } = await openDubbing()
    const { dubs } = emulator.state
    const expected = { plain: detailError(400, 'bad_request', { status: 'dubbing_not_editable' }) }
    const plain = dubs.add({ editable: false }).dubbing_id
    await expect(resource.get(plain)).rejects.toMatchObject(expected.plain)
    await expect(resource.render(plain, 'es', { renderType: 'mp3' })).rejects.toMatchObject(expected.plain)
    await expect(resource.get('none')).rejects.toMatchObject(detailError(404, 'dubbing_not_found'))
    const running = dubs.add({ status: 'dubbing' }).dubbing_id
    await expect(resource.get(running)).rejects.toMatchObject(detailError(425, 'dubbing_not_dubbed'))
    const failed = dubs.add({ status: 'failed' }).dubbing_id
    await expect(resource.get(failed)).rejects.toMatchObject(
      detailError(400, 'bad_request', { status: 'dubbing_failed' }),
    )
  })

  test('An added language has no text and no audio until it is dubbed.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing()
    expect(await resource.language.add(dubbingId, { language: 'deu' })).toEqual({ version: 2 })
    const said = () =>
      Object.values(resourceOf(emulator, dubbingId).speaker_segments).map(({ dubs: { de } }) => [
        de!.text === null,
        de!.media_ref === null,
      ])
    expect(said()).toEqual(Array(4).fill([true, true]))
    expect(Object.values(resourceOf(emulator, dubbingId).speaker_tracks)[0]!.voices.de).toBe('track-clone')
    await resource.dub(dubbingId, { segments: [], languages: ['de'] })
    expect(said()).toEqual(Array(4).fill([false, false]))
    for (const language of ['de', 'en']) {
      const again = resource.language.add(dubbingId, { language })
      await expect(again).rejects.toMatchObject(detailError(409, 'resource_already_exists'))
    }
    await expect(resource.language.add(dubbingId, { language: 'xx' })).rejects.toMatchObject(
      detailError(400, 'invalid_parameters'),
    )
    const path = `/v1/dubbing/resource/${dubbingId}/language`
    expect((await post(emulator, path, { language: 'it' })).status).toBe(201)
    expect(await errorOf(await post(emulator, path, { language: null }))).toMatchObject({
      status: 400,
      detail: { status: 'empty_target_language' },
    })
  })

  test('Empty lists mean all segments and all languages, except for transcription.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing()
    const { ids } = resourceOf(emulator, dubbingId)
    const texts = () =>
      Object.values(resourceOf(emulator, dubbingId).speaker_segments).flatMap(({ dubs }) =>
        Object.values(dubs).map(({ text }) => text),
      )
    const before = texts()
    for (const id of ids) await resource.segment.update(dubbingId, id, 'es', { text: 'Nada.' })
    expect(await resource.transcribe(dubbingId, { segments: [] })).toEqual({ version: 6 })
    const path = `/v1/dubbing/resource/${dubbingId}/translate`
    expect(await (await post(emulator, path, { segments: [], languages: null })).json()).toEqual({ version: 7 })
    expect(texts()).toEqual(before)
    const unknown = resource.translate(dubbingId, { segments: [], languages: ['de'] })
    await expect(unknown).rejects.toMatchObject(detailError(404, 'language_not_found'))
  })

  test('A job takes effect after its duration, and segments edited in between stay stale.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing({}, { dubbing: { jobMs: 50 } })
    const { ids } = resourceOf(emulator, dubbingId)
    const stale = () => ids.map((id) => resourceOf(emulator, dubbingId).speaker_segments[id]!.dubs.es!.audio_stale)
    for (const id of ids.slice(0, 2)) await resource.segment.update(dubbingId, id, 'es', { text: 'Nada.' })
    expect(await resource.dub(dubbingId, { segments: ids, languages: ['es'] })).toEqual({ version: 4 })
    await resource.segment.update(dubbingId, ids[1]!, 'es', { text: 'Nada de nada.' })
    emulator.clock.advance(49)
    expect(stale()).toEqual([true, true, false, false])
    emulator.clock.advance(1)
    expect(stale()).toEqual([false, true, false, false])
    expect((await resource.get(dubbingId)).version).toBe(6)
    emulator.state.dubs.overrideJobs(dubbingId, { outcome: 'failed', ms: 0 })
    expect(await resource.dub(dubbingId, { segments: ids, languages: ['es'] })).toEqual({ version: 7 })
    expect(stale()).toEqual([false, true, false, false])
  })
})

describe('render', () => {
  test('A render is processing for its duration and then has a file.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing({ duration_secs: 6 })
    const { version, renderId } = await resource.render(dubbingId, 'es', { renderType: 'mp4', normalizeVolume: true })
    const render = async () => (await resource.get(dubbingId)).renders[renderId]
    expect(await render()).toMatchObject({ id: renderId, version, language: 'es', type: 'mp4', status: 'processing' })
    expect((await render())!.mediaRef).toBeUndefined()
    emulator.clock.advance(1999)
    expect((await render())!.status).toBe('processing')
    emulator.clock.advance(1)
    const { status, mediaRef } = (await render())!
    expect([status, mediaRef!.contentType, mediaRef!.isAudio]).toEqual(['complete', 'video/mp4', false])
    expect(readMp4((await fetchFile(mediaRef!.url)).bytes).durationSecs).toBeCloseTo(6, 1)
  })

  test('A render fails if overridden.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing()
    emulator.state.dubs.overrideRenders(dubbingId, { outcome: 'failed', ms: 10 })
    const { renderId } = await resource.render(dubbingId, 'fr', { renderType: 'mp3' })
    emulator.clock.advance(10)
    expect(resourceOf(emulator, dubbingId).renders[renderId]).toMatchObject({ status: 'failed', media_ref: null })
  })

  test.each([
    ['mp3', 'audio/mpeg', (bytes: Buffer) => readMp3(bytes).durationSecs],
    ['wav', 'audio/wav', (bytes: Buffer) => readWav(bytes).durationSecs],
    ['aac', 'audio/aac', (bytes: Buffer) => ((bytes.length / 13) * 1024) / 44_100],
    ['aaf', 'application/octet-stream', undefined],
    ['tracks_zip', 'application/zip', undefined],
    ['clips_zip', 'application/zip', undefined],
    ['zip', 'application/zip', undefined],
  ] as const)('The original can be rendered as %s.', async (renderType, type, secsOf) => {
    const { emulator, dubbingId, resource } = await openDubbing({ duration_secs: 5 }, { dubbing: { renderMs: 0 } })
    const { renderId } = await resource.render(dubbingId, 'original', { renderType })
    const { language, media_ref } = resourceOf(emulator, dubbingId).renders[renderId]!
    expect([language, media_ref!.content_type]).toEqual(['original', type])
    const file = await fetchFile(media_ref!.url)
    expect([file.status, file.type]).toEqual([200, type])
    if (secsOf) expect(secsOf(file.bytes)).toBeCloseTo(5, 1)
  })

  test('A render in a language that the dubbing does not have is refused.', async () => {
    const { dubbingId, resource } = await openDubbing()
    const render = resource.render(dubbingId, 'de', { renderType: 'mp3' })
    await expect(render).rejects.toMatchObject(detailError(404, 'language_not_found'))
  })
})

describe('speaker', () => {
  test('A new speaker has a voice or a clone in every language.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing()
    const { voice_id: voiceId } = emulator.state.addVoice()
    const first = await resource.speaker.create(dubbingId, { speakerName: 'Narrator', voiceId, voiceStability: 0.3 })
    const second = await resource.speaker.create(dubbingId, {})
    expect([first.version, second.version]).toEqual([2, 3])
    const { speakerTracks } = await resource.get(dubbingId)
    expect(speakerTracks[first.speakerId]).toMatchObject({
      speakerName: 'Narrator',
      voices: { es: voiceId, fr: voiceId },
      segments: [],
    })
    expect(speakerTracks[second.speakerId]).toMatchObject({ speakerName: 'Speaker 4', voices: { es: 'track-clone' } })
    const times = { startTime: 1, endTime: 2 }
    const { newSegment } = await resource.speaker.segment.create(dubbingId, first.speakerId, times)
    expect(resourceOf(emulator, dubbingId).speaker_tracks[first.speakerId]!.segments).toEqual([newSegment])
  })

  test('Name and voice of a speaker can change in some or all languages.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing()
    const { speakers } = resourceOf(emulator, dubbingId)
    const track = () => resourceOf(emulator, dubbingId).speaker_tracks[speakers[0]!]
    const { voice_id: voiceId } = emulator.state.library()[0]!
    const change = { speakerName: 'Skipper', voiceId, languages: ['fr'] }
    expect(await resource.speaker.update(dubbingId, speakers[0]!, change)).toEqual({ version: 2 })
    expect(track()).toMatchObject({ speaker_name: 'Skipper', voices: { es: 'track-clone', fr: voiceId } })
    await resource.speaker.update(dubbingId, speakers[0]!, { voiceId: 'clip-clone' })
    expect(track()).toMatchObject({ speaker_name: 'Skipper', voices: { es: 'clip-clone', fr: 'clip-clone' } })
    const segments = Object.values(resourceOf(emulator, dubbingId).speaker_segments)
    expect(segments.some(({ dubs }) => dubs.es!.audio_stale)).toBe(false)
  })

  test('Unknown voices, languages and speakers are refused.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing()
    const [id] = resourceOf(emulator, dubbingId).speakers as [string]
    const { speaker } = resource
    await expect(speaker.update(dubbingId, id, { voiceId: 'nobody' })).rejects.toMatchObject(
      detailError(404, 'voice_not_found'),
    )
    await expect(speaker.create(dubbingId, { voiceStyle: 1.1 })).rejects.toMatchObject(
      detailError(400, 'invalid_parameters', { param: 'voice_style' }),
    )
    await expect(speaker.update(dubbingId, id, { languages: ['de'] })).rejects.toMatchObject(
      detailError(404, 'language_not_found'),
    )
    for (const asked of [speaker.update(dubbingId, 'none', {}), speaker.findSimilarVoices(dubbingId, 'none')]) {
      await expect(asked).rejects.toMatchObject(detailError(404, 'speaker_not_found'))
    }
    expect(resourceOf(emulator, dubbingId).version).toBe(1)
  })

  test('Ten similar voices are found for a speaker, and the same ones each time.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing()
    const [one, other] = resourceOf(emulator, dubbingId).speakers as [string, string]
    const { voices } = await resource.speaker.findSimilarVoices(dubbingId, one)
    expect(voices).toHaveLength(10)
    expect(await resource.speaker.findSimilarVoices(dubbingId, one)).toEqual({ voices })
    expect(await resource.speaker.findSimilarVoices(dubbingId, other)).not.toEqual({ voices })
    const categories = ['premade', 'cloned', 'generated', 'professional', 'famous']
    for (const { category } of voices) expect(categories).toContain(category)
    expect((await fetchFile(voices[0]!.previewUrl!)).type).toBe('audio/wav')
  })
})
