import { chmodSync, lstatSync, mkdirSync, opendirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../errors.js'

const OTHERS = 0o077
const FOLDER_MODE = 0o700
const FILE_MODE = 0o600

/**
 * Creates a folder if it does not exist, and removes all permissions of group and others from it and its contents. Symbolic
 * links are not followed. Does nothing on systems without such permissions.
 *
 * @throws InsecureFolder if a file belongs to another user and its permissions cannot be changed.
 */
export function secureFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE })
  if (process.getuid === undefined) return
  const pending = [realpathSync(folder)]
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    try {
      pending.push(...secure(path))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPERM' || code === 'EACCES') throw new InsecureFolder(folder, path)
      // Deleted since its folder was read.
      if (code !== 'ENOENT') throw error
    }
  }
}

/** Returns the paths in a folder. */
function secure(path: string): string[] {
  const facts = lstatSync(path)
  if (facts.isSymbolicLink()) return []
  const isFolder = facts.isDirectory()
  if ((facts.mode & OTHERS) !== 0) chmodSync(path, isFolder ? FOLDER_MODE : FILE_MODE)
  return isFolder ? pathsIn(path) : []
}

function pathsIn(path: string): string[] {
  const paths: string[] = []
  const directory = opendirSync(path)
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync())
      paths.push(join(path, entry.name))
  } finally {
    directory.closeSync()
  }
  return paths
}

/** Other users of this machine may read or change the contents of a folder. */
export class InsecureFolder extends StartError {
  override readonly name = 'InsecureFolder'
  constructor(folder: string, path: string) {
    super(
      `The folder ${folder} is not private: ${path} belongs to another user, and its permissions cannot be changed. ` +
        'Change its owner to the user of this process, with mode 0700 for folders and 0600 for files, or set another folder.',
    )
  }
}
