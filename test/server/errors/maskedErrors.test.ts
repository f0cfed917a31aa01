import { expect, jest, test } from '@jest/globals'
import { startTestApp } from '../../support/startTestApp.js'

const ann = { sub: 'ann', org: 'acme' }
const foreign = /prisma|pglite|postgres|closed|sql|select|stack|node_modules|\.ts\b/i

test('Without its database the server reports itself as unavailable for each field that needs it', async () => {
  await using app = await startTestApp()
  await app.server.deps.sources.database.close()
  const answer = await app.ask(
    '{ voiceViewer { user { id } } voice(id: "v") { id } voices { edges { cursor } } voiceModels { id } }',
    { as: ann },
  )

  expect(answer.data).toMatchObject({ voiceViewer: { user: { id: 'ann' } }, voice: null, voices: null })
  expect(answer.data?.voiceModels).not.toBeNull()
  expect(answer.errors?.map(({ path, extensions }) => [path, extensions.code]).sort()).toEqual([
    [['voice'], expect.stringMatching(/^(SERVICE_UNAVAILABLE|INTERNAL_SERVER_ERROR)$/)],
    [['voices'], expect.stringMatching(/^(SERVICE_UNAVAILABLE|INTERNAL_SERVER_ERROR)$/)],
  ])
  expect(JSON.stringify(answer)).not.toMatch(foreign)
})

test('An unexpected error is masked, and is logged with the id of its request', async () => {
  await using app = await startTestApp()
  const { upstream } = app.server.deps.sources
  jest.spyOn(upstream, 'as').mockImplementation(() => {
    return { models: { list: () => Promise.reject(new TypeError('the pixie dust ran out')) } } as never
  })
  const answer = await app.ask('{ voiceViewer { user { id } } voiceModels { id } }', {
    as: ann,
    headers: { 'x-request-id': 'the-masked-one' },
  })

  expect(answer.data).toEqual({ voiceViewer: { user: { id: 'ann' } }, voiceModels: null })
  expect(answer.errors).toEqual([
    {
      message: 'Internal server error',
      path: ['voiceModels'],
      locations: [expect.anything()],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    },
  ])
  const lines = app
    .logs()
    .split('\n')
    .filter((line) => line.includes('pixie dust'))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/"level":50.*"requestId":"the-masked-one".*"path":\["voiceModels"\]/)
})

test('A failure to create the context fails the request without details', async () => {
  await using app = await startTestApp()
  jest.spyOn(app.server.deps.sources, 'metered').mockImplementation(() => {
    throw new TypeError('the pixie dust ran out')
  })
  const answer = await app.ask('{ voiceViewer { user { id } } }', { as: ann })

  expect(answer.errors).toEqual([{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
  expect(app.logs()).toMatch(/"requestId":.*pixie dust/)
})
