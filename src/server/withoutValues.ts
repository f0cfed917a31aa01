import type { GraphQLError } from 'graphql'

const longestMessage = 300

/** What may be repeated of why a value is not of its type: all of these end before graphql-js quotes the value. */
const reasons: readonly RegExp[] = [
  /^(?:\w+|Enum "\w+") cannot represent [\w -]+(?=:)/,
  /(?<=^Value ".*)does not exist in "\w+" enum(?=\.)/s,
  /^Field "\w{1,64}" (?:is not defined by type|of required type) "[\w[\]!]+"(?: was not provided)?/,
  /^Expected (?:non-nullable )?type "[\w[\]!]+"(?: to be an object| not to be null)?/,
]

/**
 * The message of a request error, fit to be shown and logged on the way. What graphql-js says of a bad variable quotes
 * the value, which may be a secret and may be as long as the body; what quotes the document may be as long.
 */
export function withoutValues({ message, originalError }: GraphQLError): string {
  const variable = /^Variable "\$(\w{1,100})" got invalid value /.exec(message)?.[1]
  if (variable === undefined) return shortened(message)
  const reason = originalError?.message ?? ''
  // The place stands between the value and the reason, and can hold nothing but names of the schema.
  const place = / at "([\w.[\]]{1,200})"$/.exec(message.slice(0, -`; ${reason}`.length))?.[1]
  const why = reasons.map((pattern) => pattern.exec(reason)?.[0]).find((text) => text !== undefined)
  return [
    `Variable "$${variable}" got an invalid value`,
    ...(place === undefined ? [] : [` at "${place}"`]),
    ...(why === undefined ? [] : [`: ${why}`]),
    '.',
  ].join('')
}

function shortened(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage)}…`
}
