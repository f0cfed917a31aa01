import type { GraphQLError } from 'graphql'

const longestMessage = 300
/** What is looked at of the two ends of a message. Between them it may quote a value that is as long as the body. */
const longestEnd = 1_000

/** What may be repeated of why a value is not of its type: all of these end before graphql-js quotes the value. */
const reasonsAtStart: readonly RegExp[] = [
  /^(?:\w{1,64}|Enum "\w{1,64}") cannot represent [\w -]{1,100}(?=:)/,
  /^Field "\w{1,64}" (?:is not defined by type|of required type) "[\w[\]!]{1,100}"(?: was not provided)?/,
  /^Expected (?:non-nullable )?type "[\w[\]!]{1,100}"(?: to be an object| not to be null)?/,
]
/** Behind the value. What follows is names of the schema. */
const unknownEnumValue = 'does not exist in "'

/**
 * The message of a request error, fit to be shown and logged on the way. What graphql-js says of a bad variable quotes
 * the value, which may be a secret and may be as long as the body; what quotes the document may be as long.
 */
export function withoutValues({ message, originalError }: GraphQLError): string {
  const variable = variableOf(message.slice(0, longestEnd))
  if (variable === undefined) return shortened(message)
  const reason = originalError?.message ?? ''
  // The place stands between the value and the reason, and can hold nothing but names of the schema.
  const beforeReason = message.length - reason.length - '; '.length
  const end = message.slice(Math.max(0, beforeReason - longestEnd), Math.max(0, beforeReason))
  const place = / at "([\w.[\]]{1,200})"$/.exec(end.slice(-210))?.[1]
  const why = reasonWithoutValue(reason)
  return [
    `Variable "$${variable}" got an invalid value`,
    ...(place === undefined ? [] : [` at "${place}"`]),
    ...(why === undefined ? [] : [`: ${why}`]),
    '.',
  ].join('')
}

function variableOf(start: string): string | undefined {
  const prefix = 'Variable "$'
  if (!start.startsWith(prefix)) return undefined
  const end = start.indexOf('" got invalid value ')
  return end === -1 ? undefined : start.slice(prefix.length, end)
}

function reasonWithoutValue(reason: string): string | undefined {
  const start = reason.slice(0, longestMessage)
  if (start.startsWith('Value "')) {
    const end = reason.slice(-longestEnd)
    const at = end.lastIndexOf(unknownEnumValue)
    return at === -1 ? undefined : /^does not exist in "\w{1,64}" enum(?=\.)/.exec(end.slice(at))?.[0]
  }
  return reasonsAtStart.map((pattern) => pattern.exec(start)?.[0]).find((text) => text !== undefined)
}

function shortened(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage)}…`
}
