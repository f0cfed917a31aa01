import { describe, expect, test } from '@jest/globals'
import { type Config, ConfigError, loadConfig } from '../src/config.js'

type Environment = Record<string, string>

const secret = 's3cret-'.repeat(8)
const address = { PUBLIC_URL: 'https://voice.example.com' }
const jwt = { AUTH_JWT_SECRET: secret, ...address }
const production = {
  ...jwt,
  NODE_ENV: 'production',
  ELEVENLABS_API_KEY: 'key',
  MEDIA_SIGNING_KEY: secret,
}

function problemsOf(env: Environment): readonly string[] {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('A list of allowed ids', () => {
  const allowed = (list: string) => loadConfig({ PRONUNCIATION_DICTIONARY_IDS: list }).pronunciationDictionaries

  test('allows the given ids, and a version only if it is given', () => {
    const ids = allowed(' words, names:7\nnames:8')
    expect([ids.allow('words'), ids.allow('words', null), ids.allow('names', '7'), ids.allow('names', '8')]).toEqual(
      Array(4).fill(true),
    )
    const others: [string, string?][] = [['words', '1'], ['names'], ['names', '9'], ['names:7'], ['other'], ['']]
    expect(others.map(([id, part]) => ids.allow(id, part))).toEqual(others.map(() => false))
  })

  test('allows nothing if it is absent', () => {
    expect(allowed('').allow('words')).toBe(false)
    expect(loadConfig({}).remixingSessions.allow('session')).toBe(false)
  })

  test.each(['PRONUNCIATION_DICTIONARY_IDS', 'REMIXING_SESSION_IDS'])('must be well-formed in %s', (name) => {
    const message = `${name} must list ids such as abc or abc:def, separated by commas`
    for (const list of ['a/b', 'a:b:c', 'a:', '*', 'a,b;c']) expect(problemsOf({ [name]: list })).toEqual([message])
  })
})

describe('An environment', () => {
  const good: [string, Environment, Partial<Config>][] = [
    [
      'without variables is development with the embedded parts',
      {},
      {
        production: false,
        host: '127.0.0.1',
        port: 4000,
        role: 'all',
        databaseUrl: undefined,
        upstream: undefined,
        auth: { mode: 'development' },
        corsOrigins: [],
        authDirectives: false,
        logLevel: 'info',
      },
    ],
    [
      'of whitespace equals an empty one',
      { HOST: ' ', PORT: ' ', AUTH_JWT_SECRET: '  ' },
      { host: '127.0.0.1', port: 4000 },
    ],
    [
      'with tokens listens on all interfaces',
      jwt,
      { host: '0.0.0.0', auth: expect.objectContaining({ mode: 'jwt' }) as never },
    ],
    [
      'with token keys listens on all interfaces',
      { ...address, AUTH_JWKS_URL: 'https://login.example.com/keys' },
      { host: '0.0.0.0' },
    ],
    ['with tokens may listen on one address', { ...jwt, HOST: '10.0.0.7' }, { host: '10.0.0.7' }],
    ['with tokens may listen on loopback', { AUTH_JWT_SECRET: secret, HOST: '127.0.0.1' }, { publicUrl: undefined }],
    [
      'of a worker needs no address',
      { AUTH_JWT_SECRET: secret, ROLE: 'worker', DATABASE_URL: 'postgres://voice@db/voice' },
      { host: '0.0.0.0', publicUrl: undefined },
    ],
    ['may require a token for metrics', { METRICS_TOKEN: secret }, { metricsToken: secret }],
    ['without tokens may listen on loopback', { HOST: '::1' }, { host: '::1' }],
    ['may use any free port', { PORT: '0' }, { port: 0 }],
    ['with spaces around values is read without them', { PORT: ' 8080 ' }, { port: 8080 }],
    ['for production is complete', production, { production: true, publicUrl: 'https://voice.example.com' }],
    [
      'with slashes at the end of addresses is read without them',
      { ELEVENLABS_API_KEY: 'key', ELEVENLABS_BASE_URL: 'https://api.eu.residency.elevenlabs.io//' },
      { upstream: { apiKey: 'key', baseUrl: 'https://api.eu.residency.elevenlabs.io' } },
    ],
    [
      'with only a key uses the public API',
      { ELEVENLABS_API_KEY: 'key' },
      { upstream: { apiKey: 'key', baseUrl: 'https://api.elevenlabs.io' } },
    ],
    [
      'may list origins with commas or spaces',
      { CORS_ORIGINS: 'https://a.example.com, http://localhost:3000 https://b.example.com' },
      { corsOrigins: ['https://a.example.com', 'http://localhost:3000', 'https://b.example.com'] },
    ],
    [
      'may separate its roles on its own database',
      { ROLE: 'worker', DATABASE_URL: 'postgres://voice@db/voice' },
      { role: 'worker', databaseUrl: 'postgres://voice@db/voice' },
    ],
    ['may set a media folder', { MEDIA_URL: 'file:///srv/a%20folder/' }, { mediaDir: '/srv/a folder' }],
    [
      'stores media in its data directory',
      { DATA_DIR: '/srv/data' },
      { mediaDir: '/srv/data/media', audioRetentionDays: 30 },
    ],
    ['may keep audio for ever', { AUDIO_RETENTION_DAYS: '0' }, { audioRetentionDays: 0 }],
    ['may enable AUTH_DIRECTIVES', { AUTH_DIRECTIVES: 'on' }, { authDirectives: true }],
  ]
  test.each(good)('%s', (_, env, expected) => {
    expect(loadConfig(env)).toMatchObject(expected)
  })

  const bad: [string, Environment, RegExp][] = [
    ['with a port that is not a number', { PORT: 'http' }, /^PORT must be a whole number from 0 to 65535/],
    ['with a port below zero', { PORT: '-1' }, /^PORT/],
    ['with a port above the maximum', { PORT: '65536' }, /^PORT/],
    ['with a fractional port', { PORT: '80.5' }, /^PORT/],
    ['of development that listens on all interfaces', { HOST: '0.0.0.0' }, /^HOST must be a loopback address/],
    ['of development that listens on a public address', { HOST: '192.168.1.4' }, /^HOST/],
    ['with an invalid database address', { DATABASE_URL: 's3cret' }, /^DATABASE_URL is not a URL/],
    ['with an unsupported database', { DATABASE_URL: 'mysql://s3cret@db' }, /^DATABASE_URL must begin with postgres/],
    ['with an api role on the embedded database', { ...jwt, ROLE: 'api' }, /^ROLE=api needs DATABASE_URL/],
    ['with a worker role on the embedded database', { ROLE: 'worker' }, /^ROLE=worker needs DATABASE_URL/],
    ['with an unknown role', { ROLE: 's3cret' }, /^ROLE must be one of: all, api, worker/],
    ['with an upstream without a key', { ELEVENLABS_BASE_URL: 'https://a.example.com' }, /needs ELEVENLABS_API_KEY/],
    [
      'with an upstream that is a file',
      { ELEVENLABS_API_KEY: 'k', ELEVENLABS_BASE_URL: 'file:///etc' },
      /must begin with https/,
    ],
    [
      'with an origin that has a path',
      { CORS_ORIGINS: 'https://s3cret.example.com/app' },
      /^CORS_ORIGINS must list origins/,
    ],
    ['with the wildcard origin', { CORS_ORIGINS: '*' }, /^CORS_ORIGINS/],
    ['with a short secret', { ...address, AUTH_JWT_SECRET: 's3cret' }, /^AUTH_JWT_SECRET must have at least 32 bytes/],
    ['with two ways to verify tokens', { ...jwt, AUTH_JWKS_URL: 'https://login.example.com' }, /not both/],
    ['with an invalid JWKS address', { ...address, AUTH_JWKS_URL: 's3cret' }, /^AUTH_JWKS_URL is not a URL/],
    ['with an audience and no tokens', { AUTH_AUDIENCE: 's3cret' }, /need AUTH_JWT_SECRET or AUTH_JWKS_URL/],
    ['with a short gateway secret', { GATEWAY_SECRET: 's3cret' }, /^GATEWAY_SECRET must have at least 16/],
    ['with a short metrics token', { METRICS_TOKEN: 's3cret' }, /^METRICS_TOKEN must have at least 16/],
    ['with tokens on all interfaces and no address', { AUTH_JWT_SECRET: secret }, /^PUBLIC_URL is needed unless HOST/],
    ['with a short media key', { MEDIA_SIGNING_KEY: 's3cret' }, /^MEDIA_SIGNING_KEY must have at least 32/],
    ['with an unknown log level', { LOG_LEVEL: 's3cret' }, /^LOG_LEVEL must be one of/],
    [
      'with a switch that is neither on nor off',
      { AUTH_DIRECTIVES: 'yes' },
      /^AUTH_DIRECTIVES must be one of: on, off/,
    ],
    [
      'with an invalid trace address',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 's3cret' },
      /^OTEL_EXPORTER_OTLP_ENDPOINT is not a URL/,
    ],
    ['with a media folder that is not a URL', { MEDIA_URL: '/s3cret' }, /^MEDIA_URL is not a URL/],
    ['with an unsupported media store', { MEDIA_URL: 's3://s3cret' }, /^MEDIA_URL must begin with file:/],
    [
      'with a media store on another machine',
      { MEDIA_URL: 'file://s3cret/a' },
      /^MEDIA_URL must name a folder of this machine/,
    ],
    [
      'with a retention that is not a number',
      { AUDIO_RETENTION_DAYS: 's3cret' },
      /^AUDIO_RETENTION_DAYS must be a whole/,
    ],
    ['with the port of the server for metrics', { METRICS_PORT: '4000' }, /^METRICS_PORT must differ from PORT$/],
    ['with a shutdown delay that is too long', { SHUTDOWN_DELAY_SECS: '601' }, /^SHUTDOWN_DELAY_SECS must be/],
    ['with malformed attributes of traces', { OTEL_RESOURCE_ATTRIBUTES: 'a=1,s3cret' }, /^OTEL_RESOURCE_ATTRIBUTES/],
    ['with a negative retention', { AUDIO_RETENTION_DAYS: '-1' }, /^AUDIO_RETENTION_DAYS/],
    [
      'for production without authentication',
      { ...production, AUTH_JWT_SECRET: '' },
      /^NODE_ENV=production needs AUTH_JWT_SECRET/,
    ],
    ['for production with the emulator', { ...production, ELEVENLABS_API_KEY: '' }, /needs ELEVENLABS_API_KEY/],
    ['for production without its address', { ...production, PUBLIC_URL: '' }, /^NODE_ENV=production needs PUBLIC_URL/],
    ['for production without a media key', { ...production, MEDIA_SIGNING_KEY: '' }, /needs MEDIA_SIGNING_KEY/],
  ]
  test.each(bad)('%s is refused with the variable and the reason, and without the value', (_, env, problem) => {
    const problems = problemsOf(env)
    expect(problems).toEqual([expect.stringMatching(problem)])
    expect(problems.join()).not.toContain('s3cret')
  })

  test('with several problems is refused with all of them', () => {
    const env = {
      NODE_ENV: 'production',
      PORT: 's3cret',
      ROLE: 'api',
      HOST: '0.0.0.0',
      GATEWAY_SECRET: 's3cret',
      LOG_LEVEL: 'loud',
    }
    const variables = [
      'AUTH_JWT_SECRET',
      'PORT',
      'DATABASE_URL',
      'HOST',
      'GATEWAY_SECRET',
      'PUBLIC_URL',
      'MEDIA_SIGNING_KEY',
      'LOG_LEVEL',
    ]
    const text = problemsOf(env).join('\n')
    expect(variables.filter((variable) => !text.includes(variable))).toEqual([])
    expect(text).not.toContain('s3cret')
  })
})

test('A configuration cannot be changed after it is read', () => {
  const config = loadConfig({ CORS_ORIGINS: 'https://a.example.com' })
  expect(() => Object.assign(config, { production: true })).toThrow(TypeError)
  expect(() => Object.assign(config.corsOrigins, ['*'])).toThrow(TypeError)
})

test('A shutdown is delayed by default in production only', () => {
  expect(loadConfig(production).shutdownDelayMs).toBe(5_000)
  expect(loadConfig({}).shutdownDelayMs).toBe(0)
})
