import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createFolderStore } from '../../../src/datasources/media/createFolderStore.js'
import type { MediaStore } from '../../../src/datasources/media/MediaStore.js'
import { audioKey, previewKey, timingKey } from '../../../src/datasources/media/mediaKeys.js'
import { AudioWorkerStore } from '../../../src/datasources/postgres/audio/AudioWorkerStore.js'
import {
  removeExpiredAudio,
  removeExpiredPreviews,
  removeOrphanedFiles,
} from '../../../src/services/audio/sweepAudio.js'
import { createAudio } from '../../support/audioRows.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'

const hour = 60 * 60_000
const never = new AbortController().signal

let db: TestDatabase
let folder: string
let mediaStore: MediaStore
let audioWorkerStore: AudioWorkerStore
const sources = () => ({ audioWorkerStore, mediaStore, logger: silent })

beforeEach(async () => {
  db = await openTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'polyphony-sweep-'))
  mediaStore = await createFolderStore(folder)
  audioWorkerStore = new AudioWorkerStore(db.database.prisma, { bus: { publish: async () => {} }, logger: silent })
})
afterEach(async () => {
  await db.close()
  await rm(folder, { recursive: true, force: true })
})

const row = (data?: Parameters<typeof createAudio>[1]) => createAudio(db.database, data)

async function keep(key: string, { part = false, ageMs = 0 } = {}): Promise<void> {
  const writer = await mediaStore.create(key)
  await writer.write(Buffer.from('sound'))
  if (!part) await writer.commit()
  const then = new Date(Date.now() - ageMs)
  const name = (await readdir(folder)).find((name) => name === key || (part && name.startsWith(`${key}.`)))!
  await utimes(join(folder, name), then, then)
  if (!part) writer.release()
}

const files = async () => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
const inMs = (ms: number) => new Date(Date.now() + ms)

describe('Expired audio', () => {
  test('is removed with its row and file, and other audio stays', async () => {
    const over = await row({ expiresAt: inMs(-1_000), isTimed: true })
    const failed = await row({ expiresAt: inMs(-1_000), state: 'FAILED' })
    const kept = await row({ expiresAt: inMs(hour) })
    const forever = await row()
    const made = await row({ expiresAt: inMs(-1_000), state: 'GENERATING' })
    for (const id of [over, kept, forever]) await keep(audioKey(id))
    await keep(timingKey(over))
    expect(await removeExpiredAudio(sources(), never)).toBe(2)
    expect(await audioWorkerStore.existing([over, failed, kept, forever, made])).toEqual(new Set([kept, forever, made]))
    expect(await files()).toEqual([kept, forever].sort())
    expect(await removeExpiredAudio(sources(), never)).toBe(0)
  })

  test('is delivered completely to present readers', async () => {
    const over = await row({ expiresAt: inMs(-1_000) })
    await keep(audioKey(over))
    const stored = await mediaStore.open(audioKey(over))
    await removeExpiredAudio(sources(), never)
    expect(await stored!.readAt(0, 5)).toEqual(Buffer.from('sound'))
    stored!.close()
    expect(await mediaStore.open(audioKey(over))).toBeNull()
  })

  test('with a file that cannot be removed loses its row, and the others are removed', async () => {
    const ids = [await row({ expiresAt: inMs(-1_000) }), await row({ expiresAt: inMs(-2_000) })]
    for (const id of ids) await keep(audioKey(id))
    const stubborn: typeof mediaStore = {
      ...mediaStore,
      delete: (key) => (key === ids[1] ? Promise.reject(new Error('busy')) : mediaStore.delete(key)),
    }
    expect(await removeExpiredAudio({ ...sources(), mediaStore: stubborn }, never)).toBe(2)
    expect(await audioWorkerStore.existing(ids)).toEqual(new Set())
    expect(await files()).toEqual([ids[1]])
  })
})

describe('Expired previews', () => {
  const ofPreview = (id: string, { ageMs = 2 * hour, isStored = true, voiceId = null as string | null } = {}) =>
    db.database.prisma.voicePreviewRecord.create({
      data: {
        ...{ id, kind: 'DESIGN', tenantId: 'org:a', ownerId: 'ann', description: 'A voice', isStored, voiceId },
        ...{ mediaType: 'audio/mpeg', outputFormat: 'MP3_44100_128', createdAt: inMs(-ageMs) },
      },
    })
  const rows = () => db.database.prisma.voicePreviewRecord.findMany({ orderBy: { id: 'asc' } })

  test('are removed with their file, except the rows of those that became a voice', async () => {
    const longest = 'x'.repeat(1_000)
    await ofPreview('fresh', { ageMs: 0 })
    await ofPreview('old')
    await ofPreview(longest, { isStored: false })
    await ofPreview('became', { voiceId: 'v1' })
    for (const id of ['fresh', 'old', 'became']) await keep(previewKey(id))
    expect(await removeExpiredPreviews(sources(), never)).toBe(0)
    const options = { bus: { publish: async () => {} }, logger: silent, keepAudioMs: hour }
    audioWorkerStore = new AudioWorkerStore(db.database.prisma, options)
    expect(await removeExpiredPreviews(sources(), never)).toBe(3)
    expect(await rows()).toMatchObject([
      { id: 'became', voiceId: 'v1', isStored: false },
      { id: 'fresh', isStored: true },
    ])
    expect(await files()).toEqual([previewKey('fresh')])
    expect(await removeExpiredPreviews(sources(), never)).toBe(0)
  })

  test('with a file that cannot be removed are removed later as files without an owner', async () => {
    await ofPreview('became', { voiceId: 'v1' })
    await keep(previewKey('became'), { ageMs: 2 * hour })
    const options = { bus: { publish: async () => {} }, logger: silent, keepAudioMs: hour }
    audioWorkerStore = new AudioWorkerStore(db.database.prisma, options)
    const stubborn = { ...mediaStore, delete: () => Promise.reject(new Error('busy')) }
    expect(await removeExpiredPreviews({ ...sources(), mediaStore: stubborn }, never)).toBe(1)
    expect(await files()).toEqual([previewKey('became')])
    expect(await removeOrphanedFiles(sources(), never)).toMatchObject({ orphans: 1 })
    expect(await files()).toEqual([])
  })
})

describe('Files without an owner', () => {
  test('are removed after a minimum age, complete or not, except unknown files', async () => {
    const known = await row()
    const [gone, cut, fresh] = [randomUUID(), randomUUID(), randomUUID()]
    await db.database.prisma.voicePreviewRecord.create({
      data: {
        ...{ id: 'known', kind: 'DESIGN', tenantId: 'org:a', ownerId: 'ann', description: 'A voice' },
        ...{ mediaType: 'audio/mpeg', outputFormat: 'MP3_44100_128', isStored: true },
      },
    })
    const stay = [audioKey(known), timingKey(known), previewKey('known')]
    for (const key of stay) await keep(key, { ageMs: 2 * hour })
    await keep('elsewhere', { ageMs: 2 * hour })
    await keep(audioKey(fresh))
    for (const key of [audioKey(gone), timingKey(gone), previewKey('gone')]) await keep(key, { ageMs: 2 * hour })
    await keep(audioKey(cut), { part: true, ageMs: 2 * hour })
    expect(await removeOrphanedFiles(sources(), never)).toEqual({ outcome: 'COMPLETED', files: 8, orphans: 4 })
    expect(await files()).toEqual([...stay, 'elsewhere', audioKey(fresh)].sort())
  })

  test('are also removed if their process died and another finished the audio, and files in progress stay', async () => {
    const known = await row()
    await keep(audioKey(known), { part: true, ageMs: 2 * hour })
    const later = await mediaStore.create(audioKey(known))
    await later.write(Buffer.from('sound'))
    expect(await removeOrphanedFiles(sources(), never)).toEqual({ outcome: 'COMPLETED', files: 2, orphans: 1 })
    expect(await files()).toHaveLength(1)
    await later.commit()
    expect(await files()).toEqual([audioKey(known)])
  })

  test('are kept if they are most of the folder', async () => {
    const limits = { minAgeMs: hour, maxShare: 0.5, minCount: 2 }
    await keep(audioKey(await row()), { ageMs: 2 * hour })
    for (let count = 0; count < 3; count += 1) await keep(audioKey(randomUUID()), { ageMs: 2 * hour })
    expect(await removeOrphanedFiles(sources(), never, limits)).toEqual({ outcome: 'ALARMED', files: 4, orphans: 3 })
    expect(await files()).toHaveLength(4)
    expect(await removeOrphanedFiles(sources(), never, { ...limits, minCount: 3 })).toMatchObject({
      outcome: 'COMPLETED',
    })
    expect(await files()).toHaveLength(1)
  })
})
