import { expect, test } from '@jest/globals'
import { buildSchema, execute, type GraphQLFieldResolver, parse } from 'graphql'
import { InvalidInput } from '../../../src/errors.js'
import { OperationBudget } from '../../../src/OperationBudget.js'
import type { EventLoopTurns } from '../../../src/server/operations/EventLoopTurns.js'
import { meterResolvers } from '../../../src/server/operations/meterResolvers.js'

const failing = () => [Promise.reject(new InvalidInput('This item is malformed.')), Promise.resolve({ id: '2' })]
const turns = { waitForFields: () => Promise.resolve() } as unknown as EventLoopTurns

function itemsSchema(resolve: GraphQLFieldResolver<unknown, unknown>) {
  const schema = buildSchema('type Query { items: [Item] } type Item { id: ID }')
  schema.getQueryType()!.getFields().items!.resolve = resolve
  return meterResolvers(schema, turns)
}

test('Failing list items cause no unhandled rejection while the list waits for its turn', async () => {
  let items: readonly Promise<unknown>[] = []
  const schema = itemsSchema(failing)
  const field = schema.getQueryType()!.getFields().items!
  const { resolve } = field
  field.resolve = async (...args) => {
    items = (await resolve!(...args)) as typeof items
    return items
  }
  const document = parse('{ items { id } }')
  const { data, errors } = await execute({ schema, document, contextValue: { budget: new OperationBudget() } })
  expect(await Promise.all(items)).toEqual([expect.any(InvalidInput), { id: '2' }])
  expect(data).toEqual({ items: [null, { id: '2' }] })
  expect(errors?.map(({ message, path }) => [message, path])).toEqual([['This item is malformed.', ['items', 0]]])
})
