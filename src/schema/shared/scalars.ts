import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars'

/** A moment, RFC 3339 in UTC. */
export const DateTime = GraphQLDateTime

/** A whole number up to 2^53-1: byte and credit counts outgrow GraphQL's 32-bit Int. */
export const SafeInt = GraphQLSafeInt
