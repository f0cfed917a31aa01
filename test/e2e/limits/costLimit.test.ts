import 'reflect-metadata'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse, separateOperations, validate } from 'graphql'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { scenarios } from '../../../bench/reads/scenarios.js'
import { limitRules, limits } from '../../../src/server/operations/limits.js'
import { maxCost } from '../../../src/server/operations/maxCost.js'
import { type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import { costOf, pageOf, refusalsOf, schema } from './costs.js'

const ann: Person = { sub: 'ann', org: 'acme' }

/** All fields of a voice, its recordings and their speakers. */
const everything = `id name description category createdAt visibility isStock viewerPermission addedAt owner { id }
  labels { key value } settings { stability similarityBoost style speed } preview { url mediaType }
  verifiedLanguages { language modelId accent preview { url } } verification { isVerified failures language }
  fineTuning { isAllowed models { modelId status progress message } }
  samples { id voiceId fileName mediaType sizeBytes durationSecs audio { url mediaType durationSecs } preview { url }
    speakerSeparation { status selectedSpeakers { id }
      speakers { id durationSecs isSelected audio { url mediaType } utterances { startSecs endSecs } } } }`

function rounds(count: number, open: string, core = 'id'): string {
  return open.repeat(count) + core + ' }'.repeat(open.split('{').length - 1).repeat(count)
}

const upAndDown = (count: number) => rounds(count, 'samples { voice { ')

const jobsAndBack = (count: number) => rounds(count, 'jobs(first: 10) { nodes { voice { ')

/** 214 characters for 14,641 pages of a list below one object each. */
const pagesOfPages = `{${rounds(4, 'voices(first:11){edges{node{owner{', 'voices(first:1){__typename}')}}`

const owners = (count: number) => rounds(count, 'owner { voices(first: 100) { edges { node { ')

describe('A realistic operation stays below the cost limit:', () => {
  const files = ['../../operations/', './planned/'].flatMap((name) => {
    const folder = new URL(name, import.meta.url)
    return readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'))
  })
  const documents = files.flatMap((text) => Object.entries(separateOperations(parse(text))))

  test.each(documents)('%s', (_, document) => {
    expect(validate(schema, document, limitRules)).toEqual([])
    expect(validate(schema, document, [maxCost(limits.cost / 2)])).toEqual([])
  })

  test.each(scenarios.map(({ name, query }) => [name, query]))('the benchmark of %s', (_, query) => {
    expect(costOf(query)).toBeLessThan(limits.cost / 2)
  })

  test.each([
    pageOf(upAndDown(1)),
    pageOf(upAndDown(2)),
    pageOf(jobsAndBack(2)),
    pageOf(owners(1)),
    `{ ${rounds(3, 'voices(first: 11) { edges { node { owner { ', 'voices(first: 1) { edges { node { id } } }')} }`,
    pageOf(everything),
    `{ voiceViewer { user { voices(first: 100) { edges { node { ${upAndDown(2)} } } } } } }`,
  ])('%s', (query) => {
    expect(refusalsOf(query)).toEqual([])
  })
})

describe('Nested lists are refused:', () => {
  test.each([
    pageOf(upAndDown(3)),
    pageOf(jobsAndBack(3)),
    pageOf(owners(2)),
    pagesOfPages,
    pageOf(rounds(3, 'samples { speakerSeparation { speakers { sample { voice { ')),
    `{ voiceJobs(first: 100) { edges { node { voice { ${jobsAndBack(3)} } } } } }`,
    `{ voice(id: "v") { ${upAndDown(14)} } }`,
    `{ voice(id: "v") { ${owners(3)} } }`,
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User {
      voices(first: 100) { edges { node { ${upAndDown(3)} } } } } } }`,
    `subscription { voiceJobUpdated(id: "j") { voice { ${upAndDown(5)} } } }`,
    `mutation { updateVoice(input: { id: "v" }) { ... on VoicePayload { voice { ${upAndDown(5)} } } } }`,
  ])('%s', (query) => {
    expect(refusalsOf(query)).toEqual([
      expect.stringMatching(/^An operation may have a cost of at most 200000 \(got \d+( or more)?\)\.$/),
    ])
  })

  test('also within fragments', () => {
    const fragments = 'fragment A on Voice { samples { ...B } } fragment B on VoiceSample { voice { id } ...C }'
    const more = `fragment C on VoiceSample { voice { ... { ... on Voice { ${upAndDown(2)} } } } }`
    expect(refusalsOf(`${pageOf('...A')} ${fragments} ${more}`)).toEqual([expect.stringContaining('cost')])
  })
})

test.each([
  '{ voice(id: "v") { ...A } } fragment A on Voice { samples { voice { ...B } } } fragment B on Voice { ...A }',
  '{ ...Q } fragment Q on Query { ...Q }',
  '{ nothing { at { all } } voice(id: "v") { none(first: 100) { x } ...Gone ... on Nothing { x { y } } } }',
  '{ __schema { types { fields { type { name } } } } __typename }',
  'subscription { nothing { x } } fragment F on Nothing { x }',
])('The cost rule ignores what other rules check: %s', (query) => {
  expect(validate(schema, parse(query), [maxCost(limits.cost)])).toEqual([])
})

test('The cost of a document with many operations and fragments that double each other is computed quickly', () => {
  const below = (i: number) => `voice { samples { ...F${i + 1} } }`
  const fragments = Array.from(
    { length: 500 },
    (_, i) => `fragment F${i} on VoiceSample { a: ${below(i)} b: ${below(i)} }`,
  )
  const operations = Array.from({ length: 500 }, (_, i) => `query Q${i} { voice(id: "v") { samples { ...F0 } } }`)
  const document = parse([...operations, ...fragments, 'fragment F500 on VoiceSample { id }'].join(' '))
  const startedAt = performance.now()
  const errors = validate(schema, document, [maxCost(limits.cost)], { maxErrors: 1_000 })
  expect(performance.now() - startedAt).toBeLessThan(20_000)
  expect(errors).toHaveLength(500)
  expect(errors[0]?.message).toContain('got 1000000000 or more')
})

describe('The server', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(async () => {
    await app[Symbol.asyncDispose]()
  })

  const query = pageOf(upAndDown(3))
  const refusal = {
    message: 'An operation may have a cost of at most 200000 (got 369311).',
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  }

  test('refuses an operation above the cost limit over HTTP', async () => {
    const { data, errors } = await app.ask(query, { as: ann })
    expect(data).toBeUndefined()
    expect(errors).toEqual([expect.objectContaining(refusal)])
  })

  test('refuses an operation above the cost limit as a server-sent event', async () => {
    const answer = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    expect(await answer.text()).toContain(refusal.message)
  })

  test('refuses an operation above the cost limit over a WebSocket', async () => {
    const connectionParams = { token: await tokenFor(ann) }
    const url = `${app.url.replace('http', 'ws')}/graphql`
    const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams })
    const answer = client.iterate({ query }).next()
    await expect(answer).rejects.toEqual([expect.objectContaining(refusal)])
    await client.dispose()
  })

  test('multiplies the cost of an entity by the number of representations', async () => {
    const ask = (count: number, core: string, __typename = 'Voice') =>
      app.ask(
        `query ($representations: [_Any!]!) { a: _entities(representations: $representations) { ...V }
          b: _entities(representations: $representations) { ...V ... on User { id } } } fragment V on Voice { ${core} }`,
        {
          as: ann,
          variables: { representations: Array.from({ length: count }, (_, i) => ({ __typename, id: `v${i}` })) },
        },
      )
    const speakers = 'id samples { id speakerSeparation { speakers { id } } }'
    expect((await ask(1_000, speakers)).errors).toBeUndefined()
    expect((await ask(1, upAndDown(4))).errors).toBeUndefined()
    expect((await ask(1_000, upAndDown(4), 'User')).errors).toBeUndefined()
    expect((await ask(1_000, upAndDown(3))).errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^The representations of `_entities` may have a cost of at most 1000000/),
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  test('accepts a thousand voices with all their fields', async () => {
    const lists = 'jobs { nodes { id kind status } } previews { id description } remixes { id audio { url } }'
    const audioQuery = 'generatedAudios(first: 20) { edges { node { id text status audio { url mediaType } } } }'
    const representations = Array.from({ length: 1_000 }, (_, index) => ({ __typename: 'Voice', id: `v${index}` }))
    for (const core of [everything, `${everything.replace('selectedSpeakers { id }', '')} ${lists} ${audioQuery}`]) {
      const query = `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Voice { ${core} } } }`
      expect((await app.ask(query, { as: ann, variables: { representations } })).errors).toBeUndefined()
    }
  })

  test('refuses pages of a thousand users under a hundred names before any of them is read', async () => {
    const representations = Array.from({ length: 1_000 }, (_, index) => ({ __typename: 'User', id: `u${index}` }))
    const names = (count: number, from = 0) =>
      Array.from({ length: count }, (_, i) => `a${from + i}: voices(first: 1) { __typename }`).join(' ')
    const field = (core: string) => `_entities(representations: $representations) { ... on User { ${core} } }`
    const ask = (selections: string) => {
      app.statements()
      return app.ask(`query ($representations: [_Any!]!) { ${selections} }`, {
        as: ann,
        variables: { representations },
      })
    }
    for (const selections of [
      field(names(100)),
      `x: ${field(names(12))} y: ${field(names(12, 12))}`,
      `x: ${field(names(12))} ... on Query { ...More } } fragment More on Query { y: ${field(names(12, 12))}`,
    ]) {
      const { errors } = await ask(selections)
      expect(errors?.[0]).toMatchObject({
        message: expect.stringMatching(/^The representations of `_entities` may have a cost of at most 1000000/),
        extensions: { code: 'BAD_USER_INPUT' },
      })
      expect(app.statements().filter((sql) => /FROM voice/.test(sql) || /voice v/.test(sql))).toEqual([])
    }
    expect((await ask(field(names(3)))).errors).toBeUndefined()
  })
})
