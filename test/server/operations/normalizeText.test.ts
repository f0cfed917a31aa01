import { expect, test } from '@jest/globals'
import { buildSchema, type GraphQLSchema, graphql, parse, subscribe } from 'graphql'
import { normalizeText } from '../../../src/server/operations/normalizeText.js'

const typeDefs = `
  scalar _Any
  enum Color { RED }
  input Inner { text: String, other: Inner, list: [[String]!], color: Color, count: Int }
  type Query {
    echo(text: String, id: ID, inner: Inner, items: [Inner!], count: Int = 1): String
    entities(representations: [_Any!]!): String
    plain(count: Int): String
  }
  type Subscription { echoed(text: String!): String }
`

const echo = (args: unknown) => JSON.stringify(args)

function testSchema(): GraphQLSchema {
  const schema = buildSchema(typeDefs)
  for (const field of Object.values(schema.getQueryType()!.getFields())) field.resolve = (_, args) => echo(args)
  const echoed = schema.getSubscriptionType()!.getFields().echoed!
  echoed.subscribe = async function* (_, args) {
    yield { echoed: echo(args) }
  }
  normalizeText(schema)
  return schema
}

async function ask(source: string, variableValues: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await graphql({ schema: testSchema(), source, variableValues })
  expect(errors).toBeUndefined()
  return JSON.parse(Object.values(data!)[0] as string)
}

const BAD = 'a\0\ud83cZoe\u0308'

test('Strings are well-formed, without NUL and in form NFC, and ids keep their form', async () => {
  const query = 'query ($text: String, $id: ID) { echo(text: $text, id: $id) }'
  expect(await ask(query, { text: BAD, id: BAD })).toEqual({
    text: 'a\ufffd\ufffdZoë',
    id: 'a\ufffd\ufffdZoe\u0308',
    count: 1,
  })
})

test('Strings in nested inputs and lists are normalised, and nothing else changes', async () => {
  const query = 'query ($inner: Inner, $items: [Inner!]) { echo(inner: $inner, items: $items, count: null) }'
  const inner = { text: BAD, other: { list: [[BAD, null]], other: { text: null, color: 'RED', count: 2 } } }
  const good = 'a\ufffd\ufffdZoë'
  expect(await ask(query, { inner, items: [{ text: BAD }] })).toEqual({
    inner: { text: good, other: { list: [[good, null]], other: { text: null, color: 'RED', count: 2 } } },
    items: [{ text: good }],
    count: null,
  })
})

test('Literals are normalised like variables', async () => {
  expect(await ask('{ echo(text: "a\\u0000Zoe\u0308") }', {})).toEqual({ text: 'a\ufffdZoë', count: 1 })
})

test('The keys of representations are well-formed for any content', async () => {
  const representations = [{ __typename: 'Voice', id: BAD, rest: [BAD, { deep: BAD }, 1, null, true] }]
  const good = 'a\ufffd\ufffdZoe\u0308'
  expect(
    await ask('query ($representations: [_Any!]!) { entities(representations: $representations) }', {
      representations,
    }),
  ).toEqual({
    representations: [{ __typename: 'Voice', id: good, rest: [good, { deep: good }, 1, null, true] }],
  })
})

test('Subscriptions get normalised arguments', async () => {
  const document = parse('subscription ($text: String!) { echoed(text: $text) }')
  const events = await subscribe({ schema: testSchema(), document, variableValues: { text: BAD } })
  if (!(Symbol.asyncIterator in events)) throw new Error('The subscription did not start')
  const { value } = await events.next()
  expect(JSON.parse((value as { data: { echoed: string } }).data.echoed)).toEqual({ text: 'a\ufffd\ufffdZoë' })
})
