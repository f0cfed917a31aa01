import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FaultOptions } from '../../../emulator/index.js'
import { type UploadClient, wavOf } from '../../server/uploads/openUpload.js'
import { waitUntil } from '../../support/waitUntil.js'
import {
  beforeAnswer,
  callsOf,
  codeOf,
  expectNoTrace,
  latencyMs,
  mebibyte,
  startUploadApp,
  type UploadApp,
  type UploadMutation,
  uploadMutations,
} from './uploadApp.js'

let patient: UploadApp
let impatient: UploadApp
beforeAll(async () => {
  const breaker = { failures: 100_000 }
  patient = await startUploadApp({ upstreamLimits: { breaker } })
  impatient = await startUploadApp({ upstreamLimits: { timeouts: { upload: { receiverIdleMs: 500 } }, breaker } })
})
beforeEach(() => {
  for (const { upstream } of [patient, impatient]) {
    upstream.calls.clear()
    upstream.faults.clear()
  }
})
afterAll(async () => {
  await patient.close()
  await impatient.close()
})

/** Half of an upload without an end, so that every response arrives before it. Longer than the buffered head. */
async function sendHalf(app: UploadApp, mutation: UploadMutation): Promise<UploadClient> {
  const client = await app.begin(mutation)
  const last = mutation.count - 1
  for (let index = 0; index < last; index += 1) await client.file(String(index), wavOf(20_000, index + 1))
  await client.fileHead(String(last))
  await client.write(wavOf(300_000))
  return client
}

/** Continues to send until there is a response, as a client that does not read while it sends. */
async function sendOn({ answer, write }: UploadClient): Promise<void> {
  let isAnswered = false
  const answered = answer.then(() => {
    isAnswered = true
  })
  for (const chunk = Buffer.alloc(256 * 1024); !isAnswered; ) await Promise.race([write(chunk), answered])
}

interface Failure {
  fault: Omit<FaultOptions, 'match'>
  code: string
}

const unavailable = { code: 'UPSTREAM_UNAVAILABLE' }
const breaks: Record<string, Failure> = {
  'disconnects during the upload': { fault: { kind: 'reset_while_receiving', afterBytes: mebibyte }, ...unavailable },
  'disconnects before the first byte': { fault: { kind: 'reset' }, ...unavailable },
  // When the stall ends, the emulator finds the connection closed.
  'stops reading': { fault: { kind: 'stall', ms: 3_000 }, code: 'UPSTREAM_TIMEOUT' },
}
const earlyAnswers: Record<string, Failure> = {
  'that a file is too large': {
    fault: { kind: 'domain_error', code: 'request_too_large', httpStatus: 413 },
    code: 'UPLOAD_REFUSED',
  },
  'that the rate limit is exceeded': {
    fault: { kind: 'rate_limit_exceeded', retryAfterSecs: 1 },
    code: 'RATE_LIMITED',
  },
  'that it is busy': { fault: { kind: 'system_busy' }, code: 'RATE_LIMITED' },
  'that the API key lacks a permission': {
    fault: { kind: 'unauthorized_missing_permissions' },
    code: 'UPSTREAM_CREDENTIALS',
  },
  'an HTML error page': { fault: { kind: 'html_503' }, ...unavailable },
  'a failure': { fault: { kind: 'internal_error' }, ...unavailable },
}

describe.each(uploadMutations.map((mutation) => [mutation.field, mutation] as const))('%s', (_, mutation) => {
  const { route } = mutation

  async function expectRefused(app: UploadApp) {
    await expectNoTrace(app, route)
    expect(callsOf(app, route)).toHaveLength(1)
    const { operationRecord } = app.server.deps.sources.database.prisma
    const [operation] = await operationRecord.findMany({ orderBy: { id: 'desc' }, take: 1 })
    expect(operation).toMatchObject({ kind: mutation.field, state: 'REFUSED', leaseHolder: null })
  }

  test.each(Object.entries(breaks))('adds nothing when upstream %s', async (...[, { fault, code }]) => {
    const app = code === 'UPSTREAM_TIMEOUT' ? impatient : patient
    app.upstream.faults.add({ ...fault, match: { route } })
    const client = await sendHalf(app, mutation)
    await sendOn(client)
    expect(await codeOf(client)).toBe(code)
    client.request.destroy()
    await expectRefused(app)
  })

  test.each(Object.entries(earlyAnswers))(
    'adds nothing when upstream reports early %s',
    async (...[, { fault, code }]) => {
      const app = patient
      app.upstream.faults.add({ ...fault, latencyMs, match: { route } })
      // The client pauses, so that no byte is in transit when the response arrives.
      const client = await beforeAnswer(app, route, () => sendHalf(app, mutation))
      expect(await codeOf(client)).toBe(code)
      client.request.destroy()
      await expectRefused(app)
    },
  )

  test.each(Object.entries(earlyAnswers))(
    'adds nothing when upstream reports early %s and the client continues to send',
    async (...[, { fault, code }]) => {
      const app = patient
      app.upstream.faults.add({ ...fault, match: { route } })
      const client = await sendHalf(app, mutation)
      await sendOn(client)
      // An upstream that responds and closes while it is being sent to resets the connection, which can lose the
      // response.
      expect([code, unavailable.code]).toContain(await codeOf(client))
      client.request.destroy()
      await expectRefused(app)
    },
  )

  const points: Record<string, (client: UploadClient) => Promise<void>> = {
    'before the first byte of a file': (client) => client.fileHead('0'),
    'within a file': async (client) => {
      await client.fileHead('0')
      await client.write(wavOf(5 * mebibyte))
    },
    'when only the end is missing': async (client) => {
      for (let index = 0; index < mutation.count; index += 1) await client.file(String(index), wavOf(mebibyte, index))
    },
  }
  test.each(Object.entries(points))('adds nothing when its client disconnects %s', async (...[, sendUpTo]) => {
    const app = patient
    const client = await app.begin(mutation)
    client.answer.catch(() => undefined)
    await sendUpTo(client)
    const { operationRecord } = app.server.deps.sources.database.prisma
    const isPlanned = async () => (await operationRecord.count({ where: { state: 'PLANNED' } })) === 1
    await waitUntil(isPlanned, 'the operation is planned')
    client.request.destroy()
    await expectNoTrace(app, route)
    for (const call of callsOf(app, route)) expect(call).toMatchObject({ status: null, aborted: true })
  })
})
