import { describe, expect, test } from '@jest/globals'
import type { DubbingFixture } from '../../../emulator/index.js'
import { detailError } from '../support/openDubbing.js'
import { withDubbing } from '../support/withDubbing.js'
import { get, vendorClient, withEmulator } from '../support/withEmulator.js'

describe('list of dubbings', () => {
  const fixtures: DubbingFixture[] = [
    { name: 'b', created_at: '2030-01-02T00:00:00Z', status: 'failed', target_languages: ['es', 'fr'] },
    { name: 'A', created_at: '2030-01-03T00:00:00Z', status: 'queued', creator: 'others' },
    { name: 'c', created_at: '2030-01-01T00:00:00Z', model: 'dubbing_v2', target_languages: ['de'] },
    { name: 'D', created_at: '2030-01-04T00:00:00Z', status: 'preparing', creation_source: 'flow_node' },
    { name: 'e', created_at: '2030-01-05T00:00:00Z', status: 'dubbing', creation_source: 'dubbing_ui' },
  ]

  async function withDubbings() {
    const { emulator, dubbing } = await withDubbing()
    for (const fixture of fixtures) emulator.state.dubs.add(fixture)
    const names = async (request?: Parameters<typeof dubbing.list>[0]) =>
      (await dubbing.list(request)).dubs.map(({ name }) => name).join('')
    return { emulator, dubbing, names }
  }

  test('Dubbings are listed newest first or in the requested order.', async () => {
    const { names } = await withDubbings()
    expect(await names()).toBe('eDAbc')
    expect(await names({ orderDirection: 'ASCENDING' })).toBe('cbADe')
    expect(await names({ orderBy: 'name' })).toBe('eDcbA')
    expect(await names({ orderBy: 'name', orderDirection: 'ASCENDING' })).toBe('AbcDe')
  })

  test('Each filter of the list applies, also in combination.', async () => {
    const { names } = await withDubbings()
    expect(await names({ dubbingStatus: 'dubbing' })).toBe('e')
    expect(await names({ dubbingStatuses: ['queued', 'preparing', 'failed'] })).toBe('DAb')
    expect(await names({ dubbingModels: ['dubbing_v2'] })).toBe('c')
    expect(await names({ targetLanguageCodes: ['fra', 'de'] })).toBe('bc')
    expect(await names({ creationSources: ['flow_node', 'dubbing_ui'] })).toBe('eD')
    expect(await names({ filterByCreator: 'others' })).toBe('A')
    expect(await names({ filterByCreator: 'personal' })).toBe('eDbc')
    expect(await names({ targetLanguageCodes: ['es'], dubbingStatuses: ['failed', 'queued'] })).toBe('Ab')
    expect(await names({ targetLanguageCodes: ['it'] })).toBe('')
  })

  test('Paging by cursor skips and repeats nothing while dubbings are added and removed.', async () => {
    const { emulator, dubbing } = await withDubbings()
    const first = await dubbing.list({ pageSize: 2 })
    expect(first).toMatchObject({ hasMore: true, dubs: [{ name: 'e' }, { name: 'D' }] })
    emulator.state.dubs.remove(first.dubs[1]!.dubbingId)
    emulator.state.dubs.add({ name: 'later', created_at: '2030-02-01T00:00:00Z' })
    const second = await dubbing.list({ pageSize: 2, cursor: first.nextCursor })
    expect(second).toMatchObject({ hasMore: true, dubs: [{ name: 'A' }, { name: 'b' }] })
    const third = await dubbing.list({ pageSize: 2, cursor: second.nextCursor })
    expect(third).toMatchObject({ hasMore: false, dubs: [{ name: 'c' }] })
    expect(third.nextCursor).toBeUndefined()
  })

  test('Invalid enumeration values, page sizes and cursors are refused.', async () => {
    const { emulator, dubbing } = await withDubbings()
    for (const query of [
      'page_size=0',
      'page_size=201',
      'order_by=age',
      'dubbing_statuses=queued&dubbing_statuses=x',
    ]) {
      expect([query, (await get(emulator, `/v1/dubbing?${query}`)).status]).toEqual([query, 422])
    }
    const { nextCursor: cursor } = await dubbing.list({ pageSize: 2 })
    for (const request of [{ cursor: 'mine' }, { cursor, orderBy: 'name' as const }]) {
      await expect(dubbing.list(request)).rejects.toMatchObject(detailError(400, 'invalid_cursor'))
    }
  })

  test('The vendor SDK parses every dubbing of the demo seed.', async () => {
    const emulator = await withEmulator()
    const { dubbing } = vendorClient(emulator)
    const { dubs } = await dubbing.list()
    expect(dubs).toHaveLength(emulator.state.dubs.all().length)
    expect(new Set(dubs.map(({ status }) => status))).toEqual(
      new Set(['queued', 'preparing', 'dubbing', 'dubbed', 'failed', 'cloning']),
    )
    const edited = dubs.find(({ name }) => name === 'Harbour tour')!
    const { speakerSegments, renders } = await dubbing.resource.get(edited.dubbingId)
    expect(Object.values(speakerSegments).some(({ dubs: { es } }) => es!.audioStale)).toBe(true)
    expect(Object.values(renders)).toHaveLength(2)
  })
})
