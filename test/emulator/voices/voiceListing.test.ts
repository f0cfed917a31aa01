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

/** An empty workspace with voices of these names. */
async function withVoices(fixtures: Record<string, VoiceFixture>): Promise<Emulator> {
  const emulator = await withEmulator({ seed: 'empty' })
  for (const [name, fixture] of Object.entries(fixtures)) emulator.state.addVoice({ name, samples: null, ...fixture })
  return emulator
}

describe('the pages of GET /v2/voices', () => {
  test.each(['', '&sort=name', '&sort=name&sort_direction=asc', '&sort=created_at_unix&sort_direction=asc'])(
    'show each voice once, sorted with "%s"',
    async (sort) => {
      const emulator = await withEmulator()
      emulator.state.addVoices(60, (index) => ({ samples: null, name: `Same name ${index % 7}` }))
      const voices = await walk(emulator, `page_size=7${sort}`)
      expect(voices).toHaveLength(emulator.state.voices().length)
      expect(new Set(voices.map(({ voice_id }) => voice_id)).size).toBe(voices.length)
    },
  )

  test('lose and repeat nothing when voices come and go in between', async () => {
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

  test('have ten voices unless told otherwise', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.state.addVoices(12, { samples: null })
    expect((await list(emulator)).voices).toHaveLength(10)
  })

  test('begin with one that exceeds its size by the default voices', async () => {
    const emulator = await withEmulator()
    const first = await list(emulator, 'page_size=3')
    expect(first.voices).toHaveLength(11)
    expect(first.voices.filter(({ category }) => category === 'premade')).toHaveLength(8)
    const second = await list(emulator, `page_size=3&next_page_token=${first.next_page_token}`)
    expect(second.voices).toHaveLength(3)
  })

  test('keep to their size when default voices are not added', async () => {
    const emulator = await withEmulator({ addDefaultVoicesToFirstPage: false })
    expect((await list(emulator, 'page_size=3')).voices).toHaveLength(3)
    expect(await walk(emulator, 'page_size=3')).toHaveLength(emulator.state.voices().length)
  })

  test('sort by name in either direction', async () => {
    const emulator = await withVoices({ b: {}, C: {}, a: {} })
    const sorted = async (query: string) => (await list(emulator, query)).voices.map(({ name }) => name)
    expect(await sorted('sort=name&sort_direction=asc')).toEqual(['a', 'b', 'C'])
    expect(await sorted('sort=name&sort_direction=desc')).toEqual(['C', 'b', 'a'])
  })

  test('sort by creation, and put voices that have no date last', async () => {
    const emulator = await withVoices({
      old: { created_at_unix: undefined },
      second: { created_at_unix: 2000 },
      first: { created_at_unix: 1000 },
    })
    const sorted = async (query: string) => (await list(emulator, query)).voices.map(({ name }) => name)
    expect(await sorted('')).toEqual(['second', 'first', 'old'])
    expect(await sorted('sort=created_at_unix&sort_direction=asc')).toEqual(['first', 'second', 'old'])
  })

  test('carry a count that means nothing when it is not asked for', async () => {
    const emulator = await withEmulator()
    expect((await list(emulator, 'include_total_count=false')).total_count).toBe(0)
    expect((await list(emulator)).total_count).toBe(emulator.state.voices().length)
  })
})

describe('a look-up by voice_ids', () => {
  test('finds up to a hundred voices and leaves out those that are not held', async () => {
    const emulator = await withEmulator()
    const ids = emulator.state.addVoices(99, { samples: null }).map(({ voice_id }) => voice_id)
    const query = [...ids, 'nobody'].map((id) => `voice_ids=${id}`).join('&')
    const { voices, has_more } = await list(emulator, `page_size=100&${query}`)
    expect(voices.map(({ voice_id }) => voice_id).sort()).toEqual(ids.sort())
    expect(has_more).toBe(false)
  })

  test('adds no default voices', async () => {
    const emulator = await withEmulator()
    const { voice_id } = emulator.state.addVoice()
    expect((await list(emulator, `voice_ids=${voice_id}`)).voices).toHaveLength(1)
  })

  test('takes a list with commas for one unknown id', async () => {
    const emulator = await withEmulator()
    const [one, other] = emulator.state.voices()
    expect((await list(emulator, `voice_ids=${one!.voice_id},${other!.voice_id}`)).voices).toEqual([])
  })

  test('is cut by the page size, which is ten unless it is set', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const ids = emulator.state.addVoices(12, { samples: null }).map(({ voice_id }) => voice_id)
    const answer = await list(emulator, ids.map((id) => `voice_ids=${id}`).join('&'))
    expect(answer.voices).toHaveLength(10)
    expect(answer.has_more).toBe(true)
  })
})

describe('the keys of a listed voice', () => {
  test('are those of the voice by its id', async () => {
    const emulator = await withEmulator()
    for (const listed of (await list(emulator, 'page_size=100')).voices) {
      expect(await (await get(emulator, `/v1/voices/${listed.voice_id}`)).json()).toEqual(listed)
    }
  })

  test('lack samples or settings where the emulator is told so', async () => {
    const emulator = await withEmulator({ listFills: { samples: false, settings: false } })
    const { voice_id } = emulator.state.addVoice()
    const [listed] = (await list(emulator, `voice_ids=${voice_id}`)).voices
    expect(listed).not.toHaveProperty('samples')
    expect(listed).not.toHaveProperty('settings')
    const single = await (await get(emulator, `/v1/voices/${voice_id}`)).json()
    expect(single).toMatchObject({ samples: [{}], settings: { stability: 0.5 } })
  })

  test('are missing on the wire where a draft says undefined, and null where it says null', async () => {
    const emulator = await withVoices({ v: { created_at_unix: undefined, description: null } })
    const [voice] = (await list(emulator)).voices
    expect(voice).not.toHaveProperty('created_at_unix')
    expect(voice!.description).toBeNull()
  })
})

describe('the filters of GET /v2/voices', () => {
  test('search in name, description, labels and category, whatever the case', async () => {
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
  ])('take voice_type=%s', async (voiceType, expected) => {
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

  test.each(['premade', 'cloned', 'generated', 'professional'])('take category=%s', async (category) => {
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
  ])('take fine_tuning_state=%s', async (state, expected) => {
    expect(await names(await withEmulator(), `fine_tuning_state=${state}`)).toEqual(expected)
  })

  test('take labels, a collection, and several languages or use cases at once', async () => {
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

  test('take what concerns sharing, and high quality', async () => {
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

describe('a bad query of GET /v2/voices', () => {
  test.each([
    ['page_size=0', 'invalid_page_size', 'page_size'],
    ['page_size=101', 'invalid_page_size', 'page_size'],
    ['next_page_token=made-up', 'invalid_cursor', 'next_page_token'],
    ['sort=size', 'invalid_parameters', 'sort'],
    ['sort_direction=up', 'invalid_parameters', 'sort_direction'],
    ['voice_type=strange', 'invalid_parameters', 'voice_type'],
    [Array.from({ length: 101 }, (_, i) => `voice_ids=v${i}`).join('&'), 'invalid_parameters', 'voice_ids'],
  ])('is refused: %.30s', async (query, code, param) => {
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

  test('is refused when its token belongs to another order', async () => {
    const emulator = await withEmulator()
    const { next_page_token } = await list(emulator, 'page_size=2&sort=name')
    const response = await get(emulator, `/v2/voices?page_size=2&next_page_token=${next_page_token}`)
    expect(await response.json()).toMatchObject({ detail: { code: 'invalid_cursor' } })
  })

  test('is reported with all that is malformed in it', async () => {
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
