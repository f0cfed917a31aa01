import { isProduction, loadConfig } from '../../config.js'
import { createLogger, type Logger } from '../../logger.js'
import { startServer } from '../startServer.js'
import { explainFailure, explainStart } from './explainStart.js'
import { migrate } from './migrate.js'

const shutdownTimeoutMs = 25_000

export async function runServer(): Promise<void> {
  try {
    const config = loadConfig()
    const logger = createLogger(config.logLevel)
    if (config.production) logProcessEvents(logger)
    if (config.role === 'migrate') {
      await migrate(config, logger)
      if (config.production) logger.info({ version: config.version }, 'the database has all migrations')
      else process.stdout.write(`The database has all migrations of Polyphony ${config.version}.\n`)
      return
    }
    const server = await startServer(config, logger)
    explainStart(config, server.url, logger)

    // A defect in one request must not end all others.
    process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'))

    const shutDown = async (signal: NodeJS.Signals) => {
      logger.info({ signal }, 'shutting down')
      setTimeout(() => process.exit(1), config.shutdownDelayMs + shutdownTimeoutMs).unref()
      await server.shutDown()
      process.exit(0)
    }
    process.once('SIGTERM', shutDown)
    process.once('SIGINT', shutDown)
  } catch (error) {
    if (isProduction()) createLogger('fatal').fatal({ err: error }, 'the server cannot start')
    else process.stderr.write(`${explainFailure(error)}\n`)
    process.exit(1)
  }
}

function logProcessEvents(logger: Logger): void {
  process.removeAllListeners('warning')
  process.on('warning', (warning) => logger.warn({ err: warning }, 'a warning of Node'))
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught exception')
    process.exit(1)
  })
}
