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
  /** A file that is younger may get its row yet. */
  minAgeMs: number
  /** The share of all files that may have no row before nothing is believed any more. */
  maxShare: number
  /** So many may have none in any case. */
  minCount: number
}

export interface OrphanReport {
  outcome: 'COMPLETED' | 'ALARMED'
  files: number
  orphans: number
}

export const defaultOrphanLimits: OrphanLimits = { minAgeMs: 60 * 60_000, maxShare: 0.5, minCount: 100 }

const BATCH = 100
/** Should rows not go away, this run still ends. */
const MAX_BATCHES = 1_000

/**
 * Removes the sounds whose time is over, and answers how many. The row goes first: a file without a row is found by
 * `removeOrphans`, while a row without its file would promise what is not there.
 */
export async function removeExpired(sources: SweepAudioDeps, signal: AbortSignal): Promise<number> {
  const { audioWorkerStore, logger } = sources
  let removed = 0
  for (let batch = 0; batch < MAX_BATCHES && !signal.aborted; batch += 1) {
    const ids = (await audioWorkerStore.expired(BATCH)).map(({ id }) => id)
    if (ids.length === 0) break
    await audioWorkerStore.remove(ids)
    const keys = ids.flatMap((id) => [audioKey(id), timingKey(id)])
    await removeFiles(sources, keys)
    removed += ids.length
  }
  if (removed > 0) logger.info({ removed }, 'Sounds whose time was over were removed')
  return removed
}

/**
 * The same for previews, which are kept as long as sounds: what became a voice stays, without its bytes. The rows first,
 * as above.
 */
export async function removeOldPreviews(sources: SweepAudioDeps, signal: AbortSignal): Promise<number> {
  const { audioWorkerStore, logger } = sources
  let removed = 0
  for (let batch = 0; batch < MAX_BATCHES && !signal.aborted; batch += 1) {
    const previews = await audioWorkerStore.dropOldPreviews(BATCH)
    if (previews.length === 0) break
    const stored = previews.filter(({ isStored }) => isStored)
    await removeFiles(
      sources,
      stored.map(({ id }) => previewKey(id)),
    )
    removed += previews.length
  }
  if (removed > 0) logger.info({ removed }, 'Previews whose time was over were removed')
  return removed
}

async function removeFiles({ mediaStore, logger }: SweepAudioDeps, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await mediaStore.delete(key).catch((error: unknown) => {
      logger.warn({ err: error, key }, 'a file whose time is over could not be removed')
    })
  }
}

/**
 * Removes what a process that died left in its hands, and files that belong to no row, such as could not be removed with
 * it. Suspiciously many of the latter are a folder of another database rather than left-overs, so then none is touched.
 */
export async function removeOrphans(
  { audioWorkerStore, mediaStore, logger }: SweepAudioDeps,
  signal: AbortSignal,
  { minAgeMs, maxShare, minCount }: OrphanLimits = defaultOrphanLimits,
): Promise<OrphanReport> {
  const report: OrphanReport = { outcome: 'COMPLETED', files: 0, orphans: 0 }
  const audios: FilesOf = new Map()
  const previews: FilesOf = new Map()
  const left: StoredFile[] = []
  for await (const file of mediaStore.list()) {
    signal.throwIfAborted()
    const owner = ownerOfKey(file.key)
    if (owner === null) continue
    report.files += 1
    if (Date.now() - file.modifiedAt.getTime() < minAgeMs) continue
    if (file.isPart) {
      // Nobody has written it for so long, and whoever makes the sound now has a part of its own.
      left.push(file)
      continue
    }
    const [group, id] = 'audioId' in owner ? [audios, owner.audioId] : [previews, owner.previewId]
    group.set(id, [...(group.get(id) ?? []), file])
  }
  const orphans = [
    ...(await filesWithoutRow(audios, (ids) => audioWorkerStore.existing(ids), signal)),
    ...(await filesWithoutRow(previews, (ids) => audioWorkerStore.existingPreviews(ids), signal)),
  ]
  report.orphans = orphans.length
  if (orphans.length > minCount && orphans.length > report.files * maxShare) {
    report.outcome = 'ALARMED'
    logger.error(report, 'Most files of sounds belong to no row. Is it the right folder? None was removed.')
    return report
  }
  report.orphans += left.length
  for (const file of [...left, ...orphans]) {
    signal.throwIfAborted()
    await file.remove()
  }
  if (report.orphans > 0) logger.warn(report, 'Files of sounds that belong to no row were removed')
  return report
}

type FilesOf = Map<string, readonly StoredFile[]>

async function filesWithoutRow(
  filesOf: FilesOf,
  existing: (ids: readonly string[]) => Promise<Set<string>>,
  signal: AbortSignal,
): Promise<StoredFile[]> {
  const ids = [...filesOf.keys()]
  const files: StoredFile[] = []
  for (let start = 0; start < ids.length; start += BATCH) {
    signal.throwIfAborted()
    const batch = ids.slice(start, start + BATCH)
    const found = await existing(batch)
    files.push(...batch.filter((id) => !found.has(id)).flatMap((id) => filesOf.get(id) ?? []))
  }
  return files
}
