import { parseArgs } from 'node:util'
import { PERMISSIONS } from './http/permissions.js'
import type { EmulatorOptions } from './options.js'
import { TIERS } from './state/account/plan.js'

export const HELP = `An emulator of the ElevenLabs REST API.

  node dist/emulator/main.js [options]

  --host <name>              address to listen on (127.0.0.1)
  --port <number>            0 selects a free port (4100)
  --api-key <key>            the only valid API key (emulator-key)
  --account-id <id>          user id of the account (random, stored in the state file)
  --state-file <path>        file to store the state in (none)
  --seed demo|empty          content of a new state (demo)
  --max-concurrent <number>  requests in flight before others are refused (10)
  --start-at <date>          start time of its clock (now)
  --list-without-samples     omit samples in GET /v2/voices
  --list-without-settings    omit settings in GET /v2/voices
  --without-default-voices   do not add the default voices to the first page
  --queued-ms <number>       how long a training is queued (1000)
  --training-ms <number>     how long a training runs (4000)
  --separation-ms <number>   how long a speaker separation runs (2000)
  --dubbing-ms <number>      how long a dubbing runs after the queue (4000)
  --render-ms <number>       how long a render runs (2000)
  --progress-scale 1|100     progress value of a finished training (1)
  --voice-limit <number>     how many voices the account can have (160)
  --professional-voice-limit <number>
                             how many professional voices (100)
  --tier <name>              subscription tier: ${TIERS.join(', ')} (pro)
  --character-limit <number> credits of the current period (600000)
  --pause-ms <number>        delay between two chunks of streamed audio (15)
  --captcha image|base64     format of captchas (image)
  --without-permission <name>
                             a permission that the key does not have; repeatable:
${PERMISSIONS.map((name) => `                               ${name}`).join('\n')}
  --help                     print this text
`

const OPTIONS = {
  host: { type: 'string' },
  port: { type: 'string' },
  'api-key': { type: 'string' },
  'account-id': { type: 'string' },
  'state-file': { type: 'string' },
  seed: { type: 'string' },
  'max-concurrent': { type: 'string' },
  'start-at': { type: 'string' },
  'list-without-samples': { type: 'boolean' },
  'list-without-settings': { type: 'boolean' },
  'without-default-voices': { type: 'boolean' },
  'queued-ms': { type: 'string' },
  'training-ms': { type: 'string' },
  'separation-ms': { type: 'string' },
  'dubbing-ms': { type: 'string' },
  'render-ms': { type: 'string' },
  'progress-scale': { type: 'string' },
  'voice-limit': { type: 'string' },
  'professional-voice-limit': { type: 'string' },
  tier: { type: 'string' },
  'character-limit': { type: 'string' },
  'pause-ms': { type: 'string' },
  captcha: { type: 'string' },
  'without-permission': { type: 'string', multiple: true },
  help: { type: 'boolean' },
} as const

const DEFAULT_PORT = 4100

const MAX_MS = 999_999
const MAX_VOICES = 100_000
const MAX_CREDITS = 999_999

export type Command =
  | { kind: 'run'; options: EmulatorOptions }
  | { kind: 'help' }
  /** One sentence for each invalid argument. */
  | { kind: 'invalid'; problems: string[] }

type Values = ReturnType<typeof parse>
/** Options that take one string. */
type StringOption = { [K in keyof Values]-?: NonNullable<Values[K]> extends string ? K : never }[keyof Values]

/** Parses the command-line arguments. */
export function parseCommandLine(args: readonly string[]): Command {
  let values: Values
  try {
    values = parse(args)
  } catch (error) {
    return { kind: 'invalid', problems: [(error as Error).message] }
  }
  if (values.help) return { kind: 'help' }
  const reader = new ArgumentReader(values)
  const options = optionsOf(values, reader)
  return reader.problems.length > 0 ? { kind: 'invalid', problems: reader.problems } : { kind: 'run', options }
}

function optionsOf(values: Values, reader: ArgumentReader): EmulatorOptions {
  const milliseconds = (name: StringOption) => reader.number(name, 0, MAX_MS)
  const startAt = reader.date('start-at')
  const seed = reader.choice('seed', ['demo', 'empty'])
  const progressScale = reader.choice('progress-scale', ['1', '100'])
  return {
    missingPermissions: reader.permissions(),
    host: reader.text('host'),
    port: reader.number('port', 0, 65_535) ?? DEFAULT_PORT,
    apiKey: reader.text('api-key'),
    accountId: reader.text('account-id'),
    stateFile: reader.text('state-file'),
    seed: seed ?? 'demo',
    maximumConcurrentRequests: reader.number('max-concurrent', 1, 100_000),
    startAt,
    listFills: { samples: !values['list-without-samples'], settings: !values['list-without-settings'] },
    addDefaultVoicesToFirstPage: !values['without-default-voices'],
    work: definedOnly({
      queuedMs: milliseconds('queued-ms'),
      trainingMs: milliseconds('training-ms'),
      separationMs: milliseconds('separation-ms'),
      progressScale: progressScale && (Number(progressScale) as 1 | 100),
    }),
    account: definedOnly({
      voiceLimit: reader.number('voice-limit', 0, MAX_VOICES),
      professionalVoiceLimit: reader.number('professional-voice-limit', 0, MAX_VOICES),
    }),
    plan: definedOnly({
      tier: reader.choice('tier', TIERS),
      characterLimit: reader.number('character-limit', 0, MAX_CREDITS),
    }),
    generation: definedOnly({ pauseMs: milliseconds('pause-ms') }),
    dubbing: definedOnly({ dubbingMs: milliseconds('dubbing-ms'), renderMs: milliseconds('render-ms') }),
    captchaAs: reader.choice('captcha', ['image', 'base64']),
  }
}

/** Validates arguments and collects a message for each invalid one. */
class ArgumentReader {
  readonly problems: string[] = []
  readonly #values: Values

  constructor(values: Values) {
    this.#values = values
  }

  text(name: StringOption): string | undefined {
    if (this.#values[name] === '') this.problems.push(`--${name} must not be empty`)
    return this.#values[name]
  }

  number(name: StringOption, min: number, max: number): number | undefined {
    const value = this.#values[name]
    if (value === undefined) return undefined
    if (/^\d{1,6}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value)
    return this.#problem(`--${name} takes a number from ${min} to ${max}, not '${value}'`)
  }

  date(name: StringOption): Date | undefined {
    const value = this.#values[name]
    if (value === undefined) return undefined
    const date = new Date(value)
    return Number.isNaN(date.getTime()) ? this.#problem(`--${name} takes a date, not '${value}'`) : date
  }

  choice<T extends string>(name: StringOption, allowed: readonly T[]): T | undefined {
    const value = this.#values[name]
    const found = allowed.find((each) => each === value)
    if (value === undefined || found !== undefined) return found
    return this.#problem(`--${name} takes ${allowed.join(' or ')}, not '${value}'`)
  }

  permissions(): readonly string[] | undefined {
    const names = this.#values['without-permission']
    for (const name of names ?? []) {
      if (PERMISSIONS.includes(name)) continue
      this.#problem(`--without-permission takes ${PERMISSIONS.join(', ')}, not '${name}'`)
    }
    return names
  }

  #problem(message: string): undefined {
    this.problems.push(message)
  }
}

/** Removes undefined values, so that they do not override defaults. */
function definedOnly<T extends object>(values: T): Partial<T> | undefined {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined)
  return defined.length > 0 ? (Object.fromEntries(defined) as Partial<T>) : undefined
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values
}
