import { randomUUID } from 'node:crypto'
import { constants, type FileHandle, lstat, open, opendir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ifExists } from './ifExists.js'

/** Linux flag that Node does not export. Equal on all architectures of Node. */
const O_TMPFILE = 0o20000000
const PREFIX = 'polyphony-transient-'

/** Opens a file without a name. Where the system has none, the file has a name until it is unlinked right after. */
export async function openTransient(folder: string, canBeNameless = process.platform === 'linux'): Promise<FileHandle> {
  if (canBeNameless) {
    try {
      return await open(folder, O_TMPFILE | constants.O_DIRECTORY | constants.O_RDWR, 0o600)
    } catch {
      // Not supported by the file system: continue with a name.
    }
  }
  const path = join(folder, `${PREFIX}${randomUUID()}`)
  const handle = await open(path, 'wx+', 0o600)
  try {
    await rm(path, { force: true })
  } catch (error) {
    await handle.close()
    throw error
  }
  return handle
}

/** Deletes files of this user that were left before they were unlinked. Open files of live processes are not affected. */
export async function removeTransients(folder: string): Promise<void> {
  const uid = process.getuid?.()
  for await (const { name } of await opendir(folder)) {
    if (!name.startsWith(PREFIX)) continue
    const path = join(folder, name)
    const facts = await ifExists(lstat(path))
    if (facts?.isFile() && (uid === undefined || facts.uid === uid)) await rm(path, { force: true })
  }
}
