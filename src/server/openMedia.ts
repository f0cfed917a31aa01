import { ConfigError } from '../config.js'
import type { DataSources } from '../datasources/index.js'
import { createFolderStore } from '../datasources/media/createFolderStore.js'
import type { MediaStore } from '../datasources/media/MediaStore.js'
import { ForeignMediaStore, MediaStoreLease } from '../datasources/postgres/MediaStoreLease.js'
import type { Logger } from '../logger.js'
import { Productions } from '../media/Productions.js'

export interface OpenMedia {
  readonly mediaStore: MediaStore
  readonly productions: Productions
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
  { database, audioLedger }: Pick<DataSources, 'database' | 'audioLedger'>,
  logger: Logger,
): Promise<OpenMedia> {
  const mediaStore = await createFolderStore(mediaDir).catch((error: Error) => {
    throw new ConfigError([`The folder of sounds cannot be used, see MEDIA_URL: ${error.message}`])
  })
  const lease = await MediaStoreLease.take(database.prisma, mediaStore.id, { logger }).catch((error: unknown) => {
    throw error instanceof ForeignMediaStore ? new ConfigError([error.message]) : error
  })
  const productions = new Productions({ store: mediaStore, ledger: audioLedger, logger, maxRunning: MAX_RUNNING })
  return {
    mediaStore,
    productions,
    async close() {
      await productions.close(GRACE_MS)
      await lease.close()
    },
  }
}
