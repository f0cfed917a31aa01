import { describe, expect, test } from '@jest/globals'
import type { WireHistoryItem } from '../../../emulator/index.js'
import type { SpeechHistory } from '../../../emulator/state/audio/speechHistory.js'
import { audioKey } from '../../../src/datasources/media/mediaKeys.js'
import { newId } from '../../../src/datasources/postgres/database/newId.js'
import { hashText } from '../../../src/services/operations/hashText.js'
import { createAudio } from '../../support/audioRows.js'
import { createVoice, viewerOf } from '../../support/voiceRows.js'
import { startPod } from '../operations/operationPods.js'
import {
  audioRoute,
  db,
  emulator,
  files,
  hour,
  leave,
  mediaStore,
  modelId,
  one,
  recover,
  rowOf,
  speak,
  text,
} from './abandonedAudio.js'

/** A history item of the emulator, which no public API changes. */
function historyItem(id: string): WireHistoryItem {
  const { speechHistory } = emulator.state as unknown as { speechHistory: SpeechHistory }
  return speechHistory.find(id)!.item
}

describe('Audio is not concluded', () => {
  test('during an outage that breaks the download, and the next run fetches it', async () => {
    const { voiceId, historyItemId } = await speak()
    const id = await leave({ voiceId, historyItemId })
    for (const kind of ['internal_error', 'cut_body', 'stall_body'] as const) {
      emulator.faults.add({ kind, match: { route: audioRoute }, times: Number.POSITIVE_INFINITY })
      expect(await recover(kind === 'stall_body' ? { deadlineMs: 700 } : {})).toEqual(one('RETRY_LATER'))
      expect(await rowOf(id)).toMatchObject({ state: 'UNKNOWN' })
      expect(await files()).toEqual([])
      emulator.faults.clear()
      await lapse(id)
    }
    expect(await recover()).toEqual(one('RECOVERED'))
  })

  test('while the history reports it as in progress or may not show it yet', async () => {
    const { voiceId, historyItemId } = await speak()
    const item = historyItem(historyItemId)
    item.state = 'processing'
    const id = await leave({ voiceId, historyItemId })
    const unseen = await leave({ voiceId, historyItemId: 'not-yet' })
    expect(await recover()).toEqual({ RECOVERED: 0, LOST: 0, RETRY_LATER: 2 })
    item.state = 'created'
    await lapse(id)
    await lapse(unseen)
    expect(await recover({ historyLagMs: 0 })).toEqual({ RECOVERED: 1, LOST: 1, RETRY_LATER: 0 })
    expect(await rowOf(unseen)).toMatchObject({ state: 'FAILED', failureCode: 'LOST' })
  })

  test('by a worker that is stopping, and another takes it at once', async () => {
    const { voiceId, historyItemId } = await speak()
    const id = await leave({ voiceId, historyItemId })
    emulator.faults.add({ kind: 'stall_body', match: { route: audioRoute } })
    const stopping = new AbortController()
    const stopped = recover({}, { run: { signal: stopping.signal, stopping: stopping.signal } })
    await emulator.calls.waitFor(({ route }) => route === audioRoute)
    stopping.abort()
    expect(await stopped).toEqual(one('RETRY_LATER'))
    expect(await recover({}, { holder: 'another' })).toEqual(one('RECOVERED'))
    expect(await rowOf(id)).toMatchObject({ state: 'READY' })
  })

  /** The lease of the worker has expired. */
  const lapse = (id: string) =>
    db.database.prisma.generatedAudioRecord.update({ where: { id }, data: { leaseUntil: new Date(0) } })
})

describe('Audio is lost', () => {
  test.each(['SOUND_EFFECT', 'ISOLATION'] as const)('if it is of kind %s, which no history keeps', async (kind) => {
    const id = await leave({ kind, text: null })
    const writer = await mediaStore.create(audioKey(id))
    await writer.write(Buffer.from('the beginning'))
    expect(await recover()).toEqual(one('LOST'))
    expect(await rowOf(id)).toMatchObject({ state: 'FAILED', failureCode: 'LOST', endedAt: expect.any(Date) })
    expect(emulator.calls.all()).toEqual([])
    await writer.abort()
    expect(await files()).toEqual([])
  })

  test('if it was not logged upstream', async () => {
    const { voiceId, historyItemId } = await speak()
    const id = await leave({ voiceId, historyItemId, isTransient: true, text: null })
    expect(await recover()).toEqual(one('LOST'))
    expect(await rowOf(id)).toMatchObject({ state: 'FAILED', failureCode: 'LOST' })
    expect(emulator.calls.count({ method: 'GET' })).toBe(0)
  })

  test('if several history items are possible, or the item is of another user', async () => {
    const { voiceId, historyItemId } = await speak()
    await createAudio(db.database, { voiceId, historyItemId })
    await leave({ voiceId })
    expect(await recover({ historyLagMs: 0 })).toEqual(one('LOST'))
    await speak(voiceId)
    await leave({ voiceId })
    expect(await recover({ historyLagMs: 0 })).toEqual(one('LOST'))
    expect(emulator.calls.count({ route: audioRoute })).toBe(0)
  })

  test('if the history item was of another user’s deleted audio', async () => {
    const { voiceId, historyItemId } = await speak()
    await db.database.prisma.usageEntry.create({
      data: { operationId: newId(), historyItemId, tenantId: 'org:b', actorId: 'bob', kind: 'createSpeech' },
    })
    const id = await leave({ voiceId, operationId: newId() })
    expect(await recover({ historyLagMs: 0 })).toEqual(one('LOST'))
    expect(await rowOf(id)).toMatchObject({ historyItemId: null })
    expect(emulator.calls.count({ route: audioRoute })).toBe(0)
  })

  test.each(['the same', 'another'])('or kept depending on an open call with %s text', async (words) => {
    const { voiceId } = await speak()
    const textSha256 = hashText(words === 'the same' ? text : 'Something else')
    await createVoice(db.database, { id: voiceId, isStock: true, origin: 'STOCK' })
    const bobs = startPod(db, 'pod', { viewer: viewerOf('bob', 'org:b', 'audio:generate') })
    const { operation } = await bobs.store.plan({
      ...{ kind: 'createSpeech', inputHash: '', subjectId: voiceId },
      expectation: { audioId: newId(), modelId, textSha256 },
    })
    await bobs.store.markSent(operation)
    await leave({ voiceId, operationId: newId() })
    expect(await recover({ historyLagMs: 0 })).toEqual(one(words === 'the same' ? 'LOST' : 'RECOVERED'))
  })

  test('if another request made the history item', async () => {
    const { voiceId } = await speak()
    await leave({ voiceId, upstreamRequestId: 'one-of-ours' })
    expect(await recover({ historyLagMs: 0 })).toEqual(one('LOST'))
  })

  test('if the history has it in another format', async () => {
    const { voiceId, historyItemId } = await speak()
    const id = await leave({ voiceId, historyItemId, outputFormat: 'PCM_24000', mediaType: 'audio/pcm' })
    expect(await recover()).toEqual(one('LOST'))
    expect(await rowOf(id)).toMatchObject({ state: 'FAILED' })
    expect(await files()).toEqual([])
  })

  test('if the history has no format and the file is of another one', async () => {
    const { voiceId, historyItemId } = await speak()
    historyItem(historyItemId).output_format = null
    const id = await leave({ voiceId, historyItemId, outputFormat: 'OPUS_48000_64', mediaType: 'audio/ogg' })
    expect(await recover()).toEqual(one('LOST'))
    expect(await rowOf(id)).toMatchObject({ state: 'FAILED' })
    expect(await files()).toEqual([])
  })

  test('if it could not be fetched for days', async () => {
    const { voiceId, historyItemId } = await speak()
    await leave({ voiceId, historyItemId, createdAt: new Date(Date.now() - 4 * 24 * hour) })
    emulator.faults.add({ kind: 'cut_body', match: { route: audioRoute }, times: Number.POSITIVE_INFINITY })
    expect(await recover()).toEqual(one('LOST'))
    expect(await files()).toEqual([])
  })
})
