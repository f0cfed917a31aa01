import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AllowedIds, noIds, parseAllowedIds } from './allowedIds.js'
import { readServiceLimits, type ServiceLimits } from './serviceLimits.js'

/** Everything that the environment decides. Built once, frozen, and handed down: nothing else reads `process.env`. */
export interface Config {
  readonly production: boolean
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** The folder of generated sounds. All processes on one database share it. */
  readonly mediaDir: string
  /** How long generated sounds are kept; 0 for ever. */
  readonly audioRetentionDays: number
  /** Absent: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly role: 'all' | 'api' | 'worker'
  /** Absent: the emulator is started. */
  readonly upstream: { readonly apiKey: string; readonly baseUrl: string } | undefined
  /** Base of media URLs; absent (development only): taken from each request. */
  readonly publicUrl: string | undefined
  readonly mediaSigningKey: string | undefined
  readonly corsOrigins: readonly string[]
  /** The limit of every kind of upload, instead of their own ones. */
  readonly maxUploadBytes: number | undefined
  readonly auth: AuthConfig
  readonly gatewaySecret: string | undefined
  /** Whether `@authenticated` and `@requiresScopes` are declared in the schema; some routers refuse them. */
  readonly authDirectives: boolean
  /** Dictionaries of the upstream workspace, and their versions, that speech may name. */
  readonly pronunciationDictionaries: AllowedIds
  /** Remixing sessions of the upstream workspace, and their iterations, that designs and remixes may name. */
  readonly remixingSessions: AllowedIds
  /** Bounds on what clients may use. */
  readonly limits: ServiceLimits
  readonly logLevel: string
  readonly otlpEndpoint: string | undefined
  readonly version: string
}

export type AuthConfig =
  | { readonly mode: 'development' }
  | {
      readonly mode: 'jwt'
      readonly secret: string | undefined
      readonly jwksUrl: string | undefined
      readonly issuer: string | undefined
      readonly audience: string | undefined
    }

/** Thrown with every problem at once, so that a deployment is mended in one go. Never quotes a value: it may be secret. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const MOST_DAYS = 36_500
const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost'])

/** Reads the configuration; throws ConfigError. */
export function loadConfig(env: Environment = process.env): Config {
  const problems: string[] = []
  const read = (name: string): string | undefined => env[name]?.trim() || undefined
  const readUrl = (name: string, protocols: readonly string[]): string | undefined => {
    const value = read(name)
    if (value === undefined) return undefined
    if (!URL.canParse(value)) problems.push(`${name} is not a URL`)
    else if (!protocols.includes(new URL(value).protocol))
      problems.push(`${name} must begin with ${protocols.join(' or ')}`)
    return value.replace(/\/+$/, '')
  }
  const readChoice = <Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): Choice => {
    const value = read(name) ?? fallback
    const choice = choices.find((candidate) => candidate === value)
    if (choice === undefined) problems.push(`${name} must be one of: ${choices.join(', ')}`)
    return choice ?? fallback
  }

  const web = ['https:', 'http:']
  const production = read('NODE_ENV') === 'production'
  const auth = readAuth(read, readUrl, problems)
  const host = read('HOST') ?? (auth.mode === 'jwt' ? '0.0.0.0' : '127.0.0.1')
  const port = Number(read('PORT') ?? 4000)
  const databaseUrl = readUrl('DATABASE_URL', ['postgres:', 'postgresql:'])
  const role = readChoice('ROLE', ['all', 'api', 'worker'] as const, 'all')
  const apiKey = read('ELEVENLABS_API_KEY')
  const baseUrl = readUrl('ELEVENLABS_BASE_URL', web)
  const publicUrl = readUrl('PUBLIC_URL', web)
  const mediaSigningKey = read('MEDIA_SIGNING_KEY')
  const gatewaySecret = read('GATEWAY_SECRET')
  const dataDir = read('DATA_DIR') ?? '.data'
  const mediaDir = readFolder(read('MEDIA_URL'), problems)
  const audioRetentionDays = Number(read('AUDIO_RETENTION_DAYS') ?? 30)
  const maxUploadBytes = read('MAX_UPLOAD_BYTES') === undefined ? undefined : Number(read('MAX_UPLOAD_BYTES'))
  const authDirectives = readChoice('AUTH_DIRECTIVES', ['on', 'off'] as const, 'off') === 'on'
  const limits = readServiceLimits(read, problems)
  const readIds = (name: string): AllowedIds => {
    const ids = parseAllowedIds(read(name) ?? '')
    if (ids === null) problems.push(`${name} must list ids such as abc or abc:def, separated by commas`)
    return ids ?? noIds
  }
  const pronunciationDictionaries = readIds('PRONUNCIATION_DICTIONARY_IDS')
  const remixingSessions = readIds('REMIXING_SESSION_IDS')
  const logLevel = readChoice('LOG_LEVEL', logLevels, 'info')
  const otlpEndpoint = readUrl('OTEL_EXPORTER_OTLP_ENDPOINT', web)
  const corsOrigins = (read('CORS_ORIGINS') ?? '').split(/[\s,]+/).filter((origin) => origin !== '')

  if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push('PORT must be a number from 0 to 65535')
  if (maxUploadBytes !== undefined && !(Number.isSafeInteger(maxUploadBytes) && maxUploadBytes > 0))
    problems.push('MAX_UPLOAD_BYTES must be a whole number of bytes')
  if (!Number.isInteger(audioRetentionDays) || audioRetentionDays < 0 || audioRetentionDays > MOST_DAYS)
    problems.push(`AUDIO_RETENTION_DAYS must be a whole number from 0 (for ever) to ${MOST_DAYS}`)
  if (role !== 'all' && databaseUrl === undefined)
    problems.push(`ROLE=${role} needs DATABASE_URL: the embedded database serves one process only`)
  if (baseUrl !== undefined && apiKey === undefined) problems.push('ELEVENLABS_BASE_URL needs ELEVENLABS_API_KEY')
  for (const origin of corsOrigins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      problems.push(`CORS_ORIGINS must list origins such as https://app.example.com`)
  }
  if (mediaSigningKey !== undefined && Buffer.byteLength(mediaSigningKey) < 32)
    problems.push('MEDIA_SIGNING_KEY must have at least 32 bytes')
  if (gatewaySecret !== undefined && Buffer.byteLength(gatewaySecret) < 16)
    problems.push('GATEWAY_SECRET must have at least 16 bytes')
  if (auth.mode === 'development') {
    if (production) problems.push('NODE_ENV=production needs AUTH_JWT_SECRET or AUTH_JWKS_URL')
    if (!loopbackHosts.has(host))
      problems.push('HOST must be a loopback address until AUTH_JWT_SECRET or AUTH_JWKS_URL is set')
  }
  if (production) {
    // Users must never make voices in a stand-in because a variable was misspelt.
    if (apiKey === undefined) problems.push('NODE_ENV=production needs ELEVENLABS_API_KEY')
    if (publicUrl === undefined) problems.push('NODE_ENV=production needs PUBLIC_URL')
    if (mediaSigningKey === undefined) problems.push('NODE_ENV=production needs MEDIA_SIGNING_KEY')
  }
  if (problems.length > 0) throw new ConfigError(problems)

  return Object.freeze<Config>({
    production,
    host,
    port,
    dataDir: resolve(dataDir),
    mediaDir: mediaDir ?? resolve(dataDir, 'media'),
    audioRetentionDays,
    databaseUrl,
    role,
    upstream: apiKey === undefined ? undefined : { apiKey, baseUrl: baseUrl ?? 'https://api.elevenlabs.io' },
    publicUrl,
    mediaSigningKey,
    corsOrigins: Object.freeze(corsOrigins),
    maxUploadBytes,
    auth,
    gatewaySecret,
    authDirectives,
    pronunciationDictionaries,
    remixingSessions,
    limits,
    logLevel,
    otlpEndpoint,
    version: packageVersion(),
  })
}

/** Undefined where none is named, or none can be. */
function readFolder(url: string | undefined, problems: string[]): string | undefined {
  if (url === undefined) return undefined
  if (!URL.canParse(url)) problems.push('MEDIA_URL is not a URL')
  else if (new URL(url).protocol !== 'file:') {
    problems.push('MEDIA_URL must begin with file: a folder is the only store of sounds so far')
  } else {
    try {
      return resolve(fileURLToPath(url))
    } catch {
      problems.push('MEDIA_URL must name a folder of this machine, such as file:///srv/media')
    }
  }
  return undefined
}

function readAuth(
  read: (name: string) => string | undefined,
  readUrl: (name: string, protocols: readonly string[]) => string | undefined,
  problems: string[],
): AuthConfig {
  const secret = read('AUTH_JWT_SECRET')
  const jwksUrl = readUrl('AUTH_JWKS_URL', ['https:', 'http:'])
  const issuer = read('AUTH_ISSUER')
  const audience = read('AUTH_AUDIENCE')
  if (secret !== undefined && jwksUrl !== undefined) problems.push('Set AUTH_JWT_SECRET or AUTH_JWKS_URL, not both')
  if (secret !== undefined && Buffer.byteLength(secret) < 32)
    problems.push('AUTH_JWT_SECRET must have at least 32 bytes')
  if (secret !== undefined || jwksUrl !== undefined) return { mode: 'jwt', secret, jwksUrl, issuer, audience }
  if (issuer !== undefined || audience !== undefined)
    problems.push('AUTH_ISSUER and AUTH_AUDIENCE need AUTH_JWT_SECRET or AUTH_JWKS_URL')
  return { mode: 'development' }
}

/** The folder that holds package.json: one level up from src/, two from dist/src/. */
export const packageRoot: string = (() => {
  const here = fileURLToPath(new URL('.', import.meta.url))
  return resolve(here, here.endsWith(join('dist', 'src', '/')) ? '../..' : '..')
})()

function packageVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
  return manifest.version
}
