import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type Answer, type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'

const ann: Person = { sub: 'ann', org: 'acme' }
/** More lists than the statement budget, and more items than the field budget. */
const manyStatements = `{ ${Array.from({ length: 20 }, (_, i) => `a${i}: voices(first: ${i + 1}) { edges { cursor } }`).join(' ')} }`
const manyFields =
  '{ voices(first: 100) { edges { node { id name isStock viewerPermission visibility a: name b: name c: name d: name } } } }'
const tooCostly = {
  data: null,
  errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'OPERATION_TOO_COSTLY' }) })],
}
const tooLarge = {
  data: null,
  errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'RESPONSE_TOO_LARGE' }) })],
}

/** Sends an operation over one transport and resolves with the result. */
type Ask = (query: string) => Promise<unknown>

function transports(app: TestApp, as?: Person): Record<string, Ask> {
  const headers = async () => (as ? { authorization: `Bearer ${await tokenFor(as)}` } : undefined)
  const json = 'application/json'
  const post = async (query: string, accept: string) =>
    fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { accept, 'content-type': json, ...(await headers()) },
      body: JSON.stringify({ query }),
    })
  return {
    POST: (query) => app.ask(query, { as }),
    GET: async (query) => {
      const url = `${app.url}/graphql?query=${encodeURIComponent(query)}`
      const answer = await fetch(url, { headers: { 'apollo-require-preflight': 'true', ...(await headers()) } })
      return answer.json()
    },
    SSE: async (query) => {
      const text = await (await post(query, 'text/event-stream')).text()
      return JSON.parse(/^data: (.+)$/m.exec(text)![1]!)
    },
    WebSocket: async (query) => {
      const url = `${app.url.replace('http', 'ws')}/graphql`
      const connectionParams = as && { token: await tokenFor(as) }
      const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams })
      const { value } = await client.iterate({ query }).next()
      await client.dispose()
      return value
    },
  }
}

describe('An operation over its budget gets a coded error and no data', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp({ env: { MAX_OPERATION_STATEMENTS: '10', MAX_OPERATION_FIELDS: '1000' } })
    const voices = app.upstream.state.addVoices(100, { name: 'One of many', category: 'premade' })
    await app.stock(...voices.map(({ voice_id }) => voice_id))
  })
  afterAll(() => app.close())

  test.each(['POST', 'GET', 'SSE', 'WebSocket'])(
    'for its statements over %s, and no further statement runs',
    async (name) => {
      app.statements()
      expect(await transports(app, ann)[name]!(manyStatements)).toEqual(tooCostly)
      expect(app.statements().length).toBeLessThanOrEqual(10)
    },
  )

  test.each(['POST', 'GET', 'SSE', 'WebSocket'])('for its fields over %s', async (name) => {
    expect(await transports(app, ann)[name]!(manyFields)).toEqual(tooCostly)
  })

  test('for the fields of _entities, each representation counted', async () => {
    const representations = Array.from({ length: 400 }, (_, i) => ({ __typename: 'User', id: `u${i}` }))
    const query =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { a: id b: id } } }'
    expect(await app.ask(query, { as: ann, variables: { representations } })).toEqual(tooCostly)
    const few = representations.slice(0, 300)
    expect((await app.ask(query, { as: ann, variables: { representations: few } })).errors).toBeUndefined()
  })

  test('after a mutation, and the effect of the mutation stays', async () => {
    app.upstream.state.addVoice({ voice_id: 'anns', name: 'Ann’s own', category: 'cloned' })
    await app.give('anns', ann)
    const query = `mutation { setVoiceVisibility(input: { id: "anns", visibility: TENANT }) {
      voice { owner { ${manyStatements.slice(1, -1)} } } } }`
    expect(await app.ask(query, { as: ann })).toEqual(tooCostly)
    const { data } = await app.ask('{ voice(id: "anns") { visibility } }', { as: ann })
    expect(data).toEqual({ voice: { visibility: 'TENANT' } })
  })

  test('while an operation within its budget is answered', async () => {
    const { errors } = await app.ask('{ voices(first: 50) { edges { node { id name } } } }', { as: ann })
    expect(errors).toBeUndefined()
  })
})

describe('With the limits of an anonymous caller', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  const schemas = `{ _service { ${Array.from({ length: 99 }, (_, i) => `s${i}: sdl`).join(' ')} } }`

  test.each(['POST', 'GET', 'SSE', 'WebSocket'])('a large response over %s is replaced', async (name) => {
    expect(await transports(app)[name]!(schemas)).toEqual(tooLarge)
  })

  test.each(['POST', 'SSE', 'WebSocket'])('an operation that a token permits is too costly over %s', async (name) => {
    const query = '{ voices(first: 100) { edges { node { samples { voice { samples { id } } } } } } }'
    const ask = async (as?: Person) => {
      try {
        return (await transports(app, as)[name]!(query)) as Answer<unknown>
      } catch (errors) {
        return { data: null, errors } as Answer<unknown>
      }
    }
    expect((await ask(ann)).errors).toBeUndefined()
    expect((await ask()).errors?.[0]).toMatchObject({
      message: expect.stringMatching(/cost of at most 10000/),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    })
  })

  test('a flood of errors is cut to a few and the coded one', async () => {
    const representations = Array.from({ length: 1_000 }, () => ({ id: 'without a type' }))
    const fields = Array.from(
      { length: 20 },
      (_, i) => `e${i}: _entities(representations: $representations) { __typename }`,
    )
    const query = `query ($representations: [_Any!]!) { ${fields.join(' ')} }`
    const { data, errors = [] } = await app.ask(query, { variables: { representations } })
    expect(data).toBeNull()
    expect(errors).toHaveLength(11)
    expect(errors.at(-1)?.extensions).toMatchObject({ code: 'OPERATION_TOO_COSTLY', limit: 'errors' })
  })
})

describe('Timings of every field', () => {
  const headers = { 'apollo-federation-include-trace': 'ftv1' }
  const ask = (app: TestApp, more: Record<string, string> = {}) =>
    app.ask('{ voiceViewer { user { id } } }', { as: ann, headers: { ...headers, ...more } })

  test('are not sent to clients', async () => {
    await using app = await startTestApp()
    expect(await ask(app)).not.toHaveProperty('extensions')
  })

  test('are sent to a gateway with the secret', async () => {
    const GATEWAY_SECRET = 'known to the gateway alone'
    await using app = await startTestApp({ env: { GATEWAY_SECRET } })
    expect(await ask(app, { 'x-gateway-secret': GATEWAY_SECRET })).toHaveProperty('extensions.ftv1')
  })
})

test('Operations in progress are limited per address of anonymous callers, and slots stay free for signed-in viewers', async () => {
  await using app = await startTestApp({
    env: { MAX_OPERATIONS: '3', MAX_ANONYMOUS_OPERATIONS: '2', MAX_ANONYMOUS_OPERATIONS_PER_ADDRESS: '2' },
  })
  // A body that is announced and not sent keeps its operation in progress.
  const held = await Promise.all([holdRequest(app.url), holdRequest(app.url)])
  await expect(inProgress(app)).resolves.toContain('polyphony_operations_in_progress{of="anonymous"} 2')
  expect((await app.ask('{ __typename }', { as: ann })).errors).toBeUndefined()
  const waiting = app.ask('{ __typename }')
  held[0].destroy()
  expect((await waiting).errors).toBeUndefined()
  held[1].destroy()
  const isIdle = async () => (await inProgress(app)).includes('polyphony_operations_in_progress{of="anonymous"} 0')
  await waitUntil(isIdle, 'no anonymous operation is in progress')
})

test('Behind a gateway anonymous callers share one pool, independent of their addresses', async () => {
  const GATEWAY_SECRET = 'known to the gateway alone'
  await using app = await startTestApp({
    env: { GATEWAY_SECRET, MAX_ANONYMOUS_OPERATIONS: '2', MAX_ANONYMOUS_OPERATIONS_PER_ADDRESS: '1' },
  })
  const headers = { 'x-gateway-secret': GATEWAY_SECRET }
  const held = await Promise.all([holdRequest(app.url, headers), holdRequest(app.url, headers)])
  await expect(inProgress(app)).resolves.toContain('polyphony_operations_in_progress{of="anonymous"} 2')
  expect((await app.ask('{ __typename }', { as: ann, headers })).errors).toBeUndefined()
  const waiting = app.ask('{ __typename }', { headers })
  held[0].destroy()
  expect((await waiting).errors).toBeUndefined()
  held[1].destroy()
})

async function inProgress(app: TestApp): Promise<string> {
  return (await fetch(`${app.url}/metrics`)).text()
}

/** Sends the headers of a request; resolves when the server asks for its body, so that the operation is in progress. */
async function holdRequest(url: string, headers: Record<string, string> = {}) {
  const { connect } = await import('node:net')
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\nexpect: 100-continue\r\n${lines.join('')}\r\n`,
  )
  await once(socket, 'data')
  return socket
}
