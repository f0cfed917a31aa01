import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'

const ann: Person = { sub: 'ann', org: 'acme' }
const schemas = (count: number) =>
  JSON.stringify({ query: `{ _service { ${Array.from({ length: count }, (_, i) => `s${i}: sdl`).join(' ')} } }` })

/** Opens a connection and does not read its responses. */
async function openUnread(app: TestApp): Promise<Socket> {
  const { hostname, port } = new URL(app.url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  socket.pause()
  await once(socket, 'connect')
  return socket
}

function requestOf(body: string, token?: string): string {
  const authorization = token === undefined ? '' : `authorization: Bearer ${token}\r\n`
  return `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${authorization}content-length: ${body.length}\r\n\r\n${body}`
}

async function metric(app: TestApp, name: string): Promise<number> {
  const text = await (await fetch(`${app.url}/metrics`)).text()
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(name))
      ?.split(' ')
      .at(-1),
  )
}

const unsent = (app: TestApp) => metric(app, 'polyphony_unsent_bytes')

describe('Unread responses', () => {
  let app: TestApp
  let token: string
  beforeAll(async () => {
    app = await startTestApp({ env: { MAX_UNSENT_BYTES_PER_VIEWER: String(16 * 1024 * 1024) } })
    token = await tokenFor(ann)
  })
  afterAll(() => app.close())

  test('are counted until their connection is closed, and above the limit of a viewer no further response is produced', async () => {
    const body = schemas(90)
    const sockets = await Promise.all([openUnread(app), openUnread(app)])
    for (const socket of sockets) socket.write(requestOf(body, token))
    await waitUntil(async () => (await unsent(app)) > 4 * 1024 * 1024, 'unsent bytes are counted')
    const answers = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
        const answer = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body })
        return [answer.status, (await answer.json()) as { errors?: { extensions: unknown }[] }] as const
      }),
    )
    for (const [status, { errors }] of answers.filter(([status]) => status !== 200)) {
      expect([status, errors?.[0]?.extensions]).toEqual([429, expect.objectContaining({ reason: 'VIEWER' })])
    }
    expect(await unsent(app)).toBeLessThanOrEqual(16 * 1024 * 1024)
    for (const socket of sockets) socket.destroy()
    await waitUntil(async () => (await unsent(app)) === 0, 'no unsent bytes are counted')
  })

  test('do not delay responses to other clients, and read ones are not kept in memory', async () => {
    const socket = await openUnread(app)
    socket.write(requestOf(schemas(14)))
    const other = await app.ask<{ _service: Record<string, string> }>(JSON.parse(schemas(60)).query, {
      as: { sub: 'ben' },
    })
    expect(Object.keys(other.data?._service ?? {})).toHaveLength(60)
    socket.destroy()
    await waitUntil(async () => (await unsent(app)) === 0, 'no unsent bytes are counted')
  })
})

test('A connection with more than 32 requests in flight is closed and holds no operation afterwards', async () => {
  await using app = await startTestApp()
  const socket = await openUnread(app)
  const closed = once(socket, 'close')
  socket.resume()
  socket.write(requestOf(schemas(5)).repeat(100))
  await closed
  await waitUntil(
    async () => (await metric(app, 'polyphony_operations_in_progress{of="anonymous"}')) === 0,
    'no anonymous operation is in progress',
  )
  expect((await app.ask('{ __typename }')).errors).toBeUndefined()
})

test('The oldest idle connection of an address is closed for a new one, and those of signed-in clients stay', async () => {
  await using app = await startTestApp({ env: { MAX_CONNECTIONS_PER_ADDRESS: '10' } })
  const [signedIn, oldest] = [await openUnread(app), await openUnread(app)]
  signedIn.resume()
  signedIn.write(requestOf('{"query":"{ __typename }"}', await tokenFor(ann)))
  await once(signedIn, 'data')
  const closed = once(oldest, 'close')
  oldest.resume()
  const others: Socket[] = []
  for (let i = 0; i < 12; i++) others.push(await openUnread(app))
  await closed
  signedIn.write(requestOf('{"query":"{ __typename }"}', await tokenFor(ann)))
  expect(String((await once(signedIn, 'data'))[0])).toContain('200 OK')
  for (const socket of [signedIn, ...others]) socket.destroy()
})
