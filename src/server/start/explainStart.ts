import type { Config } from '../../config.js'
import { StartError } from '../../errors.js'
import type { Logger } from '../../logger.js'

/** In production one line of the log, otherwise a text for people. */
export function explainStart(config: Config, url: string, logger: Logger): void {
  if (config.production) {
    const database = config.databaseUrl === undefined ? 'embedded' : 'PostgreSQL'
    logger.info({ url, version: config.version, role: config.role, database }, 'the server has started')
  } else process.stdout.write(`${startText(config, url)}\n`)
}

function startText(config: Config, url: string): string {
  const lines = [
    '',
    `  Polyphony ${config.version} listens on ${url}/graphql`,
    `  IDE        ${url}/`,
    `  Database   ${config.databaseUrl === undefined ? `embedded, in ${config.dataDir}` : 'PostgreSQL'}`,
    config.upstream === undefined
      ? '  Upstream   the EMULATOR, a stand-in: no request leaves this machine. Set ELEVENLABS_API_KEY for the real one.'
      : `  Upstream   ${new URL(config.upstream.baseUrl).host}`,
    config.auth.mode === 'development'
      ? '  Users      DEVELOPMENT MODE: every request is the user dev-user with all scopes. Set AUTH_JWT_SECRET or AUTH_JWKS_URL.'
      : '  Users      by JWT',
    '',
    ...(config.auth.mode === 'development'
      ? [
          '  Try:',
          `  curl ${url}/graphql -H 'content-type: application/json' \\`,
          `    -d '{"query":"{ voices(first: 3) { edges { node { id name category samples { fileName } } } } }"}'`,
          '',
        ]
      : []),
  ]
  return lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n')
}

/** The message of an error that an operator can correct; the stack of any other. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof StartError) return error.message
  return error.stack ?? error.message
}
