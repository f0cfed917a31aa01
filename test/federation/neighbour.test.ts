import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { buildSchema, type GraphQLObjectType, isNonNullType, isObjectType, parse } from 'graphql'
import type { Subgraph } from '../../examples/supergraph/composeSupergraph.js'
import { packageRoot } from '../../src/config.js'
import { composers } from './composers.js'
import { neighbourSdl } from './neighbourSdl.js'
import { serviceSdl } from './serviceSdl.js'

const variants = [
  { variant: 'without AUTH_DIRECTIVES', sdl: serviceSdl({ authDirectives: false }) },
  { variant: 'with AUTH_DIRECTIVES', sdl: serviceSdl({ authDirectives: true }) },
]

const neighbour: Subgraph = { name: 'neighbour', url: 'http://127.0.0.1:4002/graphql', sdl: neighbourSdl }
const typesOfNeighbour = parse(neighbourSdl).definitions.flatMap((definition) =>
  'name' in definition && definition.name !== undefined ? [definition.name.value] : [],
)
/** Root types and the shared entity. */
const shared = new Set(['Query', 'Mutation', 'Subscription', 'Voice'])

describe.each(composers)("$name's composer", ({ compose }) => {
  test.each(variants)('composes the schema $variant with a neighbour that has generic type names', ({ sdl }) => {
    const composition = compose([{ name: 'polyphony', url: 'http://127.0.0.1:4000/graphql', sdl }, neighbour])
    expect(composition.errors).toEqual([])
    const own = buildSchema(neighbourSdl, { assumeValidSDL: true })
    for (const name of typesOfNeighbour.filter((type) => !shared.has(type))) {
      const composed = composition.publicSchema!.getType(name)
      expect([name, fieldsOf(composed)]).toEqual([name, fieldsOf(own.getType(name))])
    }
  })
})

test('Every field of an entity except its keys is nullable, so that its loss cannot null the list of a neighbour', () => {
  const schema = buildSchema(readFileSync(join(packageRoot, 'schema.graphql'), 'utf8'), { assumeValidSDL: true })
  const entities = Object.values(schema.getTypeMap()).filter(isObjectType).filter(isEntity)
  expect(entities.length).toBeGreaterThan(5)
  const nonNull = entities.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type) && !keyFields(type).has(field.name))
      .map((field) => `${type.name}.${field.name}`),
  )
  expect(nonNull).toEqual([])
})

function isEntity(type: GraphQLObjectType): boolean {
  return keyFields(type).size > 0
}

function keyFields({ astNode }: GraphQLObjectType): Set<string> {
  const keys = astNode?.directives?.filter(({ name }) => name.value === 'key') ?? []
  return new Set(
    keys.flatMap(({ arguments: given = [] }) =>
      given.flatMap(({ name, value }) =>
        name.value === 'fields' && value.kind === 'StringValue' ? value.value.split(/\s+/) : [],
      ),
    ),
  )
}

function fieldsOf(type: unknown): unknown {
  if (typeof type !== 'object' || type === null) return null
  if ('getFields' in type) return Object.keys((type as GraphQLObjectType).getFields()).sort()
  return 'getValues' in type ? (type as { getValues(): { name: string }[] }).getValues().map(({ name }) => name) : []
}
