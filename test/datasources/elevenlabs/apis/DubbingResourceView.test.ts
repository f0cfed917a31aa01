import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import { dub, medium, segment, track, view } from './rawResources.js'

describe('A dubbing resource', () => {
  test.each([
    {},
    { speaker_tracks: null, speaker_segments: null, renders: null, target_languages: null, input: null },
    { speaker_tracks: [], speaker_segments: [1], renders: 'x', target_languages: 'es', source_language: 7 },
  ])('without its maps is empty: %j', (raw) => {
    const empty = view(raw)
    expect([empty.speakers(), empty.segmentIds(), empty.renders(), empty.targetLanguages]).toEqual([[], [], [], []])
    expect([empty.sourceLanguage, empty.droppedSegments, empty.media('input')]).toEqual([null, 0, null])
  })

  test.each([undefined, null, '3', 1.5])('without a usable version is malformed: %j', (version) => {
    expect(() => view({ version })).toThrow(expect.objectContaining({ code: 'UPSTREAM_UNAVAILABLE' }))
  })

  test('omits malformed entries only', () => {
    const broken = view({
      speaker_tracks: { a: track(['s1', 7, 'gone']), b: null, c: 'x', d: track(null, { speaker_name: 7, voices: [] }) },
      speaker_segments: {
        s1: segment(1, 2, {
          text: null,
          subtitles: [null, { lines: 'x' }, { start_time: 1, end_time: 2 }],
          dubs: null,
        }),
        noStart: segment(null, 2),
        text: segment('1', 2),
        nothing: null,
        list: [],
      },
      renders: { r: null, s: { status: 'odd', type: 'hologram' } },
    })
    expect(broken.speakers().map(({ upstreamId: id, name, voices }) => [id, name, voices])).toEqual([
      ['a', 'Ada', []],
      ['d', '', []],
    ])
    expect(broken.segmentIds()).toEqual(['s1'])
    expect(broken.droppedSegments).toBe(4)
    expect(broken.segment('s1')).toEqual({
      dubbingId: 'd',
      upstreamId: 's1',
      startSecs: 1,
      endSecs: 2,
      text: '',
      subtitles: [{ startSecs: 1, endSecs: 2, lines: [] }],
      speakerId: 'a',
    })
    expect(broken.renders()).toEqual([
      { dubbingId: 'd', upstreamId: 's', language: null, type: 'UNKNOWN', status: 'UNKNOWN', version: null },
    ])
  })

  test('has no entry under the name of an inherited property', () => {
    const named = view({ speaker_segments: { s: segment(0, 1) } })
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect([named.segment(name), named.speaker(name), named.render(name), named.dub('s', name)]).toEqual(
        Array(4).fill(null),
      )
      expect([named.media(name), named.media(`segment:s:${name}`)]).toEqual([null, null])
    }
  })
})

test('Speakers have a voice for each language, cloned or named', () => {
  const speakers = view({
    speaker_tracks: {
      a: track([], { voices: { es: 'track-clone', 'pt-BR': 'clip-clone', fr: 'v1', de: null, it: '' } }),
    },
  })
  expect(speakers.speaker('a')?.voices).toEqual([
    { language: 'es', mode: 'TRACK_CLONE', voiceId: null },
    { language: 'pt-BR', mode: 'CLIP_CLONE', voiceId: null },
    { language: 'fr', mode: 'VOICE', voiceId: 'v1' },
  ])
  expect(speakers.speaker('b')).toBeNull()
})

describe('Segments', () => {
  const many = view({
    speaker_tracks: { a: track(['s1', 's3']), b: track(['s2', 's1']) },
    speaker_segments: {
      s3: segment(5, 8, { dubs: { es: dub({ audio_stale: true }), fr: dub() } }),
      s1: segment(0, 2, { dubs: { es: dub(), fr: dub({ audio_stale: true }) } }),
      s4: segment(8, 9),
      s2: segment(2, 5, {
        dubs: { es: dub({ audio_stale: 'yes' }), fr: dub({ start_time: null, audio_stale: true }) },
      }),
    },
  })

  test.each([
    [{}, ['s1', 's2', 's3', 's4']],
    [{ speakerIds: ['a'] }, ['s1', 's3']],
    [{ speakerIds: ['b'] }, ['s2']],
    [{ speakerIds: ['c'] }, []],
    [{ startSecs: 2 }, ['s2', 's3', 's4']],
    [{ endSecs: 2 }, ['s1']],
    [{ startSecs: 1.9, endSecs: 5.1 }, ['s1', 's2', 's3']],
    [{ languages: ['es'] }, ['s1', 's2', 's3']],
    [{ languages: ['fr'] }, ['s1', 's3']],
    [{ languages: ['de'] }, []],
    [{ languages: [] }, []],
    [{ languages: ['de', 'fr'] }, ['s1', 's3']],
    [{ speakerIds: ['a', 'b'] }, ['s1', 's2', 's3']],
    [{ isStale: true }, ['s1', 's3']],
    [{ isStale: false }, ['s2', 's4']],
    [{ languages: ['es'], isStale: true }, ['s3']],
    [{ languages: ['es'], isStale: false }, ['s1', 's2']],
    [{ speakerIds: ['a'], languages: ['fr'], isStale: true, endSecs: 1 }, ['s1']],
    [{ speakerIds: null, languages: null, startSecs: null, endSecs: null, isStale: null }, ['s1', 's2', 's3', 's4']],
  ])('of the filter %j are in the order of time', (filter, ids) => {
    expect(many.segmentIds(filter)).toEqual(ids)
  })

  test('belong to the first speaker that lists them', () => {
    expect(['s1', 's2', 's3', 's4', 'x'].map((id) => many.speakerIdOf(id))).toEqual(['a', 'b', 'a', null, null])
    expect([many.segment('s4')?.speakerId, many.segment('x'), many.hasSegment('x')]).toEqual([null, null, false])
  })

  test('have translations, those without times separately', () => {
    expect(many.dubs('s2').map(({ language, isStale }) => [language, isStale])).toEqual([['es', false]])
    expect(many.dub('s1', 'es')).toEqual({
      dubbingId: 'd',
      segmentId: 's1',
      language: 'es',
      startSecs: 1,
      endSecs: 2,
      text: 'hola',
      subtitles: [{ startSecs: 1, endSecs: 2, lines: ['hola'] }],
      isStale: false,
    })
    expect([many.dub('s2', 'fr'), many.dub('s4', 'es'), many.dubs('x')]).toEqual([null, null, []])
  })

  test('are not parsed before they are requested', () => {
    const untouched = segment(0, 1)
    const secret = () => {
      throw new Error('looked into')
    }
    for (const key of ['text', 'subtitles', 'dubs']) Object.defineProperty(untouched, key, { get: secret })
    const lazy = view({ speaker_tracks: { a: track(['s1']) }, speaker_segments: { s1: untouched, s2: segment(1, 2) } })
    expect(lazy.segmentIds({ speakerIds: ['a'], startSecs: 0, endSecs: 1 })).toEqual(['s1'])
    expect(lazy.segment('s2')).toMatchObject({ text: 'hello' })
    expect(() => lazy.segment('s1')).toThrow('looked into')
  })
})

describe('Media', () => {
  const media = view({
    input: medium('input', { content_type: 'Video/MP4', is_audio: false }),
    background: null,
    foreground: medium('f', { url: '' }),
    speaker_tracks: { a: track([], { media_ref: medium('a', { content_type: 'text/html', is_audio: null }) }) },
    speaker_segments: { 's:1': segment(0, 1, { dubs: { es: dub(), fr: dub({ media_ref: null }) } }) },
    renders: { r: { media_ref: medium('r', { content_type: 'application/x-zip-compressed', duration_secs: 'x' }) } },
  })

  test.each([
    ['input', { mediaType: 'video/mp4', durationSecs: 2, isAudio: false }],
    ['speaker:a', { mediaType: null, durationSecs: 2, isAudio: false }],
    ['segment:s:1:es', { mediaType: 'audio/mpeg', durationSecs: 2, isAudio: true }],
    ['render:r', { mediaType: 'application/zip', durationSecs: null, isAudio: true }],
  ])('of %s has a type and no location', (part, described) => {
    const found = media.media(part)
    expect({ ...found }).toEqual({ ...described, take: expect.stringMatching(/^[\w-]+$/) })
    expect(JSON.stringify(found)).not.toMatch(/secret|https/)
  })

  test.each([
    'background',
    'foreground',
    'speaker:b',
    'speaker',
    'speakera',
    'segment:s:1:fr',
    'segment:s:1',
    'segment:',
    'render:',
    '',
    'id',
  ])('of %j does not exist', (part) => expect(media.media(part)).toBeNull())
})

test('Renders are sorted newest first', () => {
  const renders = view({
    renders: {
      b: { version: 2, status: 'complete', type: 'tracks_zip', language: 'es' },
      a: { version: 2, status: 'failed', type: null, language: null },
      c: { version: 9, status: 'processing', type: 'mp4' },
    },
  }).renders()
  expect(renders.map(({ upstreamId: id, status, type, language }) => [id, status, type, language])).toEqual([
    ['c', 'PROCESSING', 'MP4', null],
    ['a', 'FAILED', null, null],
    ['b', 'COMPLETE', 'TRACKS_ZIP', 'es'],
  ])
})
