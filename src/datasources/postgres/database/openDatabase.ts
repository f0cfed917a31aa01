import type { Logger } from 'pino'
import type { ClientOptions, Database } from './Database.js'
import { openEmbedded } from './openEmbedded.js'
import { openPostgres } from './openPostgres.js'

export interface DatabaseOptions extends ClientOptions {
  /** A Postgres server; absent: the embedded database. */
  url?: string
  /** Where the embedded database lives. */
  dataDir: string
}

/** Opens the database and brings it to the newest migration. */
export function openDatabase({ url, dataDir, ...options }: DatabaseOptions, logger: Logger): Promise<Database> {
  return url === undefined ? openEmbedded(dataDir, options, logger) : openPostgres(url, options, logger)
}
