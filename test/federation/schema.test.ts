import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql'
import { references } from '../../src/resolvers/references.js'
import { buildSubgraph } from '../../src/server/buildSubgraph.js'
import { schemaFile, subgraphSdl } from '../../src/server/emitSchema.js'
import { serviceSdl } from './serviceSdl.js'

const schema = buildSubgraph()
const rootTypes = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
  (type) => type != null,
)

/** Root fields without a token, each with the reason. */
const publicRootFields: Readonly<Record<string, string>> = {
  'Query._service': 'A router reads the schema before any user comes.',
  'Query._entities': 'Each entity decides by its viewer; shared stock is there for everybody.',
}

/** Additions of federation and GraphQL, which need no description. */
const isOwnType = ({ name }: GraphQLNamedType) => !/^_|^(link|federation)__/.test(name)
const ours = Object.values(schema.getTypeMap()).filter(isOwnType)

describe('schema.graphql', () => {
  test('is what the code emits', () => {
    expect(readFileSync(schemaFile, 'utf8')).toBe(subgraphSdl())
  })

  test('describes every type, field, argument and enum value', () => {
    const undescribed = ours.flatMap((type) => undescribedPartsOf(type))
    expect(undescribed).toEqual([])
  })
})

describe('Every entity', () => {
  const entityNames = objectTypesOf(subgraphSdl())
    .filter((type) => directiveNames(type).includes('key'))
    .map(({ name }) => name.value)
    .sort()

  test('has a reference resolver, and no other type has one', () => {
    expect(Object.keys(references).sort()).toEqual(entityNames)
  })

  test('is a member of the union of _entities', () => {
    const union = schema.getType('_Entity')
    expect(isUnionType(union) && union.getTypes().map(({ name }) => name)).toEqual(entityNames)
  })

  test('can be reached from the root of the graph by navigation alone', () => {
    expect([...reachableTypes()]).toEqual(expect.arrayContaining(entityNames))
  })
})

describe('With AUTH_DIRECTIVES on', () => {
  const guarded = guardedFields()

  test('every root field says which token it requires, except public ones', () => {
    const unguarded = rootTypes
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((coordinate) => !guarded.has(coordinate))
    expect(unguarded.sort()).toEqual(Object.keys(publicRootFields).sort())
  })

  test('every added field of the users of another subgraph says which token it requires', () => {
    const fields = schema.getType('User')
    const added = isObjectType(fields) ? Object.keys(fields.getFields()).filter((name) => name !== 'id') : []
    expect(added).not.toEqual([])
    expect(added.filter((name) => !guarded.has(`User.${name}`))).toEqual([])
  })

  test('the schema differs in nothing else', () => {
    const { guardless, imports } = withoutAuthDirectives(serviceSdl({ authDirectives: true }))
    expect(imports).toEqual(['@authenticated', '@requiresScopes'])
    expect(guardless).toBe(subgraphSdl())
  })
})

function undescribedPartsOf(type: GraphQLNamedType): string[] {
  const isRoot = rootTypes.some((root) => root === type)
  const missing = type.description || isRoot ? [] : [type.name]
  if (isEnumType(type)) {
    missing.push(...type.getValues().flatMap((value) => (value.description ? [] : [`${type.name}.${value.name}`])))
  }
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
    missing.push(...Object.values(type.getFields()).flatMap((field) => undescribedPartsOfField(type.name, field)))
  }
  return missing
}

function undescribedPartsOfField(
  typeName: string,
  field: GraphQLField<unknown, unknown> | GraphQLInputField,
): string[] {
  const name = `${typeName}.${field.name}`
  if (name in publicRootFields) return []
  const missing = field.description ? [] : [name]
  for (const argument of 'args' in field ? field.args : []) {
    if (!argument.description) missing.push(`${name}(${argument.name}:)`)
  }
  return missing
}

function reachableTypes(): Set<string> {
  const reached = new Set<string>()
  const pending: GraphQLNamedType[] = [...rootTypes]
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    if (reached.has(type.name) || !isOwnType(type)) continue
    reached.add(type.name)
    if (isInterfaceType(type)) pending.push(...schema.getPossibleTypes(type))
    if (isObjectType(type) || isInterfaceType(type)) {
      pending.push(...Object.values(type.getFields()).map((field) => getNamedType(field.type)))
    }
  }
  return reached
}

function guardedFields(): Set<string> {
  return new Set(
    objectTypesOf(serviceSdl({ authDirectives: true })).flatMap((type) =>
      (type.fields ?? [])
        .filter((field) => directiveNames(field).some((name) => name === 'authenticated' || name === 'requiresScopes'))
        .map((field) => `${type.name.value}.${field.name.value}`),
    ),
  )
}

function withoutAuthDirectives(sdl: string): { guardless: string; imports: string[] } {
  const imports: string[] = []
  const guardless = sdl
    .replaceAll(/, "(@authenticated|@requiresScopes)"/g, (_, name: string) => {
      imports.push(name)
      return ''
    })
    .replaceAll(/ @authenticated(?= |\n)(?! on)| @requiresScopes\(scopes: \[\["[\w:]+"\]\]\)/g, '')
    .replaceAll(/^directive @(authenticated|requiresScopes)\b/gm, 'directive @federation__$1')
  return { guardless, imports }
}

function objectTypesOf(sdl: string): ObjectTypeDefinitionNode[] {
  return parse(sdl).definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION)
}

function directiveNames(node: { directives?: readonly { name: { value: string } }[] }): string[] {
  return (node.directives ?? []).map(({ name }) => name.value)
}
