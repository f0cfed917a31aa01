import { expect, test } from '@jest/globals'
import { tokenFor } from '../../support/startTestApp.js'
import { ann, startFaultyApp } from './faultyApp.js'

test.each([
  ['before upstream has responded', 'stall'],
  ['during the upstream response', 'stall_body'],
] as const)('A client that disconnects %s ends the upstream call, and nothing is sent again', async (_, kind) => {
  // With long deadlines, so that only the client can have ended the call.
  const minute = { responseMs: 60_000, headMs: 60_000, bodyIdleMs: 60_000, bodyMs: 60_000 }
  await using app = await startFaultyApp({
    timeouts: { metadata: minute },
    retry: { initialDelayMs: 1, maxDelayMs: 1 },
  })
  app.upstream.faults.add({ kind, times: Number.POSITIVE_INFINITY })
  const client = new AbortController()
  const answer = fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(ann)}` },
    body: JSON.stringify({ query: '{ voice(id: "anns") { name } }' }),
    signal: client.signal,
  })
  await app.upstream.calls.waitFor(({ route }) => route === 'GET /v2/voices')
  client.abort()

  await expect(answer).rejects.toThrow(/abort/i)
  await app.upstream.calls.waitFor(({ aborted }) => aborted)
  expect((await app.ask('{ voiceViewer { user { id } } }', { as: ann })).errors).toBeUndefined()
  expect(app.upstream.calls.count()).toBe(1)
  expect(app.logs()).toMatch(/"operation":"voices.getMany","outcome":"aborted"/)
  expect(app.logs()).not.toMatch(/unexpected error/)
})
