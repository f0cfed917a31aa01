import 'reflect-metadata'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import type { Context } from '../../../src/context.js'
import type { Expectation, OperationKind } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { Conflict, InvalidInput, NotFound } from '../../../src/errors.js'
import { resolveOperation } from '../../../src/services/reconciliation/resolveOperation.js'
import { openTestUpstream, type TestUpstream } from '../../datasources/elevenlabs/openTestUpstream.js'
import { createDubbing } from '../../datasources/postgres/dubbing/dubbingRows.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { createPreview, viewerOf } from '../../support/voiceRows.js'
import { auditOf, startPod } from './operationPods.js'

let db: TestDatabase
let emulator: Emulator
let upstream: TestUpstream

beforeEach(async () => {
  db = await openTestDatabase()
  emulator = await startEmulator({ seed: 'empty' })
  upstream = openTestUpstream(emulator)
})
afterEach(async () => {
  await upstream.close(0)
  await emulator.close()
  await db.close()
})

/** An operation of ann with an unknown outcome. */
async function unknown<Kind extends OperationKind>(
  kind: Kind,
  expectation: Expectation<Kind>,
  subjectId?: string,
): Promise<string> {
  const { store } = startPod(db, 'pod-1')
  const { operation } = await store.plan({ kind, expectation, subjectId, inputHash: '' })
  await store.markSent(operation)
  await store.markUnknown(operation.id)
  return operation.id
}

function resolve(decision: { id: string; voiceId?: string; dubbingId?: string }) {
  const viewer = viewerOf('pat', 'org:p', 'platform:admin')
  const apis = upstream.as({
    tenantId: null,
    priority: 'mutation',
    signal: new AbortController().signal,
    logger: silent,
  })
  const context = { operations: startPod(db, 'pod-2', { viewer }).store, upstream: apis }
  return resolveOperation(context as unknown as Context, decision)
}

const newDubbing = { name: 'Pier', targetLanguage: 'es', sourceUrl: false }

test('A resolved dubbing belongs to the user who requested it and is followed to its end', async () => {
  const { dubbing_id: dubbingId } = emulator.state.dubs.add({ name: 'Another name' })
  const operationId = await unknown('createDubbing', newDubbing)
  const resolved = await resolve({ id: operationId, dubbingId })
  const [job] = await db.database.prisma.jobRecord.findMany()
  expect(resolved).toMatchObject({ state: 'ADOPTED', result: { dubbingId, jobId: job?.id } })
  expect(await db.database.prisma.dubbingRecord.findMany()).toMatchObject([{ id: dubbingId, ownerId: 'ann' }])
  expect(job).toMatchObject({ kind: 'DUBBING', dubbingId })
  expect(await auditOf(db)).toMatchObject([{ actorId: 'ann', details: { resolvedBy: 'pat' } }])
})

test('The dubbing of another user is never assigned, and the operation stays unchanged', async () => {
  const { dubbing_id: dubbingId } = emulator.state.dubs.add()
  await createDubbing(db.database, { id: dubbingId, ownerId: 'bob' })
  const operationId = await unknown('createDubbing', newDubbing)
  await expect(resolve({ id: operationId, dubbingId })).rejects.toThrow(Conflict)
  await expect(resolve({ id: operationId, dubbingId: 'none' })).rejects.toThrow(NotFound)
  expect(await db.database.prisma.operationRecord.findMany()).toMatchObject([{ state: 'UNKNOWN' }])
  expect(await resolve({ id: operationId })).toMatchObject({ state: 'ABANDONED' })
})

test('A resolved voice from a preview belongs to the user who requested it, and its preview links to it', async () => {
  const { voice_id: voiceId } = emulator.state.addVoice({ category: 'generated' })
  await createPreview(db.database, { id: 'p1' })
  const operationId = await unknown('createVoiceFromPreview', { name: 'Nora', previewId: 'p1' })
  expect(await resolve({ id: operationId, voiceId })).toMatchObject({ state: 'ADOPTED', result: { voiceId } })
  expect(await db.database.prisma.voicePreviewRecord.findMany()).toMatchObject([{ voiceId }])
  expect(await db.database.prisma.voiceRecord.findMany()).toMatchObject([{ id: voiceId, ownerId: 'ann' }])
})

test('An operation without a dubbing or voice as its result cannot be resolved to one', async () => {
  const { dubbing_id: dubbingId } = emulator.state.dubs.add()
  const { voice_id: voiceId } = emulator.state.addVoice({})
  await createDubbing(db.database, { id: 'd1', tenantId: 'org:a', ownerId: 'ann' })
  const dubbing = await unknown('createDubbing', newDubbing)
  const edit = await unknown('addDubbingLanguage', { language: 'de', versionBefore: 1 }, 'd1')
  const clone = await unknown('cloneVoice', { name: 'Nora' })
  for (const decision of [
    { id: dubbing, voiceId },
    { id: dubbing, voiceId, dubbingId },
    { id: edit, voiceId },
    { id: edit, dubbingId },
    { id: clone, dubbingId },
  ]) {
    await expect(resolve(decision)).rejects.toThrow(InvalidInput)
  }
  expect(await resolve({ id: edit })).toMatchObject({ state: 'ABANDONED' })
})
