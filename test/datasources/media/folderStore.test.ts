import { createHash, randomUUID } from 'node:crypto'
import { open, readdir } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { describe, expect, jest, test } from '@jest/globals'
import { audioKey } from '../../../src/datasources/media/mediaKeys.js'
import { newFolder } from '../../media/startRecordings.js'
import { stopClock } from '../../support/stopClock.js'
import { waitUntil } from '../../support/waitUntil.js'
import { bytes, newStore, partsIn } from './folderStores.js'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Until the end of the test, the sync of a file ends only when the test ends it. */
async function holdSyncs(): Promise<(() => void)[]> {
  const handle = await open(await newFolder(), 'r')
  const ends: (() => void)[] = []
  const prototype = Object.getPrototypeOf(handle) as typeof handle
  await handle.close()
  jest.spyOn(prototype, 'datasync').mockImplementation(() => new Promise((resolve) => ends.push(resolve)))
  return ends
}

describe('A stored file', () => {
  test('can be opened after its commit and not before', async () => {
    const { folder, store } = await newStore()
    const key = audioKey(randomUUID())
    const writer = await store.create(key)
    await writer.write(bytes.subarray(0, 150_000))
    expect(await store.open(key)).toBeNull()
    expect(await partsIn(folder)).toEqual([expect.stringMatching(`^${key}\\.`)])
    await writer.write(bytes.subarray(150_000))
    expect(await writer.commit()).toEqual({ sizeBytes: bytes.length, sha256: sha256(bytes) })
    writer.release()
    expect((await readdir(folder)).sort()).toEqual(['.polyphony-media', key])
    const stored = await store.open(key)
    expect(stored?.sizeBytes).toBe(bytes.length)
    expect((await buffer(stored!.read())).equals(bytes)).toBe(true)
    expect((await buffer(stored!.read({ start: 70_000, end: 170_000 }))).equals(bytes.subarray(70_000, 170_001))).toBe(
      true,
    )
    expect((await stored!.readAt(199_990, 100)).equals(bytes.subarray(199_990))).toBe(true)
    expect(await stored!.readAt(300_000, 10)).toHaveLength(0)
    stored!.close()
  })

  test('leaves nothing after an abort', async () => {
    const { folder, store } = await newStore()
    const writer = await store.create('one')
    await writer.write(bytes)
    await writer.abort()
    await writer.abort()
    expect(await readdir(folder)).toEqual(['.polyphony-media'])
    await expect(writer.write(bytes)).rejects.toThrow()
    await expect(writer.commit()).rejects.toThrow()
  })

  test('has no name while it is transient, and can still be read', async () => {
    const { folder, transientFolder, store } = await newStore()
    const names = async () => [await readdir(folder), await readdir(transientFolder)]
    const writer = await store.create('one', { transient: true })
    await writer.write(bytes)
    expect(await names()).toEqual([['.polyphony-media'], []])
    await writer.commit()
    expect(await names()).toEqual([['.polyphony-media'], []])
    expect((await buffer(writer.follow({ start: 5, end: 9 }))).equals(bytes.subarray(5, 10))).toBe(true)
    expect((await buffer(writer.follow())).equals(bytes)).toBe(true)
    writer.release()
    expect(() => writer.follow()).toThrow()
  })

  test('of two writers under one key is kept apart, and an abort of one does not affect the other', async () => {
    const { folder, store } = await newStore()
    const [one, other] = [await store.create('one'), await store.create('one')]
    await one.write(Buffer.from('one'))
    await other.write(Buffer.from('other'))
    expect(await partsIn(folder)).toHaveLength(2)
    await one.abort()
    await other.commit()
    expect(await readdir(folder)).toEqual(['.polyphony-media', 'one'])
    expect(String(await buffer((await store.open('one'))!.read()))).toBe('other')
  })

  test('gets its name only when that is confirmed, after it is durable', async () => {
    const { folder, store } = await newStore()
    const refused = await store.create('one')
    await refused.write(bytes)
    const confirm = async () => {
      expect(await partsIn(folder)).toHaveLength(1)
      throw new Error('It is another’s')
    }
    await expect(refused.commit({ confirm })).rejects.toThrow('another')
    await refused.abort()
    expect(await readdir(folder)).toEqual(['.polyphony-media'])
  })

  test('waits for its turn to be synced without a limit, and then has its own timeout', async () => {
    const { store } = await newStore()
    const syncing = await holdSyncs()
    stopClock()
    const writers = await Promise.all(Array.from({ length: 6 }, (_, nth) => store.create(`sound${nth}`)))
    const commits = writers.map((writer) => writer.commit({ syncMs: 1_000 }))
    for (let nth = 0; nth < 4; nth += 2) {
      await waitUntil(() => syncing.length === nth + 2, 'the files are being synced')
      jest.advanceTimersByTime(900)
      for (const end of syncing.slice(nth)) end()
    }
    await Promise.all(commits.slice(0, 4))
    await waitUntil(() => syncing.length === 6, 'the files are being synced')
    const late = Promise.all(commits.slice(4).map((commit) => expect(commit).rejects.toThrow()))
    jest.advanceTimersByTime(1_001)
    await late
    for (const end of syncing) end()
    await Promise.all(writers.map((writer) => writer.abort()))
  })

  test('replaces an earlier file atomically', async () => {
    const { store } = await newStore()
    for (const text of ['first', 'second']) {
      const writer = await store.create('one')
      await writer.write(Buffer.from(text))
      await writer.commit()
      writer.release()
    }
    expect(String(await buffer((await store.open('one'))!.read()))).toBe('second')
  })
})

describe('Readers of a file that is being written', () => {
  test('get the same bytes whenever they join', async () => {
    const { store } = await newStore()
    const writer = await store.create('one')
    const early = buffer(writer.follow())
    await writer.write(bytes.subarray(0, 100_000))
    const amid = buffer(writer.follow())
    const part = buffer(writer.follow({ start: 90_000, end: 110_000 }))
    await writer.write(bytes.subarray(100_000))
    await writer.commit()
    const late = buffer(writer.follow())
    writer.release()
    for (const read of await Promise.all([early, amid, late])) expect(read.equals(bytes)).toBe(true)
    expect((await part).equals(bytes.subarray(90_000, 110_001))).toBe(true)
  })

  test('get the error of an abort, and nothing fails without a reader', async () => {
    const { store } = await newStore()
    const writer = await store.create('one')
    const [followed, silent] = [writer.follow(), writer.follow()]
    const reading = buffer(followed)
    await writer.write(bytes)
    const cut = expect(reading).rejects.toThrow('for a reason')
    await writer.abort(new Error('for a reason'))
    await cut
    await expect(buffer(silent)).rejects.toThrow('for a reason')
  })

  test('hold one chunk if they do not read', async () => {
    const { store } = await newStore()
    const writer = await store.create('one')
    const idle = writer.follow()
    idle.read(0)
    for (let i = 0; i < 100; i++) await writer.write(bytes)
    await writer.commit()
    expect(idle.readableLength).toBeLessThanOrEqual(128 * 1024)
    expect((await buffer(idle)).length).toBe(100 * bytes.length)
    writer.release()
  })

  test('can continue after the file is deleted', async () => {
    const { folder, store } = await newStore()
    const writer = await store.create('one')
    await writer.write(bytes)
    await writer.commit()
    writer.release()
    const stored = await store.open('one')
    await store.delete('one')
    await store.delete('one')
    expect(await readdir(folder)).toEqual(['.polyphony-media'])
    expect(await store.open('one')).toBeNull()
    expect((await buffer(stored!.read())).equals(bytes)).toBe(true)
    stored!.close()
  })
})
