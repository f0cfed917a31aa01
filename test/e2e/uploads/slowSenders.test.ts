import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from '@jest/globals'
import type { UpstreamLimitOverrides } from '../../../src/datasources/elevenlabs/limiters/upstreamLimits.js'
import { openUpload, type UploadClient, wavOf } from '../../server/uploads/openUpload.js'
import { type Person, type TestAppOptions, tokenFor } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'
import {
  answerOf,
  callsOf,
  mapOf,
  mebibyte,
  queryOf,
  startUploadApp,
  type UploadApp,
  uploadMutations,
} from './uploadApp.js'

const clone = { ...uploadMutations[1]!, count: 1 }
const { route } = clone
const beyondHead = 300_000

/** Windows that a test can wait for. The queue time is short in any case. */
const quick = {
  senderRateWindowMs: 100,
  limiters: {
    upload: {
      maxQueueMs: 8_000,
      preemption: { afterMs: 100, slowBytesPerSec: 64 * 1024, unequalBytesPerSec: mebibyte },
    },
  },
} satisfies UpstreamLimitOverrides
const withUploads = (upload: object): UpstreamLimitOverrides => ({
  ...quick,
  limiters: { upload: { ...quick.limiters.upload, ...upload } },
})

let app: UploadApp
let clients: UploadClient[] = []
const trickles: NodeJS.Timeout[] = []

async function start(options: TestAppOptions = {}): Promise<void> {
  // A minimum rate that no upload falls below on a slow machine.
  const env = { MIN_UPLOAD_BYTES_PER_SEC: '1', ...options.env }
  app = await startUploadApp({ upstreamLimits: quick, ...options, env })
  clients = []
}

afterEach(async () => {
  for (const trickle of trickles.splice(0)) clearInterval(trickle)
  for (const { request } of clients) request.destroy()
  await app.close()
})

/** Begins to clone a voice of this name. Only the head of the file part is sent. */
async function begin(person: Person, name: string): Promise<UploadClient> {
  const client = openUpload(`${app.url}/graphql`, { headers: { authorization: `Bearer ${await tokenFor(person)}` } })
  client.answer.catch(() => undefined)
  clients.push(client)
  await client.field('operations', { query: queryOf(clone), variables: { input: { name, files: [null] } } })
  await client.field('map', mapOf(clone))
  await client.fileHead('0')
  return client
}

/** Sends this many bytes at once, and continues at this rate. */
async function sendSlowly(client: UploadClient, first: number, bytesPerSec: number): Promise<void> {
  await client.write(wavOf(first))
  const everyMs = 50
  const piece = Buffer.alloc(Math.max(1, (bytesPerSec * everyMs) / 1000))
  trickles.push(setInterval(() => void client.write(piece), everyMs))
}

/** Uploads a small file at full speed. */
async function uploadAtOnce(person: Person, name: string) {
  const client = await begin(person, name)
  await client.write(wavOf(beyondHead))
  await client.write('\r\n')
  await client.end()
  return answerOf(client)
}

const inFlight = () => app.server.deps.sources.upstream.stats().limiters.upload.inFlight
const voiceNames = () => app.upstream.state.voices().map(({ name }) => name)
const operationStates = async () => {
  const rows = await app.server.deps.sources.database.prisma.operationRecord.findMany({ orderBy: { id: 'asc' } })
  return rows.map(({ state }) => state).sort()
}

/** Four viewers of two tenants hold all eight slots. */
async function holdAllSlots(bytesPerSec: (index: number) => number): Promise<void> {
  for (let index = 0; index < 8; index += 1) {
    const org = index < 4 ? 'slow' : 'slower'
    const client = await begin({ sub: `${org}-${index % 2}`, org }, `Slow ${index}`)
    await sendSlowly(client, beyondHead, bytesPerSec(index))
  }
  await waitUntil(() => inFlight() === 8, 'all slots are held')
}

test('Two tenants with slow uploads hold all slots, and an upload of a third succeeds soon', async () => {
  await start()
  await holdAllSlots(() => 1_300)
  const { data, errors } = await uploadAtOnce({ sub: 'carol', org: 'quick' }, 'Quick')
  expect([data?.uploaded?.userErrors, errors]).toEqual([[], undefined])
  expect(voiceNames().sort()).toEqual(['Ann', 'Quick'])
})

test('The slowest upload is preempted with an error, its operation is refused, and the others continue', async () => {
  // Only one upload is below this rate, also on a busy machine.
  const preemption = { afterMs: 100, slowBytesPerSec: 4_000, unequalBytesPerSec: 4_000 }
  await start({ upstreamLimits: { ...withUploads({ preemption }), senderRateWindowMs: 1_000 } })
  await holdAllSlots((index) => (index === 5 ? 500 : 30_000))
  const { errors } = await uploadAtOnce({ sub: 'carol', org: 'quick' }, 'Quick')
  expect(errors).toBeUndefined()
  expect((await answerOf(clients[5]!)).data?.uploaded?.userErrors).toEqual([
    { code: 'UPLOAD_REFUSED', message: expect.stringMatching(/slow \(\d+ bytes\/s\) while others waited/) },
  ])
  await waitUntil(() => inFlight() === 7, 'exactly one upload has ended')
  expect(await operationStates()).toEqual(['DONE', ...Array(7).fill('PLANNED'), 'REFUSED'])
  const ended = callsOf(app, route).filter(({ settled }) => settled)
  expect(ended.map(({ upload }) => upload?.complete).sort()).toEqual([false, true])
  expect(voiceNames().sort()).toEqual(['Ann', 'Quick'])
})

test('A slow upload continues while no other waits', async () => {
  await start({ upstreamLimits: withUploads({ maxInFlight: 1 }) })
  const client = await begin({ sub: 'ann', org: 'acme' }, 'Steady')
  await sendSlowly(client, beyondHead, 20_000)
  await waitUntil(() => callsOf(app, route).length === 1, 'the upload is sent to upstream')
  const { sources } = app.server.deps
  const { metadata } = sources.upstream.stats().limiters
  // The stimulus is a slow sender: it sends for many times the window after which it could be preempted.
  await sleep(1_000)
  for (const trickle of trickles.splice(0)) clearInterval(trickle)
  await client.write('\r\n')
  await client.end()
  expect((await answerOf(client)).data?.uploaded?.userErrors).toEqual([])
  expect(metadata.inFlight).toBe(0)
})

test('An upload that a slow upstream holds back is not preempted as slow while others wait', async () => {
  const preemption = { afterMs: 50, slowBytesPerSec: mebibyte, unequalBytesPerSec: mebibyte }
  await start({ upstreamLimits: withUploads({ maxInFlight: 1, preemption }) })
  app.upstream.faults.add({ kind: 'slow_receiving', bytesPerSecond: mebibyte, times: 1, match: { route } })
  const client = await begin({ sub: 'ann', org: 'acme' }, 'Held back')
  // More than the socket buffers, so that the sender is held back.
  const sending = client.write(wavOf(2 * mebibyte)).then(async () => {
    await client.write('\r\n')
    await client.end()
  })
  await waitUntil(() => callsOf(app, route).length === 1, 'the upload is sent to upstream')
  const other = await uploadAtOnce({ sub: 'carol', org: 'quick' }, 'Waiting')
  await sending
  expect((await answerOf(client)).data?.uploaded?.userErrors).toEqual([])
  expect([other.data?.uploaded?.userErrors, other.errors]).toEqual([[], undefined])
  expect(voiceNames().sort()).toEqual(['Ann', 'Held back', 'Waiting'])
})

test('A small file takes no slot before it has arrived completely', async () => {
  await start({ upstreamLimits: withUploads({ maxInFlight: 1, preemption: undefined }) })
  const client = await begin({ sub: 'ann', org: 'acme' }, 'Small')
  await client.write(wavOf(10_000))
  await waitUntil(async () => (await operationStates()).length === 1, 'the operation is planned')
  const { errors } = await uploadAtOnce({ sub: 'ann', org: 'acme' }, 'Quick')
  expect(errors).toBeUndefined()
  expect([callsOf(app, route).length, inFlight()]).toEqual([1, 0])
  await client.write('\r\n')
  await client.end()
  expect((await answerOf(client)).data?.uploaded?.userErrors).toEqual([])
  expect(voiceNames().sort()).toEqual(['Ann', 'Quick', 'Small'])
})

test('A request that continues after its last file takes no slot', async () => {
  await start({ upstreamLimits: withUploads({ maxInFlight: 1, preemption: undefined }) })
  const client = await begin({ sub: 'ann', org: 'acme' }, 'Unended')
  await client.write(wavOf(10_000))
  await client.write('\r\n')
  await waitUntil(async () => (await operationStates()).length === 1, 'the operation is planned')
  expect((await uploadAtOnce({ sub: 'ann', org: 'acme' }, 'Quick')).errors).toBeUndefined()
  expect([callsOf(app, route).length, inFlight()]).toEqual([1, 0])
})

test('One viewer holds no more slots than its share, and leaves the rest of its tenant to others', async () => {
  await start({ upstreamLimits: withUploads({ preemption: undefined }) })
  for (let index = 0; index < 6; index += 1) {
    await sendSlowly(await begin({ sub: 'ann', org: 'acme' }, `Slow ${index}`), beyondHead, 1_300)
  }
  await waitUntil(() => inFlight() >= 2, 'the slots of the viewer are held')
  const { errors } = await uploadAtOnce({ sub: 'bob', org: 'acme' }, 'Quick')
  expect(errors).toBeUndefined()
  expect(inFlight()).toBe(2)
})

test('A viewer without a free slot in the tenant preempts a colleague with several slots', async () => {
  await start({ upstreamLimits: withUploads({ maxInFlightPerTenant: 2 }) })
  for (let index = 0; index < 2; index += 1) {
    await sendSlowly(await begin({ sub: 'ann', org: 'acme' }, `Slow ${index}`), beyondHead, 1_300)
  }
  await waitUntil(() => inFlight() === 2, 'the slots are held')
  const { errors } = await uploadAtOnce({ sub: 'bob', org: 'acme' }, 'Quick')
  expect(errors).toBeUndefined()
})

test('The number of open uploads of a viewer is limited, and other viewers can upload', async () => {
  await start({ env: { MAX_UPLOADS_PER_VIEWER: '2', MAX_UPLOADS_PER_TENANT: '3', MAX_UPLOADS: '4' } })
  const ann = { sub: 'ann', org: 'acme' }
  const open = async (person: Person, name: string) => (await begin(person, name)).write(wavOf(1_000))
  const refusalFor = async (person: Person, name: string) => {
    const { status, errors } = await answerOf(await begin(person, name))
    return [status, errors?.[0]?.extensions.code, errors?.[0]?.extensions.reason]
  }
  await open(ann, '1')
  await open(ann, '2')
  await waitUntil(async () => (await operationStates()).length === 2, 'the uploads have begun')
  expect(await refusalFor(ann, '3')).toEqual([429, 'RATE_LIMITED', 'VIEWER'])
  await open({ sub: 'bob', org: 'acme' }, '4')
  await waitUntil(async () => (await operationStates()).length === 3, 'the uploads have begun')
  expect(await refusalFor({ sub: 'cara', org: 'acme' }, '5')).toEqual([429, 'RATE_LIMITED', 'QUEUE'])
  await open({ sub: 'dan', org: 'other' }, '6')
  await waitUntil(async () => (await operationStates()).length === 4, 'the uploads have begun')
  expect(await refusalFor({ sub: 'eve', org: 'third' }, '7')).toEqual([503, 'SERVICE_UNAVAILABLE', undefined])
  clients[0]!.request.destroy()
  await waitUntil(async () => (await operationStates()).includes('REFUSED'), 'the upload has ended')
  expect((await uploadAtOnce(ann, 'Again')).errors).toBeUndefined()
})
