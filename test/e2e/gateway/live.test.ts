import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-sse'
import { type Accounts, startAccounts } from '../../../examples/supergraph/accounts/startAccounts.js'
import { speechFile } from '../../support/speechFile.js'
import { type Answer, type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import { type Gateway, startGateway } from './startGateway.js'

const gatewaySecret = 'the way through the gateway'
const ann: Person = { sub: 'ann', org: 'acme' }

let app: TestApp
let accounts: Accounts
let gateway: Gateway
let authorization: string

beforeAll(async () => {
  app = await startTestApp({
    env: { GATEWAY_SECRET: gatewaySecret },
    config: { role: 'all' },
    emulator: { seed: 'empty', work: { queuedMs: 300, trainingMs: 1_500 } },
  })
  accounts = await startAccounts({ users: [{ id: 'ann', name: 'Ann' }], host: '127.0.0.1', port: 0 })
  gateway = await startGateway({ polyphonyUrl: `${app.url}/graphql`, accountsUrl: accounts.url, gatewaySecret })
  authorization = `Bearer ${await tokenFor(ann)}`
}, 120_000)

afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]()
  await accounts?.close()
  await app?.close()
}, 60_000)

async function ask<Data>(query: string, variables: object, files: File[] = []): Promise<Answer<Data>> {
  const operations = JSON.stringify({ query, variables })
  const form = new FormData()
  form.set('operations', operations)
  form.set('map', JSON.stringify(Object.fromEntries(files.map((_, index) => [index, [`variables.files.${index}`]]))))
  for (const [index, file] of files.entries()) form.set(String(index), file)
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { authorization, ...(files.length === 0 && { 'content-type': 'application/json' }) },
    body: files.length === 0 ? operations : form,
  })
  return (await response.json()) as Answer<Data>
}

interface Made {
  createProfessionalVoice: { voiceId: string; voice: { owner: { name: string } } }
}

interface Added {
  addVoiceSamples: { sampleIds: string[]; userErrors: unknown[] }
}

test('Recordings are uploaded through the gateway, and the training is followed live, joined with the other subgraph', async () => {
  const made = await ask<Made>(
    `mutation { createProfessionalVoice(input: { name: "Through", language: "en" }) {
      voiceId voice { owner { name } }
    } }`,
    {},
  )
  expect(made.errors).toBeUndefined()
  const { voiceId, voice } = made.data!.createProfessionalVoice
  expect(voice.owner.name).toBe('Ann')

  const files = [speechFile('one.wav', { pitch: 210, secs: 40 }), speechFile('two.wav', { pitch: 310, secs: 40 })]
  const added = await ask<Added>(
    `mutation ($voiceId: ID!, $files: [Upload!]!) {
      addVoiceSamples(input: { voiceId: $voiceId, files: $files }) { sampleIds userErrors { code } }
    }`,
    { voiceId, files: files.map(() => null) },
    files,
  )
  expect(added.errors).toBeUndefined()
  expect(added.data!.addVoiceSamples).toMatchObject({
    sampleIds: [expect.any(String), expect.any(String)],
    userErrors: [],
  })
  const sizes = app.upstream.state.voice(voiceId)!.samples!.map((sample) => sample.size_bytes)
  expect(sizes).toEqual(files.map((file) => file.size))

  app.upstream.state.verifyVoice(voiceId)
  const client = createClient({ url: gateway.url, headers: { authorization } })
  const events = client.iterate<{ voiceTrainingUpdated: { status: string; owner: { name: string } } }>({
    query: 'subscription ($voiceId: ID!) { voiceTrainingUpdated(voiceId: $voiceId) { status owner { name } } }',
    variables: { voiceId },
  })
  await ask('mutation ($voiceId: ID!) { trainVoice(input: { id: $voiceId }) { job { id } } }', { voiceId })
  const seen = []
  for await (const { data } of events) if (data) seen.push(data.voiceTrainingUpdated)
  client.dispose()
  expect(seen.at(-1)).toEqual({ status: 'SUCCEEDED', owner: { name: 'Ann' } })
}, 180_000)
