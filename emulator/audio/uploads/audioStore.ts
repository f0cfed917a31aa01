import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RecordingWriter } from './recordingWriter.js'

/** Stores the audio of uploads in files, so that memory use does not grow with upload size. */
export interface AudioStore {
  createWriter(): RecordingWriter
  /** The stored beginning of an upload. Undefined if the sample was not uploaded or its audio was evicted. */
  read(sampleId: string): Promise<Buffer | undefined>
  remove(sampleIds: readonly string[]): void
  close(): void
}

export interface AudioStoreLimits {
  /** Only the first bytes of each recording, up to this number, are stored. */
  bytesPerRecording: number
  /** Above this total the oldest recordings are deleted. */
  totalBytes: number
}

const DEFAULT_LIMITS: AudioStoreLimits = { bytesPerRecording: 32 * 1024 * 1024, totalBytes: 512 * 1024 * 1024 }
const PARTIAL_SUFFIX = '.part'

/** A store in this folder, or in a temporary folder that `close` removes. */
export function createAudioStore(folder: string | undefined, limits: AudioStoreLimits = DEFAULT_LIMITS): AudioStore {
  const sizes = new Map<string, number>()
  let root: string | undefined
  let written = 0
  let closed = false

  const path = (name: string): string => {
    if (root === undefined) {
      if (folder !== undefined) mkdirSync(folder, { recursive: true })
      root = folder ?? mkdtempSync(join(tmpdir(), 'emulator-audio-'))
    }
    return join(root, name)
  }
  const remove = (sampleId: string) => {
    if (sizes.delete(sampleId)) rmSync(path(sampleId), { force: true })
  }
  const evictOldest = () => {
    let total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    for (const [sampleId, size] of sizes) {
      if (total <= limits.totalBytes) break
      remove(sampleId)
      total -= size
    }
  }
  if (folder !== undefined) for (const [name, size] of storedFiles(folder)) sizes.set(name, size)

  return {
    createWriter() {
      written += 1
      const name = `${process.pid}-${written}${PARTIAL_SUFFIX}`
      return new RecordingWriter({
        maxBytes: limits.bytesPerRecording,
        open: (): Promise<FileHandle> => open(path(name), 'w'),
        save(sampleId, size) {
          if (closed) return
          renameSync(path(name), path(sampleId))
          sizes.set(sampleId, size)
          evictOldest()
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
      if (folder === undefined && root !== undefined) rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Files of an earlier process, oldest first. Deletes partial files. */
function storedFiles(folder: string): [name: string, size: number][] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  for (const name of names.filter((each) => each.endsWith(PARTIAL_SUFFIX))) rmSync(join(folder, name), { force: true })
  return names
    .filter((name) => !name.endsWith(PARTIAL_SUFFIX))
    .map((name) => ({ name, stat: statSync(join(folder, name)) }))
    .sort((a, b) => a.stat.mtimeMs - b.stat.mtimeMs)
    .map(({ name, stat }) => [name, stat.size])
}
