import { Agent, request as httpRequest } from 'node:http'
import { expect, test } from '@jest/globals'
import { type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'

const ann: Person = { sub: 'ann', org: 'acme', scopes: ['voices:read', 'voices:write'] }
const modelsQuery = JSON.stringify({ query: '{ voiceModels { id } }' })

interface Reply {
  status: number | undefined
  text: string
}

/** On connections that stay open, as those of routers. */
async function post(app: TestApp, agent: Agent, body = modelsQuery): Promise<Reply> {
  const authorization = `Bearer ${await tokenFor(ann)}`
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization }
    const sent = httpRequest(`${app.url}/graphql`, { agent, method: 'POST', headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.once('end', () => resolve({ status: response.statusCode, text }))
      response.once('error', reject)
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

/** Longer than the timeout of a test. */
const forever = { responseMs: 600_000, headMs: 600_000, bodyIdleMs: 600_000, bodyMs: 600_000 }

const isModels = ({ route }: { route: string | null }) => route === 'GET /v1/models'

test('Closing completes a running request, accepts no new one, and does not wait for idle connections and clients', async () => {
  await using app = await startTestApp()
  const agent = new Agent({ keepAlive: true, maxSockets: 10 })
  await Promise.all([post(app, agent), post(app, agent), post(app, agent)])
  app.upstream.calls.clear()
  app.upstream.faults.add({ kind: 'latency', latencyMs: 1_000, match: { route: 'GET /v1/models' } })

  const running = post(app, agent)
  await app.upstream.calls.waitFor(isModels)
  const closing = app.server.close()
  await expect(fetch(`${app.url}/health/live`)).rejects.toThrow()

  const { status, text } = await running
  expect({ status, errors: JSON.parse(text).errors }).toEqual({ status: 200, errors: undefined })
  await closing
  agent.destroy()
})

test('Closing twice, at once or later, is harmless', async () => {
  await using app = await startTestApp()
  await Promise.all([app.server.close(), app.server.close()])
  await app.server.close()
  expect(app.logs()).not.toContain('a client did not close')
})

test('A closed server releases its port', async () => {
  const first = await startTestApp()
  const port = new URL(first.url).port
  await first[Symbol.asyncDispose]()
  await using second = await startTestApp({ env: { PORT: port } })
  expect(new URL(second.url).port).toBe(port)
  expect((await fetch(`${second.url}/health/ready`)).status).toBe(200)
})

test('A connection with a response during shutdown is closed after it', async () => {
  await using app = await startTestApp()
  app.upstream.faults.add({ kind: 'latency', latencyMs: 500, match: { route: 'GET /v1/models' } })
  const running = fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(ann)}` },
    body: modelsQuery,
  })
  await app.upstream.calls.waitFor(isModels)
  const closing = app.server.close()
  expect((await running).headers.get('connection')).toBe('close')
  await closing
})

test('A request that does not end is aborted after the grace period, and a mutation is answered with its operation', async () => {
  await using app = await startTestApp({ upstreamLimits: { timeouts: { metadata: forever, write: forever } } })
  app.upstream.faults.add({ kind: 'stall', times: Number.POSITIVE_INFINITY, match: { route: 'GET /v1/models' } })
  const agent = new Agent({ keepAlive: true })
  const running = post(app, agent).catch((error: Error) => error)
  app.upstream.faults.add({ kind: 'stall', match: { route: 'POST /v1/voices/pvc' } })
  const create = 'mutation { createProfessionalVoice(input: { name: "Ann", language: "en" }) { voiceId } }'
  const mutation = post(app, agent, JSON.stringify({ query: create }))
  await app.upstream.calls.waitFor(isModels)
  await app.upstream.calls.waitFor(({ route }) => route === 'POST /v1/voices/pvc')
  await app.server.close()
  expect(await running).toMatchObject({ code: 'ECONNRESET' })
  const [error] = JSON.parse((await mutation).text).errors
  expect(error.extensions).toEqual({ code: 'IN_PROGRESS', operationId: expect.any(String), retryable: false })
  await app.upstream.calls.waitFor(({ aborted }) => aborted)
  agent.destroy()
})

test('During the delay of a shutdown the server is not ready, serves requests, and lets clients reconnect', async () => {
  await using app = await startTestApp({ env: { SHUTDOWN_DELAY_SECS: '600' } })
  const agent = new Agent({ keepAlive: true })
  const shutDown = app.server.shutDown()
  const ready = await fetch(`${app.url}/health/ready`)
  expect([ready.status, await ready.json()]).toMatchObject([503, { status: 'draining' }])
  expect(await post(app, agent)).toMatchObject({ status: 200 })
  const { headers } = await fetch(`${app.url}/health/live`)
  expect(headers.get('connection')).toBe('close')

  await app.server.close()
  await shutDown
  await expect(fetch(`${app.url}/health/live`)).rejects.toThrow()
  agent.destroy()
})

test('After the delay of a shutdown the server is closed', async () => {
  await using app = await startTestApp({ config: { shutdownDelayMs: 1 } })
  await app.server.shutDown()
  await expect(fetch(`${app.url}/health/live`)).rejects.toThrow()
})
