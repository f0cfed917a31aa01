import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { startTestApp, type TestApp } from '../../support/startTestApp.js'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

interface Refusal {
  errors?: { extensions: { code: string } }[]
}

const post = async (query: string, accept: string) => {
  const headers = { 'content-type': 'application/json', accept }
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return { status: response.status, text: await response.text() }
}

async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  await once(socket, 'open')
  socket.send('{"type":"connection_init"}')
  await once(socket, 'message')
  return socket
}

async function ask(socket: WebSocket, query: string): Promise<string> {
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }))
  const [message] = await Promise.race([once(socket, 'message'), once(socket, 'close')])
  return String(message)
}

const conditional = [
  'subscription { voiceJobUpdated(jobId: "j") @skip(if: true) { id } }',
  'subscription { voiceJobUpdated(jobId: "j") @include(if: "yes") { id } }',
  'subscription { voiceJobUpdated(jobId: "j") @skip { id } }',
  'subscription { ... @skip(if: true) { voiceJobUpdated(jobId: "j") { id } } }',
  'subscription { ...F @include(if: false) } fragment F on Subscription { voiceJobUpdated(jobId: "j") { id } }',
  'subscription { ...F } fragment F on Subscription { voiceJobUpdated(jobId: "j") @skip(if: true) { id } }',
  'subscription ($no: Boolean!) { voiceJobUpdated(jobId: "j") @include(if: $no) { id } }',
]

test.each(conditional)(
  'A subscription with a conditional root field is refused as invalid on every transport: %s',
  async (query) => {
    const json = await post(query, 'application/json')
    const codes = (JSON.parse(json.text) as Refusal).errors?.map(({ extensions }) => extensions.code) ?? []
    expect(json.status).toBeLessThan(500)
    expect(codes.length).toBeGreaterThan(0)
    expect(codes.filter((code) => code !== 'GRAPHQL_VALIDATION_FAILED')).toEqual([])

    const stream = await post(query, 'text/event-stream')
    expect(stream.status).toBe(200)
    expect(stream.text).toContain('GRAPHQL_VALIDATION_FAILED')

    const socket = await openSocket()
    expect(await ask(socket, query)).toContain('GRAPHQL_VALIDATION_FAILED')
    expect(await ask(socket, '{ voices(first: 1) { edges { cursor } } }')).toContain('"type":"next"')
    socket.terminate()
  },
)

test('A message that only a server may send closes the socket as a bad request and is not logged as an error', async () => {
  for (const type of ['connection_ack', 'next', 'error']) {
    const socket = await openSocket()
    socket.send(JSON.stringify({ type, id: '1', payload: type === 'error' ? [] : {} }))
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(4400)
  }
  expect(app.logs()).not.toContain('"level":50')
})
