import { expect, test } from '@jest/globals'
import { startPair } from '../openTestUpstream.js'

test('ModelsApi.list reads all models in one call', async () => {
  await using pair = await startPair()
  const models = await pair.upstream.apis.models.list()
  expect(models.length).toBeGreaterThan(0)
  expect(models[0]).toMatchObject({
    id: expect.any(String),
    concurrencyGroup: expect.any(String),
    languages: expect.arrayContaining([expect.objectContaining({ id: expect.any(String) })]),
  })
  expect(pair.emulator.calls.all().map(({ route }) => route)).toEqual(['GET /v1/models'])
})
