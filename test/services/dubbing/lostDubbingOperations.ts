import 'reflect-metadata'
import { afterEach, beforeEach, expect } from '@jest/globals'
import { type DubbingFixture, type Emulator, startEmulator } from '../../../emulator/index.js'
import type { DubbingResourceApi } from '../../../src/datasources/elevenlabs/apis/DubbingResourceApi.js'
import type { DubbingResourceView } from '../../../src/datasources/elevenlabs/apis/DubbingResourceView.js'
import type { Expectation, OperationKind } from '../../../src/datasources/postgres/operations/operationKinds.js'
import { reconcileOperation } from '../../../src/services/reconciliation/reconcileOperation.js'
import { openTestUpstream, type TestUpstream } from '../../datasources/elevenlabs/openTestUpstream.js'
import { createDubbing } from '../../datasources/postgres/dubbing/dubbingRows.js'
import { openTestDatabase, silent, type TestDatabase } from '../../support/database.js'
import { auditOf, loseCall, type Pod, startPod } from '../operations/operationPods.js'

export let db: TestDatabase
export let emulator: Emulator
export let upstream: TestUpstream
export let pod: Pod
export let api: DubbingResourceApi
export const never = new AbortController().signal

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
export const lose = <Kind extends OperationKind>(
  kind: Kind,
  expectation: Expectation<Kind>,
  subjectId?: string,
  by = pod,
) => loseCall(by, { kind, expectation, subjectId })

export const reconcile = (id: string, by = pod) =>
  reconcileOperation({ workerStore: by.workerStore, upstream, logger: silent }, id, never)

export const stateOf = async (id: string, by = pod) => (await by.store.find(id))!
export const rowOf = (id: string) => db.database.prisma.dubbingRecord.findUnique({ where: { id } })
export const jobs = () => db.database.prisma.jobRecord.findMany()
export let dubbingId: string
export let view: DubbingResourceView

export async function open(draft: DubbingFixture = {}): Promise<void> {
  const dub = emulator.state.dubs.add({ target_languages: ['es', 'fr'], segments: 4, speakers: 2, ...draft })
  dubbingId = await createDubbing(db.database, { id: dub.dubbing_id })
  view = await api.getResource(dubbingId)
}

export const speakerIds = () => view.speakers().map(({ upstreamId: id }) => id)

/** Not found before its execution, nor by another edit; found after its execution. */
export async function isFoundAfter<Kind extends OperationKind>(
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

export async function readView(): Promise<void> {
  view = await api.getResource(dubbingId)
}
