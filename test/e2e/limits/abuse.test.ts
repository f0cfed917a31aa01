import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { limits } from '../../../src/server/operations/limits.js'
import { type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import { type Sent, sendJson } from '../bad-input/send.js'

const ann: Person = { sub: 'ann', org: 'acme' }

let app: TestApp
let token: string
beforeAll(async () => {
  app = await startTestApp()
  token = await tokenFor(ann)
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
})

function ask(query: string): Promise<Sent> {
  return sendJson(app, { query }, { accept: 'application/graphql-response+json', authorization: `Bearer ${token}` })
}

async function expectRefusal(query: string, message: RegExp, code = 'GRAPHQL_VALIDATION_FAILED'): Promise<void> {
  const { status, answer, codes, text } = await ask(query)
  expect({ status, codes: [...new Set(codes)] }).toEqual({ status: 400, codes: [code] })
  expect(answer.data).toBeUndefined()
  expect(answer.errors?.map((error) => error.message).join()).toMatch(message)
  expect(text.length).toBeLessThan(40_000)
}

async function expectAnswer(query: string): Promise<void> {
  const { status, answer } = await ask(query)
  expect({ status, errors: answer.errors }).toEqual({ status: 200, errors: undefined })
}

const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i)).join(' ')

describe('An operation', () => {
  test('may be as deep as the limit and not deeper', async () => {
    await expectAnswer(deep(limits.depth))
    await expectRefusal(deep(limits.depth + 1), /at most 30 levels deep/)
  })

  test('cannot hide its depth in fragments', async () => {
    const fragments = times(40, (i) => `fragment F${i} on Voice { samples { voice { ...F${i + 1} } } }`)
    await expectRefusal(
      `{ voice(id: "v") { ...F0 } } ${fragments} fragment F40 on Voice { id }`,
      /at most 30 levels deep/,
    )
  })

  test.each([100, 500, 1_000, 2_000, 3_500])('with %d levels is refused without an unexpected error', async (depth) => {
    await expectRefusal(
      deep(depth),
      /at most 30 levels deep|nested too deeply/,
      expect.stringMatching(/^GRAPHQL_/) as unknown as string,
    )
  })

  test('with nested lists as arguments is refused without an unexpected error', async () => {
    const lists = `${'['.repeat(7_000)}${']'.repeat(7_000)}`
    await expectRefusal(`{ voice(id: ${lists}) { id } }`, /nested too deeply/, 'GRAPHQL_PARSE_FAILED')
  })

  test('may have as many aliases as the limit and not more', async () => {
    const aliases = (count: number) => `{ voice(id: "v") { ${times(count, (i) => `a${i}: id`)} } }`
    await expectAnswer(aliases(limits.aliases))
    await expectRefusal(aliases(limits.aliases + 1), /100 aliases/)
  })

  test('cannot hide its aliases in fragments', async () => {
    const fragment = (name: string, from: number) =>
      `fragment ${name} on Voice { ${times(60, (i) => `a${from + i}: id`)} }`
    await expectRefusal(`{ voice(id: "v") { ...A ...B } } ${fragment('A', 0)} ${fragment('B', 60)}`, /100 aliases/)
  })

  test('may have as many root fields as the limit and not more', async () => {
    const roots = (count: number) => `{ ${times(count, (i) => `a${i}: voice(id: "v${i}") { id }`)} }`
    await expectAnswer(roots(limits.rootFields))
    await expectRefusal(roots(limits.rootFields + 1), /20 root fields/)
  })

  test('cannot hide its root fields in fragments', async () => {
    const roots = (from: number) => times(11, (i) => `a${from + i}: voice(id: "v") { id }`)
    await expectRefusal(
      `{ ${roots(0)} ... on Query { ...More } } fragment More on Query { ${roots(11)} }`,
      /20 root fields/,
    )
  })

  test('that is a mutation has the same limit of root fields', async () => {
    const change = (i: number) => `a${i}: setVoiceVisibility(input: { id: "v", visibility: TENANT }) { voiceId }`
    await expectRefusal(`mutation { ${times(21, change)} }`, /20 root fields/)
  })

  test('above the maximum number of tokens is refused while it is parsed', async () => {
    await expectRefusal(`{ ${'__typename '.repeat(limits.tokens)} }`, /15000 tokens/, 'GRAPHQL_PARSE_FAILED')
  })

  test('may have as many directives as the limit and not more', async () => {
    const bearing = (count: number) => `{ voice(id: "v") { ${times(count, () => 'id @include(if: true)')} } }`
    await expectAnswer(bearing(limits.directives))
    await expectRefusal(bearing(limits.directives + 1), /200 directives/)
  })

  test('with thousands of errors gets at most the first hundred', async () => {
    const { status, codes } = await ask(`{ ${times(5_000, (i) => `nothing${i}`)} }`)
    expect(status).toBe(400)
    expect(codes.length).toBeLessThanOrEqual(101)
  })

  test('with circular introspection is refused', async () => {
    const circle = `${'fields { type { '.repeat(8)} name ${'} } '.repeat(8)}`
    await expectRefusal(`{ __schema { types { ${circle} } } }`, /introspection depth/)
  })

  test('that repeats one field thousands of times is answered or refused at once', async () => {
    const startedAt = performance.now()
    const { status } = await ask(`{ voice(id: "v") { ${'samples { id } '.repeat(3_500)} } }`)
    expect([200, 400]).toContain(status)
    expect(performance.now() - startedAt).toBeLessThan(50_000)
  })
})

test('No request of this file called upstream or caused an unexpected error', () => {
  expect(app.upstream.calls.count({ route: /voices/ })).toBe(0)
  expect(
    app
      .logs()
      .split('\n')
      .filter((line) => /unexpected|"level":[56]0/i.test(line)),
  ).toEqual([])
})

/** Pages of one voice each, so that only the depth is large. */
function deep(depth: number): string {
  const rounds = Math.floor((depth - 2) / 4)
  const cores = [
    'id',
    'owner { id }',
    'fineTuning { models { modelId } }',
    'owner { voices(first: 1) { edges { cursor } } }',
  ]
  const core = cores[(depth - 2) % 4]
  const round = 'owner { voices(first: 1) { edges { node { '
  return `{ voice(id: "v") { ${round.repeat(rounds)}${core}${' } } } }'.repeat(rounds)} } }`
}
