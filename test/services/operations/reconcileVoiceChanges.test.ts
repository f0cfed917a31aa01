import 'reflect-metadata'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Expectation, OperationKind } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { createVoice } from '../../support/voiceRows.js'
import { db, emulator, lose, professional, reconcile, stateOf } from './lostVoiceOperations.js'

describe('An operation on a voice without a response', () => {
  let voiceId: string
  let sampleId: string
  beforeEach(async () => {
    const voice = emulator.state.addVoice({
      ...professional,
      fine_tuning: { state: { m: 'not_started' } },
      samples: [{}],
    })
    voiceId = voice.voice_id
    sampleId = voice.samples![0]!.sample_id!
    await createVoice(db.database, { id: voiceId })
  })

  /** Not reconciled while upstream does not show it; adopted when it does. */
  async function isFoundAfter<Kind extends OperationKind>(
    kind: Kind,
    expectation: Expectation<Kind>,
    happen: () => unknown,
    known?: Partial<Expectation<Kind>>,
  ) {
    const id = await lose(kind, expectation, voiceId, known)
    expect(await reconcile(id)).toBe('RETRY_LATER')
    happen()
    expect(await reconcile(id)).toBe('ADOPTED')
    return stateOf(id)
  }

  test('that added samples is found by their name and size among the new ones', async () => {
    const before = { sampleIdsBefore: [sampleId] }
    const files = [{ fileName: 'a.wav', sizeBytes: 10 }]
    const known = emulator.state.voice(voiceId)!.samples!
    const happen = () =>
      emulator.state.patchVoice(voiceId, {
        samples: [...known, { sample_id: 'new', file_name: 'a.wav', size_bytes: 10 }],
      })
    const operation = await isFoundAfter('addVoiceSamples', before, happen, { files })
    expect(operation.result).toEqual({ voiceId, sampleIds: ['new'] })
  })

  test('waits for an administrator if only some of several samples were added', async () => {
    const files = [
      { fileName: 'a.wav', sizeBytes: 10 },
      { fileName: 'b.wav', sizeBytes: 20 },
    ]
    const id = await lose('addVoiceSamples', { sampleIdsBefore: [sampleId] }, voiceId, { files })
    const known = emulator.state.voice(voiceId)!.samples!
    emulator.state.patchVoice(voiceId, { samples: [...known, { file_name: 'a.wav', size_bytes: 10 }] })
    await reconcile(id)
    expect(await stateOf(id)).toMatchObject({ state: 'UNKNOWN', needsAdmin: true })
  })

  test('waits for an administrator if there are as many new samples as files, and none matches', async () => {
    const files = [{ fileName: 'a.wav', sizeBytes: 10 }]
    const id = await lose('addVoiceSamples', { sampleIdsBefore: [sampleId] }, voiceId, { files })
    await reconcile(id)
    expect(await stateOf(id)).toMatchObject({ state: 'UNKNOWN', needsAdmin: false })
    const known = emulator.state.voice(voiceId)!.samples!
    emulator.state.patchVoice(voiceId, { samples: [...known, { file_name: 'a_cleaned.wav', size_bytes: 9 }] })
    await reconcile(id)
    expect(await stateOf(id)).toMatchObject({ state: 'UNKNOWN', needsAdmin: true })
  })

  test('that started a training is found by the training state and gets its job', async () => {
    const expectation = { modelId: 'm', statesBefore: [{ modelId: 'm', state: 'NOT_STARTED' }] }
    const happen = () => emulator.state.patchVoice(voiceId, { fine_tuning: { state: { m: 'fine_tuning' } } })
    const operation = await isFoundAfter('trainVoice', expectation, happen)
    const [job] = await db.database.prisma.jobRecord.findMany()
    expect(job).toMatchObject({ kind: 'VOICE_TRAINING', voiceId, modelId: 'm', ownerId: 'ann', startedHere: true })
    expect(operation.result).toEqual({ voiceId, jobId: job!.id })
  })

  test('that started a training is not found by an earlier failure', async () => {
    emulator.state.patchVoice(voiceId, { fine_tuning: { state: { m: 'failed' } } })
    const id = await lose('trainVoice', { modelId: 'm', statesBefore: [{ modelId: 'm', state: 'FAILED' }] }, voiceId)
    expect([await reconcile(id), await reconcile(id), await reconcile(id)]).toEqual([
      'RETRY_LATER',
      'RETRY_LATER',
      'ABANDONED',
    ])
  })

  test('that started a separation is found by the status', async () => {
    const happen = () => emulator.state.patchSample(voiceId, sampleId, { speaker_separation: { status: 'pending' } })
    const { result } = await isFoundAfter('separateSpeakers', { sampleId, statusBefore: 'NOT_STARTED' }, happen)
    expect(result).toMatchObject({ voiceId, sampleId, jobId: expect.any(String) })
  })

  test('that changed the voice is found by the new values', async () => {
    const wanted = { name: 'Otto', description: null, labels: [{ key: 'accent', value: 'irish' }], language: 'ga' }
    await isFoundAfter('updateProfessionalVoice', wanted, () =>
      emulator.state.patchVoice(voiceId, {
        ...{ name: 'Otto', description: '', labels: { accent: 'irish' }, fine_tuning: { language: 'ga' } },
      }),
    )
    await isFoundAfter('updateVoice', { name: 'Ada' }, () => emulator.state.patchVoice(voiceId, { name: 'Ada' }))
  })

  test('that changed settings is found by the new values', async () => {
    const settings = { stability: 0.3, use_speaker_boost: false, similarity_boost: 0.7, style: 0, speed: 1 }
    await isFoundAfter('updateVoiceSettings', { stability: 0.3, hasSpeakerBoost: false }, () =>
      emulator.state.patchVoice(voiceId, { settings }),
    )
  })

  test('that changed a sample is found by the new values', async () => {
    const wanted = { sampleId, removeBackgroundNoise: true, trimStartMs: 100, selectedSpeakerIds: ['b', 'a'] }
    await isFoundAfter('updateVoiceSample', wanted, () =>
      emulator.state.patchSample(voiceId, sampleId, {
        ...{ remove_background_noise: true, trim_start: 100 },
        speaker_separation: { status: 'completed', selected_speaker_ids: ['a', 'b'] },
      }),
    )
  })

  test('that deleted a sample or a voice is found by their absence', async () => {
    await isFoundAfter('deleteVoiceSample', { sampleId }, () => emulator.state.patchVoice(voiceId, { samples: [] }))
    await isFoundAfter('deleteVoice', {}, () => emulator.state.removeVoice(voiceId))
    const row = await db.database.prisma.voiceRecord.findUniqueOrThrow({ where: { id: voiceId } })
    expect(row.deletedAt).not.toBeNull()
  })

  test('that attempted a verification is found by the count, and one that requested a manual verification by its flag', async () => {
    await isFoundAfter('verifyVoiceCaptcha', { attemptsBefore: 0 }, () =>
      emulator.state.patchVoice(voiceId, { fine_tuning: { verification_attempts_count: 1 } }),
    )
    await isFoundAfter('requestManualVoiceVerification', { requestedBefore: false }, () =>
      emulator.state.patchVoice(voiceId, { fine_tuning: { manual_verification_requested: true } }),
    )
  })

  test('is found for a deleted voice only if it is the deletion', async () => {
    const id = await lose('updateVoice', { name: 'Ada' }, voiceId)
    emulator.state.removeVoice(voiceId)
    expect([await reconcile(id), await reconcile(id), await reconcile(id)]).toEqual([
      'RETRY_LATER',
      'RETRY_LATER',
      'ABANDONED',
    ])
  })
})
