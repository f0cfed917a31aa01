import { graphqlSync } from 'graphql'
import { buildSubgraph, type SubgraphOptions } from '../../src/server/buildSubgraph.js'

/** The response of a subgraph with these options to `{ _service { sdl } }`. */
export function serviceSdl(options: SubgraphOptions): string {
  const { data, errors } = graphqlSync({ schema: buildSubgraph(options), source: '{ _service { sdl } }' })
  if (errors !== undefined) throw new AggregateError(errors)
  return `${(data as { _service: { sdl: string } })._service.sdl.trim()}\n`
}
