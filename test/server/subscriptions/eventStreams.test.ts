import { once } from 'node:events'
import { request as openRequest } from 'node:http'
import { describe, expect, jest, test } from '@jest/globals'
import { createClient } from 'graphql-sse'
import { stopClock } from '../../support/stopClock.js'
import { waitUntil } from '../../support/waitUntil.js'
import { waitUntilStalled } from '../../support/waitUntilStalled.js'
import { startSubscriptionServer, tokenOf } from './subscriptionServer.js'

const ticks = 'subscription { ticks { at isFresh } }'
const accept = 'text/event-stream'

function get(url: string, query: string, init: RequestInit & { variables?: unknown } = {}) {
  const search = new URLSearchParams({
    query,
    ...(init.variables !== undefined && { variables: JSON.stringify(init.variables) }),
  })
  return fetch(`${url}?${search}`, { ...init, headers: { accept, ...init.headers } })
}

function post(url: string, query: string, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
}

const complete = 'event: complete\ndata:\n\n'
const nextOf = (data: unknown) => `event: next\ndata: ${JSON.stringify(data)}\n\n`

/** The extensions and the path of the error that ends a stream without a completing event. */
function lastErrorIn(text: string): object {
  const [, json] = /\n\nevent: next\ndata: (.+)\n\n$/.exec(text) ?? []
  const [{ extensions, path }] = JSON.parse(json!).errors
  return { ...extensions, path }
}

describe('Server-sent events', () => {
  test('are read by the usual client of front ends, each event in its own context', async () => {
    const { url, source, contexts } = await startSubscriptionServer()
    const headers = { authorization: `Bearer ${await tokenOf('ann')}` }
    const client = createClient({ url, headers, retryAttempts: 0 })
    const who = await client.iterate({ query: 'subscription { who }' }).next()
    expect(who.value).toEqual({ data: { who: 'ann' } })
    contexts.count = 0
    const events = client.iterate({ query: ticks })
    const first = events.next()
    await source.reaches(1)
    source.emit(1)
    expect((await first).value).toEqual({ data: { ticks: { at: 1, isFresh: true } } })
    source.emit(2)
    expect((await events.next()).value).toEqual({ data: { ticks: { at: 2, isFresh: true } } })
    expect(contexts.count).toBe(1 + 2)
    await events.return?.(undefined)
    await source.reaches(0)
    client.dispose()
  })

  test('work with GET and with POST, and end with the operation', async () => {
    const { url } = await startSubscriptionServer()
    for (const response of [await get(url, 'subscription { who }'), await post(url, 'subscription { who }')]) {
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      expect(response.headers.get('x-request-id')).not.toBeNull()
      expect(await response.text()).toBe(`:\n\n${nextOf({ data: { who: 'anonymous' } })}${complete}`)
    }
    expect(await (await post(url, '{ ping }')).text()).toContain(nextOf({ data: { ping: 'pong' } }))
  })

  test('are sent only to clients that accept nothing else: a client that also accepts JSON gets JSON', async () => {
    const { url } = await startSubscriptionServer()
    const both = { accept: 'application/graphql-response+json, application/json, text/event-stream' }
    expect(await (await post(url, '{ ping }', both)).json()).toEqual({ data: { ping: 'pong' } })
    expect(await (await post(url, 'subscription { who }', both)).text()).toContain(complete)
  })

  test('contain errors like those over HTTP', async () => {
    const { url, logs } = await startSubscriptionServer()
    const text = async (query: string, variables?: unknown) => (await get(url, query, { variables })).text()
    expect(await text('subscription { nothing }')).toContain('GRAPHQL_VALIDATION_FAILED')
    expect(await text('subscription {')).toContain('GRAPHQL_PARSE_FAILED')
    expect(await text('subscription ($n: Int!) { padding(length: $n) }', { n: 'x' })).toContain('BAD_USER_INPUT')
    expect(await text('subscription { refused }')).toContain('NOT_FOUND')
    expect(await text('subscription { failing }')).toMatch(/"failing":1.*NOT_FOUND.*event: complete/s)
    expect(await text('{ broken }')).toContain('INTERNAL_SERVER_ERROR')
    expect(logs()).toContain('a secret of the database')
  })

  test('are refused for invalid requests', async () => {
    const { url } = await startSubscriptionServer()
    expect((await get(url, 'mutation { touch }')).status).toBe(405)
    expect((await fetch(url, { headers: { accept } })).status).toBe(400)
    expect((await fetch(`${url}?query=x&variables={`, { headers: { accept } })).status).toBe(400)
    expect((await fetch(`${url}?query=x&variables=[]`, { headers: { accept } })).status).toBe(400)
    expect((await get(url, '{ ping }', { headers: { authorization: 'Bearer not.a.token' } })).status).toBe(401)
    const form = {
      method: 'POST',
      headers: { accept, 'content-type': 'text/plain' },
      body: '{"query":"mutation { touch }"}',
    }
    expect((await fetch(url, form)).status).toBe(400)
  })

  test('are available to the gateway only if there is a secret, and are limited in number', async () => {
    const { url, source } = await startSubscriptionServer({
      gatewaySecret: 'the secret of the gateway',
      limits: { anonymousSockets: 1 },
    })
    expect((await get(url, '{ ping }')).status).toBe(403)
    const headers = { 'x-gateway-secret': 'the secret of the gateway' }
    const response = await get(url, ticks, { headers })
    await source.reaches(1)
    expect((await get(url, ticks, { headers })).status).toBe(503)
    await response.body?.cancel()
    await source.reaches(0)
  })

  test('end when the token is no longer accepted, with an error and without a completing event', async () => {
    const { url, source } = await startSubscriptionServer()
    stopClock()
    const response = await get(url, ticks, { headers: { authorization: `Bearer ${await tokenOf('ann', 600)}` } })
    await source.reaches(1)
    jest.advanceTimersByTime(604_000)
    expect(source.size).toBe(1)
    jest.advanceTimersByTime(2_000)
    expect(lastErrorIn(await response.text())).toEqual({ code: 'UNAUTHENTICATED', retryable: true, path: ['ticks'] })
    await source.reaches(0)
  })

  test('contain keep-alives while nothing happens', async () => {
    const { url } = await startSubscriptionServer({ limits: { keepAliveMs: 20 } })
    const response = await get(url, ticks)
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString()
      if (text.length > 6) break
    }
    expect(text).toMatch(/^(:\n\n){3}/)
  })

  test('are not produced faster than a slow reader reads them, and a stalled reader is disconnected', async () => {
    const { url, pulled, server } = await startSubscriptionServer()
    stopClock()
    const connected = once(server, 'connection')
    const query = encodeURIComponent('subscription { padding(length: 100000) }')
    const request = openRequest(`${url}?query=${query}`, { headers: { accept } }).end()
    request.on('response', (response) => response.on('error', () => undefined))
    const [peer] = await connected
    const closed = once(peer, 'close')
    await waitUntilStalled(() => pulled.count)
    jest.advanceTimersByTime(30_001)
    await closed
    expect(pulled.count).toBeGreaterThan(0)
    expect(pulled.count).toBeLessThan(300)
    request.destroy()
  })

  test('do not delay the shutdown of the server, and end with an error', async () => {
    const { url, source, stuck, close } = await startSubscriptionServer()
    const response = await get(url, ticks)
    const mutation = await post(url, 'mutation { stall }')
    await source.reaches(1)
    await waitUntil(() => stuck.count === 1, 'the mutation has begun its operation')
    const texts = Promise.all([response.text(), mutation.text()])
    await close()
    const [text, mutationText] = await texts
    const code = 'SERVICE_UNAVAILABLE'
    expect(lastErrorIn(text)).toEqual({ code, retryable: true, path: ['ticks'] })
    const operation = { retryable: false, operationId: 'operation-1' }
    expect(lastErrorIn(mutationText)).toEqual({ code, ...operation, path: ['stall'] })
    stuck.release()
    expect(source.size).toBe(0)
  })
})
