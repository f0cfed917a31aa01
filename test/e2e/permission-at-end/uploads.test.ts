import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { SignJWT } from 'jose'
import { type UploadClient, wavOf } from '../../server/uploads/openUpload.js'
import { type Person, tokenFor } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'
import {
  addSamples,
  ann,
  callsOf,
  codeOf,
  expectNoTrace,
  startUploadApp,
  type UploadApp,
} from '../uploads/uploadApp.js'

const bob: Person = { sub: 'bob', org: 'acme' }
const someBytes = 300_000

let app: UploadApp

beforeAll(async () => {
  app = await startUploadApp()
})
beforeEach(() => app.upstream.calls.clear())
afterAll(() => app.close())

/** Sends everything except the end of the last file, until upstream has begun to read. */
async function sendAlmostAll(bearer: string): Promise<UploadClient> {
  const client = await app.begin(addSamples, { headers: { authorization: `Bearer ${bearer}` } })
  await client.file('0', wavOf(someBytes, 1))
  await client.fileHead('1')
  await client.write(wavOf(someBytes, 2))
  await waitUntil(() => callsOf(app, addSamples.route).length > 0, 'upstream is called')
  return client
}

async function sendEnd(client: UploadClient): Promise<unknown> {
  await client.write('\r\n')
  await client.end()
  return codeOf(client)
}

async function change(field: string, input: object): Promise<void> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { changed: ${field}(input: $input) { userErrors { message } } }`
  const answer = await app.ask<{ changed: { userErrors: unknown[] } }>(query, { as: ann, variables: { input } })
  expect(answer).toEqual({ data: { changed: { userErrors: [] } } })
}

async function lastOperation() {
  const { prisma } = app.server.deps.sources.database
  return prisma.operationRecord.findFirstOrThrow({ orderBy: { id: 'desc' } })
}

const share = (permission: string) => change('shareVoice', { id: 'anns', userId: bob.sub, permission })
const withdrawals: Record<string, [() => Promise<void>, string]> = {
  unshareVoice: [() => change('unshareVoice', { id: 'anns', userId: bob.sub }), 'NOT_FOUND'],
  'shareVoice with permission to view only': [() => share('VIEW'), 'FORBIDDEN'],
}

test.each(Object.entries(withdrawals))('An upload that ends after %s adds nothing', async (_name, [withdraw, code]) => {
  await share('EDIT')
  const client = await sendAlmostAll(await tokenFor(bob))
  await withdraw()
  expect(await sendEnd(client)).toBe(code)
  expect(await lastOperation()).toMatchObject({ state: 'REFUSED', error: { code }, sentAt: null })
  await expectNoTrace(app, addSamples.route)
})

test('An upload that ends after the token has expired adds nothing', async () => {
  const exp = Math.ceil(Date.now() / 1_000) + 4
  const token = await new SignJWT({ scope: 'voices:read voices:write', org_id: 'acme', exp })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('ann')
    .sign(new TextEncoder().encode('a secret for tests that is long enough'))
  const client = await sendAlmostAll(token)
  // The database compares the expiry with its own clock.
  const { prisma } = app.server.deps.sources.database
  await waitUntil(async () => {
    const [row] = await prisma.$queryRaw<{ now: number }[]>`SELECT extract(epoch FROM clock_timestamp())::float8 AS now`
    return row!.now > exp
  }, 'the token has expired')
  expect(await sendEnd(client)).toBe('UNAUTHENTICATED')
  expect(await lastOperation()).toMatchObject({ state: 'REFUSED', error: { code: 'UNAUTHENTICATED' }, sentAt: null })
  await expectNoTrace(app, addSamples.route)
})

test('An upload that ends with unchanged permission adds its samples', async () => {
  await share('EDIT')
  const client = await sendAlmostAll(await tokenFor(bob))
  expect(await sendEnd(client)).toBeUndefined()
  expect(await lastOperation()).toMatchObject({ state: 'DONE' })
  expect(app.upstream.state.voice('anns')?.samples).toHaveLength(2)
})
