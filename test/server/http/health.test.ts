import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHttpServer } from '../../../src/server/http/createHttpServer.js'
import { registerHealthRoutes } from '../../../src/server/http/healthRoutes.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { startTestApp } from '../../support/startTestApp.js'

async function read(url: string) {
  const response = await fetch(url)
  return { status: response.status, body: await response.json() }
}

test('The server is live and ready, visible to anyone', async () => {
  await using app = await startTestApp()
  expect(await read(`${app.url}/health/live`)).toEqual({ status: 200, body: { status: 'ok' } })
  expect(await read(`${app.url}/health/ready`)).toEqual({
    status: 200,
    body: { status: 'ok', database: 'ok', migrations: 'ok', tokenKeys: 'ok' },
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
    const readiness = { isDraining: false }
    const fastify = createHttpServer(silent)
    registerHealthRoutes(fastify, opened.database, readiness)
    const url = await fastify.listen({ host: '127.0.0.1', port: 0 })

    expect((await read(`${url}/health/ready`)).status).toBe(200)
    readiness.isDraining = true
    expect(await read(`${url}/health/ready`)).toMatchObject({ status: 503, body: { status: 'draining' } })
    expect((await read(`${url}/health/live`)).status).toBe(200)
    await fastify.close()
  })
})
