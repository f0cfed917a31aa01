import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '../../src/datasources/postgres/database/newId.js'
import { maxArgumentSets } from '../../src/loaders/pageLoader.js'
import { createAudio } from '../support/audioRows.js'
import { DubbingEditApp } from '../support/dubbingEditApp.js'
import { type Answer, type Person, startTestApp, type TestApp } from '../support/startTestApp.js'
import { createVoice } from '../support/voiceRows.js'

const tenantId = 'org:acme'
const admin: Person = { sub: 'chief', org: 'acme', scopes: ['voices:read', 'dubbing:read', 'tenant:admin'] }
const member: Person = { sub: 'user-0', org: 'acme', scopes: ['voices:read', 'dubbing:read'] }
const users = Array.from({ length: 30 }, (_, index) => ({ __typename: 'User', id: `user-${index}` }))
const voicesPerUser = 4

type Entity = Record<string, unknown> | null
interface Connection {
  edges: { cursor: string; node: { id: string } }[]
  pageInfo: object
}

let app: TestApp
let voiceIds: string[]
let dubbingIds: string[]

/** Fields of rows: these lists need no upstream call for ids and cursors. */
beforeAll(async () => {
  app = await startTestApp()
  const { database } = app.server.deps.sources
  const { prisma } = database
  const owned = users.flatMap(({ id: ownerId }, user) =>
    Array.from({ length: voicesPerUser }, (_, index) => ({ id: `voice-${user}-${index}`, ownerId, user, index })),
  )
  for (const { id, ownerId, user, index } of owned) {
    const visibility = index % 2 === 0 ? 'TENANT' : 'PRIVATE'
    // Equal names in another order than the ids.
    await createVoice(database, { id, tenantId, ownerId, visibility, name: `Voice ${(index * 3 + user) % 4}` })
    await createAudio(database, { tenantId, ownerId, voiceId: id, state: index === 1 ? 'FAILED' : 'READY' })
    await createAudio(database, { tenantId, ownerId, voiceId: id })
    const dubbing = { id: `dub-${user}-${index}`, tenantId, ownerId, createdBy: ownerId, targetLanguages: ['es'] }
    await prisma.dubbingRecord.create({ data: { ...dubbing, name: `Dub ${index}`, status: 'DUBBED' } })
    const job = { revision: 1, startedHere: true, status: 'SUCCEEDED', endedAt: new Date() } as const
    await prisma.jobRecord.create({ data: { ...job, kind: 'VOICE_TRAINING', voiceId: id } })
    await prisma.jobRecord.create({ data: { ...job, kind: 'DUBBING', dubbingId: dubbing.id } })
    const preview = { tenantId, ownerId, description: 'd', mediaType: 'audio/mpeg', outputFormat: 'MP3_44100_128' }
    await prisma.voicePreviewRecord.create({ data: { ...preview, id: newId(), kind: 'DESIGN', voiceId: id } })
    await prisma.voicePreviewRecord.create({ data: { ...preview, id: newId(), kind: 'REMIX', sourceVoiceId: id } })
  }
  voiceIds = owned.map(({ id }) => id)
  dubbingIds = owned.map(({ user, index }) => `dub-${user}-${index}`)
}, 60_000)
afterAll(() => app.close())

/** The results of one operation for all these entities, and its number of statements. */
async function entities(representations: readonly object[], core: string, as: Person = admin) {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${core} } }`
  statements()
  const answer: Answer<{ _entities: Entity[] }> = await app.ask(query, { as, variables: { representations } })
  return { found: answer.data?._entities ?? [], errors: answer.errors, statements: statements().length }
}

/** Leases are renewed in the background. */
function statements(): string[] {
  return app.statements().filter((sql) => !/work_lease/.test(sql))
}

const page = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
const pageIn = (entity: Entity | undefined, list: string) => entity?.[list] as Connection
const cursorOf = (entity: Entity | undefined, list: string) => pageIn(entity, list).edges[0]!.cursor

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

describe('A list below many voices or dubbings takes one statement:', () => {
  const voices = () => voiceIds.map((id) => ({ __typename: 'Voice', id }))
  const dubbings = () => dubbingIds.map((id) => ({ __typename: 'DubbingResource', id }))

  test.each([
    ['generatedAudios', `generatedAudios { ${page} }`],
    ['generatedAudios', `generatedAudios(first: 1) { ${page} }`],
    ['jobs', `jobs { ${page} }`],
    ['jobs', 'jobs(first: 2, filter: { kinds: [VOICE_TRAINING] }) { nodes { id } }'],
    ['previews', 'previews { id }'],
    ['remixes', 'remixes { id }'],
  ])('Voice.%s', async (list, core) => {
    const { found, errors, statements } = await entities(voices(), `... on Voice { id ${core} }`)
    expect(errors).toBeUndefined()
    // One more statement for the ownership of the voices.
    expect(statements).toBe(2)
    expect(found[7]?.[list]).toEqual((await entities([voices()[7]!], `... on Voice { ${core} }`)).found[0]?.[list])
  })

  test('Voice.generatedAudios after a cursor', async () => {
    const first = await entities(voices(), `... on Voice { id generatedAudios { ${page} } }`)
    const after = cursorOf(first.found[7], 'generatedAudios')
    const core = `... on Voice { id generatedAudios(after: "${after}") { ${page} } }`
    const { found, errors, statements } = await entities(voices(), core)
    expect(errors).toBeUndefined()
    expect(statements).toBe(2)
    expect(pageIn(found[7], 'generatedAudios').edges).toEqual(pageIn(first.found[7], 'generatedAudios').edges.slice(1))
  })

  test.each([
    ['Voice', 'jobs', '(filter: { kinds: [VOICE_TRAINING] })', 1],
    ['Voice', 'jobs', '(filter: { statuses: [RUNNING] })', 0],
    ['Voice', 'generatedAudios', '', 2],
    ['DubbingResource', 'jobs', '', 1],
  ])('and one more for the total count: %s.%s%s', async (type, list, args, count) => {
    const representations = type === 'Voice' ? voices() : dubbings()
    const connection = `${list}${args} { nodes { id } totalCount }`
    const { found, errors, statements } = await entities(representations, `... on ${type} { id ${connection} }`)
    expect(errors).toBeUndefined()
    expect(statements).toBe(3)
    for (const entity of found) {
      expect(entity?.[list]).toEqual({ nodes: Array(count).fill({ id: expect.any(String) }), totalCount: count })
    }
  })

  test('DubbingResource.jobs', async () => {
    const { found, errors, statements } = await entities(
      dubbings(),
      '... on DubbingResource { id jobs { nodes { id } } }',
    )
    expect(errors).toBeUndefined()
    expect(statements).toBe(2)
    expect(found[0]?.jobs).toMatchObject({ nodes: [{}] })
  })
})

describe('Lists below lists', () => {
  const nest = (levels: number): string =>
    levels === 0 ? 'id' : `id owner { voices(first: 3) { edges { node { ${nest(levels - 1)} } } } }`

  test('take one statement for each level, and none for pages that the operation has already read', async () => {
    statements()
    const query = `{ voices(first: 40) { edges { node { ${nest(3)} } } } }`
    const { errors } = await app.ask(query, { as: admin })
    expect(errors).toBeUndefined()
    // The pages of the second and third level have the same owners.
    expect(statements()).toHaveLength(2)
  })

  test('of the root are read once under several names', async () => {
    const names = ['voices', 'voiceJobs', 'generatedAudios', 'dubbings']
    statements()
    const aliases = names.flatMap((name) => [1, 2, 3].map((n) => `${name}${n}: ${name}(first: 2) { ${page} }`))
    const { errors, data } = await app.ask(`{ ${aliases.join(' ')} }`, { as: admin })
    expect(errors).toBeUndefined()
    expect(data?.voiceJobs1).toEqual(data?.voiceJobs3)
    expect(statements()).toHaveLength(names.length)
  })
})

test('Voices of many users take one upstream call for each hundred of them', async () => {
  const { database } = app.server.deps.sources
  for (const [index, { id: ownerId }] of users.entries()) {
    const { voice_id: id } = app.upstream.state.addVoice({ name: `Known ${index}` })
    await createVoice(database, { id, tenantId, ownerId, name: `Known ${index}` })
  }
  app.upstream.calls.clear()
  const core = 'a: voices(first: 1, filter: { search: "known" }) { edges { node { name } } }'
  const again = 'b: voices(first: 2, filter: { search: "known" }) { edges { node { name description } } }'
  const { found, errors } = await entities(users, `... on User { ${core} ${again} }`)
  expect(errors).toBeUndefined()
  expect(found[4]).toMatchObject({ a: { edges: [{ node: { name: 'Known 4' } }] } })
  expect(app.upstream.calls.all().map((call) => call.route)).toEqual(['GET /v2/voices'])
})

test('Similar voices of the speakers of a dubbing are loaded together, and a transcript is loaded once', async () => {
  const dubbings = await DubbingEditApp.start()
  try {
    const id = await dubbings.add()
    expect(dubbings.speakerIds(id).length).toBeGreaterThan(1)
    dubbings.app.upstream.calls.clear()
    dubbings.app.statements()
    const transcripts = ['a', 'b', 'c'].map((name) => `${name}: transcript(language: "source", format: SRT)`).join(' ')
    const found = await dubbings.dubbing<{ speakers: { similarVoices: object[] }[] }>(
      id,
      `${transcripts} speakers { similarVoices { id } again: similarVoices { id } }`,
    )
    const sql = dubbings.app.statements().filter((statement) => /FROM voice v/.test(statement))
    expect(found?.speakers.every(({ similarVoices }) => similarVoices.length > 0)).toBe(true)
    expect(sql).toHaveLength(1)
    const routes = dubbings.app.upstream.calls.all().map(({ route }) => String(route))
    expect(routes.filter((route) => /transcripts/.test(route))).toHaveLength(1)
    expect(routes.filter((route) => /similar-voices/.test(route))).toHaveLength(dubbings.speakerIds(id).length)
    expect(routes.filter((route) => route === 'GET /v2/voices').length).toBeLessThanOrEqual(1)
  } finally {
    await dubbings.app.close()
  }
})
