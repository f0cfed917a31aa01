import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { StateSnapshot } from './stateSnapshot.js'

/** The snapshot in a file, or undefined when there is no such file yet. */
export async function loadState(file: string): Promise<StateSnapshot | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const snapshot = parse(text, file)
  if (!isSnapshot(snapshot)) throw new Error(`${file} is not a state file of this emulator`)
  return snapshot
}

function isSnapshot(value: unknown): value is StateSnapshot {
  const { version, accountId, voicesAdded, voices } = Object(value) as Partial<StateSnapshot>
  return (
    version === 1 &&
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
    throw new Error(`${file} is not a state file of this emulator: it does not parse`, { cause })
  }
}

/** Writes snapshots one after the other; what changes while one is being written goes into the next. */
export interface StateWriter {
  changed(): void
  /** Resolves when all that has changed so far is on disk, rejects when it could not be written. */
  flush(): Promise<void>
}

export function createStateWriter(file: string, snapshot: () => StateSnapshot): StateWriter {
  let dirty = false
  let writing: Promise<void> | undefined

  const write = async () => {
    await mkdir(dirname(file), { recursive: true })
    while (dirty) {
      dirty = false
      // A reader sees the old file or the new one, never half of one.
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
  const start = () => {
    writing ??= Promise.resolve()
      .then(write)
      .finally(() => {
        writing = undefined
      })
    return writing
  }

  return {
    changed() {
      dirty = true
      // A failure is not lost: the state stays dirty, and the next flush tries again and reports it.
      start().catch(() => {})
    },
    flush: async () => {
      await writing?.catch(() => {})
      if (dirty) await start()
    },
  }
}
