import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { StateSnapshot } from './stateSnapshot.js'
import { upgradeSnapshot } from './upgradeSnapshot.js'

/** The snapshot in a file, or undefined if the file does not exist. */
export async function loadState(file: string): Promise<StateSnapshot | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const snapshot = upgradeSnapshot(parse(text, file))
  if (!isSnapshot(snapshot)) throw new Error(`${file} is not a state file of this emulator`)
  return snapshot
}

function isSnapshot(value: unknown): value is StateSnapshot {
  const { version, accountId, voicesAdded, voices } = Object(value) as Partial<StateSnapshot>
  return (
    version === 2 &&
    typeof accountId === 'string' &&
    Number.isInteger(voicesAdded) &&
    Array.isArray(voices) &&
    voices.every((record) => typeof record?.voice?.voice_id === 'string' && typeof record.recipes === 'object')
  )
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${file} is not a state file of this emulator: it contains invalid JSON`, { cause })
  }
}

/** Writes snapshots one at a time. Changes during a write go into the next snapshot. */
export interface StateWriter {
  markChanged(): void
  /** Resolves when all changes so far are on disk. Rejects if they cannot be written. */
  flush(): Promise<void>
}

export function createStateWriter(file: string, snapshot: () => StateSnapshot): StateWriter {
  let dirty = false
  let writing: Promise<void> | undefined

  const write = async () => {
    await mkdir(dirname(file), { recursive: true })
    while (dirty) {
      dirty = false
      // The rename is atomic: a reader never sees a partial file.
      const temporary = `${file}.${process.pid}.tmp`
      try {
        await writeFile(temporary, JSON.stringify(snapshot()), { mode: 0o600 })
        await rename(temporary, file)
      } catch (error) {
        dirty = true
        await rm(temporary, { force: true })
        throw error
      }
    }
  }
  const startWriting = () => {
    writing ??= Promise.resolve()
      .then(write)
      .finally(() => {
        writing = undefined
      })
    return writing
  }

  return {
    markChanged() {
      dirty = true
      // After a failed write the state stays dirty; the next flush retries and reports the error.
      startWriting().catch(() => {})
    },
    flush: async () => {
      await writing?.catch(() => {})
      if (dirty) await startWriting()
    },
  }
}
