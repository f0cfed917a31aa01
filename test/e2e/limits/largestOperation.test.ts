import { expect, test } from '@jest/globals'
import { type Person, startTestApp } from '../../support/startTestApp.js'

const ann: Person = { sub: 'ann', org: 'acme' }

test('A thousand voices with 130,000 fields, a realistic maximum of a router, stay within the budget', async () => {
  await using app = await startTestApp()
  const voices = app.upstream.state.addVoices(1_000, { name: 'One of many', category: 'premade' })
  const sweep = await app.server.deps.sources.workspace.beginSweep()
  await app.server.deps.sources.workspace.recordSeen(
    sweep.id,
    voices.map(({ voice_id: id, name }) => ({
      ...{ id, name, category: 'PREMADE' as const, trainingState: null, createdAt: null, isOwner: false },
    })),
  )
  app.statements()
  app.upstream.calls.clear()

  const fields = Array.from({ length: 95 }, (_, i) => `n${i}: name`).join(' ')
  const { data, errors } = await app.ask<{ _entities: unknown[] }>(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Voice {
      id name category description labels { key value } settings { stability speed } owner { id } isStock visibility
      viewerPermission samples { id fileName audio { url } } fineTuning { models { modelId } } jobs { nodes { id status } }
      previews { id } ${fields} } } }`,
    { as: ann, variables: { representations: voices.map(({ voice_id: id }) => ({ __typename: 'Voice', id })) } },
  )
  expect(errors).toBeUndefined()
  expect(data?._entities).toHaveLength(1_000)
  expect(app.statements().length).toBeLessThan(100)
  expect(app.upstream.calls.count({ route: /voices/ })).toBe(10)
})
