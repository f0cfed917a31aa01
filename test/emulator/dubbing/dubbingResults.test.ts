import { describe, expect, test } from '@jest/globals'
import { bytesOf } from '../support/bytesOf.js'
import { detailError, flatError, openDubbing, resourceOf } from '../support/openDubbing.js'
import { readMp3 } from '../support/readMp3.js'
import { readMp4 } from '../support/readMp4.js'
import { get, post, vendorClient, withEmulator } from '../support/withEmulator.js'

describe('dubbing audio', () => {
  test('The audio is an MP3 with the duration of the media, different for each language.', async () => {
    const { dubbing, dubbingId } = await openDubbing({ content_type: 'audio/wav', duration_secs: 12 })
    const spanish = await bytesOf(await dubbing.audio.get(dubbingId, 'es'))
    const french = await bytesOf(await dubbing.audio.get(dubbingId, 'fra'))
    expect(readMp3(spanish).durationSecs).toBeCloseTo(12, 1)
    expect(readMp3(french).durationSecs).toBeCloseTo(12, 1)
    expect(french.equals(spanish)).toBe(false)
  })

  test('The audio of a video is an MP4.', async () => {
    const { emulator, dubbing, dubbingId } = await openDubbing({ duration_secs: 12 })
    const { durationSecs, boxes } = readMp4(await bytesOf(await dubbing.audio.get(dubbingId, 'es')))
    expect(durationSecs).toBeCloseTo(12, 1)
    expect([...boxes.keys()]).toEqual(expect.arrayContaining(['ftyp', 'moov.trak.mdia.minf.stbl.stsd', 'mdat']))
    const response = await get(emulator, `/v1/dubbing/${dubbingId}/audio/es`)
    expect(response.headers.get('content-type')).toBe('video/mp4')
    await response.body!.cancel()
  })

  test('Edits in the studio do not change the audio.', async () => {
    const { emulator, dubbing, dubbingId, resource } = await openDubbing({ content_type: 'audio/mpeg' })
    const before = await bytesOf(await dubbing.audio.get(dubbingId, 'es'))
    const { ids } = resourceOf(emulator, dubbingId)
    await resource.segment.update(dubbingId, ids[0]!, 'es', { text: 'Otra cosa.' })
    await resource.dub(dubbingId, { segments: [], languages: ['es'] })
    await resource.render(dubbingId, 'es', { renderType: 'mp3' })
    emulator.clock.advance(60_000)
    expect((await bytesOf(await dubbing.audio.get(dubbingId, 'es'))).equals(before)).toBe(true)
    await resource.language.add(dubbingId, { language: 'de' })
    await resource.dub(dubbingId, { segments: [], languages: ['de'] })
    expect((await dubbing.get(dubbingId)).targetLanguages).toEqual(['es', 'fr', 'de'])
    await expect(dubbing.audio.get(dubbingId, 'de')).rejects.toMatchObject({ statusCode: 404 })
  })

  test('Errors of the audio route have the flat shape.', async () => {
    const { emulator, dubbing, dubbingId } = await openDubbing()
    const add = (status: string) => emulator.state.dubs.add({ status }).dubbing_id
    await expect(dubbing.audio.get('none', 'es')).rejects.toMatchObject(flatError(404, 'dubbing_not_found'))
    for (const language of ['de', 'en', 'xx']) {
      const refused = dubbing.audio.get(dubbingId, language)
      await expect(refused).rejects.toMatchObject(flatError(404, 'dubbing_not_found'))
    }
    for (const status of ['queued', 'preparing', 'dubbing', 'failed']) {
      const refused = dubbing.audio.get(add(status), 'es')
      await expect(refused).rejects.toMatchObject(flatError(425, 'dubbing_not_dubbed'))
    }
    emulator.state.dubs.behaviour.failedDubStatus = 404
    const refused = dubbing.audio.get(add('failed'), 'es')
    await expect(refused).rejects.toMatchObject(flatError(404, 'dubbing_not_found'))
  })
})

describe('dubbing transcript', () => {
  test('Both transcript routes return subtitles.', async () => {
    const fixture = { editable: false, segments: 2, duration_secs: 8 }
    const { emulator, dubbing, dubbingId } = await openDubbing(fixture, { dubbing: { subtitlesAs: 'json' } })
    const [first, second] = Object.values(resourceOf(emulator, dubbingId).speaker_segments)
    const srt = await dubbing.transcript.getTranscriptForDub(dubbingId, 'es')
    const lines = (text: string | null) => text!.split(/\s+/)
    expect(srt).toMatch(/^1\n00:00:00,000 --> 00:00:0\d,\d{3}\n\[es\] /)
    expect(String(srt).match(/\n\n\d+\n/g)!.length).toBeGreaterThan(0)
    const words = String(srt)
      .split('\n')
      .filter((line) => line !== '' && !/^\d+$|-->/.test(line))
      .flatMap(lines)
    expect(words).toEqual([...lines(first!.dubs.es!.text), ...lines(second!.dubs.es!.text)])
    expect(await dubbing.transcripts.get(dubbingId, 'es', 'srt')).toEqual({ transcriptFormat: 'srt', srt })
    const { webvtt } = await dubbing.transcripts.get(dubbingId, 'source', 'webvtt')
    expect(webvtt).toMatch(/^WEBVTT\n\n00:00:00\.000 --> /)
    expect(webvtt).toContain(first!.text.slice(0, 20))
    expect(await dubbing.transcript.getTranscriptForDub(dubbingId, 'en', { formatType: 'webvtt' })).toBe(webvtt)
  })

  test('The older route returns plain text, which the vendor SDK cannot parse.', async () => {
    const { emulator, dubbing, dubbingId } = await openDubbing()
    const response = await get(emulator, `/v1/dubbing/${dubbingId}/transcript/es`)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toBe((await dubbing.transcripts.get(dubbingId, 'es', 'srt')).srt)
    await expect(dubbing.transcript.getTranscriptForDub(dubbingId, 'es')).rejects.toThrow(/Received object/)
  })

  test('The JSON transcript contains the times of words and characters.', async () => {
    const { emulator, dubbing, dubbingId } = await openDubbing({ editable: false })
    const { json } = await dubbing.transcripts.get(dubbingId, 'fr', 'json')
    expect(json!.language).toBe('fr')
    const [segment] = Object.values(resourceOf(emulator, dubbingId).speaker_segments)
    const [utterance] = json!.utterances
    expect(utterance).toMatchObject({ text: segment!.dubs.fr!.text, startS: 0, endS: segment!.end_time })
    expect(resourceOf(emulator, dubbingId).speakers).toContain(utterance!.speakerId)
    const { words = [] } = utterance!
    expect(words.map(({ text }) => text).join('')).toBe(utterance!.text)
    expect(words.at(-1)!.endS).toBeCloseTo(segment!.end_time, 2)
    expect(words[0]!.characters!.map(({ text }) => text).join('')).toBe(words[0]!.text)
    const old = await dubbing.transcript.getTranscriptForDub(dubbingId, 'fr', { formatType: 'json' })
    expect(old).toEqual(json)
  })

  test('The transcript of a studio dubbing contains its edits.', async () => {
    const { emulator, dubbing, dubbingId, resource } = await openDubbing()
    const { ids } = resourceOf(emulator, dubbingId)
    await resource.segment.update(dubbingId, ids[1]!, 'es', { text: 'Nada de eso.' })
    expect((await dubbing.transcripts.get(dubbingId, 'es', 'srt')).srt).toContain('Nada de eso.')
  })

  test('The JSON transcript of a studio dubbing is refused unless configured.', async () => {
    const { emulator, dubbing, dubbingId } = await openDubbing()
    const refused = dubbing.transcripts.get(dubbingId, 'es', 'json')
    await expect(refused).rejects.toMatchObject(flatError(400, 'invalid_output_format'))
    emulator.state.dubs.behaviour.studioJson = 'given'
    expect((await dubbing.transcripts.get(dubbingId, 'es', 'json')).json!.utterances).toHaveLength(4)
  })

  test('Both transcript routes return the same errors in the configured shape.', async () => {
    const { emulator, dubbing, dubbingId } = await openDubbing()
    const { dubbing_id: running } = emulator.state.dubs.add({ status: 'dubbing' })
    const ask = (id: string, language: string) => [
      dubbing.transcript.getTranscriptForDub(id, language),
      dubbing.transcripts.get(id, language, 'srt'),
    ]
    const cases = [
      ['none', 'es', 404, 'dubbing_not_found'],
      [dubbingId, 'it', 404, 'transcript_not_found'],
      [dubbingId, 'xx', 404, 'transcript_not_found'],
      [running, 'es', 425, 'dubbing_not_dubbed'],
    ] as const
    for (const [id, language, status, error] of cases) {
      for (const asked of ask(id, language)) await expect(asked).rejects.toMatchObject(flatError(status, error))
    }
    emulator.state.dubs.behaviour.transcriptErrors = 'detail'
    for (const asked of ask(running, 'es')) {
      await expect(asked).rejects.toMatchObject(detailError(425, 'dubbing_not_dubbed'))
    }
    for (const path of ['transcript/es?format_type=doc', 'transcripts/es/format/doc']) {
      expect([path, (await get(emulator, `/v1/dubbing/${dubbingId}/${path}`)).status]).toEqual([path, 422])
    }
  })
})

describe('faults of dubbing routes', () => {
  test('Faults can return any of the error shapes.', async () => {
    const { emulator, dubbing, dubbingId } = await openDubbing()
    const audio = () => dubbing.audio.get(dubbingId, 'es')
    const match = { route: 'GET /v1/dubbing/:dubbing_id/audio/:language_code' }
    emulator.faults.add({ kind: 'flat_error', code: 'permission_denied', match })
    await expect(audio()).rejects.toMatchObject(flatError(403, 'permission_denied'))
    emulator.faults.add({ kind: 'flat_error', code: 'anonymous_not_allowed', httpStatus: 401, match })
    await expect(audio()).rejects.toMatchObject(flatError(401, 'anonymous_not_allowed'))
    emulator.faults.add({ kind: 'too_early', match })
    await expect(audio()).rejects.toMatchObject(flatError(425, 'dubbing_not_dubbed'))
    emulator.faults.add({ kind: 'domain_error', code: 'invalid_workspace_type', match: { route: 'GET /v1/dubbing' } })
    await expect(dubbing.list()).rejects.toMatchObject(detailError(400, 'invalid_workspace_type'))
    await bytesOf(await audio())
    expect(() => emulator.faults.add({ kind: 'flat_error' })).toThrow(/needs a code/)
  })

  test('cut_body truncates audio and resources once.', async () => {
    const { emulator, dubbing, dubbingId, resource } = await openDubbing()
    emulator.faults.add({ kind: 'cut_body' })
    await expect(bytesOf(await dubbing.audio.get(dubbingId, 'es'))).rejects.toThrow()
    emulator.faults.add({ kind: 'cut_body' })
    const response = await get(emulator, `/v1/dubbing/resource/${dubbingId}`)
    await expect(response.json()).rejects.toThrow()
    emulator.faults.add({ kind: 'malformed_json' })
    await expect((await get(emulator, `/v1/dubbing/resource/${dubbingId}`)).json()).rejects.toThrow(/JSON/)
    expect((await resource.get(dubbingId)).id).toBe(dubbingId)
  })

  test('An edit can be executed without a response, or not executed.', async () => {
    const { emulator, dubbingId } = await openDubbing()
    const { speakers, version } = resourceOf(emulator, dubbingId)
    const add = () =>
      post(emulator, `/v1/dubbing/resource/${dubbingId}/speaker`, {}).then(
        ({ status }) => status,
        () => 'broken',
      )
    emulator.faults.add({ kind: 'carried_out_then_reset' })
    expect(await add()).toBe('broken')
    expect(resourceOf(emulator, dubbingId)).toMatchObject({ version: version + 1 })
    emulator.faults.add({ kind: 'reset_while_receiving' })
    expect(await add()).toBe('broken')
    emulator.faults.add({ kind: 'system_busy' })
    expect(await add()).toBe(429)
    expect(resourceOf(emulator, dubbingId).speakers).toHaveLength(speakers.length + 1)
  })

  test('A reset upload creates no dubbing, and a reset response still does.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'reset_while_receiving', afterBytes: 20_000 })
    const { dubbing } = vendorClient(emulator)
    await expect(dubbing.create({ file: Buffer.alloc(60_000), targetLang: 'es' })).rejects.toThrow()
    expect(emulator.state.dubs.all()).toEqual([])
    emulator.faults.add({ kind: 'carried_out_then_reset' })
    await expect(dubbing.create({ file: Buffer.alloc(60_000), targetLang: 'es' })).rejects.toThrow()
    expect(emulator.state.dubs.all()).toHaveLength(1)
    expect(emulator.calls.count({ route: 'POST /v1/dubbing', generated: true })).toBe(1)
  })
})

describe('permissions of dubbing', () => {
  test('Without dubbing permissions the routes are refused.', async () => {
    const { emulator, dubbing, dubbingId } = await openDubbing({}, { missingPermissions: ['dubbing_write'] })
    expect((await dubbing.get(dubbingId)).dubbingId).toBe(dubbingId)
    await expect(dubbing.delete(dubbingId)).rejects.toMatchObject(detailError(401, 'unauthorized'))
    emulator.state.missingPermissions.add('dubbing_read')
    await expect(dubbing.list()).rejects.toMatchObject(
      detailError(401, 'unauthorized', { status: 'missing_permissions' }),
    )
  })
})
