import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { describe, expect, test } from '@jest/globals'
import { RateLimited } from '../../../src/errors.js'
import { waitUntil } from '../../support/waitUntil.js'
import { newStream, newTimedStream, startRecordings, timedChunk, write } from '../startRecordings.js'

const bytes = randomBytes(100_000)

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('A recording', () => {
  test('needs no reader, and is ready only when it is complete and stored', async () => {
    const setup = await startRecordings()
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false, outputFormat: 'pcm_16000' }, stream)
    await write(stream.body, bytes.subarray(0, 60_000))
    await waitUntil(() => setup.recordings.live(id)?.sizeBytes === 60_000, 'the recording has all the bytes')
    const part = '\\.[0-9a-f-]{36}\\.part$'
    expect(await setup.files()).toEqual([
      expect.stringMatching(`^${id}${part}`),
      expect.stringMatching(`^${id}\\.timing${part}`),
    ])
    expect(setup.rows.get(id)?.state).toBe('GENERATING')
    stream.body.end(bytes.subarray(60_000))
    await setup.over(id)
    expect(await setup.files()).toEqual([id, `${id}.timing`])
    expect((await readFile(join(setup.folder, id))).equals(bytes)).toBe(true)
    expect(setup.rows.get(id)).toMatchObject({
      ...{ state: 'READY', sizeBytes: bytes.length, sha256: sha256(bytes), durationSecs: bytes.length / 32_000 },
    })
    expect(setup.recordings.live(id)).toBeNull()
    expect(setup.recordings.running).toBe(0)
  })

  test('with times has a line for each chunk, written after its bytes', async () => {
    const setup = await startRecordings()
    const { id } = setup.add({ isTimed: true })
    const stream = newTimedStream()
    setup.recordings.begin({ id, isTimed: true, isTransient: false }, stream)
    stream.send(timedChunk('hé', bytes.subarray(0, 10), 0))
    stream.send({ audio: Buffer.alloc(0), alignment: null, normalizedAlignment: null })
    stream.send(timedChunk('llo', bytes.subarray(10, 30), 0.2))
    stream.end()
    await setup.over(id)
    expect(await setup.files()).toEqual([id, `${id}.timing`])
    const lines = (await readFile(join(setup.folder, `${id}.timing`), 'utf8')).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { start: 0, length: 10, alignment: { characters: ['h', 'é'] }, normalizedAlignment: { characters: ['H', 'É'] } },
      { start: 10, length: 0, alignment: null, normalizedAlignment: null },
      { start: 10, length: 20, alignment: { characters: ['l', 'l', 'o'] } },
    ])
    // The duration of random bytes is that of their last character.
    expect(setup.rows.get(id)).toMatchObject({ state: 'READY', sizeBytes: 30, durationSecs: expect.closeTo(0.5) })
  })

  test('has many readers that join at any time, and all get the same', async () => {
    const setup = await startRecordings()
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    const live = setup.recordings.live(id)!
    const reading: Promise<Buffer>[] = []
    for (let at = 0; at < bytes.length; at += 5_000) {
      reading.push(live.follow().then(buffer))
      await write(stream.body, bytes.subarray(at, at + 5_000))
      await waitUntil(() => live.sizeBytes === at + 5_000, 'the recording has all the bytes')
    }
    stream.body.end()
    const { sizeBytes } = await live.completed
    expect(sizeBytes).toBe(bytes.length)
    for (const read of await Promise.all(reading)) expect(read.equals(bytes)).toBe(true)
  })

  test('does not wait for a stalled reader', async () => {
    const setup = await startRecordings()
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    const idle = await setup.recordings.live(id)!.follow()
    idle.read(0)
    for (let i = 0; i < 100; i++) await write(stream.body, bytes)
    stream.body.end()
    await setup.over(id)
    expect(setup.rows.get(id)).toMatchObject({ state: 'READY', sizeBytes: 100 * bytes.length })
    expect(idle.readableLength).toBeLessThanOrEqual(128 * 1024)
    expect((await buffer(idle)).length).toBe(100 * bytes.length)
  })
})

describe('A transient recording', () => {
  test('never has a file, and is kept for its lifetime', async () => {
    const setup = await startRecordings({ transientMs: 3_600_000 })
    const { id } = setup.add({ isTransient: true, isTimed: true })
    const stream = newTimedStream()
    setup.recordings.begin({ id, isTimed: true, isTransient: true }, stream)
    stream.send(timedChunk('a', bytes, 0))
    await waitUntil(() => setup.recordings.live(id)?.sizeBytes === bytes.length, 'the recording has all the bytes')
    expect(await setup.files()).toEqual([])
    stream.end()
    await setup.over(id)
    expect(setup.rows.get(id)).toMatchObject({ state: 'READY', sha256: sha256(bytes) })
    expect(await setup.files()).toEqual([])
    const live = setup.recordings.live(id)!
    expect(live.isComplete).toBe(true)
    expect((await live.follow().then(buffer)).equals(bytes)).toBe(true)
    expect(await text((await live.followTiming())!)).toContain('"characters":["a"]')
    const lateReader = await live.follow()
    setup.recordings.remove(id)
    expect(setup.recordings.live(id)).toBeNull()
    // Present readers continue.
    expect((await buffer(lateReader)).equals(bytes)).toBe(true)
  })

  test('is removed after its lifetime, and above the maximum number', async () => {
    const setup = await startRecordings({ transientMs: 3_600_000, maxTransient: 2 })
    const ids: string[] = []
    for (let i = 0; i < 3; i++) {
      const { id } = setup.add({ isTransient: true })
      ids.push(id)
      const stream = newStream()
      setup.recordings.begin({ id, isTimed: false, isTransient: true }, stream)
      stream.body.end(bytes)
      await setup.over(id)
    }
    expect(ids.map((id) => setup.recordings.live(id) !== null)).toEqual([false, true, true])
    const brief = await startRecordings({ transientMs: 20 })
    const { id } = brief.add({ isTransient: true })
    const stream = newStream()
    brief.recordings.begin({ id, isTimed: false, isTransient: true }, stream)
    stream.body.end(bytes)
    await brief.over(id)
    await waitUntil(() => brief.recordings.live(id) === null, 'the recording is closed')
  })
})

describe('The number of recordings', () => {
  test('is bounded before upstream is called', async () => {
    const setup = await startRecordings({ maxRunning: 2 })
    const { recordings } = setup
    const [one, other] = [recordings.reserve(), recordings.reserve()]
    expect(() => recordings.reserve()).toThrow(RateLimited)
    one.release()
    one.release()
    const third = recordings.reserve()
    expect(() => recordings.reserve()).toThrow(RateLimited)
    const { id } = setup.add()
    const stream = newStream()
    recordings.begin({ id, isTimed: false, isTransient: false }, stream, third)
    third.release()
    expect(recordings.running).toBe(2)
    expect(() => recordings.reserve()).toThrow(RateLimited)
    stream.body.end(bytes)
    await setup.over(id)
    recordings.reserve().release()
    other.release()
    expect(recordings.running).toBe(0)
  })

  test('does not exclude audio that is already paid for', async () => {
    const setup = await startRecordings({ maxRunning: 1 })
    setup.recordings.reserve()
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    stream.body.end(bytes)
    await setup.over(id)
    expect(setup.rows.get(id)?.state).toBe('READY')
  })

  test('includes an audio once at a time', async () => {
    const setup = await startRecordings()
    const { id } = setup.add()
    const [one, other] = [newStream(), newStream()]
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, one)
    expect(() => setup.recordings.begin({ id, isTimed: false, isTransient: false }, other)).toThrow(id)
    expect([one.body.destroyed, other.body.destroyed]).toEqual([false, true])
    one.body.end(bytes)
    await setup.over(id)
    expect(setup.rows.get(id)?.state).toBe('READY')
  })
})
