import { describe, expect, test } from '@jest/globals'
import { admin, ann, app, expectBadInput, longText } from './badInput.js'

describe('An id', () => {
  const ids: [string, string][] = [
    ['that is unknown', 'nowhere'],
    ['that is empty', ''],
    ['of 100 kB', longText],
    ['with a NUL', 'anns\0'],
    ['that has an unpaired surrogate', 'anns\ud83c'],
    ['with parent directories', '..'],
    ['with a path in it', '../../v1/user?x=#'],
    ['in another script', '声優🎙️'],
  ]
  test.each(ids)('%s finds no voice, and upstream is not called', async (_, id) => {
    const answer = await app.ask('query ($id: ID!) { voice(id: $id) { id name samples { id } } }', {
      as: ann,
      variables: { id },
    })
    expect(answer).toEqual({ data: { voice: null } })
    expect(app.upstream.calls.count()).toBe(0)
  })

  test('of another user’s voice gets the same response as an unknown id', async () => {
    expect(await app.ask('{ voice(id: "nobodys") { id name } }', { as: ann })).toEqual({ data: { voice: null } })
  })

  const mutation = `mutation ($id: ID!) {
    setVoiceVisibility(input: { id: $id, visibility: TENANT }) { voiceId userErrors { code path } }
  }`
  test.each(ids.filter(([, id]) => id !== '' && id.length < 100))('%s changes nothing', async (_, id) => {
    const { data, errors } = await app.ask(mutation, { as: ann, variables: { id } })
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      setVoiceVisibility: { voiceId: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }] },
    })
  })

  test.each([
    ['that is empty', ''],
    ['of 100 kB', longText],
  ])('%s is a user error in the input of a change', async (_, id) => {
    const { data, errors } = await app.ask(mutation, { as: ann, variables: { id } })
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      setVoiceVisibility: { voiceId: null, userErrors: [{ code: 'INVALID', path: ['input', 'id'] }] },
    })
    expect(app.upstream.calls.count()).toBe(0)
  })

  test.each([
    ['that is an object', { password: 's3cret' }],
    ['that is a list', ['s3cret', 's3cret']],
    ['that is null', null],
  ])('%s is refused in the input of a change', async (_, id) => {
    await expectBadInput(mutation, { id })
  })
})

describe('The argument first', () => {
  const counts = [0, -1, 101, 2_147_483_647, 2_147_483_648, 1e300, 1.5, '5', true, null, { s3cret: 1 }, longText]
  test.each(counts.map((count) => [JSON.stringify(count).slice(0, 30), count]))('cannot be %s', async (_, count) => {
    await expectBadInput('query ($first: Int!) { voices(first: $first) { edges { cursor } } }', { first: count })
    await expectBadInput(
      'query ($first: Int!) { workspaceVoices(first: $first) { edges { cursor } } }',
      { first: count },
      admin,
    )
  })

  test.each([
    '0',
    '-1',
    '101',
    '2147483648',
    '"5"',
    'null',
    '[5]',
    `"${longText.slice(0, 9)}"`.replace('s3cret', 'text'),
  ])('cannot be %s in the document either', async (literal) => {
    await expectBadInput(`{ voices(first: ${literal}) { edges { cursor } } }`)
  })

  test('is documented as 1 to 100', async () => {
    expect(await expectBadInput('{ voices(first: 0) { edges { cursor } } }')).toMatch(
      /`first` must be 1 to 100 \(got 0\)/,
    )
  })
})

describe('A user id', () => {
  const bad: [string, string][] = [
    ['with a NUL', 'ben\0'],
    ['that has an unpaired surrogate', 'ben\ud83c'],
  ]
  test.each(bad)('%s is refused by every change of access', async (_, user) => {
    const share =
      'mutation ($user: ID!) { shareVoice(input: { id: "anns", userId: $user }) { voiceId userErrors { code } } }'
    const transfer =
      'mutation ($user: ID!) { transferVoice(input: { id: "anns", ownerId: $user }) { voiceId userErrors { code } } }'
    const adopt = `mutation ($user: ID!) {
      adoptVoice(input: { id: "nobodys", ownerId: $user, tenantId: "org:acme" }) { voiceId userErrors { code } }
    }`
    for (const [mutation, as] of [
      [share, ann],
      [transfer, ann],
      [adopt, admin],
    ] as const) {
      const { data, errors } = await app.ask(mutation, { as, variables: { user } })
      const told = errors?.map(({ extensions }) => extensions.code) ?? Object.values(data ?? {}).map(codeOf)
      expect(told).toEqual([expect.stringMatching(/^(BAD_USER_INPUT|INVALID)$/)])
    }
  })

  function codeOf(payload: unknown): unknown {
    return (payload as { userErrors: { code: string }[] }).userErrors[0]?.code
  }
})

test('A voice id with an unpaired surrogate cannot be adopted, because no such voice exists', async () => {
  const adopt = `mutation ($id: ID!) {
    adoptVoice(input: { id: $id, ownerId: "ben", tenantId: "org:acme" }) { voiceId userErrors { code } }
  }`
  const { data, errors } = await app.ask(adopt, { as: admin, variables: { id: 'v\ud83c' } })
  expect(errors).toBeUndefined()
  expect(data).toEqual({ adoptVoice: { voiceId: null, userErrors: [{ code: 'NOT_FOUND' }] } })
})

test('No request of this file caused an unexpected error', () => {
  const lines = app.logs().split('\n')
  expect(lines.filter((line) => /unexpected|"level":[56]0|s3cret/i.test(line))).toEqual([])
})
