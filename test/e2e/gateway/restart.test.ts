import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-sse'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import { type Accounts, startAccounts } from '../../../examples/supergraph/accounts/startAccounts.js'
import { type SpawnedServer, spawnServer } from '../../support/spawnServer.js'
import { speechFile } from '../../support/speechFile.js'
import { type Answer, tokenFor } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'
import { type Gateway, type GatewayOptions, startGateway } from './startGateway.js'

type Training = Answer<{ voiceTrainingUpdated: { status: string } | null }>

/** What a client of a gateway received. */
interface Received {
  results: Training[]
  isComplete: boolean
  failure?: unknown
}

const transports = ['ws', 'sse'] as const
const gatewaySecret = 'the way through the gateway'

let dataDir: string
let upstream: Emulator
let server: SpawnedServer
let accounts: Accounts
let gateways: Record<(typeof transports)[number], Gateway>
let authorization: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'polyphony-restart-'))
  upstream = await startEmulator({ seed: 'empty', work: { queuedMs: 100, trainingMs: 3_600_000 } })
  accounts = await startAccounts({ users: [{ id: 'ann', name: 'Ann' }], host: '127.0.0.1', port: 0 })
  server = await startPolyphony('0')
  authorization = `Bearer ${await tokenFor({ sub: 'ann', org: 'acme' })}`
  const options: GatewayOptions = { polyphonyUrl: `${server.url}/graphql`, accountsUrl: accounts.url, gatewaySecret }
  const [ws, sse] = await Promise.all(transports.map((subscriptions) => startGateway({ ...options, subscriptions })))
  gateways = { ws: ws!, sse: sse! }
}, 120_000)

afterAll(async () => {
  for (const gateway of Object.values(gateways ?? {})) await gateway[Symbol.asyncDispose]()
  await server?.kill('SIGKILL')
  await accounts?.close()
  await upstream?.close()
  await rm(dataDir, { recursive: true, force: true })
}, 60_000)

function startPolyphony(port: string): Promise<SpawnedServer> {
  return spawnServer({
    PORT: port,
    DATA_DIR: dataDir,
    AUTH_JWT_SECRET: 'a secret for tests that is long enough',
    GATEWAY_SECRET: gatewaySecret,
    ELEVENLABS_API_KEY: upstream.apiKey,
    ELEVENLABS_BASE_URL: upstream.url,
  })
}

async function ask<Data>(query: string, variables: object, file?: File): Promise<Data> {
  const form = new FormData()
  form.set('operations', JSON.stringify({ query, variables }))
  form.set('map', JSON.stringify(file ? { 0: ['variables.file'] } : {}))
  if (file) form.set('0', file)
  const headers = { authorization, 'x-gateway-secret': gatewaySecret, 'apollo-require-preflight': 'true' }
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: form })
  const { data, errors } = (await response.json()) as Answer<Data>
  expect(errors).toBeUndefined()
  return data!
}

async function startTraining(): Promise<string> {
  const { createProfessionalVoice } = await ask<{ createProfessionalVoice: { voiceId: string } }>(
    'mutation { createProfessionalVoice(input: { name: "Long", language: "en" }) { voiceId } }',
    {},
  )
  const { voiceId } = createProfessionalVoice
  await ask(
    `mutation ($id: ID!, $file: Upload!) { addVoiceSamples(input: { voiceId: $id, files: [$file] }) { sampleIds } }`,
    { id: voiceId, file: null },
    speechFile('one.wav', { secs: 40 }),
  )
  upstream.state.verifyVoice(voiceId)
  await ask('mutation ($id: ID!) { trainVoice(input: { id: $id }) { job { id } } }', { id: voiceId })
  return voiceId
}

function follow({ url }: Gateway, voiceId: string): Received {
  const received: Received = { results: [], isComplete: false }
  const query = 'subscription ($id: ID!) { voiceTrainingUpdated(voiceId: $id) { status } }'
  createClient({ url, headers: { authorization }, retryAttempts: 0 }).subscribe<Training['data'] & object>(
    { query, variables: { id: voiceId } },
    {
      next: (result) => void received.results.push(result as Training),
      error: (failure) => Object.assign(received, { failure }),
      complete: () => Object.assign(received, { isComplete: true }),
    },
  )
  return received
}

test('A restart behind a gateway ends no stream without an error that has a code, by either transport', async () => {
  const voiceId = await startTraining()
  const clients = transports.map((transport) => follow(gateways[transport], voiceId))
  const isRunning = ({ results }: Received) => results.some(({ data }) => data?.voiceTrainingUpdated)
  await waitUntil(() => clients.every(isRunning), 'all clients follow the training')

  const { port } = new URL(server.url)
  await server.kill('SIGTERM')
  // The gateway may add an error of its own, without a code, when its socket is closed.
  const codedError = ({ results }: Received) =>
    results.flatMap(({ errors = [] }) => errors).find(({ extensions }) => extensions?.code)?.extensions
  await waitUntil(
    () => clients.every(codedError),
    () => `all clients have an error with a code: ${JSON.stringify(clients)}`,
  )
  for (const client of clients) {
    expect(codedError(client)).toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryable: true })
  }

  server = await startPolyphony(port)
  // A client subscribes again after the error, unless its stream continues.
  const later = clients.map((client, index) =>
    client.isComplete ? follow(gateways[transports[index]!], voiceId) : client,
  )
  await waitUntil(
    () => later.every(({ results }) => results.at(-1)?.data?.voiceTrainingUpdated),
    'all follow it again',
    {
      timeoutMs: 60_000,
    },
  )
  upstream.clock.advance(3_600_000)
  await waitUntil(() => later.every(({ isComplete }) => isComplete), 'the training has ended', { timeoutMs: 60_000 })
  for (const { results } of later)
    expect(results.at(-1)).toMatchObject({ data: { voiceTrainingUpdated: { status: 'SUCCEEDED' } } })
}, 180_000)
