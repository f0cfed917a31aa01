import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FaultKind } from '../../../emulator/index.js'
import { reconcileOperation } from '../../../src/services/reconciliation/reconcileOperation.js'
import type { Person, TestApp } from '../../support/startTestApp.js'
import { ada, eagerLimits, newestOperation, setScene, startWriteApp } from './writeScene.js'
import { mutationsWithKey, type WritingMutation, writingMutations } from './writingMutations.js'

const bob: Person = { sub: 'bob', org: 'globex' }
const administrator: Person = { sub: 'root', org: 'platform', scopes: ['voices:read', 'platform:admin'] }
const byName = (mutations: readonly WritingMutation[]) => mutations.map((each) => [each.field, each] as const)
const makers = byName(mutationsWithKey.filter(({ makes }) => makes === 'VOICE'))
const starters = byName(writingMutations.filter(({ makes }) => makes === 'JOB'))

let app: TestApp
beforeAll(async () => {
  // A timeout ends uploads without a response soon; JSON requests are refused at once below.
  app = await startWriteApp({ ...eagerLimits, timeouts: { upload: { headMs: 5_000 } } })
})
beforeEach(() => {
  app.upstream.calls.clear()
  app.upstream.faults.clear()
})
afterAll(() => app.close())

/** Sends the mutation and loses its response. */
async function lose(mutation: WritingMutation, kind: FaultKind = 'carried_out_then_reset') {
  const scene = await setScene(app, mutation.category)
  const key = mutation.takesKey ? randomUUID() : undefined
  const fault = app.upstream.faults.add({ kind, match: { route: mutation.route } })
  const { errors } = await mutation.send(scene, key)
  fault.remove()
  const { id } = await newestOperation(app, mutation.field)
  expect(errors?.[0]?.extensions).toEqual({ code: 'OUTCOME_UNKNOWN', operationId: id })
  return { scene, id, repeat: () => mutation.send(scene, key) }
}

/** Runs the job of the queue for the next poll, now. */
async function reconcile(id: string) {
  const { database, operationWorkerStore: workerStore, upstream } = app.server.deps.sources
  await database.prisma.operationRecord.updateMany({
    where: { id, nextReconcileAt: { not: null } },
    data: { nextReconcileAt: new Date() },
  })
  const { logger } = app.server.deps
  return reconcileOperation({ workerStore, upstream, logger }, id, new AbortController().signal)
}

interface SeenOperation {
  status: string
  isWaitingForAdmin: boolean
  voiceId: string | null
}

async function operationAs(person: Person, id: string): Promise<SeenOperation | null> {
  const { data } = await app.ask<{ voiceOperation: SeenOperation | null }>(
    'query ($id: ID!) { voiceOperation(id: $id) { status isWaitingForAdmin voiceId } }',
    { as: person, variables: { id } },
  )
  return data!.voiceOperation
}

async function ownerSeenBy(person: Person, voiceId: string): Promise<string | null> {
  const { data } = await app.ask<{ voice: { owner: { id: string } } | null }>(
    'query ($id: ID!) { voice(id: $id) { owner { id } } }',
    { as: person, variables: { id: voiceId } },
  )
  return data!.voice?.owner.id ?? null
}

const madeBy = (newName: string) => app.upstream.state.voices().filter(({ name }) => name === newName)
const ofWrites = (mutation: WritingMutation) => app.upstream.calls.count({ route: mutation.route })

describe('An executed operation without a response', () => {
  test.each(byName(writingMutations))('is found: %s', async (_, mutation) => {
    const { id, scene } = await lose(mutation)
    expect(await operationAs(ada, id)).toMatchObject({ status: 'UNKNOWN', isWaitingForAdmin: false })
    expect(await reconcile(id)).toBe('ADOPTED')
    expect(await operationAs(ada, id)).toMatchObject({ status: 'RECONCILED', voiceId: expect.any(String) })
    expect(await operationAs(bob, id)).toBeNull()
    expect(await reconcile(id)).toBe('NOT_ACQUIRED')
    expect(ofWrites(mutation)).toBe(1)
    expect(mutation.timesDone(scene)).toBe(1)
  })

  test.each(byName(mutationsWithKey))('has its result returned for the key of its %s', async (_, mutation) => {
    const { id, scene, repeat } = await lose(mutation)
    const unreconciled = await repeat()
    expect(unreconciled.errors?.[0]?.extensions).toEqual({ code: 'OUTCOME_UNKNOWN', operationId: id })
    await reconcile(id)
    const { data, errors } = await repeat()
    expect(errors).toBeUndefined()
    const [made] = madeBy(scene.newName)
    expect(data!.written).toEqual({ voiceId: made?.voice_id ?? scene.voiceId, userErrors: [] })
    expect(ofWrites(mutation)).toBe(1)
  })

  test.each(makers)('belongs to the user who requested it: %s', async (_, mutation) => {
    const { id, scene } = await lose(mutation)
    const [made] = madeBy(scene.newName)
    expect(await ownerSeenBy(ada, made!.voice_id)).toBeNull()
    await reconcile(id)
    expect(await ownerSeenBy(ada, made!.voice_id)).toBe('ada')
    expect(await ownerSeenBy(bob, made!.voice_id)).toBeNull()
  })

  test.each(makers)('belongs to the user who requested it, even if a sweep found it first: %s', async (_, mutation) => {
    const { id, scene } = await lose(mutation)
    const [made] = madeBy(scene.newName)
    await app.find(made!.voice_id)
    expect(await reconcile(id)).toBe('ADOPTED')
    expect(await ownerSeenBy(ada, made!.voice_id)).toBe('ada')
  })

  test.each(starters)('has its job afterwards: %s', async (_, mutation) => {
    const { id, scene } = await lose(mutation)
    const jobs = async () => {
      const { data } = await app.ask<{ voiceJobs: { edges: { node: { isStartedHere: boolean } }[] } }>(
        'query ($filter: VoiceJobFilter) { voiceJobs(first: 5, filter: $filter) { edges { node { isStartedHere } } } }',
        { as: ada, variables: { filter: { voiceIds: [scene.voiceId] } } },
      )
      return data!.voiceJobs.edges.map(({ node }) => node)
    }
    expect(await jobs()).toEqual([])
    await reconcile(id)
    expect(await jobs()).toEqual([{ isStartedHere: true }])
  })

  test('is found if it removed a description', async () => {
    const { route } = writingMutations.find(({ field }) => field === 'updateProfessionalVoice')!
    const { voiceId } = await setScene(app, 'professional')
    app.upstream.faults.add({ kind: 'carried_out_then_reset', match: { route } })
    const { errors } = await app.ask(
      'mutation ($input: UpdateProfessionalVoiceInput!) { updateProfessionalVoice(input: $input) { voiceId } }',
      { as: ada, variables: { input: { id: voiceId, description: null } } },
    )
    expect(app.upstream.state.voice(voiceId)!.description).toBe('')
    expect(await reconcile(String(errors?.[0]?.extensions.operationId))).toBe('ADOPTED')
  })

  test('is found if it was a deletion', async () => {
    const { id, scene } = await lose(writingMutations.find(({ field }) => field === 'deleteVoice')!)
    await reconcile(id)
    expect(await ownerSeenBy(ada, scene.voiceId)).toBeNull()
    const row = await app.server.deps.sources.database.prisma.voiceRecord.findUnique({ where: { id: scene.voiceId } })
    expect(row?.deletedAt).toBeInstanceOf(Date)
  })
})

describe('An operation with several possible results', () => {
  test.each(makers)('is assigned to no user and waits for an administrator: %s', async (_, mutation) => {
    const { id, scene, repeat } = await lose(mutation)
    const [made] = madeBy(scene.newName)
    const { category, is_owner, sharing } = made!
    app.upstream.state.addVoice({ name: scene.newName, category, is_owner, sharing, samples: [] })
    expect(await reconcile(id)).toBe('RETRY_LATER')
    for (let look = 2; look < 4; look += 1) expect(await reconcile(id)).toBe('RETRY_LATER')
    expect(await reconcile(id)).toBe('NEEDS_ADMIN')

    expect(await operationAs(administrator, id)).toEqual({ status: 'UNKNOWN', isWaitingForAdmin: true, voiceId: null })
    for (const { voice_id } of madeBy(scene.newName)) expect(await ownerSeenBy(ada, voice_id)).toBeNull()
    const { errors } = await repeat()
    expect(errors?.[0]?.extensions).toEqual({ code: 'OUTCOME_UNKNOWN', operationId: id })
    expect(ofWrites(mutation)).toBe(1)
  })

  test('is one of two lost requests of which one was executed', async () => {
    const create = makers[0]![1]
    const scene = await setScene(app, 'professional')
    const ids: string[] = []
    for (const kind of ['reset', 'carried_out_then_reset'] as const) {
      app.upstream.faults.add({ kind, match: { route: create.route } })
      await create.send(scene)
      ids.push((await newestOperation(app, create.field)).id)
    }
    for (const id of ids) {
      expect(await reconcile(id)).toBe('RETRY_LATER')
      expect(await operationAs(ada, id)).toMatchObject({ status: 'UNKNOWN', isWaitingForAdmin: true })
    }
    expect(await ownerSeenBy(ada, madeBy(scene.newName)[0]!.voice_id)).toBeNull()
  })
})

describe('An operation without a trace', () => {
  test.each(byName(mutationsWithKey))(
    'is abandoned at the last poll, and only a new key sends %s again',
    async (...row) => {
      const [, mutation] = row
      const { id, scene, repeat } = await lose(mutation, mutation.isUpload ? 'stall' : 'internal_error')
      for (let look = 1; look < 4; look += 1) expect(await reconcile(id)).toBe('RETRY_LATER')
      expect(await reconcile(id)).toBe('ABANDONED')
      expect(await operationAs(ada, id)).toMatchObject({ status: 'ABANDONED' })
      expect((await repeat()).data!.written!.userErrors).toMatchObject([{ code: 'CONFLICT' }])
      expect(ofWrites(mutation)).toBe(1)
      const afresh = await mutation.send(scene, randomUUID())
      expect(afresh.data!.written!.userErrors).toEqual([])
      expect(mutation.timesDone(scene)).toBe(1)
    },
  )

  test('is not abandoned during an outage, which proves nothing', async () => {
    const { id } = await lose(makers[0]![1])
    app.upstream.faults.add({ kind: 'internal_error', match: { method: 'GET' }, times: Number.POSITIVE_INFINITY })
    for (let look = 0; look < 5; look += 1)
      await expect(reconcile(id)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(await newestOperation(app, makers[0]![0])).toMatchObject({ state: 'UNKNOWN', reconcileAttempts: 0 })
    app.upstream.faults.clear()
    expect(await reconcile(id)).toBe('ADOPTED')
  })
})
