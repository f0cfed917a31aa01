import { randomUUID } from 'node:crypto'
import { constants, type FileHandle, lstat, open, opendir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ifThere } from './ifThere.js'

/** Node does not name this flag; it is the same on all machines that Node runs on. */
const O_TMPFILE = 0o20000000
const PREFIX = 'polyphony-transient-'

/**
 * Opens a file that nobody else can open. On Linux it never has a name; elsewhere, and on file systems that know no such
 * thing, it has one for a moment.
 */
export async function openTransient(folder: string, canBeNameless = process.platform === 'linux'): Promise<FileHandle> {
  if (canBeNameless) {
    try {
      return await open(folder, O_TMPFILE | constants.O_DIRECTORY | constants.O_RDWR, 0o600)
    } catch {
      // Then with a name; if that cannot be had either, its failure says why.
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

/**
 * Removes what processes of this user left that ended within that moment. One that lives loses nothing by it: it has the
 * file open, and is about to remove the name itself.
 */
export async function removeTransients(folder: string): Promise<void> {
  const uid = process.getuid?.()
  for await (const { name } of await opendir(folder)) {
    if (!name.startsWith(PREFIX)) continue
    const path = join(folder, name)
    const facts = await ifThere(lstat(path))
    if (facts?.isFile() && (uid === undefined || facts.uid === uid)) await rm(path, { force: true })
  }
}
