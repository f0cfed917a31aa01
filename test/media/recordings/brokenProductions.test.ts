import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from '@jest/globals'
import type { MediaStore, MediaWriter } from '../../../src/datasources/media/MediaStore.js'
import { UpstreamTimeout, UpstreamUnavailable } from '../../../src/errors.js'
import { waitUntil } from '../../support/waitUntil.js'
import { newStream, newTimedStream, startRecordings, timedChunk } from '../startRecordings.js'

const bytes = randomBytes(100_000)

describe('Incomplete audio', () => {
  test.each([
    ['CUT', new UpstreamUnavailable()],
    ['TIMEOUT', new UpstreamTimeout()],
    ['CUT', new Error('a secret reason')],
  ])('has the failure %s, leaves no file, and disconnects its readers', async (code, error) => {
    const setup = await startRecordings()
    for (const isTimed of [false, true]) {
      const { id } = setup.add({ isTimed })
      const stream = isTimed ? newTimedStream() : newStream()
      setup.recordings.begin({ id, isTimed, isTransient: false }, stream)
      const live = setup.recordings.live(id)!
      const reading = live.follow().then(buffer)
      const cut = expect(reading).rejects.toMatchObject({ code })
      if ('body' in stream) stream.body.write(bytes)
      else stream.send(timedChunk('a', bytes, 0))
      await waitUntil(() => live.sizeBytes === bytes.length, 'the recording has all the bytes')
      if ('body' in stream) stream.body.destroy(error)
      else stream.fail(error)
      await cut
      await setup.over(id)
      expect(setup.rows.get(id)).toMatchObject({ state: 'FAILED', failure: { code } })
      expect(JSON.stringify(setup.rows.get(id))).not.toContain('secret')
      expect(await setup.files()).toEqual([])
      expect(setup.recordings.live(id)).toBeNull()
    }
  })

  test('has failed if its stream is closed without an error', async () => {
    const setup = await startRecordings()
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    stream.body.write(bytes)
    await waitUntil(() => setup.recordings.live(id)?.sizeBytes === bytes.length, 'the recording has all the bytes')
    stream.body.destroy()
    await setup.over(id)
    expect(setup.rows.get(id)).toMatchObject({ state: 'FAILED', failure: { code: 'CUT' } })
  })

  test('has failed if its stream was broken before the recording began', async () => {
    const setup = await startRecordings()
    const { id } = setup.add()
    const stream = newStream()
    stream.body.once('error', () => {})
    stream.body.destroy(new UpstreamUnavailable())
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    await setup.over(id)
    expect(setup.rows.get(id)).toMatchObject({ state: 'FAILED', failure: { code: 'CUT' } })
  })

  test('is EMPTY if no byte arrives', async () => {
    const setup = await startRecordings()
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    stream.body.end()
    await setup.over(id)
    expect(setup.rows.get(id)).toMatchObject({ state: 'FAILED', failure: { code: 'EMPTY' } })
    expect(await setup.files()).toEqual([])
  })

  test('is a TIMEOUT if its stream stalls for ever', async () => {
    const setup = await startRecordings({ times: { idleMs: 50 } })
    const { id } = setup.add({ isTimed: true })
    const stream = newTimedStream()
    setup.recordings.begin({ id, isTimed: true, isTransient: false }, stream)
    await setup.over(id)
    expect(setup.rows.get(id)).toMatchObject({ state: 'FAILED', failure: { code: 'TIMEOUT' } })
    expect(stream.isClosed()).toBe(true)
  })

  test.each([
    ['STORAGE_FULL', 'ENOSPC', 'write'],
    ['STORAGE_FULL', 'EDQUOT', 'write'],
    ['STORAGE_FAILED', 'EIO', 'write'],
    ['STORAGE_FULL', 'ENOSPC', 'commit'],
    ['STORAGE_FULL', 'ENOSPC', 'create'],
  ] as const)('is %s after %s at a %s, and reads no further', async (code, errno, method) => {
    const setup = await startRecordings({ around: (store) => failing(store, method, errno) })
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    stream.body.write(bytes)
    if (method === 'commit') stream.body.end()
    await setup.over(id)
    expect(stream.body.destroyed).toBe(true)
    expect(setup.rows.get(id)).toMatchObject({ state: 'FAILED', failure: { code } })
    expect(await setup.files()).toEqual([])
  })

  test.each(['write', 'commit', 'create'] as const)(
    'after a local storage failure at a %s is left to other processes if upstream keeps it',
    async (method) => {
      const setup = await startRecordings({ around: (store) => failing(store, method, 'ENOSPC') })
      for (const isTransient of [false, true]) {
        const { id } = setup.add({ isTransient })
        const stream = newStream()
        setup.recordings.begin({ id, isTimed: false, isTransient, isKeptUpstream: true }, stream)
        const { completed: whole } = setup.recordings.live(id)!
        stream.body.end(bytes)
        await expect(whole).rejects.toMatchObject({ code: 'STORAGE_FULL', isFinal: isTransient })
        await setup.over(id)
        expect(setup.rows.get(id)?.state).toBe(isTransient ? 'FAILED' : 'UNKNOWN')
        expect(await setup.files()).toEqual([])
      }
    },
  )

  test('has failed if upstream broke off, whether or not upstream keeps it', async () => {
    const setup = await startRecordings()
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false, isKeptUpstream: true }, stream)
    stream.body.destroy(new UpstreamUnavailable())
    await setup.over(id)
    expect(setup.rows.get(id)).toMatchObject({ state: 'FAILED', failure: { code: 'CUT' } })
  })

  test('is given up if the store does not respond', async () => {
    const setup = await startRecordings({ around: (store) => hanging(store), times: { storeMs: 50 } })
    const { id } = setup.add()
    const stream = newStream()
    setup.recordings.begin({ id, isTimed: false, isTransient: false }, stream)
    stream.body.write(bytes)
    await setup.over(id)
    expect(setup.rows.get(id)).toMatchObject({ state: 'FAILED', failure: { code: 'STORAGE_FAILED' } })
    expect(stream.body.destroyed).toBe(true)
  })
})

const errorOf = (code: string) => Object.assign(new Error(`${code}: a disk`), { code })

/** A folder on a disk that fails at one kind of call. */
function failing(store: MediaStore, method: 'create' | 'write' | 'commit', code: string): MediaStore {
  const fail = () => Promise.reject(errorOf(code))
  if (method === 'create') return { ...store, create: fail }
  return wrapped(store, { [method]: fail })
}

/** A folder on a disk that no longer responds. */
function hanging(store: MediaStore): MediaStore {
  return wrapped(store, { write: () => new Promise<never>(() => {}) })
}

function wrapped(store: MediaStore, own: Partial<MediaWriter>): MediaStore {
  return { ...store, create: async (key, options) => standIn(await store.create(key, options), own) }
}

function standIn(writer: MediaWriter, own: Partial<MediaWriter>): MediaWriter {
  return {
    get sizeBytes() {
      return writer.sizeBytes
    },
    write: (chunk) => writer.write(chunk),
    commit: (options) => writer.commit(options),
    abort: (reason) => writer.abort(reason),
    follow: (span) => writer.follow(span),
    readAt: (start, length) => writer.readAt(start, length),
    hold: () => writer.hold(),
    release: () => writer.release(),
    ...own,
  }
}
