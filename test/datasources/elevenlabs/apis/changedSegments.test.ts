import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import { changedSegments } from '../../../../src/datasources/elevenlabs/apis/segmentDigests.js'
import { dub, medium, segment, track, view } from './rawResources.js'

describe('changedSegments', () => {
  const base = () => ({
    speaker_tracks: { a: track(['s1', 's2']), b: track(['s3']) },
    speaker_segments: {
      s1: segment(0, 1, { dubs: { es: dub(), fr: dub() } }),
      s2: segment(1, 2),
      s3: segment(2, 3),
    } as Record<string, ReturnType<typeof segment>>,
  })
  const changedBy = (change: (raw: ReturnType<typeof base>) => void) => {
    const raw = base()
    change(raw)
    return changedSegments(view(base()).digests(), view(raw).digests())
  }
  const dubs = (raw: ReturnType<typeof base>) =>
    raw.speaker_segments.s1!.dubs as Record<string, Record<string, unknown>>

  test.each<[string, Parameters<typeof changedBy>[0], string[]]>([
    ['nothing', () => {}, []],
    [
      'a new signature',
      (raw) => Object.assign(dubs(raw).es!, { media_ref: medium('dub', { url: 'https://x/other' }) }),
      [],
    ],
    [
      'a new signature at the same place',
      (raw) => Object.assign(dubs(raw).es!, { media_ref: medium('dub', { src: 'b/dub?s=2' }) }),
      [],
    ],
    [
      'the order of languages',
      (raw) => Object.assign(raw.speaker_segments.s1!, { dubs: { fr: dub(), es: dub() } }),
      [],
    ],
    ['the text', (raw) => Object.assign(raw.speaker_segments.s2!, { text: 'bye' }), ['s2']],
    ['a time', (raw) => Object.assign(raw.speaker_segments.s2!, { end_time: 2.001 }), ['s2']],
    ['staleness', (raw) => Object.assign(dubs(raw).es!, { audio_stale: true }), ['s1']],
    ['a translation', (raw) => Object.assign(dubs(raw).fr!, { text: null }), ['s1']],
    ['new audio', (raw) => Object.assign(dubs(raw).es!, { media_ref: medium('dub2') }), ['s1']],
    ['removed audio', (raw) => Object.assign(dubs(raw).es!, { media_ref: null }), ['s1']],
    ['subtitles', (raw) => Object.assign(dubs(raw).es!, { subtitles: [] }), ['s1']],
    ['a new language', (raw) => Object.assign(dubs(raw), { it: dub() }), ['s1']],
    ['the speaker', (raw) => Object.assign(raw.speaker_tracks, { a: track(['s1']), b: track(['s2', 's3']) }), ['s2']],
    [
      'added and removed segments',
      (raw) => {
        delete raw.speaker_segments.s1
        raw.speaker_segments.s0 = segment(2.5, 3)
        Object.assign(raw.speaker_segments.s3!, { text: 'bye' })
      },
      ['s3', 's0', 's1'],
    ],
  ])('contains %s', (_, change, ids) => expect(changedBy(change)).toEqual(ids))
})

test('A resource of 5,000 segments in 12 languages is compared without being translated', () => {
  const languages = Array.from({ length: 12 }, (_, index) => `l${index}`)
  const ids = Array.from({ length: 5000 }, (_, index) => `s${index}`)
  const large = view({
    speaker_tracks: Object.fromEntries(
      [0, 1, 2, 3].map((speaker) => [`p${speaker}`, track(ids.filter((_, index) => index % 4 === speaker))]),
    ),
    speaker_segments: Object.fromEntries(
      ids.map((id, index) => [
        id,
        segment(5000 - index, 5001 - index, {
          dubs: Object.fromEntries(languages.map((language) => [language, dub({ audio_stale: index % 1000 === 0 })])),
        }),
      ]),
    ),
  })
  expect(large.segmentIds().slice(0, 2)).toEqual(['s4999', 's4998'])
  expect(large.segmentIds({ speakerIds: ['p0'], languages: ['l7'], isStale: true })).toEqual([
    's4000',
    's3000',
    's2000',
    's1000',
    's0',
  ])
  expect(large.segmentIds({ startSecs: 10, endSecs: 12 })).toEqual(['s4990', 's4989'])
  expect(large.segment('s4990')?.startSecs).toBe(10)
  expect(large.digests().size).toBe(5000)
})
