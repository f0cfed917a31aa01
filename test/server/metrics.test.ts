import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Person, startTestApp, type TestApp } from '../support/startTestApp.js'

const ann: Person = { sub: 'ann-in-person', org: 'acme' }

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  app.upstream.state.addVoices(3, (index) => ({ voice_id: `voice-${index}` }))
  await app.stock('voice-0', 'voice-1', 'voice-2')
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
})

async function metrics(): Promise<string> {
  const response = await fetch(`${app.url}/metrics`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  return response.text()
}

async function sampleOf(sample: string): Promise<number | undefined> {
  const line = (await metrics()).split('\n').find((text) => text.startsWith(`${sample} `))
  return line === undefined ? undefined : Number(line.slice(sample.length + 1))
}

test('A query is counted as a request, with its upstream call and batch', async () => {
  await app.ask('{ voices(first: 10) { edges { node { name } } } }', { as: ann })
  expect(await sampleOf('polyphony_graphql_request_seconds_count{operation="query",outcome="ok"}')).toBe(1)
  expect(await sampleOf('polyphony_upstream_call_seconds_count{operation="voices.getMany",outcome="ok"}')).toBe(1)
  expect(await sampleOf('polyphony_upstream_requests_total{operation="voices.getMany"}')).toBe(1)
  expect(await sampleOf('polyphony_loader_batch_size_sum{loader="voice"}')).toBe(3)
  expect(await sampleOf('polyphony_upstream_queue_depth{of="metadata"}')).toBe(0)
  expect(await sampleOf('polyphony_upstream_in_flight{of="metadata"}')).toBe(0)
})

test('Failures and refusals are counted separately', async () => {
  app.upstream.faults.add({ kind: 'unauthorized_missing_permissions' })
  await app.ask('{ voiceModels { id } }', { as: ann })
  await app.ask('{ nothing }', { as: ann })
  expect(await sampleOf('polyphony_graphql_request_seconds_count{operation="query",outcome="errors"}')).toBe(1)
  expect(await sampleOf('polyphony_graphql_request_seconds_count{operation="invalid",outcome="refused"}')).toBe(1)
  expect(await sampleOf('polyphony_upstream_call_seconds_count{operation="models.list",outcome="credentials"}')).toBe(1)
})

test('The database, the circuit breaker, the queue and the build have gauges', async () => {
  expect(await sampleOf('polyphony_upstream_breaker{of="closed"}')).toBe(1)
  expect(await sampleOf('polyphony_upstream_breaker{of="open"}')).toBe(0)
  expect(await sampleOf('polyphony_queue_lag_seconds{of="sweep-voices"}')).toBe(0)
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(await metrics()).toContain(`polyphony_build_info{version="${version}",node="`)
  const { kind } = app.server.deps.sources.database
  expect((await metrics()).includes('polyphony_database_connections{of="waiting"}')).toBe(kind === 'postgres')
})

test('Gauges that need a statement are read once for many scrapes', async () => {
  await metrics()
  app.statements()
  await Promise.all([metrics(), metrics(), metrics()])
  expect(app.statements()).toEqual([])
})

test('Errors are counted by code, also of requests that GraphQL does not execute', async () => {
  const count = (code: string) => sampleOf(`polyphony_errors_total{code="${code}"}`).then((value) => value ?? 0)
  const before = [await count('GRAPHQL_VALIDATION_FAILED'), await count('UNAUTHENTICATED')]
  await app.ask('{ nothing }', { as: ann })
  await app.ask('{ __typename }', { token: 'a.b.c' })
  expect([await count('GRAPHQL_VALIDATION_FAILED'), await count('UNAUTHENTICATED')]).toEqual(
    before.map((value) => value + 1),
  )
  expect(await sampleOf('polyphony_authentication_failures_total{reason="invalid"}')).toBe(1)
})

test('Billed characters, bytes of uploads and the status of operations are counted', async () => {
  app.upstream.state.addVoice({ voice_id: 'own' })
  await app.give('own', ann)
  const as = { ...ann, scopes: ['voices:read', 'voices:write', 'audio:generate'] as const }
  const speech = await app.ask(
    'mutation { createSpeech(input: { voiceId: "own", text: "Hello" }) { userErrors { message } } }',
    { as },
  )
  expect(speech).toEqual({ data: { createSpeech: { userErrors: [] } } })
  expect(await sampleOf('polyphony_characters_total')).toBeGreaterThan(0)
  expect(await app.server.deps.sources.operationWorkerStore.countByState()).toEqual({ done: 1 })

  await app.upload(
    'mutation($input: AddVoiceSamplesInput!) { addVoiceSamples(input: $input) { userErrors { code } } }',
    {
      as,
      variables: { input: { voiceId: 'own', files: [null] } },
      files: { 'input.files.0': new File([new Uint8Array(50_000)], 'a.wav', { type: 'audio/wav' }) },
    },
  )
  expect(await sampleOf('polyphony_upload_bytes_total')).toBeGreaterThan(50_000)
})

test('Values from clients never become labels', async () => {
  const marks = ['markedOperation', 'markedAlias', 'marked-id', 'marked-user', 'marked-request']
  await app.ask('query markedOperation($id: ID!) { markedAlias: voice(id: $id) { name } }', {
    as: { sub: 'marked-user' },
    variables: { id: 'marked-id' },
    headers: { 'x-request-id': 'marked-request', 'user-agent': 'marked-agent' },
  })
  await fetch(`${app.url}/marked-path?marked=1`)
  const text = await metrics()
  expect(marks.filter((mark) => text.includes(mark))).toEqual([])
  expect(text).not.toMatch(/marked|ann-in-person|acme/)
})
