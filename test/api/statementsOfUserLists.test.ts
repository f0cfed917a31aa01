import { describe, expect, test } from '@jest/globals'
import { maxArgumentSets } from '../../src/loaders/pageLoader.js'
import type { Person } from '../support/startTestApp.js'
import { admin, type Connection, cursorOf, entities, page, pageIn, users, voicesPerUser } from './statementCounts.js'

const member: Person = { sub: 'user-0', org: 'acme', scopes: ['voices:read', 'dubbing:read'] }

const listsOfUsers = [
  ['voices', ''],
  ['voices', '(first: 1)'],
  ['voices', '(first: 2, orderBy: { field: NAME, direction: DESC })'],
  ['voices', '(first: 3, orderBy: { field: CREATED_AT })'],
  ['voices', '(filter: { search: "voice 3", accesses: [TENANT, OWN], categories: [CLONED] })'],
  ['voiceJobs', ''],
  ['voiceJobs', '(first: 3)'],
  ['voiceJobs', '(first: 2, filter: { kinds: [DUBBING], statuses: [SUCCEEDED], isActive: false })'],
  ['generatedAudios', ''],
  ['generatedAudios', '(first: 3)'],
  ['generatedAudios', '(first: 1, filter: { statuses: [FAILED], kinds: [SPEECH] })'],
  ['dubbings', ''],
  ['dubbings', '(first: 1, filter: { search: "dub", targetLanguages: ["es"], statuses: [DUBBED] })'],
] as const

describe('A list below many users', () => {
  test.each(listsOfUsers)(
    '%s%s takes one statement, and each page equals the page of the user alone',
    async (list, args) => {
      for (const as of [admin, member]) {
        const core = `... on User { ${list}${args} { ${page} } }`
        const { found, errors, statements } = await entities(users, core, as)
        expect(errors).toBeUndefined()
        expect(statements).toBe(1)
        for (const [index, user] of users.entries()) {
          if (index % 7 === 0) expect((await entities([user], core, as)).found).toEqual([found[index]])
        }
        expect(found.some((user) => pageIn(user, list).edges.length > 0)).toBe(true)
      }
    },
  )

  test.each([
    ['voices', ', orderBy: { field: NAME, direction: DESC }'],
    ['voiceJobs', ''],
    ['generatedAudios', ''],
    ['dubbings', ''],
  ])('%s continues after a cursor with one statement', async (list, order) => {
    const all = await entities(users, `... on User { ${list}(first: 8${order}) { ${page} } }`)
    const after = cursorOf(all.found[11], list)
    const core = `... on User { ${list}(first: 8, after: "${after}"${order}) { ${page} } }`
    const { found, errors, statements } = await entities(users, core)
    expect(errors).toBeUndefined()
    expect(statements).toBe(1)
    expect(found[11]).toMatchObject({ [list]: { pageInfo: { hasPreviousPage: true } } })
    expect(pageIn(found[11], list).edges).toEqual(pageIn(all.found[11], list).edges.slice(1))
  })

  test('takes one statement when 1,000 representations contain the same and other users', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => ({ __typename: 'User', id: `user-${index % 500}` }))
    const { errors, statements } = await entities(many, `... on User { voices(first: 1) { ${page} } }`)
    expect(errors).toBeUndefined()
    expect(statements).toBe(1)
  })

  test('is read once under several names, with the arguments in any order', async () => {
    const aliases = [
      'a: voices(first: 2, filter: { search: "voice", accesses: [OWN, TENANT] })',
      'b: voices(filter: { accesses: [OWN, TENANT], search: "voice" }, first: 2)',
      'c: voices(first: 2, after: null, filter: { search: "voice", accesses: [OWN, TENANT], categories: null })',
    ]
    const core = `... on User { ${aliases.map((alias) => `${alias} { ${page} }`).join(' ')} }`
    const { found, errors, statements } = await entities(users, core)
    expect(errors).toBeUndefined()
    expect(statements).toBe(1)
    for (const user of found) expect([user?.b, user?.c]).toEqual([user?.a, user?.a])
  })

  test('takes one statement for each set of arguments, for a bounded number of sets', async () => {
    const alias = (index: number) => `a${index}: voiceJobs(first: ${index + 1}) { pageInfo { hasNextPage } }`
    const core = (count: number) =>
      `... on User { ${Array.from({ length: count }, (_, index) => alias(index)).join(' ')} }`
    const some = users.slice(0, 5)
    expect(await entities(some, core(maxArgumentSets))).toMatchObject({
      errors: undefined,
      statements: maxArgumentSets,
    })
    const { found, errors, statements } = await entities(some, core(maxArgumentSets + 1))
    expect(statements).toBe(maxArgumentSets)
    expect(errors).toHaveLength(some.length)
    expect(errors?.[0]).toMatchObject({
      message: 'An operation may use `User.voiceJobs` with at most 20 different sets of arguments.',
      path: ['_entities', 0, `a${maxArgumentSets}`],
      extensions: { code: 'OPERATION_TOO_COSTLY' },
    })
    expect(found[0]).toMatchObject({ a0: expect.anything(), [`a${maxArgumentSets}`]: null })
  })

  test.each([
    ['voices', '(first: 1)', voicesPerUser],
    ['voiceJobs', '(first: 1)', 2 * voicesPerUser],
    ['voiceJobs', '(first: 1, filter: { kinds: [DUBBING] })', voicesPerUser],
    ['generatedAudios', '(first: 1)', 2 * voicesPerUser],
    ['generatedAudios', '(first: 1, filter: { statuses: [FAILED] })', 1],
    ['dubbings', '(first: 1)', voicesPerUser],
  ])('has its total count with one more statement: %s%s', async (list, args, count) => {
    const core = `... on User { ${list}${args} { nodes { id } edges { node { id } } totalCount } }`
    const { found, errors, statements } = await entities(users, core)
    expect(errors).toBeUndefined()
    expect(statements).toBe(2)
    for (const user of found) {
      const { nodes, edges, totalCount } = user![list] as Connection & { nodes: object[]; totalCount: number }
      expect(totalCount).toBe(count)
      expect(nodes).toEqual(edges.map(({ node }) => node))
    }
  })

  test('with an invalid cursor fails alone', async () => {
    const core = `... on User { bad: voices(after: "no cursor") { ${page} } good: voices(first: 1) { ${page} } }`
    const { found, errors } = await entities(users, core)
    expect(errors).toHaveLength(users.length)
    expect(errors?.[3]).toMatchObject({ path: ['_entities', 3, 'bad'], extensions: { code: 'BAD_USER_INPUT' } })
    expect(found[3]).toMatchObject({ bad: null, good: { edges: [{}] } })
  })
})
