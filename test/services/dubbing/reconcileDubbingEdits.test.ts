import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import type { Expectation } from '../../../src/datasources/postgres/operations/operationKinds.js'
import {
  api,
  db,
  dubbingId,
  emulator,
  isFoundAfter,
  lose,
  open,
  pod,
  readView,
  reconcile,
  rowOf,
  speakerIds,
  stateOf,
  view,
} from './lostDubbingOperations.js'

const segment = { startSecs: 3.7, endSecs: 3.9, text: 'Hello', alikeBefore: [] }

describe('An edit without a response', () => {
  test('that added a language adds it to the row', async () => {
    await open()
    await db.database.prisma.dubbingRecord.update({ where: { id: dubbingId }, data: { targetLanguages: ['ES'] } })
    await isFoundAfter('addDubbingLanguage', { language: 'DE' }, () => api.addLanguage(dubbingId, 'de'))
    expect((await rowOf(dubbingId))?.targetLanguages).toEqual(['ES', 'fr', 'de'])
  })

  test('that created a speaker, with or without a name, is found', async () => {
    await open()
    const expectation = { speakerIdsBefore: speakerIds(), name: 'Ada' }
    const edit = () => api.createSpeaker(dubbingId, { name: 'Ada' })
    await isFoundAfter('createDubbingSpeaker', expectation, edit, () => api.createSpeaker(dubbingId, { name: 'Bo' }))
    await readView()
    const before = { speakerIdsBefore: speakerIds(), name: null, versionBefore: view.version }
    const id = await lose('createDubbingSpeaker', before, dubbingId)
    const { speakerId } = await api.createSpeaker(dubbingId, {})
    expect(await reconcile(id)).toBe('ADOPTED')
    expect((await stateOf(id)).result).toMatchObject({ speakerId })
  })

  test('that changed the name and the voice of a speaker is found', async () => {
    await open()
    const [speakerId] = speakerIds() as [string]
    const { voice_id: voiceId } = emulator.state.addVoice({ category: 'cloned' })
    const change = { name: 'Ada', voice: { mode: 'VOICE', voiceId }, languages: ['es'] } as const
    await isFoundAfter('updateDubbingSpeaker', { speakerId, ...change }, async () => {
      const { version } = await api.updateSpeaker(dubbingId, speakerId, change)
      return { version, speakerId }
    })
  })

  test('that changed invisible properties of a speaker is found only without other edits', async () => {
    await open()
    const [speakerId] = speakerIds() as [string]
    const expectation = { speakerId, versionBefore: view.version }
    const [one, two] = [
      await lose('updateDubbingSpeaker', expectation, dubbingId),
      await lose('updateDubbingSpeaker', expectation, dubbingId),
    ]
    await api.updateSpeaker(dubbingId, speakerId, { stability: 0.2 })
    expect(await reconcile(one)).toBe('ADOPTED')
    await api.addLanguage(dubbingId, 'de')
    expect(await reconcile(two)).toBe('RETRY_LATER')
    expect(await stateOf(two)).toMatchObject({ needsAdmin: true })
  })

  test('that created a segment is found', async () => {
    await open()
    const [speakerId, other] = speakerIds() as [string, string]
    const edit = () => api.createSegment(dubbingId, speakerId, segment)
    await isFoundAfter('createDubbingSegment', { speakerId, ...segment }, edit, async () => {
      await api.createSegment(dubbingId, other, { ...segment, startSecs: 3.65 })
      await api.createSegment(dubbingId, speakerId, { ...segment, startSecs: 3.61, endSecs: 3.69 })
    })
  })

  test('that created one of several equal segments waits for an administrator', async () => {
    await open()
    emulator.state.dubs.behaviour.oddTimes = 'accepted'
    const [speakerId] = speakerIds() as [string]
    const { segmentId } = await api.createSegment(dubbingId, speakerId, segment)
    const before = { speakerId, versionBefore: view.version, ...segment }
    const [unaware, aware] = [
      await lose('createDubbingSegment', before, dubbingId),
      await lose('createDubbingSegment', { ...before, endSecs: 3.91, alikeBefore: [segmentId] }, dubbingId),
    ]
    await api.createSegment(dubbingId, speakerId, segment)
    expect(await reconcile(unaware)).toBe('RETRY_LATER')
    expect(await stateOf(unaware)).toMatchObject({ needsAdmin: true })
    expect(await reconcile(aware)).toBe('ADOPTED')
  })

  test('that created a segment is not the result of another operation', async () => {
    await open()
    const [speakerId] = speakerIds() as [string]
    const expectation = { speakerId, versionBefore: view.version, ...segment }
    const first = await lose('createDubbingSegment', expectation, dubbingId)
    const second = await lose('createDubbingSegment', expectation, dubbingId)
    const { segmentId, version } = await api.createSegment(dubbingId, speakerId, segment)
    expect([await reconcile(first), await reconcile(second)]).toEqual(['RETRY_LATER', 'RETRY_LATER'])
    expect(await stateOf(second)).toMatchObject({ needsAdmin: true })
    // The response of the first arrives late.
    await pod.store.finish<'createDubbingSegment'>(first, { result: { dubbingId, segmentId, version } })
    expect(await reconcile(second)).toBe('RETRY_LATER')
    expect(await stateOf(second)).toMatchObject({ needsAdmin: false, result: null })
    expect(await reconcile(second)).toBe('ABANDONED')
  })

  test.each([
    ['en', { text: 'Good evening', startSecs: 0.1 }],
    ['es', { text: 'Buenas noches', endSecs: 3 }],
    ['es', { startSecs: 0.2 }],
  ])('that changed a segment in %s is found', async (language, patch) => {
    await open()
    const [segmentId] = view.segmentIds() as [string]
    const edit = async () => ({ ...(await api.updateSegment(dubbingId, { segmentId, language }, patch)), segmentId })
    await isFoundAfter('updateDubbingSegment', { segmentId, language, ...patch }, edit, () =>
      api.updateSegment(dubbingId, { segmentId, language: 'fr' }, { text: 'Bonsoir' }),
    )
  })

  test('that deleted a segment is found', async () => {
    await open()
    const [segmentId, other] = view.segmentIds() as [string, string]
    const edit = async () => ({ ...(await api.deleteSegment(dubbingId, segmentId)), segmentId })
    await isFoundAfter('deleteDubbingSegment', { segmentId }, edit, () => api.deleteSegment(dubbingId, other))
  })

  test('that moved segments is found', async () => {
    await open()
    const [from, speakerId] = speakerIds() as [string, string]
    const segmentIds = view.segmentIds({ speakerIds: [from] })
    const edit = () => api.moveSegments(dubbingId, { segmentIds, speakerId })
    await isFoundAfter('moveDubbingSegments', { segmentIds, speakerId }, edit, () =>
      api.moveSegments(dubbingId, { segmentIds: segmentIds.slice(0, 1), speakerId }),
    )
  })

  test('that transcribed, translated and dubbed segments is found', async () => {
    await open()
    const [speakerId] = speakerIds() as [string]
    const { segmentId } = await api.createSegment(dubbingId, speakerId, { startSecs: 3.7, endSecs: 3.9 })
    const segmentIds = [segmentId, view.segmentIds()[0]!]
    const found = async <Kind extends 'transcribeDubbingSegments' | 'translateDubbingSegments' | 'dubDubbingSegments'>(
      kind: Kind,
      expectation: Omit<Expectation<Kind>, 'versionBefore'>,
      edit: () => Promise<object>,
    ) => {
      await readView()
      await isFoundAfter(kind, expectation, edit, null)
      await db.database.prisma.auditEntry.deleteMany()
    }
    await found('transcribeDubbingSegments', { segmentIds }, () => api.transcribe(dubbingId, segmentIds))
    const inFrench = { segmentIds, languages: ['fr'] }
    await found('translateDubbingSegments', inFrench, () => api.translate(dubbingId, inFrench))
    await found('dubDubbingSegments', inFrench, () => api.dub(dubbingId, inFrench))
    const all = { segmentIds: [], languages: null }
    await found('translateDubbingSegments', all, () => api.translate(dubbingId, all))
    await found('dubDubbingSegments', all, () => api.dub(dubbingId, all))
  })

  test('that changed nothing is found by the version alone', async () => {
    await open()
    const segmentIds = view.segmentIds().slice(0, 2)
    const id = await lose('transcribeDubbingSegments', { segmentIds, versionBefore: view.version }, dubbingId)
    expect(await reconcile(id)).toBe('RETRY_LATER')
    await api.transcribe(dubbingId, segmentIds)
    expect(await reconcile(id)).toBe('ADOPTED')
  })
})
