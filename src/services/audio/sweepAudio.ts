import type { MediaStore, StoredFile } from '../../datasources/media/MediaStore.js'
import { audioKey, ownerOfKey, previewKey, timingKey } from '../../datasources/media/mediaKeys.js'
import type { AudioWorkerStore } from '../../datasources/postgres/audio/AudioWorkerStore.js'
import type { Logger } from '../../logger.js'

export interface SweepAudioDeps {
  audioWorkerStore: Pick<AudioWorkerStore, 'expired' | 'remove' | 'existing' | 'existingPreviews' | 'dropOldPreviews'>
  mediaStore: Pick<MediaStore, 'delete' | 'list'>
  logger: Logger
}

export interface OrphanLimits {
  /** The row of a newer file may not be written yet. */
  minAgeMs: number
  /** Above this share of all files, orphans raise an alarm and are not deleted. */
  maxShare: number
  /** Up to this number, orphans raise no alarm. */
  minCount: number
}

export interface OrphanReport {
  outcome: 'COMPLETED' | 'ALARMED'
  files: number
  orphans: number
}

export const defaultOrphanLimits: OrphanLimits = { minAgeMs: 60 * 60_000, maxShare: 0.5, minCount: 100 }

const BATCH = 100
/** Ends a run in which rows cannot be deleted. */
const MAX_BATCHES = 1_000

/**
 * Deletes the rows before the files: `removeOrphanedFiles` finds a file without a row, but a row without its file is served
 * as an error.
 */
export async function removeExpiredAudio(deps: SweepAudioDeps, signal: AbortSignal): Promise<number> {
  const { audioWorkerStore, logger } = deps
  let removed = 0
  for (let batch = 0; batch < MAX_BATCHES && !signal.aborted; batch += 1) {
    const ids = (await audioWorkerStore.expired(BATCH)).map(({ id }) => id)
    if (ids.length === 0) break
    await audioWorkerStore.remove(ids)
    const keys = ids.flatMap((id) => [audioKey(id), timingKey(id)])
    await removeFiles(deps, keys)
    removed += ids.length
  }
  if (removed > 0) logger.info({ removed }, 'expired audio was removed')
  return removed
}

/** Previews expire as audio does. The row of a preview that became a voice stays, without the file. */
export async function removeExpiredPreviews(deps: SweepAudioDeps, signal: AbortSignal): Promise<number> {
  const { audioWorkerStore, logger } = deps
  let removed = 0
  for (let batch = 0; batch < MAX_BATCHES && !signal.aborted; batch += 1) {
    const previews = await audioWorkerStore.dropOldPreviews(BATCH)
    if (previews.length === 0) break
    const stored = previews.filter(({ isStored }) => isStored)
    await removeFiles(
      deps,
      stored.map(({ id }) => previewKey(id)),
    )
    removed += previews.length
  }
  if (removed > 0) logger.info({ removed }, 'expired previews were removed')
  return removed
}

async function removeFiles({ mediaStore, logger }: SweepAudioDeps, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await mediaStore.delete(key).catch((error: unknown) => {
      logger.warn({ err: error, key }, 'an expired file could not be removed')
    })
  }
}

/**
 * Deletes partial files of dead processes, and files without a row. Deletes nothing if too many files have no row: the
 * folder may belong to another database.
 */
export async function removeOrphanedFiles(
  deps: SweepAudioDeps,
  signal: AbortSignal,
  limits: OrphanLimits = defaultOrphanLimits,
): Promise<OrphanReport> {
  const { audioWorkerStore, mediaStore, logger } = deps
  const { count, partial, ofAudio, ofPreviews } = await listFiles(mediaStore, signal, limits)
  const orphans = [
    ...(await filesWithoutRow(ofAudio, (ids) => audioWorkerStore.existing(ids), signal)),
    ...(await filesWithoutRow(ofPreviews, (ids) => audioWorkerStore.existingPreviews(ids), signal)),
  ]
  if (orphans.length > limits.minCount && orphans.length > count * limits.maxShare) {
    const report: OrphanReport = { outcome: 'ALARMED', files: count, orphans: orphans.length }
    logger.error(report, 'too many audio files have no row; none was removed')
    return report
  }
  for (const file of [...partial, ...orphans]) {
    signal.throwIfAborted()
    await file.remove()
  }
  const report: OrphanReport = { outcome: 'COMPLETED', files: count, orphans: partial.length + orphans.length }
  if (report.orphans > 0) logger.warn(report, 'audio files without a row were removed')
  return report
}

type FilesById = Map<string, readonly StoredFile[]>

interface FileListing {
  count: number
  partial: StoredFile[]
  ofAudio: FilesById
  ofPreviews: FilesById
}

/** Counts all files of audio and previews, and lists the ones that are older than `minAgeMs`. */
async function listFiles(
  mediaStore: Pick<MediaStore, 'list'>,
  signal: AbortSignal,
  { minAgeMs }: OrphanLimits,
): Promise<FileListing> {
  const listing: FileListing = { count: 0, partial: [], ofAudio: new Map(), ofPreviews: new Map() }
  for await (const file of mediaStore.list()) {
    signal.throwIfAborted()
    const owner = ownerOfKey(file.key)
    if (owner === null) continue
    listing.count += 1
    if (Date.now() - file.modifiedAt.getTime() < minAgeMs) continue
    if (file.isPart) {
      listing.partial.push(file)
      continue
    }
    const [group, id] = 'audioId' in owner ? [listing.ofAudio, owner.audioId] : [listing.ofPreviews, owner.previewId]
    group.set(id, [...(group.get(id) ?? []), file])
  }
  return listing
}

async function filesWithoutRow(
  filesById: FilesById,
  existing: (ids: readonly string[]) => Promise<Set<string>>,
  signal: AbortSignal,
): Promise<StoredFile[]> {
  const ids = [...filesById.keys()]
  const files: StoredFile[] = []
  for (let start = 0; start < ids.length; start += BATCH) {
    signal.throwIfAborted()
    const batch = ids.slice(start, start + BATCH)
    const found = await existing(batch)
    files.push(...batch.filter((id) => !found.has(id)).flatMap((id) => filesById.get(id) ?? []))
  }
  return files
}
