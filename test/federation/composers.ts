import * as apollo from '@apollo/composition'
import * as guild from '@theguild/federation-composition'
import * as wundergraph from '@wundergraph/composition'
import { buildASTSchema, type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import type { Subgraph } from '../../examples/supergraph/composeSupergraph.js'

export interface Composition {
  errors: string[]
  /** Warnings of a composer, as `CODE: message`. */
  warnings: string[]
  /** The public schema of the composed graph; absent after errors. */
  publicSchema?: GraphQLSchema
}

export interface Composer {
  name: string
  compose(subgraphs: readonly Subgraph[]): Composition
}

/** The three composers of common routers behind one interface. */
export const composers: readonly Composer[] = [
  { name: 'Apollo', compose: composeWithApollo },
  { name: 'The Guild', compose: composeWithGuild },
  { name: 'WunderGraph', compose: composeWithWunderGraph },
]

function composeWithApollo(subgraphs: readonly Subgraph[]): Composition {
  const { errors, hints, schema } = apollo.composeServices(services(subgraphs))
  if (errors !== undefined) return { errors: errors.map(({ message }) => message), warnings: [] }
  const warnings = hints
    .filter(({ definition }) => definition.level.name === 'WARN')
    .map(({ definition, message }) => `${definition.code}: ${message}`)
  return { errors: [], warnings, publicSchema: schema.toAPISchema().toGraphQLJSSchema() }
}

function composeWithGuild(subgraphs: readonly Subgraph[]): Composition {
  const { errors, publicDocumentNode } = guild.composeServices(services(subgraphs))
  if (errors !== undefined) return { errors: errors.map(({ message }) => message), warnings: [] }
  return { errors: [], warnings: [], publicSchema: buildASTSchema(publicDocumentNode) }
}

function composeWithWunderGraph(subgraphs: readonly Subgraph[]): Composition {
  const result = wundergraph.federateSubgraphs({
    subgraphs: subgraphs.map(({ name, url, sdl }) => ({ name, url, definitions: parse(sdl) })),
    version: wundergraph.ROUTER_COMPATIBILITY_VERSION_ONE,
  })
  const warnings = result.warnings.map(({ message }) => message)
  if (!result.success) return { errors: result.errors.map(({ message }) => message), warnings }
  return { errors: [], warnings, publicSchema: result.federatedGraphClientSchema }
}

function services(subgraphs: readonly Subgraph[]): { name: string; url: string; typeDefs: DocumentNode }[] {
  return subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }))
}
