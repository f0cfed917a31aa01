import { GraphQLError, GraphQLScalarType } from 'graphql'
import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars'

const maxDateTimeLength = 64

/**
 * Date and time in UTC, RFC 3339. The length is limited because the library parses the whole text and repeats it in
 * its error.
 */
export const DateTime = new GraphQLScalarType<Date, Date>({
  ...GraphQLDateTime.toConfig(),
  parseValue(value) {
    if (typeof value === 'string' && value.length > maxDateTimeLength) {
      throw new GraphQLError(`DateTime must have at most ${maxDateTimeLength} characters.`)
    }
    return GraphQLDateTime.parseValue(value)
  },
  parseLiteral(node, variables) {
    if ('value' in node && String(node.value).length > maxDateTimeLength) {
      throw new GraphQLError(`DateTime must have at most ${maxDateTimeLength} characters.`)
    }
    return GraphQLDateTime.parseLiteral(node, variables)
  },
})

/** Integer up to 2^53-1, because counts of bytes and credits can exceed the 32-bit `Int`. */
export const SafeInt = GraphQLSafeInt
