import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export interface DataDirLock {
  release(): void
}

const SQLITE_BUSY = 5
/** Keeps connections from garbage collection, which would release their locks. */
const held = new Set<DatabaseSync>()

/**
 * Locks the directory for this process: the embedded database has no lock, and two processes would destroy it. A file lock of
 * SQLite is released by the operating system when the process ends in any way. A pid file could be left behind.
 */
export function lockDataDir(dataDir: string): DataDirLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'lock')
  const lock = new DatabaseSync(path)
  chmodSync(path, 0o600)
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) throw new DataDirInUse(resolve(dataDir))
    throw error
  }
  held.add(lock)
  return {
    release() {
      held.delete(lock)
      lock.close()
    },
  }
}

export class DataDirInUse extends Error {
  constructor(dataDir: string) {
    super(
      `The data directory ${dataDir} is in use by another process. Stop that process, or set DATA_DIR to another directory.`,
    )
    this.name = 'DataDirInUse'
  }
}
