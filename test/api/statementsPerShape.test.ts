import { describe, expect, test } from '@jest/globals'
import { DubbingEditApp } from '../support/dubbingEditApp.js'
import { createVoice } from '../support/voiceRows.js'
import {
  admin,
  app,
  cursorOf,
  dubbingIds,
  entities,
  page,
  pageIn,
  statements,
  tenantId,
  users,
  voiceIds,
} from './statementCounts.js'

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
