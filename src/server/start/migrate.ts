import type { Config } from '../../config.js'
import { openDatabase } from '../../datasources/postgres/database/openDatabase.js'
import { JobQueue } from '../../datasources/queue/JobQueue.js'
import { jobKinds } from '../../datasources/queue/jobKinds.js'
import type { Logger } from '../../logger.js'
import { startQueue } from './startBackground.js'

/** Creates the tables of the program and of its job queue, for servers whose role may not do it. @throws StartError */
export async function migrate(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  logger: Logger,
): Promise<void> {
  const database = await openDatabase({ url: databaseUrl, dataDir }, logger)
  try {
    const queue = new JobQueue(database, Object.values(jobKinds), { logger })
    await startQueue({ queue, database }).finally(() => queue.stop())
  } finally {
    await database.close()
  }
}
