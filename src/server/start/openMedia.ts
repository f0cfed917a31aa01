import { ConfigError } from '../../config.js'
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

/** The upstream has far fewer places for one platform; this only keeps what is made here within the memory that is. */
const MAX_RUNNING = 512
/** Within the time that a process is given to end. What takes longer is fetched by another one. */
const GRACE_MS = 10_000

/**
 * Opens the folder of sounds, and makes sure that all live processes on this database have the same one.
 *
 * @throws ConfigError when they do not, and when the folder cannot be used.
 */
export async function openMedia(
  mediaDir: string,
  { database, audioWorkerStore }: Pick<DataSources, 'database' | 'audioWorkerStore'>,
  logger: Logger,
): Promise<OpenMedia> {
  const mediaStore = await createFolderStore(mediaDir).catch((error: Error) => {
    throw new ConfigError([`The folder of sounds cannot be used, see MEDIA_URL: ${error.message}`])
  })
  const lease = await MediaStoreLease.take(database.prisma, mediaStore.id, { logger }).catch((error: unknown) => {
    throw error instanceof ForeignMediaStore ? new ConfigError([error.message]) : error
  })
  const recordings = new AudioRecordings({
    store: mediaStore,
    ledger: audioWorkerStore,
    logger,
    maxRunning: MAX_RUNNING,
  })
  return {
    mediaStore,
    recordings,
    async close() {
      await recordings.close(GRACE_MS)
      await lease.close()
    },
  }
}
