import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import { DubbingResourceView } from '../../../src/datasources/elevenlabs/apis/DubbingResourceView.js'
import { segmentPage } from '../../../src/resolvers/dubbing/segmentPage.js'

interface Read {
  texts: number
  dubs: number
}

/** A dubbing that counts the reads of its segments. */
function watched(spans: readonly [id: string, start: number, end: number][]): [DubbingResourceView, Read] {
  const read: Read = { texts: 0, dubs: 0 }
  const segments = spans.map(([id, start_time, end_time]) => [
    id,
    {
      ...{ id, start_time, end_time, subtitles: [] },
      get text() {
        read.texts += 1
        return 'Said.'
      },
      get dubs() {
        read.dubs += 1
        return { es: { start_time, end_time, audio_stale: false, text: 'Dicho.', subtitles: [], media_ref: null } }
      },
    },
  ])
  const raw = {
    ...{ id: 'd', version: 1, source_language: 'en', target_languages: ['es'], speaker_tracks: {}, renders: {} },
    ...{ input: null, background: null, foreground: null, speaker_segments: Object.fromEntries(segments) },
  }
  return [new DubbingResourceView(raw as never, 'd'), read]
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index): [string, number, number] => [`s${index}`, index, index + 0.5])

describe('A page of segments', () => {
  test('builds no other segments, and reads only a few to find its start', () => {
    const [view, read] = watched(many(5000))
    const first = segmentPage(view, { first: 100 })
    expect(first.edges.map(({ node }) => node.startSecs)).toEqual(many(100).map(([, start]) => start))
    expect(read).toEqual({ texts: 100, dubs: 0 })
    const second = segmentPage(view, { first: 100, after: first.pageInfo.endCursor })
    expect(second.edges[0]!.node.upstreamId).toBe('s100')
    expect(read.texts).toBeLessThan(220)
    expect(read.dubs).toBe(0)
    expect([second.pageInfo.hasPreviousPage, second.pageInfo.hasNextPage]).toEqual([true, true])
  })

  test('reads the translations of all segments only if it is filtered by one language', () => {
    const [view, read] = watched(many(50))
    expect(segmentPage(view, { first: 3, filter: { languages: ['es'] } }).edges).toHaveLength(3)
    expect(read).toEqual({ texts: 3, dubs: 50 })
  })

  test('continues after segments that were deleted, moved or start at the same time', () => {
    const [view] = watched([
      ['b', 1, 2],
      ['a', 1, 2],
      ['c', 1, 3],
      ['d', 5, 6],
    ])
    const ids = (page: ReturnType<typeof segmentPage>) => page.edges.map(({ node }) => node.upstreamId)
    const cursors = segmentPage(view, { first: 4 }).edges.map(({ cursor }) => cursor)
    expect(ids(segmentPage(view, { first: 4 }))).toEqual(['a', 'b', 'c', 'd'])
    expect(cursors.map((after) => ids(segmentPage(view, { first: 4, after })))).toEqual([
      ['b', 'c', 'd'],
      ['c', 'd'],
      ['d'],
      [],
    ])
    const [later] = watched([
      ['d', 0, 0.5],
      ['e', 1, 2],
    ])
    expect(ids(segmentPage(later, { first: 4, after: cursors[1] }))).toEqual(['e'])
  })
})
