import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Context } from '../../../src/context.js'
import { createLocalBus } from '../../../src/datasources/bus/createLocalBus.js'
import type { EventBus } from '../../../src/datasources/bus/EventBus.js'
import { createFolderStore } from '../../../src/datasources/media/createFolderStore.js'
import type { MediaStore } from '../../../src/datasources/media/MediaStore.js'
import { audioKey, timingKey } from '../../../src/datasources/media/mediaKeys.js'
import type { GeneratedAudioRow } from '../../../src/datasources/postgres/audio/GeneratedAudioRow.js'
import type { SpeechChunk } from '../../../src/media/delivery/readChunks.js'
import { AudioRecordings } from '../../../src/media/recordings/AudioRecordings.js'
import { followSpeech } from '../../../src/services/audio/followSpeech.js'
import { newTimedStream, timedChunk } from '../../media/startRecordings.js'
import { silent } from '../../support/database.js'
import { viewerOf } from '../../support/voiceRows.js'
import { waitUntil } from '../../support/waitUntil.js'

const id = '0197b3a0-0000-7000-8000-000000000001'
const pieces = ['How ', 'many ', 'pieces ', 'are ', 'there?']

let bus: EventBus
let folder: string
let mediaStore: MediaStore
let row: Pick<GeneratedAudioRow, 'id' | 'state' | 'isTimed'> | null
let rowReads: number
let leaving: AbortController

beforeEach(async () => {
  bus = createLocalBus()
  folder = await mkdtemp(join(tmpdir(), 'polyphony-follow-'))
  mediaStore = await createFolderStore(folder)
  row = { id, state: 'READY', isTimed: true }
  rowReads = 0
  leaving = new AbortController()
  await keep(audioKey(id), pieces.join(''))
  let start = 0
  const lines = pieces.map(({ length }) => {
    const line = JSON.stringify({ start, length, alignment: null, normalizedAlignment: null })
    start += length
    return `${line}\n`
  })
  await keep(timingKey(id), lines.join(''))
})
afterEach(async () => {
  leaving.abort()
  await bus.close()
  await rm(folder, { recursive: true, force: true })
})

async function keep(key: string, content: string | Buffer): Promise<void> {
  const writer = await mediaStore.create(key)
  await writer.write(typeof content === 'string' ? Buffer.from(content) : content)
  await writer.commit()
  writer.release()
}

function follow(fromChunk = 0, recheckMs?: number, viewer = viewerOf('ann', 'org:a', 'voices:read')) {
  const getMany = async () => {
    rowReads += 1
    return [row]
  }
  const parts = { viewer, audios: { getMany }, mediaStore, recordings: { live: () => null }, bus }
  return followSpeech({ ...parts, signal: leaving.signal } as unknown as Context, { audioId: id, fromChunk, recheckMs })
}

async function all(chunks: AsyncIterable<SpeechChunk>): Promise<SpeechChunk[]> {
  const found: SpeechChunk[] = []
  for await (const chunk of chunks) found.push(chunk)
  return found
}

const textOf = (chunks: readonly SpeechChunk[]) => chunks.map(({ audio }) => String(audio)).join('')

describe('A follower of speech', () => {
  test.each([0, 1, 4, 5])('gets the rest from chunk %i on, with the position of each chunk', async (from) => {
    const chunks = await all(await follow(from))
    const wanted = [...pieces, ''].slice(from)
    expect(chunks.map(({ audio }) => String(audio))).toEqual(wanted)
    expect(chunks.map(({ index }) => index)).toEqual(wanted.map((_, nth) => from + nth))
    expect(chunks[0]!.startByte).toBe(pieces.slice(0, from).join('').length)
    expect(chunks.filter(({ isLast }) => isLast)).toEqual(chunks.slice(-1))
  })

  test('of stored audio has no more in memory than the current chunk', async () => {
    const audio = Buffer.from(Array.from({ length: 300_000 }, (_, nth) => nth % 251))
    const yes = async () => true
    const workerStore = { leaseMs: 60_000, renewLease: yes, ready: yes, fail: yes, release: yes }
    const recordings = new AudioRecordings({ store: mediaStore, workerStore, logger: silent, maxRunning: 1 })
    const stream = newTimedStream()
    recordings.begin({ id, isTimed: true, isTransient: false }, stream)
    stream.send(timedChunk('a', audio, 0))
    stream.end()
    await recordings.close(600_000)

    let bytesRead = 0
    const { open } = mediaStore
    mediaStore.open = async (key) => {
      const stored = (await open(key))!
      if (key === timingKey(id)) return stored
      const read = () => {
        throw new Error('It is not to be read to its end')
      }
      const readAt = async (start: number, length: number) => {
        bytesRead += length
        return stored.readAt(start, length)
      }
      return { ...stored, read, readAt }
    }
    const received: Buffer[] = []
    for await (const { audio } of await follow()) {
      received.push(audio)
      expect(audio.length).toBeLessThanOrEqual(128 * 1024)
      expect(bytesRead).toBe(Buffer.concat(received).length)
    }
    expect(received.map(({ length }) => length)).toEqual([131_072, 131_072, 37_856, 0])
    expect(Buffer.concat(received).equals(audio)).toBe(true)
  })

  test.each([-1, 6, Number.MAX_SAFE_INTEGER])('from the unknown chunk %i on is refused', async (from) => {
    await expect(follow(from).then(all)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    row = { id, state: 'READY', isTimed: false }
    await expect(follow(from).then(all)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  test('without permission is refused at once', async () => {
    await expect(follow(0, 0, viewerOf('ann', 'org:a', 'voices:write'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    row = null
    await expect(follow()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('gets an error when the permission ends, and never a normal end', async () => {
    const chunks = await follow(0, 0)
    expect(String((await chunks.next()).value.audio)).toBe(pieces[0])
    row = null
    await expect(chunks.next()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await chunks.next()).toMatchObject({ done: true })
  })

  test('does not read the row again for each chunk', async () => {
    await all(await follow())
    const asked = rowReads
    rowReads = 0
    await all(await follow(0, 0))
    expect(rowReads).toBeGreaterThanOrEqual(asked + pieces.length)
  })

  test('waits for audio of another process and then gets all of it', async () => {
    row = { id, state: 'GENERATING', isTimed: true }
    const chunks = await follow(1)
    const rest = all(chunks)
    await waitUntil(() => rowReads > 2, 'the row is read three times')
    row = { id, state: 'READY', isTimed: true }
    await bus.publish(`audio:${id}`, { id })
    expect(textOf(await rest)).toBe(pieces.slice(1).join(''))
  })

  test('gets an error when the other process fails', async () => {
    row = { id, state: 'UNKNOWN', isTimed: true }
    const rest = all(await follow())
    await waitUntil(() => rowReads > 2, 'the row is read three times')
    row = { id, state: 'FAILED', isTimed: true }
    await bus.publish(`audio:${id}`, { id })
    await expect(rest).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test.each(['its reader', 'its connection'])('that waits ends when %s leaves', async (who) => {
    row = { id, state: 'GENERATING', isTimed: true }
    const chunks = await follow()
    const next = chunks.next()
    await waitUntil(() => rowReads > 2, 'the row is read three times')
    if (who === 'its reader') await chunks.return?.()
    else leaving.abort()
    expect(await next).toMatchObject({ done: true })
    expect(await chunks.next()).toMatchObject({ done: true })
  })
})
