import { inspect } from 'node:util'
import { expect, test } from '@jest/globals'
import { errors } from 'undici'
import { errorFromNetwork } from '../../../../src/datasources/elevenlabs/client/errorFromNetwork.js'
import { RequestAborted } from '../../../../src/errors.js'

const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.9:443'), {
  code: 'ECONNREFUSED',
  syscall: 'connect',
})
const unresolved = Object.assign(new Error('getaddrinfo ENOTFOUND secret.host'), {
  code: 'ENOTFOUND',
  syscall: 'getaddrinfo',
})
const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' })

test.each([
  [new errors.ConnectTimeoutError('secret.host'), 'UPSTREAM_TIMEOUT'],
  [new errors.HeadersTimeoutError(), 'UPSTREAM_TIMEOUT'],
  [new errors.BodyTimeoutError(), 'UPSTREAM_TIMEOUT'],
  [
    Object.assign(new errors.SocketError('10.0.0.9'), { socket: { remoteAddress: '10.0.0.9' } }),
    'UPSTREAM_UNAVAILABLE',
  ],
  [
    Object.assign(new errors.HTTPParserError('secret'), { code: 'HPE_INVALID', data: 'secret' }),
    'UPSTREAM_UNAVAILABLE',
  ],
  [new AggregateError([refused, refused], 'secret.host'), 'UPSTREAM_UNAVAILABLE'],
  [refused, 'UPSTREAM_UNAVAILABLE'],
  [unresolved, 'UPSTREAM_UNAVAILABLE'],
  [reset, 'UPSTREAM_UNAVAILABLE'],
  [new TypeError('secret.host'), 'UPSTREAM_UNAVAILABLE'],
  ['secret.host', 'UPSTREAM_UNAVAILABLE'],
  [undefined, 'UPSTREAM_UNAVAILABLE'],
])('errorFromNetwork translates %s', (cause, code) => {
  const error = errorFromNetwork(cause)
  expect(error.code).toBe(code)
  expect(inspect(error, { depth: 9 })).not.toMatch(/secret|10\.0\.0\.9/)
})

test('errorFromNetwork returns errors of the server unchanged', () => {
  const error = new RequestAborted()
  expect(errorFromNetwork(error)).toBe(error)
})
