import { describe, expect, test } from '@jest/globals'
import type { VoiceListFilter, VoicePageOrder } from '../../../../src/datasources/postgres/voices/VoiceStore.js'
import { InvalidInput } from '../../../../src/errors.js'
import { createVoice } from '../../../support/voiceRows.js'
import { annsStore, db } from './voiceStores.js'

const byName: VoicePageOrder = { field: 'NAME', direction: 'ASC' }

describe('The list of voices', () => {
  async function readAll(order: VoicePageOrder, first: number): Promise<string[]> {
    const names: string[] = []
    let after: string | undefined
    for (;;) {
      const page = await annsStore.list({ order, first, after })
      expect(page.cursors).toHaveLength(page.records.length)
      names.push(...page.records.map((voice) => voice.id))
      if (!page.hasNextPage) return names
      after = page.cursors.at(-1)
    }
  }

  test.each([1, 2, 3, 7, 100])('contains each voice once for equal sort keys, with pages of %i', async (first) => {
    const createdAt = new Date('2024-05-01T00:00:00.123Z')
    for (let index = 0; index < 7; index += 1) {
      await createVoice(db.database, {
        id: `v${index}`,
        name: index % 2 ? 'Same' : 'same',
        createdAt,
        upstreamCreatedAt: index < 3 ? null : createdAt,
      })
    }
    const ids = ['v0', 'v1', 'v2', 'v3', 'v4', 'v5', 'v6']
    for (const field of ['NAME', 'CREATED_AT'] as const) {
      expect(await readAll({ field, direction: 'ASC' }, first)).toEqual(ids)
      expect(await readAll({ field, direction: 'DESC' }, first)).toEqual(ids.toReversed())
    }
  })

  test('sorts names case-insensitively, and voices without a creation time by their discovery', async () => {
    await createVoice(db.database, { id: '1', name: 'beta', createdAt: new Date('2022-01-01') })
    await createVoice(db.database, { id: '2', name: 'Alpha', upstreamCreatedAt: new Date('2023-01-01') })
    await createVoice(db.database, { id: '3', name: 'Gamma', upstreamCreatedAt: new Date('2021-01-01') })
    expect(await readAll(byName, 2)).toEqual(['2', '1', '3'])
    expect(await readAll({ field: 'CREATED_AT', direction: 'DESC' }, 2)).toEqual(['2', '1', '3'])
  })

  test('is not disturbed by a voice that is added or renamed between two pages', async () => {
    for (const name of ['b', 'd', 'f']) await createVoice(db.database, { id: name, name })
    const page = await annsStore.list({ order: byName, first: 2 })
    await createVoice(db.database, { id: 'a', name: 'a' })
    await createVoice(db.database, { id: 'e', name: 'e' })
    const rest = await annsStore.list({ order: byName, first: 2, after: page.cursors.at(-1) })
    expect([...page.records, ...rest.records].map((voice) => voice.id)).toEqual(['b', 'd', 'e', 'f'])
  })

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  test.each([
    ['', 'empty'],
    ['%%%', 'no base64'],
    [Buffer.from('{"key":').toString('base64url'), 'cut'],
    [encoded(null), 'null'],
    [encoded([1, 'NAME', 'ASC', 'a']), 'too short'],
    [encoded([2, 'NAME', 'ASC', 'a', 'b']), 'of another version'],
    [encoded([1, 'NAME', 'DESC', 'a', 'b']), 'of another direction'],
    [encoded([1, 'CREATED_AT', 'ASC', '2024-01-01 00:00:00+00', 'b']), 'of another field'],
    [encoded([1, 'NAME', 'ASC', { toString: 1 }, 'b']), 'with no text for a key'],
    [encoded([1, 'NAME', 'ASC', 'a\0', 'b']), 'with a NUL'],
  ])('refuses the cursor %j (%s)', async (after) => {
    const refusal = annsStore.list({ order: byName, first: 1, after })
    await expect(refusal).rejects.toThrow(InvalidInput)
    await expect(refusal).rejects.toMatchObject({ extensions: { problems: [{ path: ['after'] }] } })
  })

  test.each(['not a time', '2024-99-01 00:00:00+00', "2024-01-01 00:00:00+00'; --"])(
    'refuses a cursor with the time %j',
    async (time) => {
      const order: VoicePageOrder = { field: 'CREATED_AT', direction: 'ASC' }
      const after = encoded([1, 'CREATED_AT', 'ASC', time, 'b'])
      await expect(annsStore.list({ order, first: 1, after })).rejects.toThrow(InvalidInput)
    },
  )

  test.each(['ÉLODIE', 'élodie', 'E\u0301lodie', 'straße é', 'STRASSE É', 'lodie', '\u00a0élodie \n'])(
    'finds names case-insensitively in any normal form, without blanks around them, by %j',
    async (search) => {
      await createVoice(db.database, { id: 'nfc', name: 'Straße Élodie' })
      await createVoice(db.database, { id: 'nfd', name: 'Strasse e\u0301lodie' })
      await createVoice(db.database, { id: 'other', name: 'Elodie' })
      const page = await annsStore.list({ filter: { search }, order: byName, first: 10 })
      const found = page.records.map(({ id }) => id).sort()
      expect(found).toEqual(search === 'lodie' ? ['nfc', 'nfd', 'other'] : ['nfc', 'nfd'])
    },
  )

  test.each<[VoiceListFilter, string[]]>([
    [{ search: 'war' }, ['warm']],
    [{ search: 'WAR' }, ['warm']],
    [{ search: '%' }, ['percent']],
    [{ search: '_' }, []],
    [{ search: '\\' }, ['backslash']],
    [{ search: 'wa\0rm' }, ['warm']],
    [{ search: '' }, ['backslash', 'percent', 'warm']],
    [{ categories: ['PROFESSIONAL'] }, ['warm']],
    [{ categories: [] }, []],
    [{ categories: null, trainingStatuses: ['FINE_TUNED', 'QUEUED'] }, ['percent', 'warm']],
    [{ ownerId: 'ann' }, ['backslash', 'percent', 'warm']],
    [{ ownerId: 'bob' }, []],
    [{ accesses: ['OWN', 'STOCK'], search: 'm' }, ['warm']],
    [{ accesses: [] }, []],
  ])('filters by %j', async (filter, ids) => {
    await createVoice(db.database, { id: 'warm', name: 'Warm', category: 'PROFESSIONAL', trainingState: 'FINE_TUNED' })
    await createVoice(db.database, { id: 'percent', name: '100% ', trainingState: 'QUEUED' })
    await createVoice(db.database, { id: 'backslash', name: 'a\\b' })
    const page = await annsStore.list({ filter, order: byName, first: 10 })
    expect(page.records.map((voice) => voice.id).sort()).toEqual(ids)
    expect(await annsStore.count(filter)).toBe(ids.length)
  })
})
