import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'

const query = '{ voice(id: "voice-1") { samples { audio { url } } } }'

let app: TestApp
let token: string
beforeAll(async () => {
  app = await startTestApp()
  app.upstream.state.addVoices(1, () => ({ voice_id: 'voice-1' }))
  const ann = { sub: 'ann', org: 'acme' }
  await app.give('voice-1', ann)
  token = await tokenFor(ann)
})
afterAll(() => app.close())

async function post(headers: Record<string, string>): Promise<string> {
  const sent = request(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
  })
  sent.end(JSON.stringify({ query }))
  const [response] = await once(sent, 'response')
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += chunk
  return text
}

async function ask(headers: Record<string, string>): Promise<string> {
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers })
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
  await once(socket, 'message')
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }))
  const [message] = await once(socket, 'message')
  socket.terminate()
  return String(message)
}

const transports: [string, (headers: Record<string, string>) => Promise<string>][] = [
  ['POST', post],
  ['server-sent events', (headers) => post({ accept: 'text/event-stream', ...headers })],
  ['WebSocket', ask],
]

test.each(transports)(
  'Over %s media URLs never repeat a Host that is not a name of this machine',
  async (_name, send) => {
    for (const host of [
      'evil.example',
      'evil.example:80',
      'localhost.evil.example',
      '127.0.0.1@evil.example',
      'localhost:99999',
    ]) {
      const answer = await send({ host, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' })
      expect(answer).not.toContain('evil')
      expect(answer).toContain(`"${app.url}/media/`)
    }
  },
)

test.each(transports)(
  'Over %s media URLs keep the name of this machine and the port of a tunnel',
  async (_name, send) => {
    for (const host of ['localhost:8080', '127.0.0.1:1', '[::1]:4000', 'localhost']) {
      expect(await send({ host })).toContain(`"http://${host}/media/`)
    }
  },
)
