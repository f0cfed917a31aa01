import { describe, expect, test } from '@jest/globals'
import { admin, ann, app, expectBadInput, longText } from './badInput.js'

function cursorOf(...parts: unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

describe('A cursor', () => {
  const broken: [string, string][] = [
    ['that is empty', ''],
    ['that is not base64', 'not a cursor!'],
    ['that contains no JSON', Buffer.from('s3cret').toString('base64url')],
    ['that is an empty list', cursorOf()],
    ['that contains an object', Buffer.from('{"s3cret":1}').toString('base64url')],
    ['of another version', cursorOf(2, 'NAME', 'ASC', 'a', 'b')],
    ['with a NUL', cursorOf(1, 'NAME', 'ASC', 'a\0', 'b')],
    ['with parts of the wrong type', cursorOf(1, 'NAME', 'ASC', 7, { s3cret: 1 })],
    ['of 100 kB', longText],
  ]
  test.each(broken)('%s is refused', async (_, after) => {
    await expectBadInput('query ($after: String) { voices(after: $after) { edges { cursor } } }', { after })
    await expectBadInput(
      'query ($after: String) { workspaceVoices(after: $after) { edges { cursor } } }',
      { after },
      admin,
    )
  })

  test.each([
    ['of the other direction', cursorOf(1, 'NAME', 'DESC', 'a', 'b')],
    ['of another order', cursorOf(1, 'CREATED_AT', 'ASC', '2026-01-01 00:00:00+00', 'b')],
    ['of the workspace list', cursorOf(null, 20, 0)],
  ])('%s is refused for a list of voices', async (_, after) => {
    await expectBadInput('query ($after: String) { voices(after: $after) { edges { cursor } } }', { after })
  })

  test.each(['infinity', 'now', '2026-02-31 10:00:00+00', '0000-01-01 10:00:00+00', '2026-01-01', "'; SELECT 1; --"])(
    'with the time %s is refused',
    async (time) => {
      const after = cursorOf(1, 'CREATED_AT', 'ASC', time, 'b')
      const query =
        'query ($after: String) { voices(after: $after, orderBy: { field: CREATED_AT }) { edges { cursor } } }'
      await expectBadInput(query, { after })
    },
  )

  test.each([
    ['of the list of voices', cursorOf(1, 'NAME', 'ASC', 'a', 'b')],
    ['with the page size zero', cursorOf(null, 0, 0)],
    ['with a page size above the maximum', cursorOf(null, 101, 0)],
    ['with a page before the first', cursorOf(null, 20, -1)],
    ['with parts of a page', cursorOf(null, 20, 0.5)],
  ])('%s is refused for the workspace list', async (_, after) => {
    await expectBadInput(
      'query ($after: String) { workspaceVoices(after: $after) { edges { cursor } } }',
      { after },
      admin,
    )
  })

  test('with an unknown upstream token is refused as a cursor', async () => {
    const { data, errors } = await app.ask(
      'query ($after: String) { workspaceVoices(after: $after) { edges { cursor } } }',
      {
        as: admin,
        variables: { after: cursorOf('forged', 20, 0) },
      },
    )
    expect(data).toEqual({ workspaceVoices: null })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
  })
})

describe('A filter', () => {
  const voices = 'query ($filter: VoiceFilter) { voices(filter: $filter) { edges { node { name } } } }'
  const workspace =
    'query ($filter: VoiceWorkspaceFilter) { workspaceVoices(filter: $filter) { edges { node { name } } } }'

  test.each([
    ['with a search of 10,000 characters', { search: longText.slice(0, 10_000) }],
    ['with an unknown enum value', { categories: ['PREMADE', 's3cret'] }],
    ['with an enum value in lower case', { categories: ['premade'] }],
    ['with more values than the enum has', { categories: Array.from({ length: 50 }, () => 'CLONED') }],
    ['with an unknown field', { s3cretField: 1 }],
    ['that is a string', 's3cret'],
    ['that is a list', [{ search: 's3cret' }, 7]],
    ['with a search that is an object', { search: { contains: 's3cret' } }],
  ])('%s is refused', async (_, filter) => {
    const answer = await app.ask(voices, { as: ann, variables: { filter } })
    expect(answer.errors?.length).toBeGreaterThan(0)
    expect(new Set(answer.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['BAD_USER_INPUT']))
    expect(JSON.stringify(answer)).not.toMatch(/s3cret(?!Field)/)
    expect(answer.data?.voices ?? null).toBeNull()
  })

  test.each([
    ['with a search of 10,000 characters', { search: longText.slice(0, 10_000) }],
    ['with a label that is too long', { languages: [longText] }],
    ['with too many labels', { useCases: Array.from({ length: 21 }, () => 'news') }],
    ['with an enum value that is not one', { category: 's3cret' }],
  ])('of the workspace %s is refused', async (_, filter) => {
    await expectBadInput(workspace, { filter }, admin)
  })

  test.each([
    ['a NUL', 'Ann\0’s'],
    ['an unpaired surrogate', 'Ann\ud83c'],
    ['wildcards of the database', '%_\\'],
    ['quotes of the database', `'; DROP TABLE voice; --`],
  ])('with %s in its search is accepted', async (_, search) => {
    expect((await app.ask(voices, { as: ann, variables: { filter: { search } } })).errors).toBeUndefined()
    expect((await app.ask(workspace, { as: admin, variables: { filter: { search } } })).errors).toBeUndefined()
  })

  test('finds names in any script and returns them unchanged', async () => {
    const { data } = await app.ask(voices, { as: ann, variables: { filter: { search: '🎙️ üNÏ' } } })
    expect(data).toEqual({ voices: { edges: [{ node: { name: '声優 🎙️ Ünïcödé ‮rtl' } }] } })
  })
})

describe('The error of an invalid variable', () => {
  const query =
    'query ($filter: VoiceFilter, $id: ID!) { voices(filter: $filter) { edges { cursor } } voice(id: $id) { id } }'
  const messages = async (variables: Record<string, unknown>) =>
    (await app.ask(query, { as: ann, variables })).errors?.map(({ message }) => message)

  test('contains its name, position and expected type, and not its value', async () => {
    expect(await messages({ id: 'v', filter: { categories: ['s3cret at "filter.s3cret"; x'] } })).toEqual([
      'Variable "$filter" got an invalid value at "filter.categories[0]": does not exist in "VoiceCategory" enum.',
    ])
    expect(await messages({ id: { s3cret: 's3cret' } })).toEqual([
      'Variable "$id" got an invalid value: ID cannot represent value.',
    ])
    expect(await messages({ id: 'v', filter: { nothing: 's3cret' } })).toEqual([
      'Variable "$filter" got an invalid value: Field "nothing" is not defined by type "VoiceFilter".',
    ])
    expect(await messages({})).toEqual(['Variable "$id" of required type "ID!" was not provided.'])
  })

  test('is short for a document with one long literal', async () => {
    const { errors } = await app.ask(`{ voices(first: "${'x'.repeat(100_000)}") { edges { cursor } } }`, { as: ann })
    expect(errors?.[0]?.message.length).toBeLessThan(400)
  })
})

test('No request of this file caused an unexpected error', () => {
  const lines = app.logs().split('\n')
  expect(lines.filter((line) => /unexpected|"level":[56]0|s3cret/i.test(line))).toEqual([])
})
