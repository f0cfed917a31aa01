import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Client, createClient } from 'graphql-ws'
import { SignJWT } from 'jose'
import pg from 'pg'
import WebSocket from 'ws'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../emulator/index.js'
import { type SpawnedServer, spawnServer } from '../../support/spawnServer.js'
import type { Answer } from '../../support/startTestApp.js'

const jwtSecret = 'a secret that all pods of these tests share'

export interface JobEvent {
  id: string
  status: string
  revision: number
}

/** The events that one subscriber has received. */
export interface Subscriber {
  readonly jobs: readonly JobEvent[]
  /** Resolves when the stream has completed or lost its connection; never rejects. */
  readonly over: Promise<'COMPLETED' | 'BROKEN'>
}

/** One process of the compiled program with all roles. */
export interface Pod {
  readonly server: SpawnedServer
  ask<Data>(query: string, variables?: object): Promise<Answer<Data>>
  followTraining(voiceId: string, since?: number): Subscriber
  /** Number of its upstream polls of voices: only the observing process polls repeatedly. */
  looks(): Promise<number>
}

export interface Pods extends AsyncDisposable {
  readonly upstream: Emulator
  readonly all: readonly [Pod, Pod]
}

/** Two processes of the compiled program on one new database, with one emulator. */
export async function startPods(databaseServer: string, options: EmulatorOptions): Promise<Pods> {
  const name = `polyphony_pods_${randomUUID().replaceAll('-', '')}`
  await askDatabase(databaseServer, `CREATE DATABASE ${name}`)
  const folder = await mkdtemp(join(tmpdir(), 'polyphony-pods-'))
  const upstream = await startEmulator({ seed: 'empty', ...options })
  const clients: Client[] = []
  const start = async (pod: string) => {
    const server = await spawnServer({
      ROLE: 'all',
      DATABASE_URL: Object.assign(new URL(databaseServer), { pathname: `/${name}` }).href,
      DATA_DIR: join(folder, pod),
      MEDIA_URL: pathToFileURL(join(folder, 'media')).href,
      AUTH_JWT_SECRET: jwtSecret,
      ELEVENLABS_API_KEY: upstream.apiKey,
      ELEVENLABS_BASE_URL: upstream.url,
    })
    return openPod(server, await adasToken(), clients)
  }
  // In sequence, so that a failure leaves no process behind that is still starting.
  const started: Pod[] = []
  const close = async () => {
    for (const client of clients) await client.dispose()
    for (const { server } of started) await server.kill('SIGKILL')
    await upstream.close()
    await askDatabase(databaseServer, `DROP DATABASE ${name} WITH (FORCE)`)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    for (const pod of ['one', 'other']) started.push(await start(pod))
  } catch (error) {
    await close()
    throw error
  }
  const [one, other] = started
  return { upstream, all: [one!, other!], [Symbol.asyncDispose]: close }
}

function openPod(server: SpawnedServer, token: string, clients: Client[]): Pod {
  const authorization = `Bearer ${token}`
  return {
    server,
    async ask<Data>(query: string, variables?: object) {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as Answer<Data>
    },
    followTraining(voiceId, since) {
      const client = createClient({
        url: `${server.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization },
        retryAttempts: 0,
      })
      clients.push(client)
      const jobs: JobEvent[] = []
      const follow = async () => {
        const events = client.iterate<{ voiceTrainingUpdated: JobEvent }>({
          query: `subscription ($voiceId: ID!, $since: SafeInt) {
            voiceTrainingUpdated(voiceId: $voiceId, since: $since) { id status revision }
          }`,
          variables: { voiceId, since },
        })
        for await (const { data } of events) if (data?.voiceTrainingUpdated) jobs.push(data.voiceTrainingUpdated)
        return 'COMPLETED' as const
      }
      return { jobs, over: follow().catch(() => 'BROKEN' as const) }
    },
    async looks() {
      const metrics = await (await fetch(`${server.url}/metrics`)).text()
      return Number(/^polyphony_upstream_requests_total\{operation="voices.getMany"\} (\d+)$/m.exec(metrics)?.[1] ?? 0)
    },
  }
}

function adasToken(): Promise<string> {
  return new SignJWT({ scope: 'voices:read voices:write', org_id: 'acme' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('ada')
    .setIssuedAt()
    .setExpirationTime('1 hour')
    .sign(new TextEncoder().encode(jwtSecret))
}

async function askDatabase(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
