import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getIntrospectionQuery } from 'graphql'
import { limits } from '../../../src/server/operations/limits.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

const ann: Person = { sub: 'ann', org: 'acme' }
const folder = new URL('./planned/', import.meta.url)
const documents = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const)

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  const samples = [{ sample_id: 'sample-1', speakers: 1, speaker_separation: { status: 'completed' as const } }]
  app.upstream.state.addVoice({ voice_id: 'anns', name: 'Ann’s own', category: 'professional', samples })
  await app.give('anns', ann)
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
})

const representations = [
  { __typename: 'Voice', id: 'anns' },
  { __typename: 'VoiceSample', voiceId: 'anns', upstreamId: 'sample-1' },
  { __typename: 'User', id: 'ann' },
]
const variables = {
  representations,
  _r: representations,
  id: 'anns',
  first: 10,
  share: { id: 'anns', userId: 'ben' },
  visible: { id: 'anns', visibility: 'TENANT' },
  ...Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`_${index}_id`, 'anns'])),
}

test.each(documents)('%s is answered completely as a router plans it', async (_, query) => {
  const { data, errors } = await app.ask(query, { as: ann, variables })
  expect(errors).toBeUndefined()
  expect(Object.values(data ?? {})).not.toContain(null)
})

test('The full introspection query of tools is answered', async () => {
  const query = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, schemaDescription: true })
  expect((await app.ask(query, { as: ann })).errors).toBeUndefined()
})

test('A thousand representations are answered as routers send them', async () => {
  const users = Array.from({ length: 1_000 }, (_, index) => ({ __typename: 'User', id: `user-${index}` }))
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { id } } }'
  const { data, errors } = await app.ask<{ _entities: unknown[] }>(query, {
    as: ann,
    variables: { representations: users },
  })
  expect(errors).toBeUndefined()
  expect(data?._entities).toHaveLength(users.length)
})

test('Sixty fetches of entities in one operation, as the planners of Hive send them, are answered', async () => {
  const fetches = Array.from({ length: 60 }, (_, index) => {
    const fields = `${index % 2 ? 'name' : 'label: name'} internal: id other: description`
    return `_e${index}: _entities(representations: $r) { __typename ... on Voice { ${fields} } }`
  })
  const query = `query ($r: [_Any!]!) { ${fetches.join(' ')} }`
  const variables = { r: [{ __typename: 'Voice', id: 'anns' }] }
  app.upstream.calls.clear()
  const { data, errors } = await app.ask<Record<string, { internal: string }[]>>(query, { as: ann, variables })
  expect(errors).toBeUndefined()
  expect(Object.values(data!).map(([voice]) => voice!.internal)).toEqual(Array.from(fetches, () => 'anns'))
  expect(app.upstream.calls.all()).toHaveLength(1)
})

test('Fetches of entities do not hide other root fields, and their cost is limited', async () => {
  const roots = Array.from({ length: 21 }, (_, index) => `a${index}: voice(id: "v") { id }`)
  const hidden = `query ($r: [_Any!]!) { _entities(representations: $r) { __typename } ${roots.join(' ')} }`
  const voices = Array.from({ length: 1_000 }, () => ({ __typename: 'Voice', id: 'anns' }))
  expect((await app.ask(hidden, { as: ann, variables: { r: [] } })).errors![0]!.message).toMatch(/20 root fields/)
  const costly = Array.from({ length: 60 }, (_, index) => {
    return `_e${index}: _entities(representations: $r) { ... on Voice { samples { id waveform } } }`
  })
  const { errors } = await app.ask(`query ($r: [_Any!]!) { ${costly.join(' ')} }`, {
    as: ann,
    variables: { r: voices },
  })
  expect(errors![0]!.message).toMatch(/cost of at most/)
})

test('The plans of routers stay far below the limits', () => {
  const aliasesOf = (document: string) => document.match(/^\s+\w+: \w+/gm)?.length ?? 0
  expect(Math.max(...documents.map(([, document]) => aliasesOf(document)))).toBeLessThan(limits.aliases)
})
