import { connect } from 'node:net'
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { RateLimited, ServiceUnavailable } from '../../../src/errors.js'
import { createHttpServer } from '../../../src/server/http/createHttpServer.js'
import { silent } from '../../support/database.js'
import { startTestApp, type TestApp } from '../../support/startTestApp.js'

let app: TestApp
/** Has a route for each error that a running server raises only under load. */
const fastify = createHttpServer(silent)
let busyUrl: string

beforeAll(async () => {
  app = await startTestApp()
  fastify.post('/limited', () => {
    throw new RateLimited('VIEWER', { retryAfterMs: 3_000 })
  })
  fastify.post('/unavailable', () => {
    throw new ServiceUnavailable()
  })
  busyUrl = await fastify.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await fastify.close()
  await app[Symbol.asyncDispose]()
})

const json = { 'content-type': 'application/json' }
const body = JSON.stringify({ query: '{ __typename }' })
const badToken = { authorization: 'Bearer a.b.c' }
const clientDefault = 'application/graphql-response+json,application/json;q=0.9'
const multipartSubscription = 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0'

interface Failure {
  base?: () => string
  path?: string
  init: RequestInit
  status: number
  code: string
}

const failures: Record<string, Failure> = {
  'a malformed body': { init: { headers: json, body: '{' }, status: 400, code: 'BAD_REQUEST' },
  'a malformed URL': { path: '/%ff', init: { method: 'GET' }, status: 400, code: 'BAD_REQUEST' },
  'an invalid token': { init: { headers: { ...json, ...badToken }, body }, status: 401, code: 'UNAUTHENTICATED' },
  'an unknown path': { path: '/other', init: { headers: json, body }, status: 404, code: 'NOT_FOUND' },
  'the method PUT': { init: { method: 'PUT', headers: json, body }, status: 405, code: 'BAD_REQUEST' },
  'the method OPTIONS': { init: { method: 'OPTIONS' }, status: 405, code: 'BAD_REQUEST' },
  'OPTIONS with a body of an unknown type': {
    init: { method: 'OPTIONS', headers: { 'content-type': 'application/xml' }, body: '<query/>' },
    status: 405,
    code: 'BAD_REQUEST',
  },
  'a large body': { init: { headers: json, body: ' '.repeat(2 ** 21 + 1) }, status: 413, code: 'BAD_REQUEST' },
  'an unknown content type': {
    init: { headers: { 'content-type': 'application/xml' }, body: '<query/>' },
    status: 415,
    code: 'BAD_REQUEST',
  },
  'a limit of the caller': {
    base: () => busyUrl,
    path: '/limited',
    init: { headers: json, body },
    status: 429,
    code: 'RATE_LIMITED',
  },
  'an outage': {
    base: () => busyUrl,
    path: '/unavailable',
    init: { headers: json, body },
    status: 503,
    code: 'SERVICE_UNAVAILABLE',
  },
}

async function send({ base = () => app.url, path = '/graphql', init }: Failure, accept: string | undefined) {
  const headers = new Headers(init.headers)
  if (accept !== undefined) headers.set('accept', accept)
  const response = await fetch(base() + path, { method: 'POST', ...init, headers })
  return { response, text: await response.text(), type: response.headers.get('content-type') }
}

describe.each(Object.entries(failures))('The response to %s', (_, failure) => {
  const errors = [{ message: expect.any(String), extensions: expect.objectContaining({ code: failure.code }) }]

  test.each([
    [undefined, 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['text/html', 'application/json; charset=utf-8'],
    ['application/json', 'application/json; charset=utf-8'],
    ['text/event-stream, application/json', 'application/json; charset=utf-8'],
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    [clientDefault, 'application/graphql-response+json; charset=utf-8'],
    [`${multipartSubscription},${clientDefault}`, 'application/graphql-response+json; charset=utf-8'],
    ['application/json;q=0.5, application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
  ])('is JSON for a client that accepts %p', async (accept, type) => {
    const sent = await send(failure, accept)
    expect([sent.response.status, sent.type]).toEqual([failure.status, type])
    expect(JSON.parse(sent.text)).toEqual({ errors })
  })

  test('is an event stream for a client that accepts nothing else', async () => {
    const sent = await send(failure, 'text/event-stream')
    expect([sent.response.status, sent.type]).toEqual([failure.status, 'text/event-stream; charset=utf-8'])
    const [, data] = /^event: next\ndata: (.*)\n\nevent: complete\ndata:\n\n$/.exec(sent.text) ?? []
    expect(JSON.parse(data!)).toEqual({ errors })
  })

  test.each([
    [multipartSubscription, 'graphql', { payload: null, errors }],
    ['multipart/mixed; deferSpec=20220824', '-', { errors, hasNext: false }],
  ])('is a multipart response for a client that accepts only %s', async (accept, boundary, result) => {
    const sent = await send(failure, accept)
    expect(sent.response.status).toBe(failure.status)
    expect(sent.type).toContain(`multipart/mixed; boundary="${boundary}"`)
    const [, part, end] = sent.text.split(`\r\n--${boundary}`)
    const [head, content] = part!.split('\r\n\r\n')
    expect([head, end]).toEqual(['\r\ncontent-type: application/json; charset=utf-8', '--\r\n'])
    expect(JSON.parse(content!)).toEqual(result)
  })
})

test.each<[name: string, failure: Failure]>([
  [
    'a GET that any page could send',
    { path: '/graphql?query=%7B__typename%7D', init: { method: 'GET' }, status: 400, code: 'BAD_REQUEST' },
  ],
  [
    'a mutation by GET',
    {
      path: '/graphql?query=mutation%7B__typename%7D',
      init: { method: 'GET', headers: json },
      status: 405,
      code: 'BAD_REQUEST',
    },
  ],
  ['a list of operations', { init: { headers: json, body: `[${body}]` }, status: 400, code: 'BAD_REQUEST' }],
  ['a body without a query', { init: { headers: json, body: '{}' }, status: 400, code: 'BAD_REQUEST' }],
])(
  'The response to %s, which Apollo Server refuses, has the media type that the client accepts',
  async (_, failure) => {
    for (const [accept, type] of [
      [undefined, 'application/json; charset=utf-8'],
      ['application/json', 'application/json; charset=utf-8'],
      ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
      [clientDefault, 'application/graphql-response+json; charset=utf-8'],
    ]) {
      const sent = await send(failure, accept)
      expect([accept, sent.response.status, sent.type]).toEqual([accept, failure.status, type])
      expect(JSON.parse(sent.text).errors[0].extensions).toEqual({ code: failure.code })
    }
  },
)

test('The refusal of a request that any page could send names the headers that it needs', async () => {
  const response = await fetch(`${app.url}/graphql?query=%7B__typename%7D`)
  const { errors } = (await response.json()) as { errors: { message: string }[] }
  for (const header of ['content-type: application/json', 'apollo-require-preflight', 'x-apollo-operation-name']) {
    expect(errors[0]!.message).toContain(header)
  }
})

test('A HEAD request is answered like any other unsupported method', async () => {
  const { status, headers } = await fetch(`${app.url}/graphql?query=%7B__typename%7D`, { method: 'HEAD' })
  expect([status, headers.get('allow')]).toEqual([405, 'GET, POST'])
})

test.each([
  ['a Host header of other characters', `HTTP/1.1\r\nhost: ${'@'.repeat(200)}/\\`],
  ['a Host header of an open bracket', 'HTTP/1.1\r\nhost: ['],
  ['no Host header in HTTP/1.0', 'HTTP/1.0'],
])('The response to %s is a GraphQL response that says what is allowed', async (_, head) => {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1').setEncoding('utf8')
  socket.end(`GET /graphql?query=%7B__typename%7D ${head}\r\nconnection: close\r\n\r\n`)
  let answer = ''
  for await (const text of socket) answer += text
  const [status, content] = [answer.split('\r\n')[0], answer.split('\r\n\r\n')[1]]
  expect(status).toBe('HTTP/1.1 400 Bad Request')
  const message = 'The Host header must be a host name or an IP address, with an optional port.'
  expect(JSON.parse(content!)).toEqual({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] })
})

test.each([
  ['a malformed request line', 'no request\r\n\r\n', 400],
  ['headers above the limit', `GET /graphql HTTP/1.1\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
])('The response to %s is a GraphQL response, and the connection is closed', async (_, request, status) => {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1').setEncoding('utf8')
  socket.end(request)
  let answer = ''
  for await (const text of socket) answer += text
  const [head, content] = answer.split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} .*\r\nconnection: close\r\ncontent-type: application/json`))
  expect(JSON.parse(content!)).toEqual({
    errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }],
  })
})

test('OPTIONS with a body of an unknown type is a GraphQL response when CORS is on', async () => {
  await using other = await startTestApp({ env: { CORS_ORIGINS: 'https://app.example.com' } })
  const init = { method: 'OPTIONS', headers: { 'content-type': 'application/xml' }, body: '<query/>' }
  const response = await fetch(`${other.url}/graphql`, init)
  expect([response.status, await response.json()]).toEqual([
    405,
    { errors: [{ message: 'Use GET or POST.', extensions: { code: 'BAD_REQUEST' } }] },
  ])
})

describe('Apollo Client reads as GraphQL errors', () => {
  const clientFor = (uri: string, headers: Record<string, string>) =>
    new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri, headers }) })
  const codesOf = (error: unknown) => CombinedGraphQLErrors.is(error) && error.errors.map((e) => e.extensions?.code)

  test.each(Object.entries(failures).filter(([, { init }]) => init.body === body && init.method === undefined))(
    'the response to %s',
    async (_, { base = () => app.url, path = '/graphql', init, code }) => {
      const client = clientFor(base() + path, init.headers as Record<string, string>)
      const error = await client.query({ query: gql('{ ping }') }).catch((error: unknown) => error)
      expect(codesOf(error)).toEqual([code])
    },
  )

  test('the response to a subscription with an invalid token', async () => {
    const client = clientFor(`${app.url}/graphql`, badToken)
    const query = gql('subscription { voiceTrainingUpdated(voiceId: "v") { status } }')
    const { error } = await new Promise<{ error?: unknown }>((resolve, reject) => {
      client.subscribe({ query }).subscribe({ next: resolve, error: reject })
    })
    expect(codesOf(error)).toEqual(['UNAUTHENTICATED'])
  })
})
