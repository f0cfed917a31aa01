import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createLogger } from '../../src/logger.js'
import { startTestApp, type TestApp, tokenFor } from '../support/startTestApp.js'
import { waitUntil } from '../support/waitUntil.js'

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

describe('The access log', () => {
  test('has a line for each response and operation at info, without URLs and documents', async () => {
    const id = await requestIdOf({ 'x-request-id': 'accessed' })
    const find = (msg: string) =>
      linesOf(id)
        .map((line) => JSON.parse(line))
        .find((line) => line.msg === msg)
    await waitUntil(() => find('request') !== undefined, 'the response is logged')
    const durationMs = expect.any(Number)
    expect(find('request')).toMatchObject({ level: 30, method: 'POST', route: '/graphql', status: 200, durationMs })
    expect(find('operation')).toMatchObject({ level: 30, kind: 'query', outcome: 'ok', durationMs })

    await fetch(`${app.url}/media/secret-path?signature=secret`, { headers: { 'x-request-id': 'played' } })
    await waitUntil(() => linesOf('played').join().includes('"msg":"request"'), 'the delivery is logged')
    expect(linesOf('played').join()).toContain('"route":"/media/*"')
    expect(linesOf('played').join()).not.toContain('secret')
  })

  test('names the operation and the codes of its errors', async () => {
    await app.ask('query Absent { nothing }', { headers: { 'x-request-id': 'failing' } })
    expect(linesOf('failing').join()).toMatch(/"outcome":"refused","codes":\["GRAPHQL_VALIDATION_FAILED"\]/)
    await app.ask('query Present { __typename }', { headers: { 'x-request-id': 'named' } })
    expect(linesOf('named').join()).toContain('"name":"Present"')
  })
})

describe('A failure that repeats', () => {
  function repeatingLog() {
    const lines: Record<string, unknown>[] = []
    let now = 0
    const write = (line: string) => void lines.push(JSON.parse(line))
    const logger = createLogger('info', { write }, () => now)
    return { lines, logger, pass: (ms: number) => (now += ms) }
  }

  test('is one line in five minutes, with the number of those that were omitted', () => {
    const { lines, logger, pass } = repeatingLog()
    const poll = (jobId: string) =>
      logger
        .child({ job: 'poll', jobId })
        .warn({ err: new Error('unreachable'), waitedMs: Math.random() }, 'a poll failed')
    for (const jobId of ['1', '2', '3']) poll(jobId)
    expect(lines).toHaveLength(1)
    pass(5 * 60_000)
    poll('4')
    poll('5')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatchObject({ msg: 'a poll failed', omitted: 2, err: { message: 'unreachable' } })
  })

  test('has lines of its own for other causes, other subjects and other requests', () => {
    const { lines, logger } = repeatingLog()
    logger.warn({ err: new Error('one') }, 'failed')
    logger.warn({ err: new Error('two') }, 'failed')
    logger.warn({ voiceId: 'a' }, 'failed')
    logger.warn({ voiceId: 'b' }, 'failed')
    for (const requestId of ['1', '2']) logger.child({ requestId }).warn('failed')
    logger.info('done')
    logger.info('done')
    expect(lines).toHaveLength(8)
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
