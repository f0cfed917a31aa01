import { randomUUID } from 'node:crypto'
import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { createFolderStore } from '../../../src/datasources/media/createFolderStore.js'
import { audioKey, ownerOfKey, previewKey, timingKey } from '../../../src/datasources/media/mediaKeys.js'
import { openTransient } from '../../../src/datasources/media/transientFiles.js'
import { newFolder } from '../../media/startRecordings.js'
import { bytes, newStore, partsIn } from './folderStores.js'

describe('A media folder', () => {
  test('keeps its id, has one id for concurrent openers, and differs from that of another folder', async () => {
    const folder = await newFolder()
    const stores = await Promise.all(Array.from({ length: 8 }, () => createFolderStore(join(folder, 'new'))))
    const again = await createFolderStore(join(folder, 'new'))
    expect(new Set([...stores, again].map(({ id }) => id)).size).toBe(1)
    expect((await createFolderStore(await newFolder())).id).not.toBe(again.id)
    expect(await readdir(join(folder, 'new'))).toEqual(['.polyphony-media'])
  })

  test('with a marker of another program is refused', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, '.polyphony-media'), 'something else')
    await expect(createFolderStore(folder)).rejects.toThrow('.polyphony-media')
  })

  test('lists its files, complete or not, and no others', async () => {
    const { folder, store } = await newStore()
    const id = randomUUID()
    const whole = await store.create(audioKey(id))
    await whole.commit()
    whole.release()
    await store.create(timingKey(id))
    await writeFile(join(folder, 'not ours.txt'), '')
    const listed: unknown[] = []
    for await (const { modifiedAt, remove: _, ...file } of store.list())
      listed.push({ ...file, isNew: Date.now() - modifiedAt.getTime() < 3_600_000 })
    expect(listed).toHaveLength(2)
    expect(listed).toContainEqual({ key: id, isPart: false, isNew: true })
    expect(listed).toContainEqual({ key: `${id}.timing`, isPart: true, isNew: true })
    await store.delete(timingKey(id))
    expect(await partsIn(folder)).toHaveLength(1)
    for await (const file of store.list()) if (file.isPart) await file.remove()
    expect((await readdir(folder)).sort()).toEqual(['.polyphony-media', id, 'not ours.txt'].sort())
  })

  test.each(['', '.', '..', '../x', 'a/b', '/etc/passwd', '.hidden', 'a.part', 'a\0b', 'a\\b', 'ä', 'x'.repeat(300)])(
    'refuses the key %j',
    async (key) => {
      const { store } = await newStore()
      await expect(store.create(key)).rejects.toThrow(TypeError)
      await expect(store.open(key)).rejects.toThrow(TypeError)
      await expect(store.delete(key)).rejects.toThrow(TypeError)
    },
  )

  test('does not follow a symbolic link out of the folder', async () => {
    const { folder, store } = await newStore()
    const outside = join(await newFolder(), 'outside')
    await writeFile(outside, 'untouched')
    await symlink(outside, join(folder, 'one'))
    const writer = await store.create('one')
    await writer.write(bytes)
    await writer.commit()
    expect(await readFile(outside, 'utf8')).toBe('untouched')
    expect((await stat(join(folder, 'one'))).size).toBe(bytes.length)
  })
})

describe('A transient file', () => {
  test.each([true, false])(
    'has no permanent name, whether or not the system supports unnamed files: %s',
    async (nameless) => {
      const folder = await newFolder()
      const handle = await openTransient(folder, nameless)
      expect(await readdir(folder)).toEqual([])
      await handle.write(bytes)
      expect((await handle.read(Buffer.alloc(10), 0, 10, 5)).buffer.equals(bytes.subarray(5, 15))).toBe(true)
      await handle.close()
      expect(await readdir(folder)).toEqual([])
    },
  )

  test('with a name left by a crash is removed at the next start, and no other file is', async () => {
    const { folder, transientFolder } = await newStore()
    const left = join(transientFolder, `polyphony-transient-${randomUUID()}`)
    await writeFile(left, 'a secret')
    await writeFile(join(transientFolder, 'another’s'), '')
    await symlink(folder, join(transientFolder, 'polyphony-transient-link'))
    await createFolderStore(folder, transientFolder)
    expect((await readdir(transientFolder)).sort()).toEqual(['another’s', 'polyphony-transient-link'].sort())
  })
})

describe('Media keys', () => {
  test('contain the id of their owner', () => {
    const id = randomUUID()
    expect(ownerOfKey(audioKey(id))).toEqual({ audioId: id })
    expect(ownerOfKey(timingKey(id.toUpperCase()))).toEqual({ audioId: id })
    expect(() => audioKey('../../etc/passwd')).toThrow(TypeError)
    expect(ownerOfKey('something')).toBeNull()
  })

  test.each(['abcXYZ019_-', '../../x', 'a.timing', '..', 'ä€😀%', 'a b/c\\d'])(
    'of previews can contain any id: %j',
    async (id) => {
      const { store } = await newStore()
      const key = previewKey(id)
      expect(key).toMatch(/^preview-[A-Za-z0-9_%-]+$/)
      expect(ownerOfKey(key)).toEqual({ previewId: id })
      const writer = await store.create(key)
      await writer.commit()
      expect(await store.open(key)).not.toBeNull()
    },
  )

  test.each(['', 'x'.repeat(300)])('of previews are refused if the name is malformed', (id) => {
    expect(() => previewKey(id)).toThrow(TypeError)
  })
})
