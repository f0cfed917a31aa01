import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHttpServer } from '../../../src/server/http/createHttpServer.js'
import { registerHealthRoutes } from '../../../src/server/http/healthRoutes.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { startTestApp } from '../../support/startTestApp.js'

const ready = { status: 'ok', database: 'ok', migrations: 'ok', tokenKeys: 'ok' }

async function read(url: string) {
  const response = await fetch(url)
  return { status: response.status, body: await response.json() }
}

test('The server is live and ready, visible to anyone', async () => {
  await using app = await startTestApp()
  expect(await read(`${app.url}/health/live`)).toEqual({ status: 200, body: { status: 'ok' } })
  expect(await read(`${app.url}/health/ready`)).toEqual({
    status: 200,
    body: { ...ready, upstream: 'ok', sweep: 'unknown' },
  })
})

test('Without its database the server is live and not ready', async () => {
  await using app = await startTestApp()
  await app.server.deps.sources.database.close()
  expect((await read(`${app.url}/health/live`)).status).toBe(200)
  expect(await read(`${app.url}/health/ready`)).toEqual({
    status: 503,
    body: { status: 'unavailable', database: 'unavailable', migrations: 'unavailable', tokenKeys: 'ok' },
  })
})

test('An upstream outage does not make the server unready, because many requests need no upstream', async () => {
  await using app = await startTestApp()
  app.upstream.faults.add({ kind: 'reset', times: Number.POSITIVE_INFINITY })
  expect((await read(`${app.url}/health/ready`)).status).toBe(200)
})

test('A refused key and a failed sweep are reported by readiness, by metrics and by lists that would be empty', async () => {
  await using app = await startTestApp()
  const { workspace } = app.server.deps.sources
  const list = () =>
    app.ask<{ voices: object | null }>('{ voices { nodes { id } } }', { as: { sub: 'anna', scopes: ['voices:read'] } })
  expect(await list()).toEqual({ data: { voices: { nodes: [] } } })

  await workspace.endSweep((await workspace.beginSweep()).id, { outcome: 'FAILED' })
  expect((await list()).errors?.[0]?.extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryable: true })

  app.upstream.faults.add({ kind: 'unauthorized_missing_permissions', times: Number.POSITIVE_INFINITY })
  const { data, errors } = await list()
  expect(data).toEqual({ voices: null })
  expect(errors?.[0]?.extensions.code).toBe('UPSTREAM_CREDENTIALS')
  expect(await read(`${app.url}/health/ready`)).toEqual({
    status: 200,
    body: { ...ready, upstream: 'refused', sweep: 'failed' },
  })
  app.server.deps.metrics.setSweepOutcome('FAILED')
  const metrics = await app.server.deps.metrics.registry.metrics()
  expect(metrics).toContain('polyphony_upstream_state{of="refused"} 1')

  expect(metrics).toContain('polyphony_sweep_failed 1')

  app.upstream.faults.clear()
  await workspace.endSweep((await workspace.beginSweep()).id, { outcome: 'COMPLETED' })
  expect(await list()).toEqual({ data: { voices: { nodes: [] } } })
  expect((await read(`${app.url}/health/ready`)).body).toMatchObject({ sweep: 'ok' })
})

test('A server without a migration in its database is not ready and reports the reason', async () => {
  await using app = await startTestApp()
  const { prisma } = app.server.deps.sources.database
  await prisma.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_operations'`
  expect(await read(`${app.url}/health/ready`)).toMatchObject({
    status: 503,
    body: { status: 'unavailable', database: 'ok', migrations: 'pending' },
  })
})

describe('During shutdown', () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase()
  })
  afterAll(async () => {
    await opened.close()
  })

  test('the server is live and not ready', async () => {
    const drain = { hasBegun: false }
    const fastify = createHttpServer(silent)
    registerHealthRoutes(fastify, opened.database, { drain })
    const url = await fastify.listen({ host: '127.0.0.1', port: 0 })

    expect((await read(`${url}/health/ready`)).status).toBe(200)
    drain.hasBegun = true
    expect(await read(`${url}/health/ready`)).toMatchObject({ status: 503, body: { status: 'draining' } })
    expect((await read(`${url}/health/live`)).status).toBe(200)
    await fastify.close()
  })
})
