import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeServices } from '@theguild/federation-composition'
import { parse } from 'graphql'
import { packageRoot } from '../../src/config.js'
import { accountsSdl } from './accounts/accountsSdl.js'

export interface Subgraph {
  name: string
  url: string
  sdl: string
}

export const supergraphFile = join(packageRoot, 'examples', 'supergraph', 'supergraph.graphql')

/** The subgraphs of the example with the names and URLs for the gateway. */
export function subgraphs(): Subgraph[] {
  return [
    { name: 'accounts', url: 'http://127.0.0.1:4001/graphql', sdl: accountsSdl },
    {
      name: 'polyphony',
      url: 'http://127.0.0.1:4000/graphql',
      sdl: readFileSync(join(packageRoot, 'schema.graphql'), 'utf8'),
    },
  ]
}

/** Composes subgraphs into a supergraph. Throws an AggregateError with all composition errors. */
export function composeSupergraph(parts: readonly Subgraph[]): string {
  const { supergraphSdl, errors } = composeServices(
    parts.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  )
  if (errors !== undefined) throw new AggregateError(errors, errors.map(({ message }) => message).join('\n'))
  return `# Composed by \`npm run supergraph\` from schema.graphql and the schema of accounts. Never edited.\n${supergraphSdl.trim()}\n`
}

if (process.argv[1] === import.meta.filename) {
  const supergraph = composeSupergraph(subgraphs())
  if (!process.argv.includes('--check')) writeFileSync(supergraphFile, supergraph)
  else if (readFileSync(supergraphFile, 'utf8') !== supergraph) {
    console.error('examples/supergraph/supergraph.graphql is out of date. Run `npm run supergraph`.')
    process.exitCode = 1
  }
}
