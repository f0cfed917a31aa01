import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export interface StateFileLock {
  /** Safe to call twice. */
  release(): void
}

const SQLITE_BUSY = 5
/** Keeps connections from garbage collection, which would release their locks. */
const held = new Set<DatabaseSync>()

/**
 * Locks a state file for this process: of two emulators, each would replace what the other one saved. The operating system
 * releases the lock of SQLite when the process ends in any way.
 */
export function lockStateFile(file: string, waitMs: number): StateFileLock {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(`${file}.lock`, { timeout: waitMs })
  try {
    chmodSync(`${file}.lock`, 0o600)
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error
    throw new Error(`${file} is in use by another emulator. Stop it, or set --state-file to another file`)
  }
  held.add(lock)
  return {
    release() {
      if (held.delete(lock)) lock.close()
    },
  }
}
