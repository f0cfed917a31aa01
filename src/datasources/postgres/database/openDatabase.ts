import type { Logger } from 'pino'
import type { Database } from './Database.js'
import { openEmbedded } from './openEmbedded.js'
import { openPostgres, type PostgresOptions } from './openPostgres.js'

export interface DatabaseOptions extends PostgresOptions {
  /** Of a Postgres server. Default: the embedded database. */
  url?: string
  dataDir: string
}

export function openDatabase({ url, dataDir, ...options }: DatabaseOptions, logger: Logger): Promise<Database> {
  return url === undefined ? openEmbedded(dataDir, options, logger) : openPostgres(url, options, logger)
}
