import { ConfigError } from '../../config.js'
import { folderProblem } from '../../datasources/folderProblem.js'
import type { DataSources } from '../../datasources/index.js'
import { createFolderStore } from '../../datasources/media/createFolderStore.js'
import type { MediaStore } from '../../datasources/media/MediaStore.js'
import { ForeignMediaStore, MediaStoreLease } from '../../datasources/postgres/audio/MediaStoreLease.js'
import type { Logger } from '../../logger.js'
import { AudioRecordings } from '../../media/recordings/AudioRecordings.js'

export interface OpenMedia {
  readonly mediaStore: MediaStore
  readonly recordings: AudioRecordings
  close(): Promise<void>
}

/** Bounds memory; the upstream allows far fewer requests at a time. */
const maxRunning = 512
/** Recordings that take longer are recovered by another process. */
const closeGraceMs = 10_000

/**
 * Opens the media folder and ensures that all processes on this database use the same one.
 * @throws ConfigError when they do not, or when the folder cannot be used.
 */
export async function openMedia(
  mediaDir: string,
  { database, audioWorkerStore }: Pick<DataSources, 'database' | 'audioWorkerStore'>,
  logger: Logger,
): Promise<OpenMedia> {
  const mediaStore = await createFolderStore(mediaDir).catch((error: unknown) => {
    throw folderProblem({ variable: 'MEDIA_URL', folder: mediaDir }, error)
  })
  const lease = await MediaStoreLease.acquire(database.prisma, mediaStore.id, { logger }).catch((error: unknown) => {
    throw error instanceof ForeignMediaStore ? new ConfigError([error.message]) : error
  })
  const recordings = new AudioRecordings({
    store: mediaStore,
    workerStore: audioWorkerStore,
    logger,
    maxRunning,
  })
  return {
    mediaStore,
    recordings,
    async close() {
      await recordings.close(closeGraceMs)
      await lease.close()
    },
  }
}
