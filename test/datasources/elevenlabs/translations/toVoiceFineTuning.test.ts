import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import { toVoiceFineTuning } from '../../../../src/datasources/elevenlabs/translations/toVoiceFineTuning.js'

const translate = (raw: unknown) => toVoiceFineTuning(raw as Parameters<typeof toVoiceFineTuning>[0])

describe('toVoiceFineTuning', () => {
  test('merges the three maps over the union of their keys', () => {
    const { models } = translate({
      state: { eleven_b: 'fine_tuning', Eleven_A: 'fine_tuned' },
      progress: { eleven_b: 0.25, eleven_c: null },
      message: { Eleven_A: 'Completed!', eleven_d: null, eleven_b: '' },
    })
    expect(models.map(({ modelId, status: state, progress, message }) => [modelId, state, progress, message])).toEqual([
      ['Eleven_A', 'FINE_TUNED', null, 'Completed!'],
      ['eleven_b', 'FINE_TUNING', 0.25, null],
      ['eleven_c', 'UNKNOWN', null, null],
      ['eleven_d', 'UNKNOWN', null, null],
    ])
  })

  test.each([
    [0, 0],
    [0.5, 0.5],
    [0.99, 0.99],
    [1.5, 0.015],
    [42, 0.42],
    [100, 1],
    [250, 1],
    [-3, 0],
    [Number.NaN, null],
    ['0.5', null],
    [null, null],
  ])('reads a progress of %j as %j', (value, progress) => {
    expect(translate({ progress: { m: value } }).models[0]?.progress).toBe(progress)
  })

  test('reads a progress of 1, which can be a percentage, as unknown until the training is finished', () => {
    const progressOf = (state: string) => translate({ state: { m: state }, progress: { m: 1 } }).models[0]?.progress
    expect(['queued', 'fine_tuning', 'delayed', 'failed', 'fine_tuned'].map(progressOf)).toEqual([
      null,
      null,
      null,
      null,
      1,
    ])
  })

  test('reads the other fields, and the only time in milliseconds', () => {
    const fineTuning = translate({
      is_allowed_to_fine_tune: true,
      language: 'en',
      dataset_duration_seconds: 1800.5,
      slice_ids: ['s1', 7],
      verification_failures: ['noise'],
      verification_attempts_count: 2,
      max_verification_attempts: 5,
      next_max_verification_attempts_reset_unix_ms: 1_700_000_000_000,
      manual_verification_requested: true,
      manual_verification: {
        extra_text: 'please',
        request_time_unix: 1_700_000_000,
        files: [
          { file_id: 'f', file_name: 'id.png', mime_type: 'image/png', size_bytes: 9, upload_date_unix: 1_700_000_000 },
          {},
        ],
      },
      verification_attempts: [
        { text: 'later', date_unix: 1_700_000_100, accepted: true, similarity: 0.9, levenshtein_distance: 0.5 },
        { text: 'no date' },
        {
          text: 'earlier',
          date_unix: 1_700_000_000,
          accepted: false,
          similarity: 0.1,
          levenshtein_distance: 7,
          recording: {
            recording_id: 'r',
            mime_type: 'audio/wav',
            size_bytes: 5,
            upload_date_unix: 1_700_000_000,
            transcription: 'hello',
          },
        },
      ],
    })
    const moment = new Date('2023-11-14T22:13:20Z')
    expect(fineTuning).toMatchObject({
      isAllowed: true,
      models: [],
      language: 'en',
      datasetDurationSecs: 1800.5,
      sliceIds: ['s1'],
      verificationFailures: ['noise'],
      verificationAttemptsCount: 2,
      maxVerificationAttempts: 5,
      verificationAttemptsResetAt: moment,
      isManualVerificationRequested: true,
      manualVerification: { extraText: 'please', requestedAt: moment, files: [{ id: 'f', uploadedAt: moment }] },
      verificationAttempts: [
        {
          text: 'earlier',
          attemptedAt: moment,
          recording: { id: 'r', sizeBytes: 5, uploadedAt: moment, transcription: 'hello' },
        },
        { text: 'later', isAccepted: true, recording: null },
      ],
    })
  })

  test('completes an empty object', () => {
    expect(translate({})).toMatchObject({
      isAllowed: false,
      models: [],
      sliceIds: [],
      verificationFailures: [],
      verificationAttemptsCount: 0,
      verificationAttempts: null,
      verificationAttemptsResetAt: null,
      manualVerification: null,
    })
  })
})
