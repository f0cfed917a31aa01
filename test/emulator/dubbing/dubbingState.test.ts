import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startEmulator } from '../../../emulator/index.js'
import { control } from '../support/control.js'
import { createWav } from '../support/createWav.js'
import { openDubbing, resourceOf } from '../support/openDubbing.js'
import { get, vendorClient, withEmulator } from '../support/withEmulator.js'

const LANGUAGES = ['es', 'fr', 'de', 'it', 'pt', 'pl', 'nl', 'sv', 'da', 'fi', 'cs', 'tr']

describe('state file', () => {
  test('Dubbings, edits, uploads and work in progress survive a restart.', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'emulator-dubs-'))
    try {
      const startAt = new Date('2030-01-01T00:00:00Z')
      const slow = { jobMs: 60_000, dubbingMs: 60_000, renderMs: 60_000 }
      const stateFile = join(directory, 'state.json')
      const options = { stateFile, startAt, seed: 'empty' as const, dubbing: { ...slow, queuedMs: 0 } }
      const first = await startEmulator(options)
      first.clock.freeze()
      const { dubbing } = vendorClient(first)
      const upload = createWav(2)
      const { dubbingId: uploaded } = await dubbing.create({ file: upload, targetLang: 'es', dubbingStudio: true })
      const { dubbing_id: edited } = first.state.dubs.add({ segments: 3, duration_secs: 30 })
      const { ids, speakers } = resourceOf(first, edited)
      await dubbing.resource.segment.update(edited, ids[0]!, 'es', { text: 'Nada.' })
      const times = { startTime: 29, endTime: 30 }
      const { newSegment } = await dubbing.resource.speaker.segment.create(edited, speakers[1]!, times)
      const { renderId } = await dubbing.resource.render(edited, 'es', { renderType: 'wav' })
      await dubbing.resource.dub(edited, { segments: [ids[0]!], languages: ['es'] })
      const before = resourceOf(first, edited)
      await first.close()

      const second = await withEmulator({ ...options, startAt: first.clock.now() })
      second.clock.freeze()
      const bare = (value: unknown) => JSON.parse(JSON.stringify(value).replace(/http:[^"?]*[^"]*/g, ''))
      expect(bare(resourceOf(second, edited))).toEqual(bare(before))
      expect(second.state.dubs.get(uploaded)!.status).toBe('dubbing')
      second.clock.advance(60_000)
      expect(second.state.dubs.get(uploaded)!.status).toBe('dubbed')
      const played = await fetch(resourceOf(second, uploaded).input.url)
      expect(Buffer.from(await played.arrayBuffer()).equals(upload)).toBe(true)
      const now = resourceOf(second, edited)
      expect(now.version).toBe(before.version + 1)
      expect(now.speaker_segments[ids[0]!]!.dubs.es).toMatchObject({ text: 'Nada.', audio_stale: false })
      expect(now.renders[renderId]!.status).toBe('complete')
      const again = await vendorClient(second).dubbing.resource.speaker.segment.create(edited, speakers[0]!, times)
      expect([newSegment, ...ids]).not.toContain(again.newSegment)
      expect([uploaded, edited]).not.toContain(second.state.dubs.add().dubbing_id)
      await second.close()
    } finally {
      await rm(directory, { recursive: true, maxRetries: 5 })
    }
  })
})

describe('large dubbing resource', () => {
  test('A resource of 5,000 segments in 12 languages can be added, read and edited.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const fixture = { segments: 5000, speakers: 4, target_languages: LANGUAGES }
    const { status, answer } = await control(emulator, 'POST /dubs', { dub: fixture })
    expect(status).toBe(201)
    const id = answer.dubs[0].dubbing_id
    const path = `/v1/dubbing/resource/${id}`
    const read = async () => (await (await get(emulator, path)).json()) as ReturnType<typeof resourceOf>
    const { speaker_segments, speaker_tracks } = await read()
    const segments = Object.values(speaker_segments)
    expect(segments).toHaveLength(5000)
    expect(segments.every(({ dubs }) => Object.keys(dubs).length === 12)).toBe(true)
    expect(Object.values(speaker_tracks).map((track) => track.segments.length)).toEqual([1250, 1250, 1250, 1250])
    const { resource } = vendorClient(emulator).dubbing
    const [first, second] = segments
    await resource.segment.update(id, first!.id, 'es', { text: 'Nada.', startTime: first!.start_time + 0.1 })
    await resource.segment.delete(id, second!.id)
    const { version } = await resource.dub(id, { segments: [], languages: LANGUAGES })
    const after = await read()
    expect(after.version).toBe(version)
    expect(after.speaker_segments[first!.id]!.dubs.es).toMatchObject({ text: 'Nada.', audio_stale: false })
    expect(Object.keys(after.speaker_segments)).toHaveLength(4999)
    expect(after.speaker_segments).toEqual(emulator.state.dubs.resource(id)!.speaker_segments)
  }, 60_000)
})

describe('control API of dubbings', () => {
  test('Dubbings can be added, overridden, listed and removed over HTTP.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.clock.freeze()
    const { dubbing } = vendorClient(emulator)
    const added = await control(emulator, 'POST /dubs', { count: 3, dub: { status: 'queued', name: 'Waits' } })
    expect(added.answer.dubs).toMatchObject([{ status: 'queued' }, { name: 'Waits' }, {}])
    const removed = added.answer.dubs[0].dubbing_id
    expect((await control(emulator, `DELETE /dubs/${removed}`)).status).toBe(204)
    expect((await control(emulator, `DELETE /dubs/${removed}`)).status).toBe(404)
    expect((await control(emulator, 'GET /state')).answer.dubs).toHaveLength(2)

    const override = { outcome: 'failed', queuedMs: 0, dubbingMs: 0, error: 'No.' }
    expect((await control(emulator, 'POST /dubs/Odd/dubbing', override)).status).toBe(201)
    const source = { sourceUrl: 'https://example.com/a.mp3', targetLang: 'es' }
    const { dubbingId: odd } = await dubbing.create({ ...source, name: 'Odd' })
    expect(await dubbing.get(odd)).toMatchObject({ status: 'failed', error: 'No.' })

    const behaviour = { dubbing: { queuedMs: 0, dubbingMs: 0, createdAtAs: 'utc' } }
    expect((await control(emulator, 'PATCH /behaviour', behaviour)).answer).toMatchObject(behaviour)
    const { dubbingId } = await dubbing.create({ ...source, dubbingStudio: true })
    await control(emulator, 'POST /dubs/*/renders', { outcome: 'failed', ms: 0 })
    await control(emulator, `POST /dubs/${dubbingId}/jobs`, { ms: 1000 })
    const { renderId } = await dubbing.resource.render(dubbingId, 'es', { renderType: 'zip' })
    await dubbing.resource.dub(dubbingId, { segments: [], languages: ['es'] })
    expect(resourceOf(emulator, dubbingId)).toMatchObject({ version: 3, renders: { [renderId]: { status: 'failed' } } })
    emulator.clock.advance(1000)
    expect(resourceOf(emulator, dubbingId).version).toBe(4)
  })

  test.each([
    ['/dubs', { count: 0 }],
    ['/dubs', { dub: { segments: 20_001 } }],
    ['/dubs', { dub: { created_at: 'soon' } }],
    ['/dubs', { dub: { nmae: 'x' } }],
    ['/dubs/any/dubbing', { outcome: 'lost' }],
    ['/dubs/any/renders', { outcome: 'completed' }],
    ['/dubs/any/jobs', { ms: -1 }],
  ])('An invalid dubbing control body is refused: POST %s %j.', async (path, body) => {
    const emulator = await withEmulator({ seed: 'empty' })
    expect((await control(emulator, `POST ${path}`, body)).status).toBe(400)
    expect(emulator.state.dubs.all()).toEqual([])
  })

  test('A dubbing id cannot be added twice, and returned objects are copies.', async () => {
    const { emulator, dubbingId } = await openDubbing()
    expect(() => emulator.state.dubs.add({ dubbing_id: dubbingId })).toThrow(/already/)
    const copy = emulator.state.dubs.resource(dubbingId)!
    copy.target_languages.push('it')
    expect(resourceOf(emulator, dubbingId).target_languages).toEqual(['es', 'fr'])
  })
})
