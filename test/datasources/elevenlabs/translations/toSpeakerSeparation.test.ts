import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import { toSpeakerSeparation } from '../../../../src/datasources/elevenlabs/translations/toSpeakerSeparation.js'

const translate = (raw: unknown) =>
  toSpeakerSeparation(raw as Parameters<typeof toSpeakerSeparation>[0], { voiceId: 'v', sampleId: 's' })

describe('toSpeakerSeparation', () => {
  test('lists speakers by their first utterance, then by id', () => {
    const { speakers } = translate({
      status: 'completed',
      speakers: {
        z_silent: { speaker_id: 'z_silent', duration_secs: 0, utterances: null },
        a_silent: { duration_secs: 0, utterances: [] },
        Second: {
          speaker_id: 'Second',
          duration_secs: 2,
          utterances: [{ start: 9, end: 10 }, { start: 3, end: 4 }, { start: 1 }],
        },
        first: { speaker_id: 'first', duration_secs: 1, utterances: [{ start: 0.5, end: 1.5 }] },
        ghost: null,
      },
    })
    expect(speakers.map(({ upstreamId: id }) => id)).toEqual(['first', 'Second', 'a_silent', 'z_silent'])
    expect(speakers[1]).toMatchObject({
      voiceId: 'v',
      upstreamSampleId: 's',
      durationSecs: 2,
      isSelected: false,
      utterances: [
        { startSecs: 3, endSecs: 4 },
        { startSecs: 9, endSecs: 10 },
      ],
    })
  })

  test('selects the existing speakers and keeps the ids of the others', () => {
    const separation = translate({
      status: 'completed',
      speakers: { a: { speaker_id: 'a', duration_secs: 1 }, b: { speaker_id: 'b', duration_secs: 1 } },
      selected_speaker_ids: ['gone', 'b'],
    })
    expect(separation.upstreamSelectedIds).toEqual(['gone', 'b'])
    expect(separation.selectedSpeakerIds[1]).toBe(separation.selectedSpeakers[0]!.id)
    expect(separation.selectedSpeakers.map(({ upstreamId: id }) => id)).toEqual(['b'])
    expect(separation.speakers.map(({ isSelected }) => isSelected)).toEqual([false, true])
  })

  test.each([
    [{}],
    [{ status: null, speakers: null, selected_speaker_ids: null }],
    [{ speakers: 'x', selected_speaker_ids: 7 }],
  ])('returns an empty separation for %j', (raw) => {
    expect(translate(raw)).toMatchObject({
      status: 'UNKNOWN',
      speakers: [],
      selectedSpeakers: [],
      selectedSpeakerIds: [],
    })
  })
})
