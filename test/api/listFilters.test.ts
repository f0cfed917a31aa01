import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { buildSubgraph } from '../../src/server/buildSubgraph.js'
import { type Person, startTestApp, type TestApp } from '../support/startTestApp.js'

const admin: Person = {
  sub: 'ada',
  org: 'acme',
  scopes: ['voices:read', 'voices:write', 'dubbing:read', 'audio:generate', 'tenant:admin', 'platform:admin'],
}

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ emulator: { seed: 'demo' } })
  await app.give(app.upstream.state.voices()[0]!.voice_id, admin)
})
afterAll(() => app.close())

const schema = buildSubgraph()

interface FilteredList {
  name: string
  field: string
  filter: string
  fields: GraphQLInputField[]
  documentOf(selection: string): string
}

/** The list fields of a type with a filter and without other required arguments. */
function listsOf(typeName: string, documentOf: (selection: string) => string): FilteredList[] {
  const type = schema.getType(typeName)
  if (!isObjectType(type)) throw new Error(`The schema has no type ${typeName}.`)
  return Object.values(type.getFields()).flatMap((field: GraphQLField<unknown, unknown>) => {
    const filter = field.args.find(({ name }) => name === 'filter')
    const input = filter && getNamedType(filter.type)
    if (!isInputObjectType(input) || field.args.some(isRequiredArgument)) return []
    const fields = Object.values(input.getFields())
    return [{ name: `${typeName}.${field.name}`, field: field.name, filter: input.name, fields, documentOf }]
  })
}

const lists = [
  ...listsOf('Query', (selection) => selection),
  ...listsOf('User', (selection) => `voiceViewer { user { ${selection} } }`),
  ...listsOf('Voice', (selection) => `voices(first: 1) { nodes { ${selection} } }`),
]
const cases = lists.flatMap((list) =>
  list.fields.map((field) => [`${list.name} by ${field.name}`, { ...list, input: field }] as const),
)

/** Valid values of the type; for lists none, one, and several with a duplicate. */
function valuesOf(type: GraphQLInputType): unknown[] {
  const nullable = getNullableType(type)
  if (isListType(nullable)) {
    const items = valuesOf(nullable.ofType)
    return [[], items.slice(0, 1), [...items, ...items.slice(0, 1)]]
  }
  if (isEnumType(nullable)) return nullable.getValues().map(({ name }) => name)
  if (getNamedType(nullable).name === 'Boolean') return [true, false]
  if (['Int', 'Float'].includes(getNamedType(nullable).name)) return [0, 10]
  if (getNamedType(nullable).name === 'DateTime') return ['2026-01-01T00:00:00.000Z']
  return ['a text, with "quotes", {braces} and a \\', 'NULL']
}

test.each(cases)('The list %s accepts no value, one value and several values', async (_, list) => {
  for (const value of valuesOf(list.input.type)) {
    const selection = `${list.field}(first: 2, filter: $filter) { totalCount nodes { __typename } }`
    const query = `query ($filter: ${list.filter}) { ${list.documentOf(selection)} }`
    const { errors = [] } = await app.ask(query, { as: admin, variables: { filter: { [list.input.name]: value } } })
    const unexpected = errors.filter(({ extensions }) => extensions.code !== 'BAD_USER_INPUT')
    expect([value, unexpected]).toEqual([value, []])
  }
})
