import type { Config } from '../../config.js'
import { StartError } from '../../errors.js'

export function explainStart(config: Config, url: string): void {
  const lines = [
    '',
    `  Polyphony ${config.version} listens on ${url}/graphql`,
    config.production ? '' : `  IDE        ${url}/`,
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
  process.stdout.write(`${lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n')}\n`)
}

/** The message of an error that an operator can correct; the stack of any other. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof StartError) return error.message
  return error.stack ?? error.message
}
