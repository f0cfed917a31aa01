import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLogger } from '../../src/logger.js'
import { startTestApp, type TestApp, tokenFor } from '../support/startTestApp.js'

const ann = { sub: 'ann', org: 'acme' }

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  app.upstream.state.addVoice({ voice_id: 'anns' })
  await app.give('anns', ann)
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
})

async function requestIdOf(headers: Record<string, string> = {}, path = '/graphql'): Promise<string | null> {
  const response = await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(ann)}`, ...headers },
    body: JSON.stringify({ query: '{ voice(id: "anns") { name } }' }),
  })
  await response.arrayBuffer()
  return response.headers.get('x-request-id')
}

const linesOf = (requestId: string | null) =>
  app
    .logs()
    .split('\n')
    .filter((line) => line.includes(`"requestId":"${requestId}"`))

describe('The request id', () => {
  test('is the one that the client sent, in the response and in the log', async () => {
    expect(await requestIdOf({ 'x-request-id': 'router:1a2b.3-c_d' })).toBe('router:1a2b.3-c_d')
    expect(linesOf('router:1a2b.3-c_d').join()).toMatch(/"operation":"voices.getMany"/)
  })

  test('is generated if the client sent none', async () => {
    const [first, second] = [await requestIdOf(), await requestIdOf()]
    expect(first).toMatch(/^[\da-f-]{36}$/)
    expect(second).not.toBe(first)
    expect(linesOf(first).join()).toMatch(/"operation":"voices.getMany"/)
  })

  test.each([
    ['empty', ''],
    ['too long', 'x'.repeat(129)],
    ['of invalid characters', 'a","level":60,"b":"'],
    ['a path', '../../etc'],
  ])('is generated if the given one is %s', async (_, given) => {
    expect(await requestIdOf({ 'x-request-id': given })).toMatch(/^[\da-f-]{36}$/)
  })

  test('is in error responses of every kind', async () => {
    expect(await requestIdOf({ 'x-request-id': 'one', authorization: 'Bearer x' })).toBe('one')
    expect(await requestIdOf({ 'x-request-id': 'two' }, '/nowhere')).toBe('two')
  })
})

describe('A log', () => {
  function logged(what: object): string {
    const lines: string[] = []
    createLogger('info', { write: (line: string) => void lines.push(line) }).info(what, 'done')
    return lines.join('')
  }
  const secrets = {
    authorization: 'Bearer s3cret',
    'xi-api-key': 's3cret',
    'x-gateway-secret': 's3cret',
    cookie: 'session=s3cret',
    apiKey: 's3cret',
    token: 's3cret',
    password: 's3cret',
    secret: 's3cret',
  }

  test.each([
    ['alone', secrets],
    ['in headers', { headers: secrets }],
    ['in the headers of a request', { req: { headers: secrets } }],
    ['in the headers of the request of an error', { err: { request: { headers: secrets } } }],
    ['in an error', { err: Object.assign(new Error('failed'), { headers: secrets }) }],
  ])('contains no secret that is logged %s', (_, what) => {
    const line = logged(what)
    expect(line).not.toContain('s3cret')
    expect(line.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(Object.keys(secrets).length)
    expect(line).toContain('done')
  })

  test('of the whole server contains neither keys nor tokens nor the address of upstream', async () => {
    const token = await tokenFor(ann)
    await requestIdOf({ authorization: `Bearer ${token}` })
    for (const secret of [app.upstream.apiKey, app.upstream.url, token, token.split('.')[2]]) {
      expect(app.logs()).not.toContain(secret)
    }
  })
})
