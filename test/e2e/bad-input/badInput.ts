import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

export const ann: Person = { sub: 'ann', org: 'acme' }
export const admin: Person = { sub: 'root', org: 'platform', scopes: ['voices:read', 'voices:write', 'platform:admin'] }
export let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  app.upstream.state.addVoice({ voice_id: 'anns', name: 'Ann’s own' })
  app.upstream.state.addVoice({ voice_id: 'nobodys', name: 'Nobody’s' })
  app.upstream.state.addVoice({ voice_id: 'named', name: '声優 🎙️ Ünïcödé ‮rtl' })
  await app.give('anns', ann)
  await app.give('named', ann)
})

beforeEach(() => app.upstream.calls.clear())

afterAll(async () => {
  await app[Symbol.asyncDispose]()
})

export const longText = 's3cret'.repeat(20_000)

/** One error with a code and a short message, without sent values. */
export async function expectBadInput(
  query: string,
  variables: Record<string, unknown> = {},
  as = ann,
): Promise<string> {
  const answer = await app.ask(query, { as, variables })
  expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([
    expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/),
  ])
  expect(Object.values(answer.data ?? {}).every((value) => value === null)).toBe(true)
  const text = JSON.stringify(answer)
  expect(text).not.toMatch(/s3cret|prisma|postgres|node_modules/i)
  expect(text.length).toBeLessThan(1_000)
  expect(app.upstream.calls.count()).toBe(0)
  return answer.errors?.[0]?.message ?? ''
}
