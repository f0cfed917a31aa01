import { describe, expect, test } from '@jest/globals'
import type { Emulator, VoiceFixture, WireVoice, WireVoicePage } from '../../../emulator/index.js'
import { get, withEmulator } from '../support/withEmulator.js'

async function list(emulator: Emulator, query = ''): Promise<WireVoicePage> {
  const response = await get(emulator, `/v2/voices?${query}`)
  expect(response.status).toBe(200)
  return (await response.json()) as WireVoicePage
}

async function names(emulator: Emulator, query: string): Promise<string[]> {
  return (await list(emulator, `page_size=100&${query}`)).voices.map(({ name }) => name).sort()
}

async function walk(
  emulator: Emulator,
  query: string,
  between: (page: number) => void = () => {},
): Promise<WireVoice[]> {
  const voices: WireVoice[] = []
  let token: string | null = null
  for (let page = 0; page < 100; page++) {
    const answer: WireVoicePage = await list(emulator, query + (token ? `&next_page_token=${token}` : ''))
    voices.push(...answer.voices)
    expect(answer.has_more).toBe(answer.next_page_token !== null)
    if (!answer.has_more) return voices
    token = answer.next_page_token
    between(page)
  }
  throw new Error('The listing does not end')
}

/** Starts an emulator with voices of these names only. */
async function withVoices(fixtures: Record<string, VoiceFixture>): Promise<Emulator> {
  const emulator = await withEmulator({ seed: 'empty' })
  for (const [name, fixture] of Object.entries(fixtures)) emulator.state.addVoice({ name, samples: null, ...fixture })
  return emulator
}

describe('paging of GET /v2/voices', () => {
  test.each(['', '&sort=name', '&sort=name&sort_direction=asc', '&sort=created_at_unix&sort_direction=asc'])(
    'All pages together contain each voice once, sorted with "%s".',
    async (sort) => {
      const emulator = await withEmulator()
      emulator.state.addVoices(60, (index) => ({ samples: null, name: `Same name ${index % 7}` }))
      const voices = await walk(emulator, `page_size=7${sort}`)
      expect(voices).toHaveLength(emulator.state.voices().length)
      expect(new Set(voices.map(({ voice_id }) => voice_id)).size).toBe(voices.length)
    },
  )

  test('Paging skips and repeats nothing while voices are added and removed.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const stay = emulator.state.addVoices(40, { samples: null }).map(({ voice_id }) => voice_id)
    const go = emulator.state.addVoices(10, { samples: null }).map(({ voice_id }) => voice_id)
    const voices = await walk(emulator, 'page_size=5', (page) => {
      emulator.state.addVoice({ samples: null })
      emulator.state.removeVoice(go[page] ?? '')
    })
    const seen = voices.map(({ voice_id }) => voice_id)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(stay))
  })

  test('The default page size is 10.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.state.addVoices(12, { samples: null })
    expect((await list(emulator)).voices).toHaveLength(10)
  })

  test('The first page contains the default voices in addition to its size.', async () => {
    const emulator = await withEmulator()
    const first = await list(emulator, 'page_size=3')
    expect(first.voices).toHaveLength(11)
    expect(first.voices.filter(({ category }) => category === 'premade')).toHaveLength(8)
    const second = await list(emulator, `page_size=3&next_page_token=${first.next_page_token}`)
    expect(second.voices).toHaveLength(3)
  })

  test('Pages keep their size if default voices are not added.', async () => {
    const emulator = await withEmulator({ addDefaultVoicesToFirstPage: false })
    expect((await list(emulator, 'page_size=3')).voices).toHaveLength(3)
    expect(await walk(emulator, 'page_size=3')).toHaveLength(emulator.state.voices().length)
  })

  test('Voices can be sorted by name in both directions.', async () => {
    const emulator = await withVoices({ b: {}, C: {}, a: {} })
    const sorted = async (query: string) => (await list(emulator, query)).voices.map(({ name }) => name)
    expect(await sorted('sort=name&sort_direction=asc')).toEqual(['a', 'b', 'C'])
    expect(await sorted('sort=name&sort_direction=desc')).toEqual(['C', 'b', 'a'])
  })

  test('Voices can be sorted by creation date, with undated voices last.', async () => {
    const emulator = await withVoices({
      old: { created_at_unix: undefined },
      second: { created_at_unix: 2000 },
      first: { created_at_unix: 1000 },
    })
    const sorted = async (query: string) => (await list(emulator, query)).voices.map(({ name }) => name)
    expect(await sorted('')).toEqual(['second', 'first', 'old'])
    expect(await sorted('sort=created_at_unix&sort_direction=asc')).toEqual(['first', 'second', 'old'])
  })

  test('total_count is 0 unless requested.', async () => {
    const emulator = await withEmulator()
    expect((await list(emulator, 'include_total_count=false')).total_count).toBe(0)
    expect((await list(emulator)).total_count).toBe(emulator.state.voices().length)
  })
})

describe('look-up by voice_ids', () => {
  test('A look-up finds up to 100 voices and omits unknown ones.', async () => {
    const emulator = await withEmulator()
    const ids = emulator.state.addVoices(99, { samples: null }).map(({ voice_id }) => voice_id)
    const query = [...ids, 'nobody'].map((id) => `voice_ids=${id}`).join('&')
    const { voices, has_more } = await list(emulator, `page_size=100&${query}`)
    expect(voices.map(({ voice_id }) => voice_id).sort()).toEqual(ids.sort())
    expect(has_more).toBe(false)
  })

  test('A look-up adds no default voices.', async () => {
    const emulator = await withEmulator()
    const { voice_id } = emulator.state.addVoice()
    expect((await list(emulator, `voice_ids=${voice_id}`)).voices).toHaveLength(1)
  })

  test('A comma-separated list is one unknown id.', async () => {
    const emulator = await withEmulator()
    const [one, other] = emulator.state.voices()
    expect((await list(emulator, `voice_ids=${one!.voice_id},${other!.voice_id}`)).voices).toEqual([])
  })

  test('A look-up is limited by the page size, 10 by default.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const ids = emulator.state.addVoices(12, { samples: null }).map(({ voice_id }) => voice_id)
    const answer = await list(emulator, ids.map((id) => `voice_ids=${id}`).join('&'))
    expect(answer.voices).toHaveLength(10)
    expect(answer.has_more).toBe(true)
  })
})

describe('keys of a listed voice', () => {
  test('A listed voice equals the voice by id.', async () => {
    const emulator = await withEmulator()
    for (const listed of (await list(emulator, 'page_size=100')).voices) {
      expect(await (await get(emulator, `/v1/voices/${listed.voice_id}`)).json()).toEqual(listed)
    }
  })

  test('Listed voices omit samples or settings if configured.', async () => {
    const emulator = await withEmulator({ listFills: { samples: false, settings: false } })
    const { voice_id } = emulator.state.addVoice()
    const [listed] = (await list(emulator, `voice_ids=${voice_id}`)).voices
    expect(listed).not.toHaveProperty('samples')
    expect(listed).not.toHaveProperty('settings')
    const single = await (await get(emulator, `/v1/voices/${voice_id}`)).json()
    expect(single).toMatchObject({ samples: [{}], settings: { stability: 0.5 } })
  })

  test('Undefined fixture keys are omitted from the JSON, and null stays null.', async () => {
    const emulator = await withVoices({ v: { created_at_unix: undefined, description: null } })
    const [voice] = (await list(emulator)).voices
    expect(voice).not.toHaveProperty('created_at_unix')
    expect(voice!.description).toBeNull()
  })
})

describe('filters of GET /v2/voices', () => {
  test('The search is case-insensitive in name, description, labels and category.', async () => {
    const emulator = await withVoices({
      Needle: {},
      b: { description: 'with a needle inside' },
      c: { labels: { any: 'NEEDLE' } },
      d: { category: 'needlework' },
      e: {},
    })
    expect(await names(emulator, 'search=needle')).toEqual(['Needle', 'b', 'c', 'd'])
  })

  test.each([
    ['default', ['stock', 'stock in a collection']],
    ['personal', ['mine']],
    ['community', ['copy', 'disabled copy']],
    ['workspace', ["colleague's"]],
    ['non-default', ["colleague's", 'copy', 'disabled copy', 'mine']],
    ['non-community', ["colleague's", 'mine']],
    ['saved', ["colleague's", 'copy', 'disabled copy', 'mine', 'stock in a collection']],
  ])('The filter voice_type=%s applies.', async (voiceType, expected) => {
    const emulator = await withVoices({
      stock: { category: 'premade' },
      'stock in a collection': { category: 'premade', collection_ids: ['c'] },
      mine: {},
      "colleague's": { is_owner: false },
      copy: { is_owner: false, sharing: { status: 'copied' } },
      'disabled copy': { is_owner: false, sharing: { status: 'copied_disabled' } },
    })
    expect(await names(emulator, `voice_type=${voiceType}`)).toEqual(expected)
  })

  test.each(['premade', 'cloned', 'generated', 'professional'])('The filter category=%s applies.', async (category) => {
    const emulator = await withEmulator()
    const { voices } = await list(emulator, `page_size=100&category=${category}`)
    expect(new Set(voices.map((voice) => voice.category))).toEqual(new Set([category]))
  })

  test.each([
    ['draft', ['Sable Draft']],
    ['not_verified', ['Teasel Unverified']],
    ['not_started', ['Umber Waiting']],
    ['queued', ['Vesper Queued', 'Wren Training']],
    ['fine_tuning', ['Wren Training', 'Yarrow Training']],
    ['fine_tuned', ['Marlow Studio', 'Zinnia Failed']],
    ['failed', ['Zinnia Failed']],
    ['delayed', ['Bramble Delayed']],
  ])('The filter fine_tuning_state=%s applies.', async (state, expected) => {
    expect(await names(await withEmulator(), `fine_tuning_state=${state}`)).toEqual(expected)
  })

  test('Filters for labels, collections, languages and use cases apply.', async () => {
    const labels = { gender: 'female', age: 'young', accent: 'irish', language: 'en', use_case: 'advertisement' }
    const emulator = await withVoices({
      all: { labels, collection_ids: ['c1', 'c2'] },
      polish: { labels: { language: 'pl', use_case: 'conversational' } },
      none: { labels: {}, collection_ids: null },
    })
    for (const query of ['gender=Female', 'age=young', 'accent=irish', 'collection_id=c2', 'language=en']) {
      expect(await names(emulator, query)).toEqual(['all'])
    }
    expect(await names(emulator, 'language=en&language=pl')).toEqual(['all', 'polish'])
    expect(await names(emulator, 'use_cases=advertisement&use_cases=conversational')).toEqual(['all', 'polish'])
    expect(await names(emulator, 'gender=female&language=pl')).toEqual([])
  })

  test('Filters for sharing and high quality apply.', async () => {
    const emulator = await withVoices({
      plain: {},
      'long notice': { sharing: { notice_period: 90 } },
      'own rate': { sharing: { rate: 2 } },
      moderated: { sharing: { live_moderation_enabled: true } },
      studio: { category: 'high_quality' },
    })
    const without = (name: string) =>
      ['long notice', 'moderated', 'own rate', 'plain', 'studio'].filter((other) => other !== name)
    expect(await names(emulator, 'min_notice_period_days=30')).toEqual(['long notice'])
    expect(await names(emulator, 'include_custom_rates=false')).toEqual(without('own rate'))
    expect(await names(emulator, 'include_custom_rates=true')).toHaveLength(5)
    expect(await names(emulator, 'include_live_moderated=false')).toEqual(without('moderated'))
    expect(await names(emulator, 'high_quality=true')).toEqual(['studio'])
  })
})

describe('invalid queries of GET /v2/voices', () => {
  test.each([
    ['page_size=0', 'invalid_page_size', 'page_size'],
    ['page_size=101', 'invalid_page_size', 'page_size'],
    ['next_page_token=made-up', 'invalid_cursor', 'next_page_token'],
    ['sort=size', 'invalid_parameters', 'sort'],
    ['sort_direction=up', 'invalid_parameters', 'sort_direction'],
    ['voice_type=strange', 'invalid_parameters', 'voice_type'],
    [Array.from({ length: 101 }, (_, i) => `voice_ids=v${i}`).join('&'), 'invalid_parameters', 'voice_ids'],
  ])('An invalid query is refused: %.30s.', async (query, code, param) => {
    const response = await get(await withEmulator({ seed: 'empty' }), `/v2/voices?${query}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      detail: {
        type: 'validation_error',
        code,
        param,
        status: code,
        message: expect.any(String),
        request_id: response.headers.get('request-id'),
      },
    })
  })

  test('A page token of another sort order is refused.', async () => {
    const emulator = await withEmulator()
    const { next_page_token } = await list(emulator, 'page_size=2&sort=name')
    const response = await get(emulator, `/v2/voices?page_size=2&next_page_token=${next_page_token}`)
    expect(await response.json()).toMatchObject({ detail: { code: 'invalid_cursor' } })
  })

  test('All malformed parameters are reported together.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const response = await get(emulator, '/v2/voices?page_size=abc&include_total_count=maybe')
    expect(response.status).toBe(422)
    const { detail } = (await response.json()) as { detail: { loc: unknown; msg: unknown; type: unknown }[] }
    expect(detail.map(({ loc }) => loc)).toEqual([
      ['query', 'page_size'],
      ['query', 'include_total_count'],
    ])
    for (const { msg, type } of detail) expect([typeof msg, typeof type]).toEqual(['string', 'string'])
  })
})
