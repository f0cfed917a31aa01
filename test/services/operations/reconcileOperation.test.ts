import 'reflect-metadata'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import type { Expectation, OperationKind } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { OutcomeUnknown, UpstreamTimeout } from '../../../src/errors.js'
import { runOperation } from '../../../src/services/operations/runOperation.js'
import { reconcileOperation } from '../../../src/services/reconciliation/reconcileOperation.js'
import { openTestUpstream, type TestUpstream } from '../../datasources/elevenlabs/openTestUpstream.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { createPreview, createVoice, viewerOf } from '../../support/voiceRows.js'
import { auditOf, crash, operationsOf, type Pod, startPod } from './operationPods.js'

let db: TestDatabase
let emulator: Emulator
let upstream: TestUpstream
let pod: Pod
const never = new AbortController().signal

beforeEach(async () => {
  db = await openTestDatabase()
  emulator = await startEmulator({ seed: 'empty' })
  upstream = openTestUpstream(emulator)
  pod = startPod(db, 'pod-1')
})
afterEach(async () => {
  await upstream.close(0)
  await emulator.close()
  await db.close()
})

/** A call that was sent and not answered. Returns the operation id. */
async function lose<Kind extends OperationKind>(
  kind: Kind,
  expectation: Expectation<Kind>,
  subjectId?: string,
  known?: Partial<Expectation<Kind>>,
): Promise<string> {
  const request = { kind, expectation, subjectId, input: { expectation } }
  const lost = runOperation<Kind>({ operations: pod.store, logger: silent }, request, async (operation) => {
    await operation.markSent(known)
    throw new UpstreamTimeout()
  })
  const error: OutcomeUnknown = await lost.catch((failure) => failure)
  expect(error).toBeInstanceOf(OutcomeUnknown)
  return String(error.details.operationId)
}

const reconcile = (id: string, by = pod) =>
  reconcileOperation({ workerStore: by.workerStore, upstream, logger: silent }, id, never)
const stateOf = async (id: string) => (await pod.store.find(id))!
const ownerOf = async (id: string) => (await db.database.prisma.voiceRecord.findUnique({ where: { id } }))?.ownerId
const professional = { name: 'Nora', category: 'professional' } as const

describe('A created voice without a response', () => {
  test('is found by name and time, and belongs to the user who requested it', async () => {
    emulator.state.addVoice({ ...professional, created_at_unix: 1_000_000_000 })
    emulator.state.addVoice({ name: 'Nora', category: 'cloned' })
    const made = emulator.state.addVoice(professional)
    const id = await lose('createProfessionalVoice', { name: 'Nora' })
    expect(await reconcile(id)).toBe('ADOPTED')
    expect(await stateOf(id)).toMatchObject({ state: 'ADOPTED', result: { voiceId: made.voice_id } })
    expect(await ownerOf(made.voice_id)).toBe('ann')
    expect(await auditOf(db)).toMatchObject([{ outcome: 'SUCCEEDED', details: { reconciled: 'ADOPTED' } }])
    expect(emulator.calls.all().every(({ method }) => method === 'GET')).toBe(true)
    expect(await reconcile(id)).toBe('NOT_ACQUIRED')
  })

  test('is found at the second poll, and a repeat of the client gets it', async () => {
    await crash(pod, 'AFTER_SENT')
    await pod.workerStore.expireLeases()
    const { id } = (await operationsOf(db))[0]!
    expect(await reconcile(id)).toBe('RETRY_LATER')
    const made = emulator.state.addVoice(professional)
    expect(await reconcile(id)).toBe('ADOPTED')
    expect(await pod.create(() => Promise.reject(new Error('not again')))).toEqual({ voiceId: made.voice_id })
  })

  test('belongs to no other user if the sweep finds it first', async () => {
    const made = emulator.state.addVoice(professional)
    const id = await lose('createProfessionalVoice', { name: 'Nora' })
    await createVoice(db.database, { id: made.voice_id, ownerId: null, tenantId: null, origin: 'FOUND' })
    expect(await reconcile(id)).toBe('ADOPTED')
    expect(await ownerOf(made.voice_id)).toBe('ann')
  })

  test('is not one that has an owner, and is abandoned after the last poll', async () => {
    const taken = emulator.state.addVoice(professional)
    await createVoice(db.database, { id: taken.voice_id, ownerId: 'bob', tenantId: 'org:b' })
    const id = await lose('createProfessionalVoice', { name: 'Nora' })
    expect([await reconcile(id), await reconcile(id), await reconcile(id)]).toEqual([
      'RETRY_LATER',
      'RETRY_LATER',
      'ABANDONED',
    ])
    expect(await stateOf(id)).toMatchObject({ state: 'ABANDONED', endedAt: expect.any(Date), reconcileAttempts: 3 })
    expect(await ownerOf(taken.voice_id)).toBe('bob')
    expect(await auditOf(db)).toMatchObject([{ outcome: 'FAILED', details: { reconciled: 'ABANDONED' } }])
  })

  test('waits for an administrator if there are several matches', async () => {
    emulator.state.addVoices(2, professional)
    const id = await lose('createProfessionalVoice', { name: 'Nora' })
    expect([await reconcile(id), await reconcile(id), await reconcile(id)]).toEqual([
      'RETRY_LATER',
      'RETRY_LATER',
      'NEEDS_ADMIN',
    ])
    expect(await stateOf(id)).toMatchObject({ state: 'UNKNOWN', needsAdmin: true })
    expect((await pod.store.list({ first: 10, needsAdmin: true })).operations).toHaveLength(1)
    expect(await reconcile(id)).toBe('NOT_ACQUIRED')
  })

  test('is not assigned while another operation may have created it', async () => {
    emulator.state.addVoice(professional)
    const [one, two] = [
      await lose('createProfessionalVoice', { name: 'Nora' }),
      await lose('createProfessionalVoice', { name: 'Nora' }),
    ]
    expect(await reconcile(one)).toBe('RETRY_LATER')
    expect(await stateOf(one)).toMatchObject({ needsAdmin: true })
    emulator.state.addVoice(professional)
    expect([await reconcile(one), await reconcile(two)]).toEqual(['RETRY_LATER', 'RETRY_LATER'])
  })

  test('is not affected by an outage, which does not count as a poll', async () => {
    const id = await lose('createProfessionalVoice', { name: 'Nora' })
    await upstream.close(0)
    await expect(reconcile(id)).rejects.toThrow()
    expect(await stateOf(id)).toMatchObject({ state: 'UNKNOWN', reconcileAttempts: 0 })
  })

  test('is searched for by one process at a time', async () => {
    emulator.state.addVoice(professional)
    const id = await lose('createProfessionalVoice', { name: 'Nora' })
    const results = await Promise.all([reconcile(id), reconcile(id, startPod(db, 'pod-2'))])
    expect(results.sort()).toEqual(['ADOPTED', 'NOT_ACQUIRED'])
    expect(await auditOf(db)).toHaveLength(1)
  })

  test('can be a result of cloneVoice', async () => {
    const made = emulator.state.addVoice({ name: 'Nora', category: 'cloned' })
    const id = await lose('cloneVoice', { name: 'Nora' })
    expect(await reconcile(id)).toBe('ADOPTED')
    expect((await stateOf(id)).result).toMatchObject({ voiceId: made.voice_id })
  })

  test('can be a result of createVoiceFromPreview, and its preview links to it', async () => {
    await createPreview(db.database, { id: 'p1' })
    emulator.state.addVoice({ name: 'Nora', category: 'cloned' })
    const id = await lose('createVoiceFromPreview', { name: 'Nora', previewId: 'p1' })
    expect(await reconcile(id)).toBe('RETRY_LATER')
    const made = emulator.state.addVoice({ name: 'Nora', category: 'generated' })
    expect(await reconcile(id)).toBe('ADOPTED')
    expect((await stateOf(id)).result).toEqual({ voiceId: made.voice_id })
    expect(await ownerOf(made.voice_id)).toBe('ann')
    expect(await db.database.prisma.voicePreviewRecord.findMany()).toMatchObject([{ voiceId: made.voice_id }])
    expect(await db.database.prisma.usageEntry.findMany()).toMatchObject([{ operationId: id, characters: 0 }])
  })

  test('is not assigned while a preview with its name may become a voice', async () => {
    emulator.state.addVoice({ name: 'Nora', category: 'cloned' })
    await createPreview(db.database, { id: 'p1' })
    const clone = await lose('cloneVoice', { name: 'Nora' })
    await lose('createVoiceFromPreview', { name: 'Nora', previewId: 'p1' })
    expect(await reconcile(clone)).toBe('RETRY_LATER')
    expect(await stateOf(clone)).toMatchObject({ needsAdmin: true })
  })

  test('can be a result of addLibraryVoice if it is a copy of that voice without an owner', async () => {
    const copyOf = (original_voice_id: string) => ({ status: 'copied', original_voice_id }) as const
    emulator.state.addVoice({ name: 'Nora', category: 'cloned', is_owner: true })
    emulator.state.addVoice({ ...professional, is_owner: false, sharing: copyOf('another') })
    const id = await lose('addLibraryVoice', { name: 'Nora', libraryVoiceId: 'lib' })
    expect(await reconcile(id)).toBe('RETRY_LATER')
    expect(await stateOf(id)).toMatchObject({ needsAdmin: false })
    const made = emulator.state.addVoice({ ...professional, is_owner: false, sharing: copyOf('lib') })
    expect(await reconcile(id)).toBe('ADOPTED')
    expect((await stateOf(id)).result).toMatchObject({ voiceId: made.voice_id })
  })

  test.each(['Nora', 'Nora '])(
    'is not the copy of another user while the clone %j of that user is open',
    async (name) => {
      // Upstream reports neither the creator of this voice nor its original.
      emulator.state.addVoice({ name, category: 'cloned', is_owner: null, sharing: null })
      const id = await lose('addLibraryVoice', { name: 'Nora', libraryVoiceId: 'lib' })
      const bob = startPod(db, 'pod-bob', { viewer: viewerOf('bob', 'org:b', 'voices:write') })
      const planned = { kind: 'cloneVoice', inputHash: 'h', expectation: { name } } as const
      const { operation } = await bob.store.plan(planned)
      await bob.store.markSent(operation)
      expect(await reconcile(id)).toBe('RETRY_LATER')
      expect(await stateOf(id)).toMatchObject({ state: 'UNKNOWN', needsAdmin: true })
      await bob.store.refuse(operation.id, { code: 'X', message: 'It was none of these.' })
      expect(await reconcile(id)).toBe('ADOPTED')
    },
  )

  test('waits for an administrator if no poll succeeded for a day', async () => {
    const id = await lose('createProfessionalVoice', { name: 'Nora' })
    await upstream.close(0)
    await expect(reconcile(id)).rejects.toThrow()
    expect(await stateOf(id)).toMatchObject({ needsAdmin: false })
    await db.database.prisma.operationRecord.update({
      where: { id },
      data: { sentAt: new Date(Date.now() - 25 * 60 * 60_000), nextReconcileAt: new Date() },
    })
    await expect(reconcile(id)).rejects.toThrow()
    expect(await stateOf(id)).toMatchObject({ state: 'UNKNOWN', needsAdmin: true, reconcileAttempts: 0 })
    expect(await pod.workerStore.findDue()).toEqual([])
    expect(await reconcile(id)).toBe('NOT_ACQUIRED')
  })
})

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
