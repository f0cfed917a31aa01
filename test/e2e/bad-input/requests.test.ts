import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import { json, type Sent, send, sendJson } from './send.js'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
})

const typename = { query: '{ __typename }' }
const body = JSON.stringify(typename)
const preflighted = { 'apollo-require-preflight': 'true' }
/** The media type with an HTTP status that reflects the error. */
const strict = { accept: 'application/graphql-response+json' }
const get = (query: string, headers: Record<string, string> = preflighted) =>
  send(app, { method: 'GET', path: `/graphql?${query}`, headers })

function expectRefusal({ status, answer, codes, headers, text }: Sent, expected: { status: number; code: string }) {
  expect({ status, codes }).toEqual({ status: expected.status, codes: [expected.code] })
  expect(answer.data ?? null).toBeNull()
  expect(headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/)
  expect(text).not.toMatch(/s3cret|node_modules|stacktrace/)
}

describe('A body', () => {
  const malformed: [string, unknown][] = [
    ['that is empty', ''],
    ['that is not JSON', '{ "query": s3cret'],
    ['that is truncated', body.slice(0, -3)],
    ['that is a string', '"s3cret"'],
    ['that is null', 'null'],
    ['that is a number', '7'],
    ['that is an empty object', {}],
    ['without a query', { variables: { password: 's3cret' } }],
    ['with an empty query', { query: '' }],
    ['with a query that is null', { query: null }],
    ['with a query that is a number', { query: 7 }],
    ['with a query that is a parsed document', { query: { kind: 'Document', definitions: [] } }],
    ['with variables that are a string', { ...typename, variables: '{"id":"s3cret"}' }],
    ['with variables that are a list', { ...typename, variables: ['s3cret'] }],
    ['with variables that are a number', { ...typename, variables: 7 }],
    ['with an invalid operation name', { ...typename, operationName: 7 }],
    ['with extensions that are a string', { ...typename, extensions: 's3cret' }],
    ['with a __proto__ key', `{"query":"{ __typename }","__proto__":{"s3cret":1}}`],
    ['with variables with a __proto__ key', `{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}`],
    ['with several operations', [typename, typename]],
    ['with an empty list of operations', []],
  ]
  test.each(malformed)('%s is refused as a bad request', async (_, sent) => {
    expectRefusal(await sendJson(app, sent), { status: 400, code: 'BAD_REQUEST' })
  })

  test('that is invalid gets an error with the reason', async () => {
    const message = async (sent: unknown) => (await sendJson(app, sent)).answer.errors?.[0]?.message
    expect(await message('')).toBe('The request body is empty.')
    expect(await message('{')).toBe('The request body is not JSON.')
    expect(await message([typename])).toBe('Operation batching disabled.')
    expect(await message({})).toMatch(/body missing/)
    expect(await message({ variables: {} })).toMatch(/non-empty `query`/)
  })

  test('above the maximum size is refused, and the next request is served', async () => {
    const large = { query: `{ __typename } # ${'x'.repeat(2 * 1024 * 1024)}` }
    expectRefusal(await sendJson(app, large), { status: 413, code: 'BAD_REQUEST' })
    expect((await sendJson(app, typename)).status).toBe(200)
  })

  const misdeclared: [string, RequestInit][] = [
    ['without a content type', { body: new TextEncoder().encode(body) }],
    ['of an invalid content type', { headers: { 'content-type': 'application' }, body }],
    ['of XML', { headers: { 'content-type': 'application/xml' }, body: '<query/>' }],
    ['of application/graphql', { headers: { 'content-type': 'application/graphql' }, body: '{ __typename }' }],
    ['of a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=%7B__typename%7D' }],
    [
      'in UTF-16',
      { headers: { 'content-type': 'application/json; charset=utf-16le' }, body: Buffer.from(body, 'utf16le') },
    ],
    ['in Latin-1', { headers: { 'content-type': 'application/json; charset=iso-8859-1' }, body }],
    ['in an unknown charset', { headers: { 'content-type': 'application/json; charset=s3cret' }, body }],
    ['that is compressed', { headers: { ...json, 'content-encoding': 'br' }, body }],
  ]
  test.each(misdeclared)('%s is refused for its media type', async (_, init) => {
    expectRefusal(await send(app, init), { status: 415, code: 'BAD_REQUEST' })
  })

  test.each(['utf-8', 'UTF-8', '"utf-8"', 'utf8'])('in %s is accepted', async (charset) => {
    const sent = await send(app, { headers: { 'content-type': `application/json; charset=${charset}` }, body })
    expect(sent.answer).toEqual({ data: { __typename: 'Query' } })
  })
})

describe('A page of a foreign site', () => {
  const form = () => {
    const data = new FormData()
    data.set('operations', body)
    return data
  }
  const withoutPreflight: [string, () => RequestInit & { path?: string }][] = [
    ['a text', () => ({ headers: { 'content-type': 'text/plain' }, body })],
    ['a form', () => ({ body: new URLSearchParams(typename) })],
    ['a body without a content type', () => ({ body: new Blob([body]) })],
    ['a link', () => ({ method: 'GET', path: '/graphql?query=%7B__typename%7D' })],
  ]
  test.each(withoutPreflight)('gets no answer by sending %s, which needs no preflight', async (_, init) => {
    const sent = await send(app, init())
    expect([400, 415]).toContain(sent.status)
    expectRefusal(sent, { status: sent.status, code: 'BAD_REQUEST' })
  })

  test('gets no answer by sending a multipart form, also with a signed-in browser', async () => {
    expectRefusal(await send(app, { body: form() }), { status: 401, code: 'UNAUTHENTICATED' })
    const headers = { authorization: `Bearer ${await tokenFor({ sub: 'ann' })}` }
    expectRefusal(await send(app, { headers, body: form() }), { status: 400, code: 'BAD_USER_INPUT' })
  })

  test('cannot make a browser interpret an answer as another type or show it in a frame', async () => {
    const { headers } = await sendJson(app, typename)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('A GET', () => {
  test('with a preflight header is answered', async () => {
    expect((await get('query=%7B__typename%7D')).answer).toEqual({ data: { __typename: 'Query' } })
  })

  const mutation = encodeURIComponent(
    'mutation { setVoiceVisibility(input: { id: "v", visibility: TENANT }) { voiceId } }',
  )
  const bad: [string, string, number, string][] = [
    ['with a mutation', `query=${mutation}`, 405, 'BAD_REQUEST'],
    ['without a query', '', 400, 'BAD_REQUEST'],
    ['with two queries', 'query=%7Ba%7D&query=%7Bb%7D', 400, 'BAD_REQUEST'],
    ['with variables that are not JSON', 'query=%7B__typename%7D&variables=%7Bs3cret', 400, 'BAD_REQUEST'],
    ['with variables that are not an object', 'query=%7B__typename%7D&variables=7', 400, 'BAD_REQUEST'],
  ]
  test.each(bad)('%s is refused', async (_, query, status, code) => {
    expectRefusal(await get(query), { status, code })
  })

  test('of an invalid URL gets a GraphQL error', async () => {
    expectRefusal(await send(app, { method: 'GET', path: '/%ff/s3cret' }), { status: 400, code: 'BAD_REQUEST' })
  })

  test('of an unknown page gets a GraphQL error', async () => {
    expectRefusal(await send(app, { method: 'GET', path: '/s3cret' }), { status: 404, code: 'NOT_FOUND' })
  })
})

test.each(['PUT', 'PATCH', 'DELETE'])('The method %s is refused by this endpoint', async (method) => {
  const sent = await send(app, { method, headers: json, body })
  expectRefusal(sent, { status: 405, code: 'BAD_REQUEST' })
  expect(sent.headers.get('allow')).toBe('GET, POST')
})

test('A client that accepts no available media type gets an error', async () => {
  expectRefusal(await sendJson(app, typename, { accept: 'text/csv' }), { status: 406, code: 'BAD_REQUEST' })
})

describe('An operation', () => {
  const two = 'query A { __typename } query B { __typename }'
  const requests: [string, Record<string, unknown>, string][] = [
    ['that is not in the document', { query: two, operationName: 's3cretName' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['that is one of several without an operation name', { query: two }, 'OPERATION_RESOLUTION_FAILURE'],
    ['with a syntax error', { query: '{ voices(' }, 'GRAPHQL_PARSE_FAILED'],
    ['with an unknown field', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['with a recursive fragment', { query: '{ ...A } fragment A on Query { ...A }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'with circular fragments',
      { query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'with a recursive fragment below a list',
      { query: '{ voice(id: "v") { ...A } } fragment A on Voice { samples { voice { ...A } } }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ]
  test.each(requests)('%s is refused with a code', async (_, request, code) => {
    const sent = await sendJson(app, request, strict)
    expect({ status: sent.status, codes: sent.codes }).toEqual({ status: 400, codes: [code] })
  })

  test('that is a subscription is refused where only single results are returned', async () => {
    const sent = await sendJson(app, { query: 'subscription { voiceJobUpdated(id: "x") { id } }' })
    expectRefusal(sent, { status: 400, code: 'BAD_REQUEST' })
    expect(sent.answer.errors?.[0]?.message).toMatch(/subscription/i)
  })

  test.each([
    ['alone', {}],
    ['together with its document', typename],
  ])('by its hash %s is refused with the code that makes clients send the document', async (_, request) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } }
    const sent = await sendJson(app, { ...request, extensions })
    expect(sent.codes).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED'])
    expect(sent.answer.data).toBeUndefined()
  })
})

test('No request of this file caused an unexpected error', () => {
  const lines = app.logs().split('\n')
  expect(lines.filter((line) => /unexpected|"level":[56]0|s3cret/i.test(line))).toEqual([])
})
