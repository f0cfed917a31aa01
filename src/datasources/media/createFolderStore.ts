import { randomUUID } from 'node:crypto'
import { type FileHandle, link, mkdir, open, opendir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isUuid } from '../isUuid.js'
import { FolderWriter } from './FolderWriter.js'
import { ifExists } from './ifExists.js'
import { MediaFile } from './MediaFile.js'
import type { MediaStore, StoredMedia } from './MediaStore.js'
import { isMediaKey } from './mediaKeys.js'
import { openTransient, removeTransients } from './transientFiles.js'

/** Suffix of unfinished files, after the key and a unique id. */
const PART = '.part'
const PART_NAME = /^(.+)\.([0-9a-f-]{36})\.part$/
/** File with the id of the store. No key begins with a dot. */
const MARKER = '.polyphony-media'

/**
 * A store in a folder, which several processes may share. Transient files are in a local folder, because shared file systems may
 * give files without a name a visible one.
 */
export async function createFolderStore(folder: string, transientFolder = tmpdir()): Promise<MediaStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Some files may belong to other users or disappear.
  await removeTransients(transientFolder).catch(() => {})
  const id = await identify(folder)
  const pathOf = (key: string): string => {
    if (!isMediaKey(key)) throw new TypeError('The key is not valid for a media store')
    return join(folder, key)
  }

  return {
    id,

    async create(key, { transient = false } = {}) {
      const path = pathOf(key)
      if (transient) return new FolderWriter(await openTransient(transientFolder), null)
      const part = `${path}.${randomUUID()}${PART}`
      return new FolderWriter(await open(part, 'wx+', 0o600), { part, path, folder })
    },

    async open(key) {
      const handle = await ifExists(open(pathOf(key), 'r'))
      return handle && opened(handle)
    },

    async openPart(key) {
      const part = await newestPart(folder, key)
      const handle = part === null ? null : await ifExists(open(part, 'r'))
      return handle && opened(handle)
    },

    async delete(key) {
      await rm(pathOf(key), { force: true })
    },

    async *list() {
      for await (const entry of await opendir(folder)) {
        const [, keyOfPart] = PART_NAME.exec(entry.name) ?? []
        const key = keyOfPart ?? entry.name
        if (!entry.isFile() || !isMediaKey(key)) continue
        const path = join(folder, entry.name)
        // Null if it was deleted or renamed since it was listed.
        const facts = await ifExists(stat(path))
        if (!facts) continue
        const remove = () => rm(path, { force: true })
        yield { key, isPart: keyOfPart !== undefined, modifiedAt: facts.mtime, remove }
      }
    },
  }
}

async function newestPart(folder: string, key: string): Promise<string | null> {
  let newest: { path: string; modifiedMs: number } | null = null
  for await (const { name } of await opendir(folder)) {
    if (PART_NAME.exec(name)?.[1] !== key) continue
    const path = join(folder, name)
    const modifiedMs = (await ifExists(stat(path)))?.mtimeMs ?? 0
    if (modifiedMs > (newest?.modifiedMs ?? 0)) newest = { path, modifiedMs }
  }
  return newest?.path ?? null
}

async function opened(handle: FileHandle): Promise<StoredMedia> {
  try {
    const { size } = await handle.stat()
    const file = new MediaFile(handle, { sizeBytes: size })
    return {
      sizeBytes: size,
      read: (span) => file.read(span),
      readAt: (start, length) => file.readAt(start, length),
      close: () => file.release(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Reads the id of the store, or writes one. Of several processes that write at once, one wins and all read its id. */
async function identify(folder: string): Promise<string> {
  const path = join(folder, MARKER)
  const written = await ifExists(readFile(path, 'utf8'))
  if (written !== null) {
    const id = written.trim()
    if (!isUuid(id)) throw new Error(`The file ${path} must contain a UUID`)
    return id
  }
  const draft = join(folder, `${MARKER}.${randomUUID()}`)
  await writeFile(draft, `${randomUUID()}\n`, { flush: true, mode: 0o600 })
  try {
    // Unlike a rename, a link never replaces a file.
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
  return identify(folder)
}
