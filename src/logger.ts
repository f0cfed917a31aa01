import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** Names whose values never reach a log, down to the depth of the prefixes below. */
const secretNames = [
  ...['authorization', 'Authorization', 'cookie', 'set-cookie', 'xi-api-key', 'x-api-key', 'x-gateway-secret'],
  ...['apiKey', 'api_key', 'token', 'accessToken', 'password', 'secret', 'connectionString'],
]
const secretPaths = secretNames.flatMap((name) => ['', '*', '*.*', '*.*.*'].map((prefix) => `${prefix}["${name}"]`))

/** Structured logs, one JSON object a line, with secrets taken out. `destination` is for tests; the default is stdout. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    redact: { paths: secretPaths, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
