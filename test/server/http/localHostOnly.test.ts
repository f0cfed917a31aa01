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

/** The status line of the response to an upgrade, as received on the socket. */
function upgrade(url: string, path: string, host: string): Promise<string> {
  const { port, hostname } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const head = [
        `GET ${path} HTTP/1.1`,
        `Host: ${host}`,
        // As sent by a page on a host name that was rebound to this machine.
        `Origin: http://${host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Protocol: graphql-transport-ws',
      ]
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
    })
    socket.once('data', (data) => {
      resolve(String(data).split('\r\n')[0] ?? '')
      socket.destroy()
    })
    socket.once('error', reject)
  })
}

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
    app = await startTestApp({ env: { AUTH_JWT_SECRET: '' } })
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
        expect(await upgrade(app.url, path, host)).toBe('HTTP/1.1 101 Switching Protocols')
      }
      for (const host of ['evil.example', 'localhost.evil.example:4000', '127.0.0.2']) {
        expect(await upgrade(app.url, path, host)).toBe('HTTP/1.1 403 Forbidden')
      }
    },
  )
})

test('If tokens are required, every host name is accepted', async () => {
  await using app = await startTestApp()
  for (const [name, headers] of requests.slice(0, 4)) {
    expect([name, (await send(`${app.url}/graphql`, 'voices.example', headers)).statusCode]).toEqual([name, 200])
  }
  expect(await upgrade(app.url, '/graphql', 'voices.example')).toBe('HTTP/1.1 101 Switching Protocols')
})
