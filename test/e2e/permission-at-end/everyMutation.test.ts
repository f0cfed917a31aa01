import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { OperationStore } from '../../../src/datasources/postgres/operations/OperationStore.js'
import type { TestApp } from '../../support/startTestApp.js'
import { newestOperation, type Scene, setScene, startWriteApp } from '../never-twice/writeScene.js'
import { writingMutations } from '../never-twice/writingMutations.js'

let app: TestApp

beforeAll(async () => {
  app = await startWriteApp()
})
afterEach(() => {
  jest.restoreAllMocks()
})
afterAll(() => app.close())

/** Runs after the checks of a mutation and before its request is sent. */
function afterPlanning(withdraw: () => Promise<unknown>): void {
  const { plan } = OperationStore.prototype
  jest.spyOn(OperationStore.prototype, 'plan').mockImplementation(async function (this: OperationStore, input) {
    const planned = await plan.call(this, input)
    await withdraw()
    return planned
  } as typeof plan)
}

const withdrawals: Record<string, (scene: Scene) => Promise<unknown>> = {
  'its voice is transferred to another user': ({ voiceId }) =>
    prisma().voiceRecord.update({ where: { id: voiceId }, data: { ownerId: 'bob' } }),
  'its voice is deleted': ({ voiceId }) =>
    prisma().voiceRecord.update({ where: { id: voiceId }, data: { deletedAt: new Date() } }),
}

function prisma() {
  return app.server.deps.sources.database.prisma
}

const onVoices = writingMutations.filter(({ makes, field }) => makes !== 'VOICE' && field !== 'addLibraryVoice')

describe.each(Object.entries(withdrawals))('When %s before the request is sent,', (_name, withdraw) => {
  test.each(onVoices.map((mutation) => [mutation.field, mutation] as const))(
    '%s changes nothing upstream',
    async (field, mutation) => {
      const scene = await setScene(app, mutation.category)
      const before = mutation.timesDone(scene)
      afterPlanning(() => withdraw(scene))
      const { data, errors } = await mutation.send(scene)
      expect(errors?.[0]?.extensions.code ?? data?.written?.userErrors[0]?.code).toBe('NOT_FOUND')
      expect(mutation.timesDone(scene)).toBe(before)
      const whole = app.upstream.calls.all({ route: mutation.route }).filter(({ upload }) => upload?.complete ?? true)
      expect(whole).toEqual([])
      expect(await newestOperation(app, field)).toMatchObject({ state: 'REFUSED', error: { code: 'NOT_FOUND' } })
      app.upstream.calls.clear()
    },
  )
})
