import { expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { withoutValues } from '../../../src/server/errors/withoutValues.js'

function messageOf(value: string, reason: string, location = ''): string {
  const message = `Variable "$filter" got invalid value ${JSON.stringify(value)}${location}; ${reason}`
  return withoutValues(new GraphQLError(message, { originalError: new GraphQLError(reason) }))
}

test.each(['does not exist in "', '" enum. Value "', ' at "a"; ', 'Did you mean "a" ', '" got invalid value '])(
  'A value of two million characters that repeats %p is removed from the message at once',
  (part) => {
    const value = part.repeat(2_000_000 / part.length)
    const startedAt = performance.now()
    const reason = `Value "${value}" does not exist in "VoiceCategory" enum. Did you mean the enum value "PREMADE"?`
    const message = messageOf(value, reason, ' at "filter.categories[0]"')
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(message).toBe(
      'Variable "$filter" got an invalid value at "filter.categories[0]": does not exist in "VoiceCategory" enum.',
    )
  },
)

test.each([
  ['Int cannot represent non-integer value: "secret"', ': Int cannot represent non-integer value'],
  [
    'Field "name" of required type "String!" was not provided.',
    ': Field "name" of required type "String!" was not provided',
  ],
  ['Field "secret" is not defined by type "VoiceFilter".', ': Field "secret" is not defined by type "VoiceFilter"'],
  ['Expected type "VoiceFilter" to be an object.', ': Expected type "VoiceFilter" to be an object'],
  ['secret', ''],
  ['Value "secret" is a secret.', ''],
])('The schema part of the reason %p is kept', (reason, kept) => {
  expect(messageOf('secret', reason)).toBe(`Variable "$filter" got an invalid value${kept}.`)
})

test('A long variable name does not add its value to the message', () => {
  const name = 'n'.repeat(150)
  const message = withoutValues(
    new GraphQLError(`Variable "$${name}" got invalid value "secret"; Value "secret" is bad.`),
  )
  expect(message).not.toContain('secret')
})
