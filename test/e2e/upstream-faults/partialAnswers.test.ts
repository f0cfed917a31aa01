import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { TestApp } from '../../support/startTestApp.js'
import { ann, startFaultyApp } from './faultyApp.js'

const ids = Array.from({ length: 250 }, (_, index) => `many-${String(index).padStart(3, '0')}`)
const always = Number.POSITIVE_INFINITY
const route = 'GET /v2/voices'

let app: TestApp
beforeAll(async () => {
  app = await startFaultyApp()
  app.upstream.state.addVoices(ids.length, (index) => ({ voice_id: ids[index], name: ids[index] }))
  await app.stock(...ids)
})
beforeEach(() => {
  app.upstream.faults.clear()
  app.upstream.calls.clear()
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
})

interface Entities {
  _entities: ({ id: string; name: string } | null)[]
}

test('If one of three look-ups fails, the voices of the other two are complete and the others have errors', async () => {
  app.upstream.faults.add({ kind: 'service_unavailable', times: always, match: { route, voiceId: 'many-150' } })
  const { data, errors } = await app.ask<Entities>(
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Voice { id name } } }',
    { as: ann, variables: { representations: ids.map((id) => ({ __typename: 'Voice', id })) } },
  )

  const lost = ids.slice(100, 200)
  expect(data?._entities).toEqual(ids.map((id) => (lost.includes(id) ? null : { id, name: id })))
  expect(errors?.map(({ path }) => path)).toEqual(lost.map((id) => ['_entities', ids.indexOf(id)]))
  expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['UPSTREAM_UNAVAILABLE']))
  expect(app.upstream.calls.count({ route })).toBe(1 + 2 + 1)
})

interface Listing {
  voices: { edges: { node: { id: string; name: string } }[]; pageInfo: { hasNextPage: boolean } } | null
}
const list =
  'query { voices(first: 5, filter: { search: "many-" }) { edges { node { id name } } pageInfo { hasNextPage } } }'

test('A voice that upstream does not show loses its edge, and the others stay', async () => {
  const gone = app.upstream.state.voice('many-002')
  app.upstream.state.removeVoice('many-002')
  const { data, errors } = await app.ask<Listing>(list, { as: ann })

  expect(gone).toBeDefined()
  expect(errors).toBeUndefined()
  expect(data?.voices?.edges.map(({ node }) => node.id)).toEqual(['many-000', 'many-001', 'many-003', 'many-004'])
  expect(data?.voices?.pageInfo.hasNextPage).toBe(true)
})

test('A list with a failed look-up is an error and never an empty page', async () => {
  app.upstream.faults.add({ kind: 'internal_error', times: always, match: { route } })
  const { data, errors } = await app.ask<Listing>(list, { as: ann })

  expect(data).toEqual({ voices: null })
  expect(errors).toEqual([
    expect.objectContaining({
      path: ['voices'],
      extensions: expect.objectContaining({ code: 'UPSTREAM_UNAVAILABLE' }),
    }),
  ])
})

test('Fields that need no upstream are answered during an outage', async () => {
  app.upstream.faults.add({ kind: 'reset', times: always })
  const { data, errors } = await app.ask<Listing>(
    '{ voices(first: 3, filter: { search: "many-" }) { edges { node { id isStock } } } }',
    { as: ann },
  )
  expect(errors).toBeUndefined()
  expect(data?.voices?.edges).toHaveLength(3)
  expect(app.upstream.calls.count()).toBe(0)
})
