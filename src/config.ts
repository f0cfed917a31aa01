import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AllowedIds, noIds, parseAllowedIds } from './allowedIds.js'
import { databaseUrlProblems } from './datasources/postgres/database/databaseUrl.js'
import { type Environment, EnvironmentReader } from './EnvironmentReader.js'
import { StartError } from './errors.js'
import { readServiceLimits, type ServiceLimits } from './serviceLimits.js'

/** The configuration of one process, frozen. No other code reads `process.env`. */
export interface Config {
  readonly production: boolean
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** The folder of generated audio. All processes on one database share it. */
  readonly mediaDir: string
  /** 0: generated audio does not expire. */
  readonly audioRetentionDays: number
  /** Undefined: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** `migrate`: applies the migrations and ends. */
  readonly role: 'all' | 'api' | 'worker' | 'migrate'
  /** Undefined: the emulator is started. */
  readonly upstream: { readonly apiKey: string; readonly baseUrl: string } | undefined
  /** Base of media URLs. Undefined, on a loopback address only: the `Host` of the request. */
  readonly publicUrl: string | undefined
  readonly mediaSigningKey: string | undefined
  readonly corsOrigins: readonly string[]
  /** Replaces the limits of all upload kinds. */
  readonly maxUploadBytes: number | undefined
  /** Longest time before a mutation is answered. Less than the time after which routers give up. */
  readonly answerDeadlineMs: number
  /** How long requests are still served after a signal to shut down, while `/health/ready` answers 503. */
  readonly shutdownDelayMs: number
  readonly auth: AuthConfig
  readonly gatewaySecret: string | undefined
  /** The bearer token of `/metrics`. Undefined: only clients on this machine are served. */
  readonly metricsToken: string | undefined
  /** A port for `/metrics` alone. Undefined: on `port`. */
  readonly metricsPort: number | undefined
  /** Declare `@authenticated` and `@requiresScopes` in the schema. Some routers refuse them. */
  readonly authDirectives: boolean
  /** Dictionaries of the upstream workspace, with their versions, that every user may use for speech. */
  readonly pronunciationDictionaries: AllowedIds
  /** Remixing sessions of the upstream workspace, with their iterations, that every user may use. */
  readonly remixingSessions: AllowedIds
  readonly limits: ServiceLimits
  readonly logLevel: string
  readonly otlpEndpoint: string | undefined
  /** Attributes of the resource of traces. */
  readonly otelAttributes: Readonly<Record<string, string>>
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

export class ConfigError extends StartError {
  override readonly name = 'ConfigError'
  constructor(readonly problems: readonly string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`)
  }
}

const environments = ['production', 'development', 'test'] as const
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const web = ['https:', 'http:']
const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost'])
const maxRetentionDays = 36_500

export function isProduction(env: Environment = process.env): boolean {
  return new EnvironmentReader(env).text('NODE_ENV') === 'production'
}

/** @throws ConfigError */
export function loadConfig(env: Environment = process.env): Config {
  const reader = new EnvironmentReader(env)
  const auth = readAuth(reader)
  const dataDir = resolve(reader.text('DATA_DIR') ?? '.data')
  const production = reader.choice('NODE_ENV', environments, 'development') === 'production'
  const config: Config = {
    production,
    host: reader.text('HOST') ?? (auth.mode === 'jwt' ? '0.0.0.0' : '127.0.0.1'),
    port: reader.integer('PORT', { defaultValue: 4000, min: 0, max: 65_535 }),
    dataDir,
    mediaDir: readMediaDir(reader) ?? join(dataDir, 'media'),
    audioRetentionDays: readRetention(reader),
    databaseUrl: readDatabaseUrl(reader),
    role: reader.choice('ROLE', ['all', 'api', 'worker', 'migrate'] as const, 'all'),
    upstream: readUpstream(reader),
    publicUrl: reader.url('PUBLIC_URL', web),
    mediaSigningKey: reader.secret('MEDIA_SIGNING_KEY', 32),
    corsOrigins: readOrigins(reader),
    maxUploadBytes: readMaxUploadBytes(reader),
    answerDeadlineMs: reader.integer('ANSWER_DEADLINE_SECS', { defaultValue: 25, min: 1, max: 3_600 }) * 1_000,
    shutdownDelayMs: readShutdownDelay(reader, production),
    auth,
    gatewaySecret: reader.secret('GATEWAY_SECRET', 16),
    metricsToken: reader.secret('METRICS_TOKEN', 16),
    metricsPort: readMetricsPort(reader),
    authDirectives: reader.choice('AUTH_DIRECTIVES', ['on', 'off'] as const, 'off') === 'on',
    pronunciationDictionaries: readIds(reader, 'PRONUNCIATION_DICTIONARY_IDS'),
    remixingSessions: readIds(reader, 'REMIXING_SESSION_IDS'),
    limits: readServiceLimits(reader),
    logLevel: reader.choice('LOG_LEVEL', logLevels, 'info'),
    otlpEndpoint: reader.url('OTEL_EXPORTER_OTLP_ENDPOINT', web),
    otelAttributes: readOtelAttributes(reader),
    version: packageVersion(),
  }
  const problems = [...reader.problems, ...conflictsOf(config), ...missingInProduction(config)]
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(config)
}

function readDatabaseUrl(reader: EnvironmentReader): string | undefined {
  const text = reader.text('DATABASE_URL')
  if (text === undefined) return undefined
  const problems = databaseUrlProblems('DATABASE_URL', text)
  reader.problems.push(...problems)
  return problems.length > 0 ? text : reader.url('DATABASE_URL', ['postgres:', 'postgresql:'])
}

function readUpstream(reader: EnvironmentReader): Config['upstream'] {
  const apiKey = reader.text('ELEVENLABS_API_KEY')
  const baseUrl = reader.url('ELEVENLABS_BASE_URL', web)
  if (apiKey !== undefined) return { apiKey, baseUrl: baseUrl ?? 'https://api.elevenlabs.io' }
  if (baseUrl !== undefined) reader.problems.push('ELEVENLABS_BASE_URL needs ELEVENLABS_API_KEY')
  return undefined
}

function readRetention(reader: EnvironmentReader): number {
  return reader.integer('AUDIO_RETENTION_DAYS', { defaultValue: 30, min: 0, max: maxRetentionDays, unit: 'days' })
}

function readOtelAttributes(reader: EnvironmentReader): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = { 'service.name': 'polyphony', 'service.version': packageVersion() }
  for (const entry of (reader.text('OTEL_RESOURCE_ATTRIBUTES') ?? '').split(',').filter((text) => text.trim() !== '')) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(entry) ?? []
    try {
      attributes[decodeURIComponent(name!.trim())] = decodeURIComponent(value!.trim())
    } catch {
      reader.problems.push(
        'OTEL_RESOURCE_ATTRIBUTES must list attributes such as deployment.environment.name=production',
      )
      break
    }
  }
  const serviceName = reader.text('OTEL_SERVICE_NAME')
  return serviceName === undefined ? attributes : { ...attributes, 'service.name': serviceName }
}

function readMetricsPort(reader: EnvironmentReader): number | undefined {
  if (reader.text('METRICS_PORT') === undefined) return undefined
  return reader.integer('METRICS_PORT', { defaultValue: 0, min: 0, max: 65_535 })
}

function readShutdownDelay(reader: EnvironmentReader, production: boolean): number {
  return reader.integer('SHUTDOWN_DELAY_SECS', { defaultValue: production ? 5 : 0, min: 0, max: 600 }) * 1_000
}

function readMaxUploadBytes(reader: EnvironmentReader): number | undefined {
  if (reader.text('MAX_UPLOAD_BYTES') === undefined) return undefined
  return reader.integer('MAX_UPLOAD_BYTES', { defaultValue: 0, min: 1, max: Number.MAX_SAFE_INTEGER, unit: 'bytes' })
}

function readOrigins(reader: EnvironmentReader): readonly string[] {
  const origins = reader.list('CORS_ORIGINS')
  if (!origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin)) {
    reader.problems.push('CORS_ORIGINS must list origins such as https://app.example.com')
  }
  return Object.freeze(origins)
}

function readIds(reader: EnvironmentReader, name: string): AllowedIds {
  const ids = parseAllowedIds(reader.text(name) ?? '')
  if (ids === null) reader.problems.push(`${name} must list ids such as abc or abc:def, separated by commas`)
  return ids ?? noIds
}

function readMediaDir(reader: EnvironmentReader): string | undefined {
  const url = reader.text('MEDIA_URL')
  if (url === undefined) return undefined
  if (!URL.canParse(url)) reader.problems.push('MEDIA_URL is not a URL')
  else if (new URL(url).protocol !== 'file:') {
    reader.problems.push('MEDIA_URL must begin with file: because generated audio can be stored in a folder only')
  } else {
    try {
      return resolve(fileURLToPath(url))
    } catch {
      reader.problems.push('MEDIA_URL must name a folder of this machine, such as file:///srv/media')
    }
  }
  return undefined
}

function readAuth(reader: EnvironmentReader): AuthConfig {
  const secret = reader.secret('AUTH_JWT_SECRET', 32)
  const jwksUrl = reader.url('AUTH_JWKS_URL', web)
  const issuer = reader.text('AUTH_ISSUER')
  const audience = reader.text('AUTH_AUDIENCE')
  if (secret !== undefined && jwksUrl !== undefined) {
    reader.problems.push('Set AUTH_JWT_SECRET or AUTH_JWKS_URL, not both')
  }
  if (secret !== undefined || jwksUrl !== undefined) return { mode: 'jwt', secret, jwksUrl, issuer, audience }
  if (issuer !== undefined || audience !== undefined) {
    reader.problems.push('AUTH_ISSUER and AUTH_AUDIENCE need AUTH_JWT_SECRET or AUTH_JWKS_URL')
  }
  return { mode: 'development' }
}

function conflictsOf({ auth, host, production, publicUrl, role, databaseUrl, port, metricsPort }: Config): string[] {
  const problems: string[] = []
  const isLoopback = loopbackHosts.has(host)
  if (role !== 'all' && databaseUrl === undefined) {
    problems.push(`ROLE=${role} needs DATABASE_URL: the embedded database serves one process only`)
  }
  if (role === 'migrate') return problems
  if (auth.mode === 'development' && !isLoopback) {
    problems.push('HOST must be a loopback address unless AUTH_JWT_SECRET or AUTH_JWKS_URL is set')
  }
  if (metricsPort === port && port !== 0) problems.push('METRICS_PORT must differ from PORT')
  const hasMediaUrls = auth.mode === 'jwt' && role !== 'worker'
  if (hasMediaUrls && !production && publicUrl === undefined && !isLoopback) {
    problems.push('PUBLIC_URL is needed unless HOST is a loopback address: media URLs begin with it')
  }
  return problems
}

function missingInProduction({ production, role, ...config }: Config): string[] {
  if (!production || role === 'migrate') return []
  const { auth, upstream, publicUrl, mediaSigningKey } = config
  const missing: string[] = []
  if (auth.mode === 'development') missing.push('AUTH_JWT_SECRET or AUTH_JWKS_URL')
  if (upstream === undefined) missing.push('ELEVENLABS_API_KEY')
  if (publicUrl === undefined) missing.push('PUBLIC_URL')
  if (mediaSigningKey === undefined) missing.push('MEDIA_SIGNING_KEY')
  return missing.map((variables) => `NODE_ENV=production needs ${variables}`)
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
