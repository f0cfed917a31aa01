import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { startTestApp, type TestApp } from '../../support/startTestApp.js'

const mistakes = [
  { query: '{ voicess { edges { cursor } } }' },
  { query: 'query ($filter: VoiceFilte) { voices(filter: $filter) { edges { cursor } } }' },
  { query: '{ voices(filte: {}) { edges { node { id } } } }' },
  { query: '{ voices(filter: { categories: [PREMAD] }) { edges { node { id } } } }' },
  {
    query: 'query ($categories: [VoiceCategory!]) { voices(filter: { categories: $categories }) { edges { cursor } } }',
    variables: { categories: ['PREMAD'] },
  },
  {
    query: 'query ($filter: VoiceFilter) { voices(filter: $filter) { edges { cursor } } }',
    variables: { filter: { categorie: [] } },
  },
]

const transports: Record<string, (app: TestApp, operation: object) => Promise<string>> = {
  POST: (app, operation) => post(app, operation, 'application/json'),
  'server-sent events': (app, operation) => post(app, operation, 'text/event-stream'),
  async WebSocket(app, operation) {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    await once(socket, 'open')
    socket.send('{"type":"connection_init"}')
    await once(socket, 'message')
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: operation }))
    const [message] = await once(socket, 'message')
    socket.terminate()
    return String(message)
  },
}

async function post(app: TestApp, operation: object, accept: string): Promise<string> {
  const headers = { 'content-type': 'application/json', accept }
  return (await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(operation) })).text()
}

describe.each([true, false])('With production %p', (production) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp({ config: { production } })
  })
  afterAll(() => app.close())

  test.each(Object.keys(transports))('suggestions of names over %s are sent in development only', async (name) => {
    const answers = await Promise.all(mistakes.map((mistake) => transports[name]!(app, mistake)))
    for (const answer of answers) expect(answer).toContain('"message":')
    expect(answers.join().includes('Did you mean')).toBe(!production)
  })
})
