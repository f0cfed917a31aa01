import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export interface DataDirLock {
  release(): void
}

const SQLITE_BUSY = 5
/** A connection that is collected as garbage would release its lock. */
const held = new Set<DatabaseSync>()

/**
 * Takes the directory for this process alone: the embedded database has no lock of its own, and two processes in it
 * destroy it. SQLite serves as the lock because the operating system frees its file lock at the instant the holder
 * dies, however it dies. A pid file or a socket file would stay behind, and two processes that both clear a stale one
 * away can both believe they hold it.
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
      `The data directory ${dataDir} is in use by another process. Stop that one, or set DATA_DIR to another directory.`,
    )
    this.name = 'DataDirInUse'
  }
}
