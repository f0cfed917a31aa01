import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import { createPreview, createVoice, viewerOf } from '../../support/voiceRows.js'
import { db, emulator, lose, pod, professional, reconcile, stateOf, upstream } from './lostVoiceOperations.js'
import { auditOf, crash, operationsOf, startPod } from './operationPods.js'

const ownerOf = async (id: string) => (await db.database.prisma.voiceRecord.findUnique({ where: { id } }))?.ownerId

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
