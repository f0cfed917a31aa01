import { GraphQLError, GraphQLScalarType } from 'graphql'
import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars'

const longestDateTime = 64

/** A moment, RFC 3339 in UTC. Of a long text the library would look at all, and quote it. */
export const DateTime = new GraphQLScalarType<Date, Date>({
  ...GraphQLDateTime.toConfig(),
  parseValue(value) {
    if (typeof value === 'string' && value.length > longestDateTime) {
      throw new GraphQLError(
        `DateTime cannot represent a text of more than ${longestDateTime} characters: no such time`,
      )
    }
    return GraphQLDateTime.parseValue(value)
  },
  parseLiteral(node, variables) {
    if ('value' in node && String(node.value).length > longestDateTime) {
      throw new GraphQLError(`DateTime cannot represent a text of more than ${longestDateTime} characters.`)
    }
    return GraphQLDateTime.parseLiteral(node, variables)
  },
})

/** A whole number up to 2^53-1: byte and credit counts outgrow GraphQL's 32-bit Int. */
export const SafeInt = GraphQLSafeInt
