import { expect, test } from '@jest/globals'
import { buildSchema, type ExecutionResult, parse } from 'graphql'
import type { Context } from '../../../src/context.js'
import { InvalidInput } from '../../../src/errors.js'
import { OperationBudget } from '../../../src/OperationBudget.js'
import { openOperation } from '../../../src/server/subscriptions/openOperation.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'

const schema = buildSchema('type Query { tick: Int } type Subscription { tick: Int }')

/** Records for each context whether it had ended while a field was read. */
function contexts() {
  const overs: AbortSignal[] = []
  const whileRead: boolean[] = []
  const make = (_: AbortSignal, over?: AbortSignal) => {
    if (over) overs.push(over)
    return { over, budget: new OperationBudget() } as unknown as Context
  }
  const rootValue = {
    async tick(_: unknown, { over }: { over: AbortSignal }) {
      await turnEventLoop()
      whileRead.push(over.aborted)
      return 1
    },
  }
  return { overs, whileRead, make, rootValue }
}

const life = { signal: new AbortController().signal, onEnded: () => {} }

function prepare(text: string, rootValue: object) {
  const document = parse(text)
  return { schema, document, operation: document.definitions[0], rootValue } as never
}

test('The context of a query ends when the query is answered', async () => {
  const { overs, whileRead, make, rootValue } = contexts()
  const result = (await openOperation(prepare('{ tick }', rootValue), make, life)) as ExecutionResult
  expect(result.data).toEqual({ tick: 1 })
  expect([whileRead, overs.map(({ aborted }) => aborted)]).toEqual([[false], [true]])
})

test('The context of each event of a subscription ends with the event', async () => {
  const { overs, whileRead, make, rootValue } = contexts()
  async function* ticks() {
    yield rootValue
    yield rootValue
  }
  const source = { ...rootValue, tick: () => ticks() }
  const events = await openOperation(prepare('subscription { tick }', source), make, life)
  const data: unknown[] = []
  for await (const event of events as AsyncIterable<ExecutionResult>) {
    data.push(event.data)
    expect(overs.map(({ aborted }) => aborted)).toEqual(data.map(() => true))
  }
  expect(data).toEqual([{ tick: 1 }, { tick: 1 }])
  expect(whileRead).toEqual([false, false])
})

test('An error of the events of a subscription has the path of its field', async () => {
  const { make, rootValue } = contexts()
  async function* ticks() {
    yield rootValue
    throw new InvalidInput('Too far.')
  }
  const source = { ...rootValue, tick: () => ticks() }
  const documents = {
    'subscription { tick }': 'tick',
    'subscription { tock: tick }': 'tock',
    'subscription { ...on Subscription { tock: tick } }': 'tock',
    'subscription { ...Ticks } fragment Ticks on Subscription { tock: tick }': 'tock',
  }
  for (const [document, name] of Object.entries(documents)) {
    const events = (await openOperation(prepare(document, source), make, life)) as AsyncIterable<ExecutionResult>
    const read = async () => {
      for await (const _event of events);
    }
    await expect(read()).rejects.toMatchObject({
      message: 'Too far.',
      path: [name],
      extensions: { code: 'BAD_USER_INPUT' },
    })
  }
})

test('Each event of a subscription has its own budget, and one that exceeds it has no data', async () => {
  const none = { statements: 9, upstreamCalls: 9, errors: 9, responseBytes: 1_000 }
  const make = () => ({ budget: new OperationBudget({ ...none, fields: 5 }) }) as unknown as Context
  const tickOf = (fields: number) => ({
    tick(_: unknown, { budget }: Context) {
      budget.countFields(fields)
      return fields
    },
  })
  async function* ticks() {
    for (const fields of [4, 6, 4]) yield tickOf(fields)
  }
  const source = { tick: () => ticks() }
  const events = await openOperation(prepare('subscription { tick }', source), make, {
    signal: new AbortController().signal,
    onEnded: () => {},
  })
  const results: ExecutionResult[] = []
  for await (const event of events as AsyncIterable<ExecutionResult>) results.push(event)
  expect(results.map(({ data }) => data)).toEqual([{ tick: 4 }, null, { tick: 4 }])
  expect(results[1]?.errors?.[0]?.extensions).toMatchObject({ code: 'OPERATION_TOO_COSTLY', limit: 'fields', max: 5 })
})
