import { expect, test } from '@jest/globals'
import { secretsMatch } from '../../src/auth/secretsMatch.js'

test.each<[boolean, string, string | string[] | undefined]>([
  [true, 'open sesame', 'open sesame'],
  [true, 'ünïcödé', 'ünïcödé'],
  [false, 'open sesame', 'open sesam'],
  [false, 'open sesame', 'open sesame '],
  [false, 'open sesame', ''],
  [false, 'open sesame', undefined],
  [false, 'open sesame', ['open sesame']],
  [false, 'open sesame', ['open sesame', 'open sesame']],
  [false, '', ''],
  [false, '', undefined],
])('secretsMatch is %p for the secret %p and the header %p', (expected, secret, header) => {
  expect(secretsMatch(secret, header)).toBe(expected)
})
