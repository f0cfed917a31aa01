import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRecordingIntake, type RecordingIntake } from './recordingWriter.js'

/** Where the audio of uploads lies: in files, so that memory does not grow with what is uploaded. */
export interface AudioStore {
  /** Begins to take in one recording. */
  receive(): RecordingIntake
  /** The beginning of a recording as it was uploaded; undefined when it was not uploaded or no longer is kept. */
  read(sampleId: string): Promise<Buffer | undefined>
  remove(sampleIds: readonly string[]): void
  close(): void
}

export interface AudioBounds {
  /** Of one recording no more than its beginning is kept. */
  bytesPerRecording: number
  /** Beyond this the oldest recordings fall away. */
  bytesInAll: number
}

const BOUNDS: AudioBounds = { bytesPerRecording: 32 * 1024 * 1024, bytesInAll: 512 * 1024 * 1024 }
const UNFINISHED = '.part'

/** A store in this folder; without one, in a temporary folder that goes when the store is closed. */
export function createAudioStore(folder: string | undefined, bounds: AudioBounds = BOUNDS): AudioStore {
  const sizes = new Map<string, number>()
  let place: string | undefined
  let received = 0
  let closed = false

  const path = (name: string): string => {
    if (place === undefined) {
      if (folder !== undefined) mkdirSync(folder, { recursive: true })
      place = folder ?? mkdtempSync(join(tmpdir(), 'emulator-audio-'))
    }
    return join(place, name)
  }
  const remove = (sampleId: string) => {
    if (sizes.delete(sampleId)) rmSync(path(sampleId), { force: true })
  }
  const forgetOldest = () => {
    let total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    for (const [sampleId, size] of sizes) {
      if (total <= bounds.bytesInAll) break
      remove(sampleId)
      total -= size
    }
  }
  if (folder !== undefined) for (const [name, size] of filesOf(folder)) sizes.set(name, size)

  return {
    receive() {
      received += 1
      const name = `${process.pid}-${received}${UNFINISHED}`
      return createRecordingIntake({
        bound: bounds.bytesPerRecording,
        open: (): Promise<FileHandle> => open(path(name), 'w'),
        keep(sampleId, size) {
          if (closed) return
          renameSync(path(name), path(sampleId))
          sizes.set(sampleId, size)
          forgetOldest()
        },
        discard: () => rmSync(path(name), { force: true }),
      })
    },
    async read(sampleId) {
      return sizes.has(sampleId) ? readFile(path(sampleId)).catch(() => undefined) : undefined
    },
    remove: (sampleIds) => sampleIds.forEach(remove),
    close() {
      closed = true
      if (folder === undefined && place !== undefined) rmSync(place, { recursive: true, force: true })
    },
  }
}

/** What a former emulator kept here, oldest first; what it did not finish is cleared away. */
function filesOf(folder: string): [name: string, size: number][] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  for (const name of names.filter((each) => each.endsWith(UNFINISHED))) rmSync(join(folder, name), { force: true })
  return names
    .filter((name) => !name.endsWith(UNFINISHED))
    .map((name) => ({ name, stat: statSync(join(folder, name)) }))
    .sort((a, b) => a.stat.mtimeMs - b.stat.mtimeMs)
    .map(({ name, stat }) => [name, stat.size])
}
