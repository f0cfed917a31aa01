import { loadConfig } from './config.js'
import { createLogger } from './logger.js'
import { explainFailure, explainStart } from './server/start/explainStart.js'
import { startServer } from './server/startServer.js'

// Texts, recordings and keys of users: no file of this process or of its children is for other users of the machine.
process.umask(0o077)

const shutdownTimeoutMs = 25_000

try {
  const config = loadConfig()
  const logger = createLogger(config.logLevel)
  const server = await startServer(config, logger)
  explainStart(config, server.url)

  // One request must not end all others: what its code left unhandled is a defect to be logged.
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'))

  const shutDown = async (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'shutting down')
    setTimeout(() => process.exit(1), shutdownTimeoutMs).unref()
    await server.close()
    process.exit(0)
  }
  process.once('SIGTERM', shutDown)
  process.once('SIGINT', shutDown)
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`)
  process.exit(1)
}
