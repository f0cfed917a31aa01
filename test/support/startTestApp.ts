import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import { SignJWT } from 'jose'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/index.js'
import type { Scope, SignedInViewer } from '../../src/auth/Viewer.js'
import { type Config, loadConfig } from '../../src/config.js'
import type { UpstreamLimitOverrides } from '../../src/datasources/elevenlabs/limiters/upstreamLimits.js'
import { mirrorOf } from '../../src/datasources/postgres/voices/mirrorOf.js'
import { createLogger } from '../../src/logger.js'
import type { VoiceCategory } from '../../src/schema/voices/VoiceCategory.js'
import type { VoiceVisibility } from '../../src/schema/voices/VoiceOwnership.js'
import { type RunningServer, startServer } from '../../src/server/startServer.js'
import { openTestDatabase, type TestDatabase } from './database.js'

const jwtSecret = 'a secret for tests that is long enough'

export interface Answer<Data> {
  data: Data | null
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
}

export interface Person {
  sub: string
  org?: string
  scopes?: readonly Scope[]
}

export interface TestApp extends AsyncDisposable {
  readonly url: string
  readonly upstream: Emulator
  readonly server: RunningServer
  /** All log lines so far, as text. */
  readonly logs: () => string
  /** Sends an operation over HTTP, signed in or anonymous. Documents of test/operations have typed results. */
  ask<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    query: string | TypedDocumentNode<Data, Variables>,
    options?: AskOptions<Variables>,
  ): Promise<Answer<Data>>
  /** The same with files, by the paths of their variables, e.g. `input.files.0`. */
  upload<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    query: string | TypedDocumentNode<Data, Variables>,
    options: UploadOptions<Variables>,
  ): Promise<Answer<Data>>
  /** Assigns a voice of the emulator to a user, as an administrator does. */
  give(voiceId: string, person: Person, visibility?: VoiceVisibility): Promise<void>
  /** Makes voices of the emulator shared stock, as the sweep does. */
  stock(...voiceIds: string[]): Promise<void>
  /** Lets the sweep find voices without an owner. */
  find(...voiceIds: string[]): Promise<void>
  /** Statements sent to the database since the last call. */
  statements(): string[]
  close(): Promise<void>
}

export interface AskOptions<Variables = Record<string, unknown>> {
  as?: Person
  token?: string
  variables?: Variables
  headers?: Record<string, string>
}

export interface UploadOptions<Variables = Record<string, unknown>> extends AskOptions<Variables> {
  files: Record<string, File>
}

export interface TestAppOptions {
  emulator?: EmulatorOptions
  env?: Record<string, string>
  config?: Partial<Config>
  upstreamLimits?: UpstreamLimitOverrides
}

interface Parts {
  upstream: Emulator
  server: RunningServer
  dataDir: string
  lines: string[]
  queries: TestDatabase['queries']
}

async function startParts({ emulator, env, config, upstreamLimits }: TestAppOptions): Promise<Parts> {
  const upstream = await startEmulator({ seed: 'empty', ...emulator })
  const dataDir = await mkdtemp(join(tmpdir(), 'polyphony-test-'))
  const { database, queries } = await openTestDatabase()
  const lines: string[] = []
  const logger = createLogger('debug', { write: (line: string) => void lines.push(line) })
  const settings = loadConfig({
    AUTH_JWT_SECRET: jwtSecret,
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    ELEVENLABS_API_KEY: upstream.apiKey,
    ELEVENLABS_BASE_URL: upstream.url,
    ...env,
  })
  const starting = startServer({ ...settings, role: 'api', ...config }, logger, {
    openDatabase: async () => database,
    upstreamLimits,
  })
  const server = await starting.catch(async (error: unknown) => {
    await upstream.close()
    await rm(dataDir, { recursive: true, force: true })
    throw error
  })
  return { upstream, server, dataDir, lines, queries }
}

/** The complete server on real sockets, with its own database and emulator, without background jobs. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const started = await startParts(options)
  const { lines, queries } = started
  const { url } = started.server
  // Test files keep the app for the life of the process: a closed app does not keep its server.
  let open: Parts | undefined = started
  const parts = () => {
    if (!open) throw new Error('The app is closed')
    return open
  }

  const upstreamVoices = () => parts().server.deps.sources.upstream.as({ tenantId: null, priority: 'query' }).voices

  /** The effect of the sweep on the voices that it finds. */
  async function show(voiceIds: readonly string[], category?: VoiceCategory): Promise<void> {
    const { workspace } = parts().server.deps.sources
    const seen = await Promise.all(voiceIds.map((id) => upstreamVoices().get(id)))
    const sweep = await workspace.beginSweep()
    await workspace.recordSeen(
      sweep.id,
      seen.map((voice) => ({ ...mirrorOf(voice), ...(category && { category }), isOwner: false })),
    )
    parts().upstream.calls.clear()
    queries.reset()
  }

  async function close(): Promise<void> {
    if (!open) return
    const { server, upstream, dataDir } = open
    await server.close()
    await upstream.close()
    await rm(dataDir, { recursive: true, force: true })
    open = undefined
  }

  return {
    url,
    get upstream() {
      return parts().upstream
    },
    get server() {
      return parts().server
    },
    logs: () => lines.join(''),
    statements() {
      const sent = queries.statements()
      queries.reset()
      return sent
    },
    async ask<Data, Variables>(
      query: string | TypedDocumentNode<Data, Variables>,
      { as, token, variables, headers }: AskOptions<Variables> = {},
    ) {
      const bearer = token ?? (as && (await tokenFor(as)))
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
          ...headers,
        },
        body: JSON.stringify({ query: typeof query === 'string' ? query : print(query), variables }),
      })
      return (await response.json()) as Answer<Data>
    },
    async upload<Data, Variables>(
      query: string | TypedDocumentNode<Data, Variables>,
      { as, token, variables, headers, files }: UploadOptions<Variables>,
    ) {
      const bearer = token ?? (as && (await tokenFor(as)))
      const form = new FormData()
      form.set('operations', JSON.stringify({ query: typeof query === 'string' ? query : print(query), variables }))
      form.set(
        'map',
        JSON.stringify(Object.fromEntries(Object.keys(files).map((path) => [path, [`variables.${path}`]]))),
      )
      for (const [path, file] of Object.entries(files)) form.set(path, file)
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'apollo-require-preflight': 'true',
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
          ...headers,
        },
        body: form,
      })
      return (await response.json()) as Answer<Data>
    },
    async give(voiceId, { sub, org }, visibility = 'PRIVATE') {
      const voice = await upstreamVoices().get(voiceId)
      const tenantId = org === undefined ? `user:${sub}` : `org:${org}`
      await parts()
        .server.deps.sources.voicesOf(platformAdmin, 'test')
        .adopt({ ...mirrorOf(voice), ownerId: sub, tenantId, visibility })
      parts().upstream.calls.clear()
      queries.reset()
    },
    stock: (...voiceIds) => show(voiceIds, 'PREMADE'),
    find: (...voiceIds) => show(voiceIds),
    close,
    [Symbol.asyncDispose]: close,
  }
}

const platformAdmin: SignedInViewer = {
  kind: 'user',
  userId: 'platform-admin',
  tenantId: 'org:platform',
  scopes: new Set(['voices:read', 'voices:write', 'platform:admin']),
}

/** A token as the login of the platform issues it. */
export function tokenFor({ sub, org, scopes = ['voices:read', 'voices:write'] }: Person): Promise<string> {
  return new SignJWT({ scope: scopes.join(' '), ...(org !== undefined && { org_id: org }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setIssuedAt()
    .setExpirationTime('10 min')
    .sign(new TextEncoder().encode(jwtSecret))
}
