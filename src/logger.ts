import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** The values of these properties are redacted in logs. */
const secretNames = [
  ...['authorization', 'Authorization', 'cookie', 'set-cookie', 'xi-api-key', 'x-api-key', 'x-gateway-secret'],
  ...['apiKey', 'api_key', 'token', 'accessToken', 'password', 'secret', 'connectionString'],
]
const secretPaths = secretNames.flatMap((name) => ['', '*', '*.*', '*.*.*'].map((prefix) => `${prefix}["${name}"]`))

/** Writes one JSON object per line, without secrets. `destination` is stdout by default. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    redact: { paths: secretPaths, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
