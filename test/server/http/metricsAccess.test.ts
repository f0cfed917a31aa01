import { describe, expect, test } from '@jest/globals'
import { createMetrics } from '../../../src/metrics.js'
import { createHttpServer } from '../../../src/server/http/createHttpServer.js'
import { registerMetricsRoute } from '../../../src/server/http/metricsRoute.js'
import { silent } from '../../support/database.js'
import { startTestApp } from '../../support/startTestApp.js'

async function statusOf(request: { remoteAddress: string; headers?: Record<string, string> }, token?: string) {
  const fastify = createHttpServer(silent)
  registerMetricsRoute(fastify, createMetrics(), token)
  const { statusCode, body } = await fastify.inject({ url: '/metrics', ...request })
  expect(body.includes('process_cpu')).toBe(statusCode === 200)
  return statusCode
}

describe('Without a token, metrics', () => {
  test.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('are served to %s', async (remoteAddress) => {
    expect(await statusOf({ remoteAddress })).toBe(200)
  })

  test.each(['10.0.0.1', '192.168.1.1', '93.184.216.34', '::ffff:10.0.0.1', '2a00::1', 'fe80::1', 'nonsense'])(
    'are refused to %s',
    async (remoteAddress) => {
      expect(await statusOf({ remoteAddress })).toBe(403)
    },
  )

  test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host'])(
    'are refused to a proxy on this machine that sends %s',
    async (name) => {
      expect(await statusOf({ remoteAddress: '127.0.0.1', headers: { [name]: 'x' } })).toBe(403)
    },
  )
})

test('With METRICS_TOKEN, metrics are served to every client with the token, and to no other', async () => {
  const token = 'a token of the scraper'
  const ask = (authorization?: string, remoteAddress = '10.0.0.1') =>
    statusOf({ remoteAddress, headers: authorization === undefined ? {} : { authorization } }, token)
  expect(await ask(`Bearer ${token}`)).toBe(200)
  expect(await ask(`bearer ${token}`)).toBe(200)
  for (const other of [undefined, '', 'Bearer', 'Bearer ', token, `Basic ${token}`, `Bearer ${token}x`]) {
    expect(await ask(other)).toBe(401)
  }
  expect(await ask(undefined, '127.0.0.1')).toBe(401)
})

test('The server reads the metrics token from its configuration', async () => {
  await using app = await startTestApp({ env: { METRICS_TOKEN: 'a token of the scraper' } })
  const metrics = `${app.url}/metrics`
  const refused = await fetch(metrics)
  expect([refused.status, await refused.json()]).toEqual([
    401,
    { errors: [{ message: expect.stringContaining('METRICS_TOKEN'), extensions: { code: 'UNAUTHENTICATED' } }] },
  ])
  expect((await fetch(metrics, { headers: { authorization: 'Bearer a token of the scraper' } })).status).toBe(200)
})

test('METRICS_PORT serves the metrics, and nothing else, on a port of its own', async () => {
  await using app = await startTestApp({ env: { METRICS_PORT: '0' } })
  const { metricsUrl } = app.server
  expect(new URL(metricsUrl).port).not.toBe(new URL(app.url).port)
  const response = await fetch(metricsUrl)
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('polyphony_build_info')])
  expect((await fetch(`${app.url}/metrics`)).status).toBe(404)
  expect((await fetch(new URL('/graphql?query={__typename}', metricsUrl))).status).not.toBe(200)
  expect((await fetch(new URL('/health/live', metricsUrl))).status).toBe(404)

  await app.server.close()
  await expect(fetch(metricsUrl)).rejects.toThrow()
})
