import { type IncomingMessage, request as openRequest } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { isLocalHost } from '../../../src/server/http/isLocalHost.js'
import { startTestApp, type TestApp } from '../../support/startTestApp.js'

const local = ['localhost', 'localhost:4000', 'LOCALHOST:1', '127.0.0.1', '127.0.0.1:4000', '[::1]', '[::1]:4000']
const foreign = [
  'evil.example',
  'evil.example:4000',
  'localhost.evil.example',
  'evil.example:localhost',
  '127.0.0.1.evil.example',
  'localhost@evil.example',
  '127.0.0.2',
  '0.0.0.0',
  '[::]',
  '::1',
  '',
]
const query = '{ __typename }'
const listed = 'https://app.example.com'

test('Only names of this machine are local', () => {
  expect(local.filter((host) => !isLocalHost(host))).toEqual([])
  expect([undefined, ...foreign].filter(isLocalHost)).toEqual([])
})

function send(url: string, host: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const isPost = headers['content-type'] !== undefined
  const target = isPost ? url : `${url}?query=${encodeURIComponent(query)}`
  return new Promise((resolve, reject) => {
    openRequest(target, { method: isPost ? 'POST' : 'GET', headers: { ...headers, host }, agent: false }, resolve)
      .on('error', reject)
      .end(isPost ? JSON.stringify({ query }) : undefined)
  })
}

/** The response to an upgrade, as received on the socket. */
function upgrade(url: string, path: string, host: string, origin = `http://${host}`): Promise<string> {
  const { port, hostname } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const head = [
        `GET ${path} HTTP/1.1`,
        `Host: ${host}`,
        // By default that of a page on a host name that was rebound to this machine.
        `Origin: ${origin}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Protocol: graphql-transport-ws',
      ]
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
    })
    socket.once('data', (data) => {
      resolve(String(data))
      socket.destroy()
    })
    socket.once('error', reject)
  })
}

const statusOf = (response: string) => response.split('\r\n', 1)[0]

const requests: [string, Record<string, string>][] = [
  ['a POST', { 'content-type': 'application/json' }],
  ['a GET', { 'apollo-require-preflight': 'true' }],
  ['an event stream by POST', { 'content-type': 'application/json', accept: 'text/event-stream' }],
  ['an event stream by GET', { accept: 'text/event-stream' }],
  ['an upload', { 'content-type': 'multipart/form-data; boundary=x', 'apollo-require-preflight': 'true' }],
]

describe('In development', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp({ env: { AUTH_JWT_SECRET: '', CORS_ORIGINS: `${listed},http://localhost:3000` } })
  })
  afterAll(async () => {
    await app[Symbol.asyncDispose]()
  })

  test.each(requests)(
    '%s to a name of this machine is answered, and to any other name refused',
    async (name, headers) => {
      for (const host of name === 'an upload' ? [] : local) {
        const answer = await send(`${app.url}/graphql`, host, headers)
        expect([host, answer.statusCode]).toEqual([host, 200])
        expect(await text(answer)).toContain('"__typename":"Query"')
      }
      // A client replaces an empty host name.
      for (const host of foreign.filter(Boolean)) {
        const answer = await send(`${app.url}/graphql`, host, headers)
        expect([host, answer.statusCode]).toEqual([host, 403])
        const body = await text(answer)
        const result = /^data: (.+)$/m.exec(body)?.[1] ?? body
        expect(JSON.parse(result)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
      }
    },
  )

  test.each(['/graphql', '/ws'])(
    'an upgrade of %s is accepted for a name of this machine, and refused for any other name',
    async (path) => {
      for (const host of ['localhost:4000', '127.0.0.1', '[::1]:4000']) {
        expect(statusOf(await upgrade(app.url, path, host))).toBe('HTTP/1.1 101 Switching Protocols')
      }
      for (const host of ['evil.example', 'localhost.evil.example:4000', '127.0.0.2']) {
        expect(statusOf(await upgrade(app.url, path, host))).toBe('HTTP/1.1 403 Forbidden')
      }
    },
  )

  test.each(requests.slice(0, 4))(
    '%s of a page of a listed origin is answered so that the page can read it',
    async (_, headers) => {
      for (const origin of [listed, 'http://localhost:3000']) {
        const answer = await send(`${app.url}/graphql`, 'localhost:4000', { ...headers, origin })
        expect([answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([200, origin])
        expect(await text(answer)).toContain('"__typename":"Query"')
      }
    },
  )

  test.each(requests)(
    '%s of a page of another origin is refused with the setting that allows it',
    async (_, headers) => {
      for (const origin of ['https://evil.example', `${listed}.evil.example`, 'http://localhost:1', 'null']) {
        const answer = await send(`${app.url}/graphql`, 'localhost:4000', { ...headers, origin })
        expect([origin, answer.statusCode]).toEqual([origin, 403])
        expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
        expect(await text(answer)).toContain('CORS_ORIGINS')
      }
    },
  )

  test('a page of this server is not of another origin', async () => {
    const headers = { 'content-type': 'application/json', origin: 'http://localhost:4000' }
    expect((await send(`${app.url}/graphql`, 'localhost:4000', headers)).statusCode).toBe(200)
  })

  test('an upgrade is accepted from a page of a listed origin, and its refusal for another origin names the setting', async () => {
    expect(statusOf(await upgrade(app.url, '/graphql', 'localhost:4000', listed))).toBe(
      'HTTP/1.1 101 Switching Protocols',
    )
    const refused = await upgrade(app.url, '/graphql', 'localhost:4000', 'https://evil.example')
    expect(statusOf(refused)).toBe('HTTP/1.1 403 Forbidden')
    expect(JSON.parse(refused.split('\r\n\r\n')[1]!)).toEqual({
      errors: [{ message: expect.stringContaining('CORS_ORIGINS'), extensions: { code: 'FORBIDDEN' } }],
    })
  })

  test('a browser keeps the response to a preflight for two hours', async () => {
    const headers = { origin: listed, 'access-control-request-method': 'POST' }
    const response = await fetch(`${app.url}/graphql`, { method: 'OPTIONS', headers })
    expect([response.status, response.headers.get('access-control-max-age')]).toEqual([204, '7200'])
  })

  test('a browser that opens /graphql is redirected to the IDE, and clients of the API are not', async () => {
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
    const get = (accept: string, init: RequestInit = {}) =>
      fetch(`${app.url}/graphql?query=%7B__typename%7D`, { redirect: 'manual', headers: { accept }, ...init })
    const redirect = await get(browser)
    expect([redirect.status, redirect.headers.get('location')]).toEqual([303, '/'])
    const page = await fetch(new URL(redirect.headers.get('location')!, app.url), { headers: { accept: browser } })
    expect(page.headers.get('content-type')).toContain('text/html')
    for (const accept of ['*/*', 'application/json', 'application/json, text/html;q=0.5', 'text/event-stream']) {
      expect([accept, (await get(accept)).headers.get('location')]).toEqual([accept, null])
    }
    expect((await get(browser, { method: 'POST' })).headers.get('location')).toBeNull()
  })
})

test('If tokens are required, every host name is accepted', async () => {
  await using app = await startTestApp()
  for (const [name, headers] of requests.slice(0, 4)) {
    expect([name, (await send(`${app.url}/graphql`, 'voices.example', headers)).statusCode]).toEqual([name, 200])
  }
  expect(statusOf(await upgrade(app.url, '/graphql', 'voices.example'))).toBe('HTTP/1.1 101 Switching Protocols')
})
