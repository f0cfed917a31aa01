import type { GraphQLError } from 'graphql'
import { cutText } from '../../text/cutText.js'

const maxMessageLength = 300
/** Only both ends of a message are read: between them it may quote a value as long as the body. */
const maxEndLength = 1_000

/** The part of a reason that precedes the quoted value. */
const reasonsAtStart: readonly RegExp[] = [
  /^(?:\w{1,64}|Enum "\w{1,64}") cannot represent [\w -]{1,100}(?=:)/,
  /^Field "\w{1,64}" (?:is not defined by type|of required type) "[\w[\]!]{1,100}"(?: was not provided)?/,
  /^Expected (?:non-nullable )?type "[\w[\]!]{1,100}"(?: to be an object| not to be null)?/,
]
/** Follows the quoted value and precedes names of the schema. */
const unknownEnumValue = 'does not exist in "'

const csrfRefusal = 'This operation has been blocked as a potential Cross-Site Request Forgery'
const csrfMessage =
  'Send one of these headers, so that pages of other origins cannot make this request without a preflight: ' +
  '`content-type: application/json`, `apollo-require-preflight` or `x-apollo-operation-name`.'

/**
 * The message of a request error without the values that graphql-js quotes, which can be secret, and shortened, because
 * it can be as long as the body.
 */
export function withoutValues({ message, originalError }: GraphQLError): string {
  const variable = variableOf(message.slice(0, maxEndLength))
  if (variable === undefined) return message.startsWith(csrfRefusal) ? csrfMessage : shortened(message)
  const reason = originalError?.message ?? ''
  // The location follows the value and contains only names of the schema.
  const beforeReason = message.length - reason.length - '; '.length
  const end = message.slice(Math.max(0, beforeReason - maxEndLength), Math.max(0, beforeReason))
  const location = / at "([\w.[\]]{1,200})"$/.exec(end.slice(-210))?.[1]
  const shownReason = reasonWithoutValue(reason)
  return [
    `Variable "$${variable}" got an invalid value`,
    ...(location === undefined ? [] : [` at "${location}"`]),
    ...(shownReason === undefined ? [] : [`: ${shownReason}`]),
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
  const start = reason.slice(0, maxMessageLength)
  if (start.startsWith('Value "')) {
    const end = reason.slice(-maxEndLength)
    const at = end.lastIndexOf(unknownEnumValue)
    return at === -1 ? undefined : /^does not exist in "\w{1,64}" enum(?=\.)/.exec(end.slice(at))?.[0]
  }
  return reasonsAtStart.map((pattern) => pattern.exec(start)?.[0]).find((text) => text !== undefined)
}

function shortened(message: string): string {
  return message.length <= maxMessageLength ? message : `${cutText(message, maxMessageLength)}…`
}
