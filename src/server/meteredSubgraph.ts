import type { GraphQLSchema } from 'graphql'
import { buildSubgraph } from './buildSubgraph.js'
import { eventLoopTurns } from './operations/EventLoopTurns.js'
import { meterResolvers } from './operations/meterResolvers.js'

const schemas = new Map<boolean, GraphQLSchema>()

/** The schema that operations run on: one for all servers of this process, since it holds nothing of theirs. */
export function meteredSubgraph(authDirectives: boolean): GraphQLSchema {
  const schema = schemas.get(authDirectives) ?? meterResolvers(buildSubgraph({ authDirectives }), eventLoopTurns)
  schemas.set(authDirectives, schema)
  return schema
}
