import { describe, expect, test } from '@jest/globals'
import {
  errorFromResponse,
  requestIdOf,
  retryAfterOf,
} from '../../../../src/datasources/elevenlabs/client/errorFromResponse.js'

const detail = (content: object) => JSON.stringify({ detail: content })

describe('errorFromResponse', () => {
  test.each<[string, number, string, object]>([
    [
      'validation by the framework',
      422,
      detail([{ loc: ['body', 'files', 0], msg: 'x', type: 'value_error' }]),
      {
        code: 'UPSTREAM_REJECTED',
        upstreamCode: 'validation_error',
      },
    ],
    [
      'a legacy status alone',
      400,
      detail({ status: 'voice_not_fine_tuned', message: 'secret text' }),
      {
        code: 'UPSTREAM_REJECTED',
        upstreamCode: 'voice_not_fine_tuned',
      },
    ],
    [
      'the slots of the plan',
      400,
      detail({ status: 'voice_limit_reached' }),
      { code: 'QUOTA_EXCEEDED', upstreamCode: 'voice_limit_reached' },
    ],
    [
      'the same file twice, by its message',
      400,
      detail({ code: 'bad_request', message: 'You cannot upload the same file twice.' }),
      { code: 'UPSTREAM_REJECTED', upstreamCode: 'duplicate_file' },
    ],
    [
      'the same file twice, by its message alone',
      400,
      JSON.stringify({ detail: 'You cannot upload the same file twice' }),
      { code: 'UPSTREAM_REJECTED', upstreamCode: 'duplicate_file' },
    ],
    [
      'a code and its legacy equivalent',
      404,
      detail({ type: 'not_found', code: 'voice_not_found', status: 'voice_not_found' }),
      {
        code: 'NOT_FOUND',
        upstreamCode: 'voice_not_found',
      },
    ],
    ['the same with another status', 400, detail({ code: 'voice_not_found' }), { code: 'NOT_FOUND' }],
    [
      'a resource not named here',
      404,
      detail({ code: 'segment_not_found' }),
      { code: 'NOT_FOUND', upstreamCode: 'segment_not_found' },
    ],
    [
      'a type alone',
      404,
      detail({ type: 'not_found', code: 'gone_away' }),
      { code: 'NOT_FOUND', upstreamCode: 'gone_away' },
    ],
    ['a parameter that is not found', 404, detail({ code: 'model_not_found' }), { code: 'UPSTREAM_REJECTED' }],
    ...[
      ['text_too_long', 400, 'validation_error'],
      ['unsupported_model', 400, 'validation_error'],
      ['model_not_found', 404, 'not_found'],
      ['voice_not_fine_tuned', 400, 'invalid_request'],
      ['subscription_required', 403, 'authorization_error'],
      ['subscription_required', 402, 'payment_required'],
      ['feature_not_available', 401, 'authentication_error'],
      ['max_character_limit_exceeded', 401, undefined],
      ['invalid_voice_settings', 400, 'validation_error'],
    ].map(([code, status, type]): [string, number, string, object] => [
      `${code} as ${status}`,
      status as number,
      detail({ code, type }),
      { code: 'UPSTREAM_REJECTED', upstreamCode: code },
    ]),
    [
      'no credits, with two codes',
      402,
      detail({ type: 'payment_required', code: 'insufficient_credits', status: 'quota_exceeded' }),
      { code: 'QUOTA_EXCEEDED', upstreamCode: 'insufficient_credits' },
    ],
    [
      'a missing scope',
      401,
      detail({ type: 'authentication_error', code: 'unauthorized', status: 'missing_permissions' }),
      {
        code: 'UPSTREAM_CREDENTIALS',
        upstreamCode: 'missing_permissions',
      },
    ],
    ['a quota behind a 401', 401, detail({ status: 'quota_exceeded' }), { code: 'QUOTA_EXCEEDED' }],
    ['no credits', 402, detail({ type: 'payment_required', code: 'insufficient_credits' }), { code: 'QUOTA_EXCEEDED' }],
    [
      'the legacy status for too many requests',
      429,
      detail({ status: 'too_many_concurrent_requests' }),
      { code: 'RATE_LIMITED', reason: 'CONCURRENCY' },
    ],
    [
      'the code for too many requests',
      429,
      detail({ code: 'concurrent_limit_exceeded', status: 'x' }),
      { reason: 'CONCURRENCY' },
    ],
    ['a rate limit', 429, detail({ code: 'rate_limit_exceeded' }), { code: 'RATE_LIMITED', reason: 'RATE' }],
    ['a busy upstream', 429, detail({ code: 'system_busy' }), { reason: 'RATE' }],
    ['a 429 without a code', 429, '', { code: 'RATE_LIMITED', reason: 'RATE' }],
    [
      'error and message',
      425,
      JSON.stringify({ error: 'dubbing_not_dubbed', message: 'x' }),
      {
        code: 'UPSTREAM_REJECTED',
        upstreamCode: 'dubbing_not_dubbed',
      },
    ],
    ['error and message, not found', 404, JSON.stringify({ error: 'transcript_not_found' }), { code: 'NOT_FOUND' }],
    [
      'status and message',
      500,
      JSON.stringify({ status: 'internal_server_error', message: 'x' }),
      {
        code: 'UPSTREAM_UNAVAILABLE',
        upstreamCode: 'internal_server_error',
      },
    ],
    [
      'JSON in a string',
      500,
      JSON.stringify(JSON.stringify({ status: 'internal_server_error' })),
      {
        upstreamCode: 'internal_server_error',
      },
    ],
    [
      'an unknown code of a 5xx',
      502,
      detail({ code: 'brand_new' }),
      { code: 'UPSTREAM_UNAVAILABLE', upstreamCode: 'brand_new' },
    ],
    [
      'an unknown code of a 4xx',
      409,
      detail({ code: 'already_running' }),
      { code: 'UPSTREAM_REJECTED', upstreamCode: 'already_running' },
    ],
    ['the edge', 503, '<html>nginx</html>', { code: 'UPSTREAM_UNAVAILABLE' }],
    ['a redirect', 302, '', { code: 'UPSTREAM_UNAVAILABLE' }],
    ['an unknown route', 404, '{"detail":"Not Found"}', { code: 'UPSTREAM_REJECTED', upstreamCode: 'http_404' }],
    ['an empty body', 401, '', { code: 'UPSTREAM_CREDENTIALS' }],
    ['null', 403, 'null', { code: 'UPSTREAM_REJECTED', upstreamCode: 'http_403' }],
    ['a detail that is null', 400, '{"detail":null}', { upstreamCode: 'http_400' }],
    ['a name that every object has', 400, detail({ code: 'constructor' }), { upstreamCode: 'constructor' }],
  ])('%s', (_, status, body, extensions) => {
    expect(errorFromResponse({ status, headers: {} }, body).extensions).toMatchObject(extensions)
  })

  test.each<[code: string, extensions: object]>([
    ['already_running', { code: 'UPSTREAM_REJECTED', upstreamCode: 'already_running' }],
    ['duplicate_file', { code: 'UPSTREAM_REJECTED', upstreamCode: 'duplicate_file' }],
    ['resource_already_exists', { code: 'UPSTREAM_REJECTED' }],
    ['invalid_parameters', { code: 'UPSTREAM_REJECTED', upstreamCode: 'invalid_parameters' }],
    ['sample_not_found', { code: 'NOT_FOUND' }],
    ['voice_limit_reached', { code: 'QUOTA_EXCEEDED' }],
    ['system_busy', { code: 'RATE_LIMITED' }],
    ['maintenance', { code: 'UPSTREAM_UNAVAILABLE' }],
    ['invalid_api_key', { code: 'UPSTREAM_CREDENTIALS' }],
  ])('the code %s has the same meaning with any status and type', (code, extensions) => {
    const types = ['validation_error', 'rate_limit_error', 'internal_error', 'authentication_error', undefined]
    for (const status of [400, 401, 402, 404, 409, 413, 422, 429, 500, 503]) {
      for (const type of types) {
        expect(errorFromResponse({ status, headers: {} }, detail({ code, type })).extensions).toMatchObject(extensions)
      }
    }
  })

  test('a refusal without a code has the one of its type or status', () => {
    const codeOf = (status: number, body: string) =>
      errorFromResponse({ status, headers: {} }, body).extensions.upstreamCode
    expect(codeOf(413, '<html>Request Entity Too Large</html>')).toBe('request_too_large')
    expect(codeOf(422, '{"detail":"Unprocessable"}')).toBe('validation_error')
    expect(codeOf(400, detail({ type: 'validation_error', param: 'text' }))).toBe('validation_error')
  })

  test.each(['Voice of John Doe not found', 'x'.repeat(65), '<b>', 'a b', 'Ünknown', ''])(
    'does not use the text %j as a code',
    (code) => {
      const error = errorFromResponse({ status: 400, headers: {} }, detail({ code, message: 'secret text' }))
      expect(error.extensions).toMatchObject({ code: 'UPSTREAM_REJECTED', upstreamCode: 'http_400' })
      expect(JSON.stringify(error.extensions) + error.message).not.toContain('secret')
    },
  )

  test('finds the request id in either header or in the body', () => {
    const body = detail({ code: 'x', request_id: 'in-body' })
    const idFor = (headers: Record<string, string | string[]>) =>
      errorFromResponse({ status: 400, headers }, body).extensions.upstreamRequestId
    expect(idFor({ 'request-id': 'one', 'x-request-id': 'two' })).toBe('one')
    expect(idFor({ 'request-id': 'with spaces in it', 'x-request-id': 'two' })).toBe('two')
    expect(idFor({ 'request-id': ['one', 'two'] })).toBe('in-body')
    expect(idFor({})).toBe('in-body')
    expect(requestIdOf({ 'request-id': 'x'.repeat(200) })).toBeUndefined()
  })
})

test('retryAfterOf reads seconds and dates', () => {
  const now = Date.parse('2026-01-01T00:00:00Z')
  const read = (value: string | undefined) => retryAfterOf({ 'retry-after': value }, now).retryAfterMs
  expect(read('2')).toBe(2000)
  expect(read('0.5')).toBe(500)
  expect(read('Thu, 01 Jan 2026 00:00:03 GMT')).toBe(3000)
  expect(read('Wed, 31 Dec 2025 23:59:00 GMT')).toBe(0)
  expect(read('soon')).toBeUndefined()
  expect(read(undefined)).toBeUndefined()
})
