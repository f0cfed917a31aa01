import { randomUUID } from 'node:crypto'
import { type FileHandle, link, mkdir, open, opendir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isUuid } from '../isUuid.js'
import { FolderWriter } from './FolderWriter.js'
import { ifThere } from './ifThere.js'
import { MediaFile } from './MediaFile.js'
import type { MediaStore, StoredMedia } from './MediaStore.js'
import { isMediaKey } from './mediaKeys.js'
import { openTransient, removeTransients } from './transientFiles.js'

/** An unfinished file: the key, a name of its writer's own, and this. */
const PART = '.part'
const PART_NAME = /^(.+)\.([0-9a-f-]{36})\.part$/
/** Says which folder this is; its leading dot keeps it apart from all keys. */
const MARKER = '.polyphony-media'

/**
 * A store in a folder, which several processes may share. The folder is made if it is not there. What is transient lies
 * in another one, of this machine: a shared file system may keep a file that has no name, under a name of its own.
 */
export async function createFolderStore(folder: string, transientFolder = tmpdir()): Promise<MediaStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Some of it may be another user's, or go meanwhile.
  await removeTransients(transientFolder).catch(() => {})
  const id = await identify(folder)
  const pathOf = (key: string): string => {
    if (!isMediaKey(key)) throw new TypeError('This is no key of a media store.')
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
      const handle = await ifThere(open(pathOf(key), 'r'))
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
        // Gone between the two, or renamed: then it is listed under its other name, or the next time.
        const facts = await ifThere(stat(path))
        if (!facts) continue
        const remove = () => rm(path, { force: true })
        yield { key, isPart: keyOfPart !== undefined, modifiedAt: facts.mtime, remove }
      }
    },
  }
}

async function opened(handle: FileHandle): Promise<StoredMedia> {
  try {
    const { size } = await handle.stat()
    const file = new MediaFile(handle, { sizeBytes: size })
    return {
      sizeBytes: size,
      read: (stretch) => file.read(stretch),
      readAt: (start, length) => file.readAt(start, length),
      close: () => file.release(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Reads the marker, or leaves one. Of several processes that find none at once, one leaves it and all read that. */
async function identify(folder: string): Promise<string> {
  const path = join(folder, MARKER)
  const written = await ifThere(readFile(path, 'utf8'))
  if (written !== null) {
    const id = written.trim()
    if (!isUuid(id)) throw new Error(`The file ${path} does not hold what was written there.`)
    return id
  }
  const draft = join(folder, `${MARKER}.${randomUUID()}`)
  await writeFile(draft, `${randomUUID()}\n`, { flush: true, mode: 0o600 })
  try {
    // Unlike a rename, a link never replaces what is there.
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
  return identify(folder)
}
