import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { previewKey } from '../../../src/datasources/media/mediaKeys.js'
import type { MediaPreview } from '../../../src/media/delivery/MediaUpstream.js'
import { startRecordings } from '../startRecordings.js'
import { ann, openAnswer, readAnswer, startFile, startMedia } from './mediaServer.js'
import { startAudioServer } from './startAudioServer.js'

const bytes = randomBytes(300_000)
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')

describe('Audio of another process', () => {
  test('is delivered from the store when it is ready', async () => {
    const server = await startAudioServer()
    const row = server.add()
    const reading = openAnswer(server.urlOf(row.id))
    const writer = await server.store.create(row.id)
    await writer.write(bytes)
    const whole = await writer.commit()
    writer.release()
    await server.workerStore.ready(row.id, { ...whole, durationSecs: null })
    const answer = await reading
    expect([answer.statusCode, answer.headers['content-length']]).toEqual([200, '300000'])
    expect((await readAnswer(answer)).equals(bytes)).toBe(true)
  })

  test('is found by polling if the event is lost', async () => {
    const server = await startAudioServer()
    const deaf = { subscribe: () => ({ next: () => new Promise<never>(() => {}) }) as never }
    const media = await startMedia({
      loadAudio: async (_, id) => server.rows.get(id) ?? null,
      audio: { mediaStore: server.store, recordings: server.recordings, bus: deaf, pollMs: 5 },
    })
    const { id } = server.add()
    const reading = fetch(media.sign({ kind: 'audio', audioId: id }))
    await server.workerStore.fail(id, { code: 'CUT', message: '' })
    expect((await reading).status).toBe(410)
  })

  test('is waited for during a bounded time', async () => {
    const setup = await startRecordings()
    const media = await startMedia({
      loadAudio: async (_, id) => setup.rows.get(id) ?? null,
      audio: { mediaStore: setup.store, recordings: setup.recordings, bus: setup.bus, completeMs: 30 },
    })
    const answer = await fetch(media.sign({ kind: 'audio', audioId: setup.add().id }))
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  })

  test('with an unknown outcome gets a response to retry', async () => {
    const server = await startAudioServer()
    const answer = await fetch(server.urlOf(server.add({ state: 'UNKNOWN' }).id))
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10'])
  })
})

describe('Ready audio', () => {
  test.each<[string, number, number]>([
    ['bytes=0-', 0, 299_999],
    ['bytes=0-0', 0, 0],
    ['bytes=100000-250000', 100_000, 250_000],
    ['bytes=-5', 299_995, 299_999],
    ['bytes=299999-999999', 299_999, 299_999],
  ])('is delivered in the range %s', async (range, start, end) => {
    const server = await startAudioServer()
    const answer = await openAnswer(server.urlOf(await server.make(bytes)), { range })
    expect([answer.statusCode, answer.headers['content-range']]).toEqual([206, `bytes ${start}-${end}/300000`])
    expect((await readAnswer(answer)).equals(bytes.subarray(start, end + 1))).toBe(true)
  })

  test('has an ETag of its content', async () => {
    const server = await startAudioServer()
    const [id, same, other] = [
      await server.make(bytes),
      await server.make(bytes),
      await server.make(randomBytes(300_000)),
    ]
    const etagOf = async (audioId: string) =>
      (await fetch(server.urlOf(audioId), { method: 'HEAD' })).headers.get('etag')!
    const etag = await etagOf(id)
    expect(new Set([etag, await etagOf(same), await etagOf(other)]).size).toBe(3)
    const ask = (headers: Record<string, string>) => openAnswer(server.urlOf(id), headers)
    expect((await ask({ range: 'bytes=5-9', 'if-range': etag })).statusCode).toBe(206)
    const changed = await ask({ range: 'bytes=5-9', 'if-range': '"other"' })
    expect([changed.statusCode, (await readAnswer(changed)).length]).toEqual([200, bytes.length])
    expect((await ask({ 'if-none-match': etag })).statusCode).toBe(304)
    const none = await fetch(server.urlOf(id), { headers: { range: 'bytes=300000-' } })
    expect([none.status, none.headers.get('content-range')]).toEqual([416, 'bytes */300000'])
  })

  test('is not found if its file is missing', async () => {
    const server = await startAudioServer()
    const id = await server.make(bytes)
    await rm(join(server.folder, id))
    const answer = await fetch(server.urlOf(id))
    expect([answer.status, await answer.json()]).toMatchObject([410, { error: { code: 'MEDIA_GONE' } }])
  })

  test('can be played by permitted viewers only', async () => {
    const server = await startAudioServer()
    const id = await server.make(bytes)
    const ben = server.media.sign({ kind: 'audio', audioId: id }, { ...ann, userId: 'ben' })
    for (const url of [ben, server.urlOf(randomUUID()), server.urlOf('../../etc/passwd')]) {
      const answer = await fetch(url)
      expect([answer.status, await answer.json()]).toMatchObject([404, { error: { code: 'NOT_FOUND' } }])
    }
  })

  test('is delivered to many readers without an upstream slot', async () => {
    const server = await startAudioServer({ deliveries: { total: 0, perViewer: 0 } })
    const id = await server.make(bytes)
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        openAnswer(server.media.sign({ kind: 'audio', audioId: id }, { ...ann, tenantId: `org:${index % 10}` })),
      ),
    )
    for (const answer of answers) expect((await readAnswer(answer)).equals(bytes)).toBe(true)
  })
})

describe('Transient audio', () => {
  test('is delivered by its process during its lifetime, and must not be cached', async () => {
    const server = await startAudioServer()
    const expiresAt = new Date(Date.now() + 3_600_000)
    const { id, body } = server.begin({ isTransient: true, expiresAt })
    body.write(bytes.subarray(0, 1000))
    const live = await openAnswer(server.urlOf(id))
    expect(live.headers['cache-control']).toBe('no-store')
    expect(await server.files()).toEqual([])
    body.end(bytes.subarray(1000))
    expect((await readAnswer(live)).equals(bytes)).toBe(true)
    await server.over(id)
    expect(await server.files()).toEqual([])
    const part = await openAnswer(server.urlOf(id), { range: 'bytes=5-9' })
    expect([part.statusCode, part.headers['cache-control']]).toEqual([206, 'no-store'])
    expect((await readAnswer(part)).equals(bytes.subarray(5, 10))).toBe(true)
    const whole = await openAnswer(server.urlOf(id))
    expect(whole.headers).toMatchObject({ 'content-length': '300000', etag: expect.any(String) })
    expect(sha256(await readAnswer(whole))).toBe(server.rows.get(id)?.sha256)

    server.recordings.remove(id)
    expect((await fetch(server.urlOf(id))).status).toBe(503)
    server.rows.set(id, { ...server.rows.get(id)!, expiresAt: new Date(0) })
    expect((await fetch(server.urlOf(id))).status).toBe(410)
  })
})

describe('A preview', () => {
  test('is delivered from the store if it is kept there, and otherwise from upstream', async () => {
    const origin = await startFile(bytes, { type: 'audio/mpeg', heedsRanges: true })
    const setup = await startRecordings()
    const previews = new Map<string, MediaPreview>()
    const media = await startMedia({
      origin,
      loadPreview: async (_, id) => previews.get(id) ?? null,
      audio: { mediaStore: setup.store, recordings: setup.recordings, bus: setup.bus },
    })
    const kept = randomBytes(1000)
    const writer = await setup.store.create(previewKey('kept'))
    await writer.write(kept)
    await writer.commit()
    writer.release()
    for (const id of ['kept', 'lost']) previews.set(id, { id, mediaType: 'audio/mpeg', isStored: true })
    previews.set('distant', { id: 'distant', mediaType: 'audio/mpeg', isStored: false })
    const ask = async (previewId: string) => {
      const answer = await openAnswer(media.sign({ kind: 'preview', previewId }), { range: 'bytes=1-9' })
      return { status: answer.statusCode, type: answer.headers['content-type'], body: await readAnswer(answer) }
    }
    expect(await ask('kept')).toEqual({ status: 206, type: 'audio/mpeg', body: kept.subarray(1, 10) })
    expect(origin.ranges).toEqual([])
    for (const id of ['distant', 'lost']) {
      expect(await ask(id)).toEqual({ status: 206, type: 'audio/mpeg', body: bytes.subarray(1, 10) })
    }
    expect(origin.ranges).toEqual(['bytes=1-9', 'bytes=1-9'])
    expect((await ask('unknown')).status).toBe(404)
  })

  test('of upstream takes an upstream slot', async () => {
    const origin = await startFile(bytes)
    const media = await startMedia({
      origin,
      deliveries: { total: 0 },
      loadPreview: async (_, id) => ({ id, mediaType: 'audio/mpeg', isStored: false }),
    })
    expect((await fetch(media.sign({ kind: 'preview', previewId: 'p1' }))).status).toBe(503)
    expect(origin.ranges).toEqual([])
  })
})
