import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { FaultOptions } from '../../../emulator/index.js'
import { drainSockets } from '../../support/drainSockets.js'
import type { TestApp } from '../../support/startTestApp.js'
import { stopClock } from '../../support/stopClock.js'
import { waitUntil } from '../../support/waitUntil.js'
import { eagerLimits, newestOperation, type Scene, setScene, startWriteApp } from './writeScene.js'
import { type WritingMutation, writingMutations } from './writingMutations.js'

type Fault = Omit<FaultOptions, 'match' | 'times'>

interface Refusal {
  fault: Fault
  /** The code of the error, or of the user error if the client gets one. */
  code: string
  isUserError?: boolean
}

const limited = { code: 'RATE_LIMITED' }
const tooMany: Record<string, Refusal> = {
  'a 429 of the rate limit': { fault: { kind: 'rate_limit_exceeded' }, ...limited },
  'a 429 of the concurrency limit': { fault: { kind: 'concurrent_limit_exceeded' }, ...limited },
  'a 429 of the legacy shape': { fault: { kind: 'concurrent_limit_exceeded', legacy: true }, ...limited },
  'a 429 because upstream is busy': { fault: { kind: 'system_busy' }, ...limited },
}
const refusals: Record<string, Refusal> = {
  'a refusal by its code': {
    fault: { kind: 'domain_error', code: 'bad_request' },
    code: 'REFUSED_UPSTREAM',
    isUserError: true,
  },
  'a list of validation errors': { fault: { kind: 'validation_422' }, code: 'INVALID', isUserError: true },
  'a key without the permission': {
    fault: { kind: 'unauthorized_missing_permissions' },
    code: 'UPSTREAM_CREDENTIALS',
  },
}
/** Responses that may arrive before the upload is complete; then it was not executed. */
const outages: Record<string, Fault> = {
  'a 500 as JSON': { kind: 'internal_error' },
  'a 500 as text': { kind: 'internal_error_as_text' },
  'a 503 as an HTML page': { kind: 'html_503' },
  'a 503 as JSON': { kind: 'service_unavailable' },
  'a reset connection': { kind: 'reset' },
  'a connection that is reset during the request': { kind: 'reset_while_receiving', afterBytes: 10 },
}
const lostAnswers: Record<string, Fault> = {
  'a truncated response': { kind: 'cut_body' },
  'a response of truncated JSON': { kind: 'malformed_json' },
  'an empty response': { kind: 'empty_body' },
  'a connection that is reset after the execution': { kind: 'carried_out_then_reset' },
}
const silences: Record<string, Fault> = {
  'no response and no execution': { kind: 'stall' },
  'no response after the execution': { kind: 'carried_out_then_stall' },
  'a response that stalls': { kind: 'stall_body' },
}

/** Number of requests that reached upstream. */
const timesSent = ({ route }: WritingMutation, { upstream }: TestApp) => upstream.calls.count({ route })

/** The result for the client: the code of the error, and of the first user error. */
async function sendWithFault(mutation: WritingMutation, scene: Scene, fault: Fault & Pick<FaultOptions, 'times'>) {
  const { app } = scene
  const key = mutation.takesKey ? randomUUID() : undefined
  const { route } = mutation
  app.upstream.faults.add({ times: Number.POSITIVE_INFINITY, ...fault, match: { route } })
  const ask = async () => {
    const { data, errors = [] } = await mutation.send(scene, key)
    return {
      extensions: errors.map((error) => error.extensions),
      code: errors[0]?.extensions.code,
      userError: data?.written?.userErrors[0]?.code,
    }
  }
  const result = await (fault.latencyMs ? sendBeforeResponse(mutation, app, ask) : ask())
  return { scene, ask, result, operation: await newestOperation(app, mutation.field) }
}

/** Sends the mutation and advances the latency of upstream only after the request was sent completely. */
async function sendBeforeResponse<Result>(
  mutation: WritingMutation,
  app: TestApp,
  ask: () => Promise<Result>,
): Promise<Result> {
  stopClock()
  try {
    const asking = ask()
    const isSent = async () =>
      timesSent(mutation, app) > 0 && (await newestOperation(app, mutation.field)).state === 'SENT'
    await waitUntil(isSent, 'the request is sent')
    await drainSockets()
    jest.advanceTimersByTime(latencyMs)
    return await asking
  } finally {
    jest.useRealTimers()
  }
}

const latencyMs = 5_000

/**
 * Late enough for an upload to be complete: an upstream that responds and closes earlier can reset the connection,
 * which loses the response.
 */
const answeredWhole = ({ isUpload }: WritingMutation, fault: Fault): Fault => ({
  ...fault,
  latencyMs: isUpload ? latencyMs : 0,
})

let app: TestApp
beforeAll(async () => {
  app = await startWriteApp()
})
beforeEach(() => {
  app.upstream.calls.clear()
  app.upstream.faults.clear()
})
afterAll(() => app.close())

describe.each(writingMutations.map((mutation) => [mutation.field, mutation] as const))('%s', (_, mutation) => {
  /** The guarantee of a key after an unknown outcome: the same response, and nothing is sent. */
  async function expectSameAgain({ ask, result }: Awaited<ReturnType<typeof sendWithFault>>) {
    if (!mutation.takesKey) return
    app.upstream.faults.clear()
    const sent = timesSent(mutation, app)
    expect(await ask()).toEqual(result)
    expect(timesSent(mutation, app)).toBe(sent)
  }
  /** The guarantee of a key after a refusal: it can be used again, and then the mutation is executed once. */
  async function expectAnotherTry({ scene, ask }: Awaited<ReturnType<typeof sendWithFault>>) {
    if (!mutation.takesKey) return
    app.upstream.faults.clear()
    expect(await ask()).toMatchObject({ extensions: [], userError: undefined })
    expect(mutation.timesDone(scene)).toBe(1)
  }

  test.each(Object.entries(tooMany))(
    'is not executed for %s, and is sent no more often than allowed',
    async (...[, row]) => {
      const asked = await sendWithFault(
        mutation,
        await setScene(app, mutation.category),
        answeredWhole(mutation, row.fault),
      )
      expect(asked.result.code).toBe(row.code)
      expect(asked.result.extensions).toEqual([expect.objectContaining({ retryable: true })])
      expect(timesSent(mutation, app)).toBe(mutation.isUpload ? 1 : 3)
      expect(mutation.timesDone(asked.scene)).toBe(0)
      expect(asked.operation).toMatchObject({ kind: mutation.field, state: 'REFUSED', error: { code: row.code } })
      await expectAnotherTry(asked)
    },
  )

  test('after one 429 is executed once, unless its files have already been sent', async () => {
    const busy = answeredWhole(mutation, { kind: 'system_busy' })
    const asked = await sendWithFault(mutation, await setScene(app, mutation.category), { ...busy, times: 1 })
    const { result, scene, operation } = asked
    expect(result.code).toBe(mutation.isUpload ? 'RATE_LIMITED' : undefined)
    expect(timesSent(mutation, app)).toBe(mutation.isUpload ? 1 : 2)
    expect(mutation.timesDone(scene)).toBe(mutation.isUpload ? 0 : 1)
    expect(operation.state).toBe(mutation.isUpload ? 'REFUSED' : 'DONE')
  })

  test.each(Object.entries(refusals))('is sent once and not executed for %s', async (...[, row]) => {
    const asked = await sendWithFault(
      mutation,
      await setScene(app, mutation.category),
      answeredWhole(mutation, row.fault),
    )
    expect(row.isUserError ? asked.result.userError : asked.result.code).toBe(row.code)
    expect(timesSent(mutation, app)).toBe(1)
    expect(mutation.timesDone(asked.scene)).toBe(0)
    expect(asked.operation).toMatchObject({ state: 'REFUSED', endedAt: expect.any(Date), leaseHolder: null })
    await expectAnotherTry(asked)
  })

  test.each(Object.entries(outages))('is sent once and may have been executed after %s', async (...[, fault]) => {
    const asked = await sendWithFault(mutation, await setScene(app, mutation.category), fault)
    const { result, operation } = asked
    expect(timesSent(mutation, app)).toBe(1)
    expect(mutation.timesDone(asked.scene)).toBe(0)
    // An upload with an early response was sent without its final boundary.
    if (mutation.isUpload && operation.state === 'REFUSED') {
      expect(result.code).toBe('UPSTREAM_UNAVAILABLE')
      expect(app.upstream.calls.all({ route: mutation.route })[0]?.upload?.complete ?? false).toBe(false)
      return expectAnotherTry(asked)
    }
    expect(operation).toMatchObject({ state: 'UNKNOWN', sentAt: expect.any(Date), nextReconcileAt: expect.any(Date) })
    expect(result.extensions).toEqual([{ code: 'OUTCOME_UNKNOWN', operationId: operation.id }])
    return expectSameAgain(asked)
  })

  test.each(Object.entries(lostAnswers))('is executed once and reported as unknown after %s', async (...[, fault]) => {
    const asked = await sendWithFault(mutation, await setScene(app, mutation.category), fault)
    expect(asked.result.extensions).toEqual([{ code: 'OUTCOME_UNKNOWN', operationId: asked.operation.id }])
    expect(timesSent(mutation, app)).toBe(1)
    expect(mutation.timesDone(asked.scene)).toBe(1)
    expect(asked.operation).toMatchObject({ state: 'UNKNOWN', sentAt: expect.any(Date), leaseHolder: null })
    await expectSameAgain(asked)
  })
})

describe.each(Object.entries(silences))('%s', (...[, fault]) => {
  const limits = { headMs: 2_500, bodyIdleMs: 2_500 }
  let impatient: TestApp
  let asked: Map<WritingMutation, ReturnType<typeof sendWithFault>>

  // In parallel, because each takes as long as the deadline.
  beforeAll(async () => {
    impatient = await startWriteApp({ ...eagerLimits, timeouts: { write: limits, upload: limits } })
    const scenes = await Promise.all(writingMutations.map(({ category }) => setScene(impatient, category)))
    asked = new Map(
      writingMutations.map((mutation, index) => [mutation, sendWithFault(mutation, scenes[index]!, fault)]),
    )
    await Promise.all(asked.values())
  })
  afterAll(() => impatient.close())

  test.each(writingMutations.map((mutation) => [mutation.field, mutation] as const))(
    'is sent once as %s and reported as unknown',
    async (_, mutation) => {
      const { scene, ask, result, operation } = await asked.get(mutation)!
      expect(result.extensions).toEqual([{ code: 'OUTCOME_UNKNOWN', operationId: operation.id }])
      expect(operation.state).toBe('UNKNOWN')
      expect(mutation.timesDone(scene)).toBe(fault.kind === 'stall' ? 0 : 1)
      if (mutation.takesKey) expect(await ask()).toEqual(result)
      expect(timesSent(mutation, impatient)).toBe(1)
    },
  )
})
