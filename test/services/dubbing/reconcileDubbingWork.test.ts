import 'reflect-metadata'
import { describe, expect, jest, test } from '@jest/globals'
import { DubbingResourceView } from '../../../src/datasources/elevenlabs/apis/DubbingResourceView.js'
import { runOperation } from '../../../src/services/operations/runOperation.js'
import { silent } from '../../support/database.js'
import {
  api,
  dubbingId,
  emulator,
  isFoundAfter,
  jobs,
  lose,
  open,
  pod,
  readView,
  reconcile,
  speakerIds,
  stateOf,
  upstream,
  view,
} from './lostDubbingOperations.js'

describe('An edit without a response', () => {
  describe.each(['transcribeDubbingSegments', 'translateDubbingSegments', 'dubDubbingSegments'] as const)(
    'that started %s',
    (kind) => {
      /** Expected result on a segment without text: no visible change. */
      async function loseWork(): Promise<string> {
        await open()
        const [speakerId] = speakerIds() as [string]
        const { segmentId } = await api.createSegment(dubbingId, speakerId, { startSecs: 3.7, endSecs: 3.9 })
        await readView()
        return lose(kind, { segmentIds: [segmentId], languages: null, versionBefore: view.version }, dubbingId)
      }
      const editElsewhere = () => api.updateSpeaker(dubbingId, speakerIds()[1]!, { name: 'Somebody else' })

      test('leaves no trace if the version is unchanged', async () => {
        const id = await loseWork()
        expect([await reconcile(id), await reconcile(id), await reconcile(id)]).toEqual([
          'RETRY_LATER',
          'RETRY_LATER',
          'ABANDONED',
        ])
      })

      test('is found by one edit without a visible change', async () => {
        const id = await loseWork()
        await editElsewhere()
        expect(await reconcile(id)).toBe('ADOPTED')
        expect((await stateOf(id)).result).toEqual({ dubbingId, version: view.version + 1 })
      })

      test('waits for an administrator if the only edit was another', async () => {
        const id = await loseWork()
        const [speakerId] = speakerIds() as [string]
        const expectation = { speakerId, versionBefore: view.version }
        const request = { kind: 'updateDubbingSpeaker', expectation, subjectId: dubbingId, input: {} } as const
        await runOperation({ operations: pod.store, logger: silent }, request, async (operation) => {
          await operation.markSent()
          const { version } = await editElsewhere()
          return { result: { dubbingId, speakerId, version } }
        })
        expect(await reconcile(id)).toBe('RETRY_LATER')
        expect(await stateOf(id)).toMatchObject({ state: 'UNKNOWN', needsAdmin: true })
      })

      test('is never abandoned automatically if others have edited', async () => {
        const id = await loseWork()
        await editElsewhere()
        await editElsewhere()
        expect([await reconcile(id), await reconcile(id), await reconcile(id)]).toEqual([
          'RETRY_LATER',
          'RETRY_LATER',
          'NEEDS_ADMIN',
        ])
        expect(await stateOf(id)).toMatchObject({ state: 'UNKNOWN', needsAdmin: true })
      })
    },
  )

  test.each([['en'], [null], ['original']])(
    'that started a render of the original, which upstream calls %s, is found',
    async (word) => {
      await open()
      const expectation = {
        language: 'original',
        type: 'MP3',
        renderIdsBefore: [],
        versionBefore: view.version,
      } as const
      const id = await lose('renderDubbing', expectation, dubbingId)
      await api.render(dubbingId, 'fr', { type: 'MP3' })
      expect(await reconcile(id)).toBe('RETRY_LATER')
      const { renderId } = await api.render(dubbingId, 'original', { type: 'MP3' })
      const { renders } = DubbingResourceView.prototype
      const reading = jest.spyOn(DubbingResourceView.prototype, 'renders').mockImplementation(function (
        this: DubbingResourceView,
      ) {
        const named = renders.call(this)
        return named.map((render) => Object.assign(render, render.upstreamId === renderId && { language: word }))
      })
      const reconciled = await reconcile(id)
      reading.mockRestore()
      expect(reconciled).toBe('ADOPTED')
      expect((await stateOf(id)).result).toMatchObject({ renderId })
      expect(await jobs()).toMatchObject([{ renderId, language: 'original' }])
    },
  )

  test('that started a render gets its job', async () => {
    await open()
    const { renderId: old } = await api.render(dubbingId, 'es', { type: 'MP3' })
    await readView()
    const expectation = { language: 'es', type: 'MP3', renderIdsBefore: [old] } as const
    const edit = () => api.render(dubbingId, 'es', { type: 'MP3' })
    await isFoundAfter('renderDubbing', expectation, edit, () => api.render(dubbingId, 'fr', { type: 'MP3' }))
    const [job] = await jobs()
    const [operation] = (await pod.store.list({ first: 1 })).operations
    expect(operation?.result).toMatchObject({ jobId: job?.id, renderId: job?.renderId })
    expect(job).toMatchObject({ kind: 'DUBBING_RENDER', dubbingId, language: 'es', ownerId: 'ann' })
    const two = await lose('renderDubbing', { ...expectation, versionBefore: view.version }, dubbingId)
    await edit()
    await edit()
    expect(await reconcile(two)).toBe('RETRY_LATER')
    expect(await stateOf(two)).toMatchObject({ needsAdmin: true })
  })

  test('of a deleted dubbing leaves no trace, and an outage proves nothing', async () => {
    await open()
    const expectation = { language: 'de', versionBefore: view.version }
    const id = await lose('addDubbingLanguage', expectation, dubbingId)
    emulator.state.dubs.remove(dubbingId)
    expect(await reconcile(id)).toBe('RETRY_LATER')
    expect(await stateOf(id)).toMatchObject({ reconcileAttempts: 1, needsAdmin: false })
    await upstream.close(0)
    await expect(reconcile(id)).rejects.toThrow()
    expect(await stateOf(id)).toMatchObject({ reconcileAttempts: 1 })
  })
})
