import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { graphqlSync } from 'graphql'
import { packageRoot } from '../config.js'
import { buildSubgraph } from './buildSubgraph.js'

export function subgraphSdl(): string {
  const { data, errors } = graphqlSync({ schema: buildSubgraph(), source: '{ _service { sdl } }' })
  if (errors !== undefined) throw new AggregateError(errors, 'The subgraph has no SDL')
  return `${(data as { _service: { sdl: string } })._service.sdl.trim()}\n`
}

export const schemaFile = join(packageRoot, 'schema.graphql')

if (process.argv[1] === import.meta.filename) {
  if (!process.argv.includes('--check')) writeFileSync(schemaFile, subgraphSdl())
  else if (readFileSync(schemaFile, 'utf8') !== subgraphSdl()) {
    process.stderr.write('schema.graphql is stale: run `npm run schema` and commit it.\n')
    process.exitCode = 1
  }
}
