import { chmodSync, lstatSync, mkdirSync, opendirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

const OTHERS = 0o077
const FOLDER_MODE = 0o700
const FILE_MODE = 0o600

/**
 * Makes a folder if it is missing, and takes from it and from all below it the permissions of the group and of others.
 * Symbolic links below it are left alone. Does nothing on systems without such permissions.
 *
 * @throws InsecureFolder when something belongs to another user and its permissions cannot be changed.
 */
export function secureFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE })
  if (process.getuid === undefined) return
  const pending = [realpathSync(folder)]
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    try {
      if (secure(path)) for (const name of namesIn(path)) pending.push(join(path, name))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Gone since its folder was read.
      if (code === 'ENOENT') continue
      if (code === 'EPERM' || code === 'EACCES') throw new InsecureFolder(folder, path)
      throw error
    }
  }
}

/** Returns whether there is anything below it. */
function secure(path: string): boolean {
  const facts = lstatSync(path)
  if (facts.isSymbolicLink()) return false
  const isFolder = facts.isDirectory()
  if ((facts.mode & OTHERS) !== 0) chmodSync(path, isFolder ? FOLDER_MODE : FILE_MODE)
  return isFolder
}

function namesIn(path: string): string[] {
  const names: string[] = []
  const directory = opendirSync(path)
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) names.push(entry.name)
  } finally {
    directory.closeSync()
  }
  return names
}

/** A folder whose contents other users of this machine may read or change, and this process cannot prevent it. */
export class InsecureFolder extends Error {
  constructor(folder: string, path: string) {
    super(
      `The folder ${folder} is not private: ${path} belongs to another user, and its permissions cannot be changed. ` +
        'Give it to the user that runs this program, with mode 0700 for folders and 0600 for files, or name another folder.',
    )
    this.name = 'InsecureFolder'
  }
}
