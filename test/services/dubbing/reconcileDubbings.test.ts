import 'reflect-metadata'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { type DubbingFixture, type Emulator, startEmulator } from '../../../emulator/index.js'
import type { DubbingResourceApi } from '../../../src/datasources/elevenlabs/apis/DubbingResourceApi.js'
import { DubbingResourceView } from '../../../src/datasources/elevenlabs/apis/DubbingResourceView.js'
import type { Outcome } from '../../../src/datasources/postgres/operations/Operation.js'
import type { Expectation, OperationKind } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { Conflict, OutcomeUnknown, UpstreamTimeout } from '../../../src/errors.js'
import { runOperation } from '../../../src/services/operations/runOperation.js'
import { reconcileOperation } from '../../../src/services/reconciliation/reconcileOperation.js'
import { openTestUpstream, type TestUpstream } from '../../datasources/elevenlabs/openTestUpstream.js'
import { createDubbing } from '../../datasources/postgres/dubbing/dubbingRows.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { viewerOf } from '../../support/voiceRows.js'
import { auditOf, type Pod, startPod } from '../operations/operationPods.js'

let db: TestDatabase
let emulator: Emulator
let upstream: TestUpstream
let pod: Pod
let api: DubbingResourceApi
const never = new AbortController().signal

beforeEach(async () => {
  db = await openTestDatabase()
  emulator = await startEmulator({ seed: 'empty' })
  upstream = openTestUpstream(emulator)
  api = upstream.as({ tenantId: 'org:a', priority: 'mutation', signal: never, logger: silent }).dubbingResource
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
  by = pod,
): Promise<string> {
  const request = { kind, expectation, subjectId, input: { expectation } }
  const lost = runOperation<Kind>({ operations: by.store, logger: silent }, request, async (operation) => {
    await operation.markSent()
    throw new UpstreamTimeout()
  })
  const error: OutcomeUnknown = await lost.catch((failure) => failure)
  expect(error).toBeInstanceOf(OutcomeUnknown)
  return String(error.details.operationId)
}

const reconcile = (id: string, by = pod) =>
  reconcileOperation({ workerStore: by.workerStore, upstream, logger: silent }, id, never)
const stateOf = async (id: string, by = pod) => (await by.store.find(id))!
const rowOf = (id: string) => db.database.prisma.dubbingRecord.findUnique({ where: { id } })
const jobs = () => db.database.prisma.jobRecord.findMany()
const pier = { name: 'Pier', targetLanguage: 'es', sourceUrl: false } as const

describe('A created dubbing without a response', () => {
  test('is found by name and time, belongs to the user who requested it, and is followed to its end', async () => {
    emulator.state.dubs.add({ name: 'Pier', created_at: '2020-01-01T00:00:00Z' })
    emulator.state.dubs.add({ name: 'Lake' })
    emulator.state.dubs.add({ name: 'Pier', target_languages: ['de'] })
    const made = emulator.state.dubs.add({ name: 'Pier ', status: 'dubbing', target_languages: ['es', 'fr'] })
    const id = await lose('createDubbing', pier)
    expect(await reconcile(id)).toBe('ADOPTED')
    const [job] = await jobs()
    expect(job).toMatchObject({ kind: 'DUBBING', dubbingId: made.dubbing_id, ownerId: 'ann', tenantId: 'org:a' })
    const result = { dubbingId: made.dubbing_id, jobId: job?.id }
    expect(await stateOf(id)).toMatchObject({ state: 'ADOPTED', result })
    const row = {
      ownerId: 'ann',
      tenantId: 'org:a',
      createdBy: 'ann',
      status: 'DUBBING',
      targetLanguages: ['es', 'fr'],
    }
    expect(await rowOf(made.dubbing_id)).toMatchObject(row)
    expect(await auditOf(db)).toMatchObject([
      {
        outcome: 'SUCCEEDED',
        resourceType: 'Dubbing',
        resourceId: made.dubbing_id,
        details: { reconciled: 'ADOPTED' },
      },
    ])
    expect(emulator.calls.all().every(({ method }) => method === 'GET')).toBe(true)
    expect(await reconcile(id)).toBe('NOT_ACQUIRED')
  })

  test('is found after the first page', async () => {
    const made = emulator.state.dubs.add({ name: 'Pier' })
    for (let count = 0; count < 120; count += 1) emulator.state.dubs.add({ name: 'Other', segments: 1 })
    const id = await lose('createDubbing', { ...pier, targetLanguage: null })
    expect(await reconcile(id)).toBe('ADOPTED')
    expect((await stateOf(id)).result).toMatchObject({ dubbingId: made.dubbing_id })
  })

  test.each<[string, object]>([
    ['that another user has', {}],
    ['that the same user has', { ownerId: 'ann', tenantId: 'org:a' }],
    ['that was deleted here', { ownerId: 'ann', tenantId: 'org:a', deletedAt: new Date() }],
  ])('is not one %s, and is abandoned after the last poll', async (_what, row) => {
    const { dubbing_id } = emulator.state.dubs.add({ name: 'Pier' })
    await createDubbing(db.database, { id: dubbing_id, ownerId: 'bob', tenantId: 'org:b', ...row })
    const before = await rowOf(dubbing_id)
    const id = await lose('createDubbing', pier)
    expect([await reconcile(id), await reconcile(id), await reconcile(id)]).toEqual([
      'RETRY_LATER',
      'RETRY_LATER',
      'ABANDONED',
    ])
    expect(await rowOf(dubbing_id)).toEqual(before)
    expect(await jobs()).toEqual([])
  })

  test('waits for an administrator if there are several matches', async () => {
    for (let count = 0; count < 2; count += 1) emulator.state.dubs.add({ name: 'Pier' })
    const id = await lose('createDubbing', pier)
    expect([await reconcile(id), await reconcile(id), await reconcile(id)]).toEqual([
      'RETRY_LATER',
      'RETRY_LATER',
      'NEEDS_ADMIN',
    ])
    expect(await stateOf(id)).toMatchObject({ state: 'UNKNOWN', needsAdmin: true })
  })

  test('is not assigned while another user may have created it', async () => {
    emulator.state.dubs.add({ name: 'Pier' })
    const bob = startPod(db, 'pod-bob', { viewer: viewerOf('bob', 'org:b', 'dubbing:write') })
    const [id, rival] = [await lose('createDubbing', pier), await lose('createDubbing', pier, undefined, bob)]
    expect(await reconcile(id)).toBe('RETRY_LATER')
    expect(await stateOf(id)).toMatchObject({ needsAdmin: true })
    await bob.store.refuse(rival, { code: 'X', message: 'It was none of these.' })
    expect(await reconcile(id)).toBe('ADOPTED')
  })

  test('was deleted if it no longer exists, and was not deleted if it does', async () => {
    const { dubbing_id } = emulator.state.dubs.add()
    await createDubbing(db.database, { id: dubbing_id })
    const id = await lose('deleteDubbing', {}, dubbing_id)
    expect(await reconcile(id)).toBe('RETRY_LATER')
    emulator.state.dubs.remove(dubbing_id)
    expect(await reconcile(id)).toBe('ADOPTED')
    expect(await stateOf(id)).toMatchObject({ result: { dubbingId: dubbing_id } })
    expect((await rowOf(dubbing_id))?.deletedAt).toEqual(expect.any(Date))
  })
})

describe('An edit without a response', () => {
  let dubbingId: string
  let view: DubbingResourceView

  async function open(draft: DubbingFixture = {}): Promise<void> {
    const dub = emulator.state.dubs.add({ target_languages: ['es', 'fr'], segments: 4, speakers: 2, ...draft })
    dubbingId = await createDubbing(db.database, { id: dub.dubbing_id })
    view = await api.getResource(dubbingId)
  }
  const speakerIds = () => view.speakers().map(({ upstreamId: id }) => id)

  /** Not found before its execution, nor by another edit; found after its execution. */
  async function isFoundAfter<Kind extends OperationKind>(
    kind: Kind,
    expectation: Omit<Expectation<Kind>, 'versionBefore'>,
    edit: () => Promise<object>,
    others: (() => Promise<unknown>) | null = () =>
      api.updateSpeaker(dubbingId, speakerIds()[1]!, { name: 'Somebody else' }),
  ): Promise<void> {
    const id = await lose(kind, { ...expectation, versionBefore: view.version } as Expectation<Kind>, dubbingId)
    expect(await reconcile(id)).toBe('RETRY_LATER')
    await others?.()
    expect(await reconcile(id)).toBe('RETRY_LATER')
    const { version: _, ...parts } = (await edit()) as { version: number }
    const { version } = await api.getResource(dubbingId)
    expect(await reconcile(id)).toBe('ADOPTED')
    // The client has not seen the edits of others.
    const versions = { version: view.version + 1, ...(others && { changedElsewhere: true }) }
    expect((await stateOf(id)).result).toEqual({ dubbingId, ...versions, ...parts, ...(await jobOf(id)) })
    expect(await rowOf(dubbingId)).toMatchObject({ version })
    expect(await auditOf(db)).toMatchObject([{ action: kind, resourceType: 'Dubbing', resourceId: dubbingId }])
  }

  /** Of a render. */
  async function jobOf(id: string): Promise<object> {
    const { kind, result } = await stateOf(id)
    return kind === 'renderDubbing' ? { jobId: (result as { jobId: string }).jobId } : {}
  }

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
    view = await api.getResource(dubbingId)
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

  const segment = { startSecs: 3.7, endSecs: 3.9, text: 'Hello', alikeBefore: [] }

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
      view = await api.getResource(dubbingId)
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

  describe.each(['transcribeDubbingSegments', 'translateDubbingSegments', 'dubDubbingSegments'] as const)(
    'that started %s',
    (kind) => {
      /** Expected result on a segment without text: no visible change. */
      async function loseWork(): Promise<string> {
        await open()
        const [speakerId] = speakerIds() as [string]
        const { segmentId } = await api.createSegment(dubbingId, speakerId, { startSecs: 3.7, endSecs: 3.9 })
        view = await api.getResource(dubbingId)
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
    view = await api.getResource(dubbingId)
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

describe('An outcome', () => {
  const plan = async (kind: 'createDubbing' | 'renderDubbing', subjectId?: string) => {
    const expectation = kind === 'createDubbing' ? pier : { ...render, versionBefore: 1 }
    const { operation } = await pod.store.plan({ kind, inputHash: '', subjectId, expectation: expectation as never })
    await pod.store.markSent(operation)
    return operation.id
  }
  const render = { language: 'es', type: 'MP3', renderIdsBefore: [] } as const

  test('of a new dubbing is recorded once: its row, its job and its audit entry', async () => {
    const id = await plan('createDubbing')
    const outcome: Outcome<'createDubbing'> = {
      result: { dubbingId: 'd1' },
      dubbing: { dubbingId: 'd1', mirror: { name: 'nul\0', isStudio: true, targetLanguages: ['es'] } },
      starts: { kind: 'DUBBING', dubbingId: 'd1' },
    }
    const first = await pod.store.finish(id, outcome)
    expect(await pod.store.finish(id, outcome)).toEqual(first)
    const row = { name: 'nul', status: 'QUEUED', isStudio: true, targetLanguages: ['es'], version: null }
    expect(await rowOf('d1')).toMatchObject(row)
    expect(first).toEqual({ dubbingId: 'd1', jobId: (await jobs())[0]?.id })
    expect(await jobs()).toHaveLength(1)
    expect(await auditOf(db)).toHaveLength(1)
  })

  test.each<[string, object, boolean]>([
    ['of another user', { ownerId: 'bob' }, false],
    ['of a user with the same id in another tenant', { ownerId: 'ann', tenantId: 'org:b' }, false],
    ['that was deleted here', { deletedAt: new Date() }, false],
    ['that is already of the same user', { name: 'As mirrored' }, true],
  ])('of a dubbing %s is never assigned', async (_what, row, isClaimed) => {
    await createDubbing(db.database, { id: 'd1', ...row })
    const before = await rowOf('d1')
    const id = await plan('createDubbing')
    const dubbing = { dubbingId: 'd1', mirror: { name: 'New' } }
    const finished = pod.store.finish<'createDubbing'>(id, { result: { dubbingId: 'd1' }, dubbing })
    if (isClaimed) await finished
    else
      await expect(finished).rejects.toThrow(
        new Conflict('The dubbing that this request created belongs to another user.'),
      )
    expect({ ...(await rowOf('d1')), updatedAt: null }).toEqual({ ...before, updatedAt: null })
    expect(await stateOf(id)).toMatchObject({ state: 'DONE', error: isClaimed ? null : { code: 'CONFLICT' } })
  })

  test('of an edit that arrives late equals the reconciled one at any current version', async () => {
    const dubbingId = await createDubbing(db.database, { version: 1 })
    const id = await plan('renderDubbing', dubbingId)
    await pod.store.markUnknown(id)
    const outcomeAt = (version: number, renderId = 'r1'): Outcome<'renderDubbing'> => ({
      result: { dubbingId, version, renderId },
      dubbingVersion: { id: dubbingId, version },
      starts: { kind: 'DUBBING_RENDER', dubbingId, renderId, language: 'es' },
    })
    expect(await pod.workerStore.adopt(id, outcomeAt(5))).toBe(true)
    expect(await pod.store.finish(id, outcomeAt(2))).toMatchObject({ version: 5, renderId: 'r1' })
    expect(await rowOf(dubbingId)).toMatchObject({ version: 5 })
    expect(await auditOf(db)).toHaveLength(1)
    expect(await jobs()).toHaveLength(1)
    // The state of upstream has priority.
    expect(await pod.store.finish(id, outcomeAt(2, 'r2'))).toMatchObject({ renderId: 'r2' })
    expect(await rowOf(dubbingId)).toMatchObject({ version: 5 })
  })
})
