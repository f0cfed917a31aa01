import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import {
  type DefinitionNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql'
import {
  composeSupergraph,
  type Subgraph,
  subgraphs,
  supergraphFile,
} from '../../examples/supergraph/composeSupergraph.js'
import { composers } from './composers.js'
import { serviceSdl } from './serviceSdl.js'

const variants = [
  { variant: 'the schema', parts: subgraphs() },
  { variant: 'the schema with AUTH_DIRECTIVES on', parts: withPolyphony(() => serviceSdl({ authDirectives: true })) },
]

/** Each breaks the schema for every composer, or the tests above prove nothing. */
const breakages: { breakage: string; culprit: string; parts: Subgraph[] }[] = [
  {
    breakage: 'an entity that has lost its key',
    culprit: 'User',
    parts: withPolyphony((sdl) => replaceOnce(sdl, 'type User @key(fields: "id")', 'type User')),
  },
  {
    breakage: 'a key that names no field',
    culprit: 'VoiceSample',
    parts: withPolyphony((sdl) =>
      replaceOnce(sdl, '@key(fields: "voiceId upstreamId")', '@key(fields: "voiceId sampleId")'),
    ),
  },
  {
    breakage: 'a field that another subgraph owns',
    culprit: 'User.name',
    parts: withPolyphony((sdl) => replaceOnce(sdl, 'type User @key(fields: "id") {', '$&\n  name: Int')),
  },
]

describe.each(composers)("$name's composer", ({ compose }) => {
  test.each(variants)('accepts $variant with another subgraph', ({ parts }) => {
    expect(compose(parts).errors).toEqual([])
  })

  test.each(variants)('has no warnings for $variant', ({ parts }) => {
    // Two subgraphs can describe one entity differently.
    const warnings = compose(parts).warnings.filter((warning) => !warning.startsWith('INCONSISTENT_DESCRIPTION'))
    expect(warnings).toEqual([])
  })

  test.each(breakages)('refuses $breakage', ({ culprit, parts }) => {
    expect(compose(parts).errors.join('\n')).toContain(culprit)
  })
})

test.each(variants)('The composers produce the same public schema from $variant', ({ parts }) => {
  const [first, ...others] = composers.map(({ compose }) => comparable(compose(parts).publicSchema))
  expect(first).toContain('voices(')
  for (const other of others) expect(other).toBe(first)
})

test('supergraph.graphql is the current composition of the example', () => {
  expect(readFileSync(supergraphFile, 'utf8')).toBe(composeSupergraph(subgraphs()))
})

function withPolyphony(change: (sdl: string) => string): Subgraph[] {
  return subgraphs().map((part) => (part.name === 'polyphony' ? { ...part, sdl: change(part.sdl) } : part))
}

function replaceOnce(text: string, old: string, replacement: string): string {
  const changed = text.replace(old, replacement)
  if (changed === text) throw new Error(`There is no ${old} to replace`)
  return changed
}

/**
 * A public schema without differences between composers that clients do not depend on: the chosen description of a
 * shared type, @specifiedBy, and unused scalars of federation.
 */
function comparable(schema: GraphQLSchema | undefined): string {
  if (schema === undefined) throw new Error('There is no public schema to compare')
  const document = visit(parse(printSchema(lexicographicSortSchema(schema))), {
    enter: (node) => {
      if (node.kind === Kind.SCALAR_TYPE_DEFINITION && node.name.value.startsWith('federation__')) return null
      if (node.kind === Kind.DIRECTIVE && node.name.value === 'specifiedBy') return null
      return 'description' in node ? { ...(node as DefinitionNode), description: undefined } : undefined
    },
  })
  return print(document)
}
