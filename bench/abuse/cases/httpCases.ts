import type { Step } from '../protocols/exchange.js'
import { writeRequest } from '../protocols/writeRequest.js'
import { hostileText } from '../random/hostileText.js'
import type { Random } from '../random/Random.js'
import type { AbuseCase, CaseDraw } from './AbuseCase.js'

const question = '{"query":"{ voiceViewer { __typename } }"}'
const paths = [
  '/graphql',
  '/graphql/',
  '/',
  '/ws',
  '/health/live',
  '/health/ready',
  '/metrics',
  '/media/',
  '/none',
  '/GRAPHQL',
]

/** Requests that HTTP does not allow, and connections that are left in the middle. */
export function brokenHttpCase({ random, requestId }: CaseDraw): AbuseCase {
  const name = random.pick(Object.keys(brokenRequests))
  const bytes = brokenRequests[name]!(random, `x-request-id: ${requestId}\r\n`)
  const rest = random.pick<readonly Step[]>([[], [], ['end'], ['reset'], [{ send: bytes }]])
  return {
    kind: 'http broken',
    summary: `${name}: ${bytes.toString('latin1', 0, 160)}`,
    conversation: { steps: [{ send: bytes }, ...rest], deadlineMs: 3_000, quietMs: 400 },
  }
}

type WriteBroken = (random: Random, requestIdLine: string) => Buffer

const head = (lines: string, body = '') =>
  Buffer.from(`POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n${lines}\r\n${body}`, 'latin1')

const brokenRequests: Readonly<Record<string, WriteBroken>> = {
  'no HTTP': (random) => Buffer.from(hostileText(random, 100_000)),
  'random bytes': (random) => Buffer.from(Array.from({ length: random.int(1, 3_000) }, () => random.int(0, 255))),
  'TLS hello': () => Buffer.from('16030100c8010000c40303', 'hex'),
  'bad version': () => Buffer.from('GET / HTTP/9.9\r\nhost: a\r\n\r\n'),
  'no host': () => Buffer.from('GET /graphql HTTP/1.1\r\n\r\n'),
  'two hosts': () => Buffer.from('GET /graphql?query={__typename} HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n'),
  'bad host': (_, line) =>
    head(`${line}content-length: ${question.length}\r\nhost: ${'@'.repeat(200)}/\\\r\n`, question),
  'bad target': (random) =>
    Buffer.from(
      `GET ${random.pick(['*', 'http://[', '//', '/%', '/%ff%fe', '/\\..\\', '?', '/a b'])} HTTP/1.1\r\nhost: a\r\n\r\n`,
    ),
  'long target': (random) =>
    Buffer.from(`GET /graphql?query=${'a'.repeat(random.int(10_000, 100_000))} HTTP/1.1\r\nhost: a\r\n\r\n`),
  'many headers': (random) =>
    Buffer.from(`GET /graphql HTTP/1.1\r\nhost: a\r\n${'a: b\r\n'.repeat(random.int(500, 10_000))}\r\n`),
  'long header': (random) =>
    Buffer.from(`GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(random.int(10_000, 200_000))}\r\n\r\n`),
  'bad header name': () => Buffer.from('GET / HTTP/1.1\r\nhost: a\r\n x y: z\r\n: z\r\n\r\n'),
  'NUL in header': () => Buffer.from('GET /graphql HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \0\r\n\r\n'),
  'folded header': () => Buffer.from('GET /health/live HTTP/1.1\r\nhost: a\r\nx: a\r\n b\r\n\r\n'),
  'length and chunks': (_, line) => head(`${line}content-length: 5\r\ntransfer-encoding: chunked\r\n`, '0\r\n\r\n'),
  'two lengths': (_, line) => head(`${line}content-length: 5\r\ncontent-length: 6\r\n`, 'hello'),
  'bad length': (random, line) =>
    head(`${line}content-length: ${random.pick(['-1', '1e9', '0x10', '99999999999999999999', 'a', ''])}\r\n`, question),
  'length too small': (_, line) => head(`${line}content-length: 5\r\n`, question),
  'length too large': (_, line) => head(`${line}content-length: 5000\r\n`, question),
  'over the limit': (_, line) => head(`${line}content-length: ${3 * 1024 * 1024}\r\n`, 'x'.repeat(1_000)),
  'bad chunk size': (random, line) =>
    head(
      `${line}transfer-encoding: chunked\r\n`,
      `${random.pick(['zz', '-1', 'ffffffffffffffffff', '5;a="', ''])}\r\nhello\r\n0\r\n\r\n`,
    ),
  'chunk too short': (_, line) => head(`${line}transfer-encoding: chunked\r\n`, 'ff\r\nhello\r\n0\r\n\r\n'),
  'many chunks': (random, line) =>
    head(`${line}transfer-encoding: chunked\r\n`, `${'1\r\n{\r\n'.repeat(random.int(100, 20_000))}0\r\n\r\n`),
  'long chunk extension': (_, line) =>
    head(`${line}transfer-encoding: chunked\r\n`, `5;${'a'.repeat(50_000)}\r\nhello\r\n0\r\n\r\n`),
  trailers: (_, line) =>
    head(`${line}transfer-encoding: chunked\r\ntrailer: x\r\n`, `0\r\n${'x: y\r\n'.repeat(3_000)}\r\n`),
  'unknown coding': (_, line) => head(`${line}transfer-encoding: gzip, chunked\r\n`, '0\r\n\r\n'),
  'expects to go on': (_, line) => head(`${line}expect: 100-continue\r\ncontent-length: 10\r\n`),
  'expects something else': (_, line) => head(`${line}expect: 200-ok\r\ncontent-length: 2\r\n`, '{}'),
  'encoded body': (random, line) =>
    head(
      `${line}content-encoding: ${random.pick(['gzip', 'br', 'deflate', 'zstd', 'identity, gzip'])}\r\ncontent-length: 2\r\n`,
      '{}',
    ),
  smuggling: (_, line) =>
    head(
      `${line}transfer-encoding : chunked\r\ncontent-length: 4\r\n`,
      '0\r\n\r\nGET /metrics HTTP/1.1\r\nhost: a\r\n\r\n',
    ),
  'bare line feeds': () => Buffer.from('GET /health/live HTTP/1.1\nhost: a\n\n'),
  pipelined: (random) => Buffer.from('GET /health/live HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(random.int(2, 2_000))),
  'pipelined, then rubbish': () => Buffer.from(`${'GET /health/live HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(20)}\0\0\0`),
  'cut head': () => Buffer.from('POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-'),
}

const methods = [
  'OPTIONS',
  'HEAD',
  'PUT',
  'PATCH',
  'DELETE',
  'TRACE',
  'QUERY',
  'PROPFIND',
  'SEARCH',
  'CONNECT',
  'GET',
  'POST',
  'get',
  'X',
]
const contentTypes = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/graphql',
  'application/json; charset=utf-16',
  'application/json; charset="',
  'application/json;charset=utf-8;charset=utf-16',
  'Application/JSON',
  'application/json, text/plain',
  'multipart/form-data; boundary=x',
  'unknown',
  'a/b;',
  '/',
  ' ',
  ';',
  `x/${'y'.repeat(3_000)}`,
]
const bodies = [
  '',
  question,
  `[${question},${question}]`,
  'null',
  '7',
  '""',
  '[]',
  '{}',
  '{"query":null}',
  '{"query":7}',
  '{"query":["a"]}',
  '\ufeff{}',
  '{"query":"{ voiceViewer { __typename } }","variables":[]}',
  '{"query":"{ voiceViewer { __typename } }","variables":"{}"}',
  '{"query":"{ voiceViewer { __typename } }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
  '{"__proto__":{"query":"{ voiceViewer { __typename } }"}}',
  '{"query":"{ voiceViewer { __typename } }","variables":{"__proto__":{"a":1},"constructor":{"prototype":{}}}}',
  '{"query":"{ voiceViewer { __typename } }","query":7}',
]

/** Requests that HTTP allows, with methods, types, headers and bodies that this server does not expect. */
export function oddHttpCase(draw: CaseDraw): AbuseCase {
  const { random } = draw
  const method = random.pick(methods)
  const target =
    random.pick(paths) +
    random.pick([
      '',
      '',
      '?',
      '?query',
      '?query=%7BvoiceViewer%7B__typename%7D%7D',
      '?query[]=a&query[]=b',
      '?variables=%',
      '?__proto__[a]=b',
      `?${'a=b&'.repeat(1_000)}`,
    ])
  const headers = oddHeaders(draw)
  const hasBody = random.chance(0.7)
  const request = writeRequest({ method, target, headers, ...(hasBody && { body: random.pick(bodies) }) })
  return {
    kind: `http odd ${method}`,
    summary: request.toString('latin1', 0, 300),
    conversation: { steps: [{ send: request }], deadlineMs: 5_000, quietMs: 1_500 },
  }
}

function oddHeaders({ random, world, requestId }: CaseDraw): [string, string][] {
  const headers: [string, string][] = [['x-request-id', requestId]]
  const add = (name: string, values: readonly string[], chance = 0.5) => {
    if (random.chance(chance)) headers.push([name, random.pick(values)])
  }
  add('content-type', contentTypes, 0.8)
  add('accept', [
    '*/*',
    'text/event-stream',
    'application/json;q=abc',
    ',,,',
    'text/html',
    'x'.repeat(2_000),
    'text/event-stream, '.repeat(200),
  ])
  add('origin', ['null', 'https://example.com', 'http://127.0.0.1', '://'])
  add('access-control-request-method', ['POST', 'DELETE', ''])
  add('apollo-require-preflight', ['true', ''])
  add(
    'authorization',
    world.callers.valid.map(({ authorization }) => authorization!),
    0.4,
  )
  add('x-forwarded-host', ['evil.example.com'], 0.1)
  add('x-http-method-override', ['DELETE'], 0.1)
  add('host', ['evil.example.com', '127.0.0.1:1', '[::1]', 'a"b', '', 'localhost@evil'], 0.1)
  add('range', ['bytes=0-1'], 0.1)
  add('cookie', ['a=b; '.repeat(500)], 0.1)
  add('upgrade', ['h2c', 'websocket', 'TLS/1.0'], 0.05)
  return headers
}

/** Many connections that come and go without a word. */
export function churnCase({ random }: CaseDraw): AbuseCase {
  const request = writeRequest({
    method: 'POST',
    target: '/graphql',
    headers: [['content-type', 'application/json']],
    body: question,
  })
  const steps: Step[] = random.pick<readonly Step[]>([
    ['reset'],
    ['end'],
    [{ send: request.subarray(0, random.int(1, request.length)) }, 'reset'],
    [{ send: request }, 'reset'],
    [{ send: request }, 'end'],
  ]) as Step[]
  return {
    kind: 'http churn',
    summary: `${steps.length} steps`,
    conversation: { steps, deadlineMs: 1_000, quietMs: 100 },
  }
}
