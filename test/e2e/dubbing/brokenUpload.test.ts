import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FaultOptions } from '../../../emulator/index.js'
import { openUpload, type UploadClient, wavOf } from '../../server/uploads/openUpload.js'
import { ada, DubbingEditApp, type Payload, queryOf } from '../../support/dubbingEditApp.js'
import { type Answer, tokenFor } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'

const CREATE = 'POST /v1/dubbing'
const mebibyte = 1024 * 1024
const limit = 24 * mebibyte

let patient: DubbingEditApp
/** A server with short timeouts for clients and upstream. */
let impatient: DubbingEditApp
beforeAll(async () => {
  const env = { MAX_UPLOAD_BYTES: String(limit) }
  const breaker = { failures: 100_000 }
  patient = await DubbingEditApp.start({ env })
  const dubbingUpload = { senderIdleMs: 1_500, receiverIdleMs: 1_500 }
  impatient = await DubbingEditApp.start({ env, upstreamLimits: { timeouts: { dubbingUpload }, breaker } })
})
beforeEach(() => {
  for (const dubbings of [patient, impatient]) {
    dubbings.faults.clear()
    dubbings.forgetCalls()
  }
})
afterAll(async () => {
  await patient.app.close()
  await impatient.app.close()
})

/** Begins a request: operation and map are sent, and nothing of the file. */
async function begin(dubbings: DubbingEditApp, input: object = {}): Promise<UploadClient> {
  const authorization = `Bearer ${await tokenFor(ada)}`
  const client = openUpload(`${dubbings.app.url}/graphql`, { headers: { authorization } })
  const variables = { input: { name: 'Broken', file: null, targetLanguage: 'es', isStudio: true, ...input } }
  await client.field('operations', { query: queryOf('createDubbing'), variables })
  await client.field('map', { 0: ['variables.input.file'] })
  return client
}

async function answerOf({ answer }: UploadClient): Promise<Answer<{ createDubbing: Payload | null }>> {
  return JSON.parse((await answer).text)
}

async function codeOf(client: UploadClient): Promise<unknown> {
  const { data, errors } = await answerOf(client)
  return errors?.[0]?.extensions.code ?? data?.createDubbing?.userErrors[0]?.code
}

/** No dubbing without an owner, no charged dubbing, no row and no job exist. */
async function expectNoTrace(dubbings: DubbingEditApp): Promise<void> {
  const open = { state: { in: ['PLANNED', 'SENT', 'UNKNOWN'] } } as {
    state: { in: ('PLANNED' | 'SENT' | 'UNKNOWN')[] }
  }
  const isOver = async () => (await dubbings.prisma.operationRecord.count({ where: open })) === 0
  await waitUntil(isOver, 'every operation has ended')
  const { calls } = dubbings.app.upstream
  await waitUntil(() => calls.all({ route: CREATE }).every(({ settled }) => settled), 'every upstream call has ended')
  expect(calls.all({ route: CREATE }).filter(({ upload }) => upload?.complete)).toEqual([])
  expect(calls.count({ route: CREATE, generated: true })).toBe(0)
  expect(dubbings.upstreamDubbings.all().filter(({ name }) => name === 'Broken')).toEqual([])
  expect(await dubbings.prisma.dubbingRecord.count({ where: { name: 'Broken' } })).toBe(0)
  expect(await dubbings.prisma.jobRecord.count()).toBe(0)
}

test('A file is uploaded byte for byte', async () => {
  const bytes = wavOf(20 * mebibyte)
  const client = await begin(patient, { name: 'Whole' })
  await client.file('0', bytes, { fileName: 'whole.wav' })
  await client.end()
  const { data, errors } = await answerOf(client)
  expect(errors).toBeUndefined()
  expect(data!.createDubbing).toMatchObject({ dubbingId: expect.any(String), userErrors: [] })
  const [call] = patient.app.upstream.calls.all({ route: CREATE })
  const sent = call!.upload!.parts.find(({ name }) => name === 'file')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(sent).toMatchObject({ fileName: 'whole.wav', sizeBytes: bytes.length, sha256 })
  await patient.edit('deleteDubbing', { id: data!.createDubbing!.dubbingId })
  await patient.prisma.jobRecord.deleteMany()
})

describe('A broken upload of a dubbing leaves nothing behind', () => {
  const points: Record<string, (client: UploadClient) => Promise<void>> = {
    'before its first byte': (client) => client.fileHead('0'),
    'within the file': async (client) => {
      await client.fileHead('0')
      await client.write(wavOf(5 * mebibyte))
    },
    'when only the end is missing': (client) => client.file('0', wavOf(mebibyte)),
  }
  test.each(Object.entries(points))('when its client disconnects %s', async (...[, sendUpTo]) => {
    const client = await begin(patient)
    client.answer.catch(() => undefined)
    await sendUpTo(client)
    const planned = { where: { state: 'PLANNED' } } as const
    await waitUntil(async () => (await patient.prisma.operationRecord.count(planned)) === 1, 'the operation is planned')
    client.request.destroy()
    await expectNoTrace(patient)
    expect(await patient.newestOperation('createDubbing')).toMatchObject({ state: 'REFUSED' })
    expect(await patient.auditOf('createDubbing')).toMatchObject({ outcome: 'FAILED' })
  })

  const breaks: [string, Omit<FaultOptions, 'match'>, string][] = [
    ['disconnects during the upload', { kind: 'reset_while_receiving', afterBytes: mebibyte }, 'UPSTREAM_UNAVAILABLE'],
    ['disconnects before the first byte', { kind: 'reset' }, 'UPSTREAM_UNAVAILABLE'],
    // When the stall ends, the emulator finds the connection closed.
    ['stops reading', { kind: 'stall', ms: 6_000 }, 'UPSTREAM_TIMEOUT'],
  ]
  test.each(breaks)('when upstream %s', async (_, fault, code) => {
    const dubbings = code === 'UPSTREAM_TIMEOUT' ? impatient : patient
    dubbings.faults.add({ ...fault, match: { route: CREATE } })
    const client = await begin(dubbings)
    await client.fileHead('0')
    await client.write(wavOf(mebibyte))
    let isAnswered = false
    const answered = client.answer.then(() => {
      isAnswered = true
    })
    // A client that does not read while it sends, without an end: more bytes than all buffers in between, and fewer
    // than the limit.
    const chunk = Buffer.alloc(256 * 1024)
    const most = limit - 4 * mebibyte
    for (let sent = mebibyte; !isAnswered && sent < most; sent += chunk.length) {
      await Promise.race([client.write(chunk), answered])
    }
    // The stimulus is a client that sends slowly and without an end.
    while (!isAnswered) await Promise.race([client.write(Buffer.alloc(1)).then(() => sleep(50)), answered])
    expect(await codeOf(client)).toBe(code)
    client.request.destroy()
    dubbings.faults.clear()
    await expectNoTrace(dubbings)
  })

  const badFiles: [string, (client: UploadClient) => Promise<void>][] = [
    [
      'above the limit',
      async (client) => {
        await client.file('0', wavOf(limit + 1))
        await client.end()
      },
    ],
    [
      'of a false type',
      async (client) => {
        await client.file('0', Buffer.from('A text that goes on. '.repeat(50_000)), {
          fileName: 'a.mp4',
          type: 'video/mp4',
        })
        await client.end()
      },
    ],
    [
      'of another type than claimed',
      async (client) => {
        await client.file('0', wavOf(mebibyte), { fileName: 'a.wav', type: 'text/html' })
        await client.end()
      },
    ],
    [
      'empty',
      async (client) => {
        await client.file('0', Buffer.alloc(0))
        await client.end()
      },
    ],
    [
      'truncated by the end of the request',
      async (client) => {
        await client.fileHead('0')
        await client.write(wavOf(mebibyte))
        client.request.end()
      },
    ],
    ['never sent', (client) => client.end()],
  ]
  test.each(badFiles)('when its file is %s', async (_, send) => {
    const client = await begin(patient)
    await send(client)
    const { data, errors } = await answerOf(client)
    expect(errors).toBeUndefined()
    expect(data!.createDubbing).toMatchObject({ dubbingId: null, job: null })
    expect(data!.createDubbing!.userErrors).toMatchObject([{ code: 'UPLOAD_REFUSED', path: ['input', 'file'] }])
    client.request.destroy()
    await expectNoTrace(patient)
  })

  test('when its sender stalls', async () => {
    const client = await begin(impatient)
    await client.fileHead('0')
    await client.write(wavOf(300_000))
    expect(await codeOf(client)).toBe('UPLOAD_REFUSED')
    client.request.destroy()
    await expectNoTrace(impatient)
  })

  test('and its key can be used again', async () => {
    const idempotencyKey = randomUUID()
    const broken = await begin(patient, { idempotencyKey })
    await broken.end()
    expect(await codeOf(broken)).toBe('UPLOAD_REFUSED')
    await expectNoTrace(patient)
    const client = await begin(patient, { idempotencyKey })
    await client.file('0', wavOf(mebibyte))
    await client.end()
    const { data } = await answerOf(client)
    expect(data!.createDubbing).toMatchObject({ userErrors: [], dubbingId: expect.any(String) })
    await patient.edit('deleteDubbing', { id: data!.createDubbing!.dubbingId })
    await patient.prisma.dubbingRecord.deleteMany({ where: { name: 'Broken' } })
    await patient.prisma.jobRecord.deleteMany()
  })
})
