import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { RepeatedFailures } from './RepeatedFailures.js'

export type { Logger } from 'pino'

/** The values of these properties are redacted in logs. */
const secretNames = [
  ...['authorization', 'Authorization', 'cookie', 'set-cookie', 'xi-api-key', 'x-api-key', 'x-gateway-secret'],
  ...['apiKey', 'api_key', 'token', 'accessToken', 'password', 'secret', 'connectionString'],
]
const secretPaths = secretNames.flatMap((name) => ['', '*', '*.*', '*.*.*'].map((prefix) => `${prefix}["${name}"]`))

/**
 * Writes one JSON object per line, without secrets. `destination` is stdout by default. A failure outside of requests that
 * repeats is one line per interval, with the number of those that were not written.
 */
export function createLogger(level: string, destination?: DestinationStream, now?: () => number): Logger {
  const failures = new RepeatedFailures(now)
  const options: LoggerOptions = {
    level,
    base: undefined,
    redact: { paths: secretPaths, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: {
      logMethod(args, method, levelValue) {
        const written = levelValue < pino.levels.values.warn! ? args : failures.admit(args, this.bindings())
        if (written !== null) method.apply(this, written as typeof args)
      },
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
