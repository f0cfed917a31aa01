import { parseArgs } from 'node:util'

export interface AbuseOptions {
  readonly seed: string
  readonly seconds: number
  /** Ends the run after this number of cases. */
  readonly cases: number | undefined
  /** Number of connections that slow clients keep open during the run. */
  readonly slowConnections: number
  /** Voices of each of the six users that own voices. */
  readonly voices: number
  /** Plays only cases of these kinds. */
  readonly kinds: RegExp
  /** Plays only these cases of the seed, in sequence. */
  readonly only: readonly string[]
  /** An empty PostgreSQL database. Absent: the embedded one. */
  readonly databaseUrl: string | undefined
}

export const usage = `npm run abuse -- [--seconds 300] [--seed N] [--cases N] [--slow 60] [--voices 40] [--kinds PATTERN]
    [--only INDEX,INDEX] [--database URL]`

/** Null: the usage was asked for. @throws Error with what is allowed. */
export function readAbuseOptions(args: readonly string[]): AbuseOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '300' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      cases: { type: 'string' },
      slow: { type: 'string', default: '60' },
      voices: { type: 'string', default: '40' },
      kinds: { type: 'string', default: '' },
      only: { type: 'string' },
      database: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return null
  const whole = (name: string, text: string, [least, most]: readonly [number, number]): number => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new Error(`--${name} takes a whole number from ${least} to ${most}`)
  }
  return {
    seed: values.seed,
    seconds: whole('seconds', values.seconds, [1, 86_400]),
    cases: values.cases === undefined ? undefined : whole('cases', values.cases, [1, 1e9]),
    slowConnections: whole('slow', values.slow, [0, 1_000]),
    voices: whole('voices', values.voices, [6, 1_000]),
    kinds: new RegExp(values.kinds),
    only: (values.only ?? '').split(',').filter((index) => index !== ''),
    databaseUrl: values.database,
  }
}
