import { parseArgs } from 'node:util'
import { PERMISSIONS } from './http/permissions.js'
import type { EmulatorOptions } from './options.js'
import { TIERS } from './state/account/plan.js'

export const HELP = `A stand-in for the voice API.

  node dist/emulator/main.js [options]

  --host <name>              where to listen (127.0.0.1)
  --port <number>            0 takes any free port (4100)
  --api-key <key>            the one key that is let in (emulator-key)
  --account-id <id>          the user id it answers (random, kept in the state file)
  --state-file <path>        where its state is kept (nowhere)
  --seed demo|empty          what a new state holds (demo)
  --max-concurrent <number>  requests in flight before others are refused (10)
  --start-at <date>          the moment at which its clock starts (now)
  --list-without-samples     GET /v2/voices leaves samples absent
  --list-without-settings    GET /v2/voices leaves settings absent
  --without-default-voices   the first page does not exceed its size by the default voices
  --queued-ms <number>       how long a training waits (1000)
  --training-ms <number>     how long a training runs (4000)
  --separation-ms <number>   how long a separation of speakers runs (2000)
  --dubbing-ms <number>      how long a dub runs after it has waited (4000)
  --render-ms <number>       how long a render runs (2000)
  --progress-scale 1|100     what a finished training shows as its progress (1)
  --voice-limit <number>     how many voices the account may hold (160)
  --professional-voice-limit <number>
                             how many professional ones (100)
  --tier <name>              what the account has subscribed to: ${TIERS.join(', ')} (pro)
  --character-limit <number> credits of the running period (600000)
  --pause-ms <number>        what passes between two pieces of streamed audio (15)
  --captcha image|base64     how a captcha is answered (image)
  --without-permission <name>
                             what the key may not do, can be repeated:
${PERMISSIONS.map((name) => `                               ${name}`).join('\n')}
  --help                     this text
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

type NumberOption =
  | 'port'
  | 'max-concurrent'
  | 'queued-ms'
  | 'training-ms'
  | 'separation-ms'
  | 'dubbing-ms'
  | 'render-ms'
  | 'voice-limit'
  | 'professional-voice-limit'
  | 'character-limit'
  | 'pause-ms'

export type Command =
  | { kind: 'run'; options: EmulatorOptions }
  | { kind: 'help' }
  /** One sentence for each invalid argument. */
  | { kind: 'refuse'; problems: string[] }

/** Parses the command-line arguments. */
export function parseCommandLine(args: readonly string[]): Command {
  let values: ReturnType<typeof parse>
  try {
    values = parse(args)
  } catch (error) {
    return { kind: 'refuse', problems: [(error as Error).message] }
  }
  if (values.help) return { kind: 'help' }

  const problems: string[] = []
  const number = (name: NumberOption, min: number, max: number): number | undefined => {
    const value = values[name]
    if (value === undefined) return undefined
    if (/^\d{1,6}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value)
    problems.push(`--${name} takes a number from ${min} to ${max}, not '${value}'`)
    return undefined
  }
  const text = (name: 'host' | 'api-key' | 'account-id' | 'state-file'): string | undefined => {
    if (values[name] === '') problems.push(`--${name} must not be empty`)
    return values[name]
  }
  const startAt = values['start-at'] === undefined ? undefined : new Date(values['start-at'])
  if (startAt && Number.isNaN(startAt.getTime())) problems.push(`--start-at takes a date, not '${values['start-at']}'`)
  const { seed } = values
  if (seed !== undefined && seed !== 'demo' && seed !== 'empty') {
    problems.push(`--seed takes demo or empty, not '${seed}'`)
  }

  const choice = <T extends string>(
    name: 'captcha' | 'progress-scale' | 'tier',
    allowed: readonly T[],
  ): T | undefined => {
    const value = values[name]
    const found = allowed.find((each) => each === value)
    if (value !== undefined && found === undefined) {
      problems.push(`--${name} takes ${allowed.join(' or ')}, not '${value}'`)
    }
    return found
  }
  const progressScale = choice('progress-scale', ['1', '100'])
  for (const permission of values['without-permission'] ?? []) {
    if (!PERMISSIONS.includes(permission)) {
      problems.push(`--without-permission takes ${PERMISSIONS.join(', ')}, not '${permission}'`)
    }
  }

  const options: EmulatorOptions = {
    host: text('host'),
    port: number('port', 0, 65_535) ?? DEFAULT_PORT,
    apiKey: text('api-key'),
    accountId: text('account-id'),
    stateFile: text('state-file'),
    seed: seed === 'empty' ? 'empty' : 'demo',
    maximumConcurrentRequests: number('max-concurrent', 1, 100_000),
    startAt,
    listFills: { samples: !values['list-without-samples'], settings: !values['list-without-settings'] },
    addDefaultVoicesToFirstPage: !values['without-default-voices'],
    work: definedOnly({
      queuedMs: number('queued-ms', 0, MAX_MS),
      trainingMs: number('training-ms', 0, MAX_MS),
      separationMs: number('separation-ms', 0, MAX_MS),
      progressScale: progressScale === undefined ? undefined : progressScale === '1' ? 1 : 100,
    }),
    account: definedOnly({
      voiceLimit: number('voice-limit', 0, MAX_VOICES),
      professionalVoiceLimit: number('professional-voice-limit', 0, MAX_VOICES),
    }),
    plan: definedOnly({ tier: choice('tier', TIERS), characterLimit: number('character-limit', 0, MAX_CREDITS) }),
    generation: definedOnly({ pauseMs: number('pause-ms', 0, MAX_MS) }),
    dubbing: definedOnly({
      dubbingMs: number('dubbing-ms', 0, MAX_MS),
      renderMs: number('render-ms', 0, MAX_MS),
    }),
    captchaAs: choice('captcha', ['image', 'base64']),
    missingPermissions: values['without-permission'],
  }
  return problems.length > 0 ? { kind: 'refuse', problems } : { kind: 'run', options }
}

/** Removes undefined values, so that they do not override defaults. */
function definedOnly<T extends object>(values: T): Partial<T> | undefined {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined)
  return defined.length > 0 ? (Object.fromEntries(defined) as Partial<T>) : undefined
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values
}
