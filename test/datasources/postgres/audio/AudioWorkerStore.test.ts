import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createLocalBus } from '../../../../src/datasources/bus/createLocalBus.js'
import type { EventBus } from '../../../../src/datasources/bus/EventBus.js'
import { AudioWorkerStore } from '../../../../src/datasources/postgres/audio/AudioWorkerStore.js'
import { audioTopic } from '../../../../src/datasources/postgres/audio/GeneratedAudioRow.js'
import { newId } from '../../../../src/datasources/postgres/database/newId.js'
import { createAudio, outliveLease } from '../../../support/audioRows.js'
import { openTestDatabase, silent, type TestDatabase } from '../../../support/database.js'

let db: TestDatabase
let bus: EventBus
let holder: AudioWorkerStore
let other: AudioWorkerStore

beforeAll(async () => {
  db = await openTestDatabase()
  bus = createLocalBus()
  const workerStoreOf = (holder: string) => new AudioWorkerStore(db.database.prisma, { holder, bus, logger: silent })
  holder = workerStoreOf('holder')
  other = workerStoreOf('other')
})
beforeEach(async () => {
  await db.database.prisma.generatedAudioRecord.deleteMany()
  await db.database.prisma.usageEntry.deleteMany()
})
afterAll(async () => {
  await bus.close()
  await db.close()
})

const rowOf = (id: string) => db.database.prisma.generatedAudioRecord.findUniqueOrThrow({ where: { id } })
const whole = { sizeBytes: 10, sha256: 'c'.repeat(64), durationSecs: 2.5 }
const cut = { code: 'CUT', message: 'It broke off.' }
const over = () => new Date(Date.now() - 60_000)

test('Completed audio is ready, with all its fields and without a lease', async () => {
  const id = await createAudio(db.database, { state: 'GENERATING' })
  expect(await holder.ready(id, whole)).toBe(true)
  expect(await rowOf(id)).toMatchObject({
    ...{ state: 'READY', sha256: whole.sha256, durationSecs: 2.5, sizeBytes: 10n, endedAt: expect.any(Date) },
    ...{ leaseHolder: null, leaseUntil: null },
  })
  expect(await holder.fail(id, cut)).toBe(false)
  expect(await holder.renewLease(id)).toBe(false)
  expect(await rowOf(id)).toMatchObject({ state: 'READY' })
})

test('Audio that broke off has a failure reason of bounded length', async () => {
  const id = await createAudio(db.database, { state: 'GENERATING' })
  expect(await holder.fail(id, { code: 'CUT', message: `\0${'x'.repeat(10_000)}` })).toBe(true)
  expect(await rowOf(id)).toMatchObject({ state: 'FAILED', failureCode: 'CUT', failureMessage: 'x'.repeat(1_999) })
})

test('Only the lease holder can change audio that is being generated', async () => {
  const id = await createAudio(db.database, { state: 'GENERATING' })
  const { leaseUntil } = await rowOf(id)
  const said = [
    other.renewLease(id),
    other.ready(id, whole),
    other.fail(id, cut),
    other.release(id),
    other.bind(id, { id: 'h', requestId: null }),
  ]
  expect(await Promise.all(said)).toEqual([false, false, false, false, false])
  expect(await other.claimAbandoned(10)).toEqual([])
  expect(await rowOf(id)).toMatchObject({ state: 'GENERATING', leaseUntil, historyItemId: null })
})

test('A lease is renewed by the clock of the database, also late, until another process takes the audio', async () => {
  const id = await createAudio(db.database, { state: 'GENERATING' })
  await outliveLease(db.database, id)
  expect(await holder.renewLease(id)).toBe(true)
  expect(await other.claimAbandoned(10)).toEqual([])
  const [row] = await db.database.prisma.$queryRaw<{ leaseMs: number }[]>`
    SELECT (extract(epoch FROM lease_until - now()) * 1000)::float8 AS "leaseMs" FROM generated_audio`
  expect(row?.leaseMs).toBeLessThanOrEqual(holder.leaseMs)
  expect(row?.leaseMs).toBeGreaterThan(0)
})

test('The audio of a dead process is taken over by one process, and a process that was only suspended has lost it', async () => {
  const id = await createAudio(db.database, { state: 'GENERATING', voiceId: 'v1' })
  await outliveLease(db.database, id)
  const third = new AudioWorkerStore(db.database.prisma, { holder: 'third', bus, logger: silent })
  const claims = await Promise.all([other.claimAbandoned(10), third.claimAbandoned(10)])
  expect(claims.flat()).toMatchObject([{ id, state: 'UNKNOWN', voiceId: 'v1' }])
  const winner = claims[0].length > 0 ? other : third
  expect(await holder.renewLease(id)).toBe(false)
  expect(await holder.ready(id, whole)).toBe(false)
  expect(await winner.renewLease(id)).toBe(true)
  expect(await winner.ready(id, whole)).toBe(true)
  expect(await rowOf(id)).toMatchObject({ state: 'READY' })
})

test('Released audio is claimed by any process, the longest waiting first, up to the requested number', async () => {
  const released = await createAudio(db.database, { state: 'GENERATING' })
  expect(await holder.release(released)).toBe(true)
  expect(await rowOf(released)).toMatchObject({ state: 'UNKNOWN', leaseHolder: null, endedAt: null })
  const found = await createAudio(db.database, { state: 'UNKNOWN' })
  const dead = await createAudio(db.database, { state: 'GENERATING' })
  await outliveLease(db.database, dead)
  await createAudio(db.database)
  const claimed: string[] = []
  for (let claim = 1; claim <= 4; claim += 1) claimed.push(...(await other.claimAbandoned(1)).map(({ id }) => id))
  expect(claimed).toEqual([found, dead, released])
})

test('An upstream audio is bound to one row, also in the usage', async () => {
  const operationId = newId()
  await db.database.prisma.usageEntry.create({
    data: { operationId, tenantId: 'org:a', actorId: 'ann', kind: 'createSpeech' },
  })
  const id = await createAudio(db.database, { state: 'GENERATING', operationId })
  const rival = await createAudio(db.database, { state: 'GENERATING' })
  const item = { id: 'h1', requestId: 'r1' }
  expect(await holder.bind(id, item)).toBe(true)
  expect(await holder.bind(id, item)).toBe(true)
  expect(await holder.bind(rival, item)).toBe(false)
  expect(await rowOf(rival)).toMatchObject({ historyItemId: null })
  expect(await db.database.prisma.usageEntry.findMany()).toMatchObject([{ operationId, historyItemId: 'h1' }])
})

test.each([{ historyItemId: 'h1' }, { upstreamRequestId: 'r1' }])(
  'Audio of another user is not assigned again after its deletion, because the usage counted its %j',
  async (trace) => {
    const [own, another] = [newId(), newId()]
    const { prisma } = db.database
    const entry = { tenantId: 'org:a', actorId: 'ann', kind: 'createSpeech' }
    const counted = await prisma.usageEntry.create({ data: { ...entry, ...trace, operationId: another } })
    const id = await createAudio(db.database, { state: 'GENERATING', operationId: own })
    expect(await holder.bind(id, { id: 'h1', requestId: 'r1' })).toBe(false)
    expect(await holder.bind(id, { id: 'h2', requestId: null })).toBe(true)
    await prisma.usageEntry.update({ where: { id: counted.id }, data: { operationId: own } })
    expect(await holder.bind(id, { id: 'h1', requestId: 'r1' })).toBe(true)
  },
)

test('Expired audio is removed, except audio that is being generated', async () => {
  const expiresAt = over()
  const generating = await createAudio(db.database, { state: 'GENERATING', expiresAt })
  const old = await createAudio(db.database, { expiresAt })
  await createAudio(db.database, { expiresAt: new Date(Date.now() + 3_600_000) })
  const kept = await createAudio(db.database, { expiresAt: null })
  const expired = (await holder.expired(10)).map(({ id }) => id)
  expect(expired).toEqual([old])
  await holder.remove([...expired, generating, 'nonsense'])
  expect(await holder.existing([old, generating, kept, newId(), 'preview-x'])).toEqual(new Set([generating, kept]))
  expect(await holder.expired(10)).toEqual([])
})

test.each(['ready', 'fail'] as const)(
  'Transient audio can be played for its lifetime, however long its generation took: %s',
  async (end) => {
    const createdAt = new Date(Date.now() - 30 * 60_000)
    const expiresAt = new Date(createdAt.getTime() + 10 * 60_000)
    const id = await createAudio(db.database, { state: 'GENERATING', isTransient: true, createdAt, expiresAt })
    const kept = await createAudio(db.database, { state: 'GENERATING', createdAt, expiresAt })
    for (const audio of [id, kept]) await (end === 'ready' ? holder.ready(audio, whole) : holder.fail(audio, cut))
    const row = await rowOf(id)
    expect(row.expiresAt!.getTime() - row.endedAt!.getTime()).toBe(10 * 60_000)
    expect(await rowOf(kept)).toMatchObject({ expiresAt })
  },
)

test('AudioWorkerStore knows which previews are stored here', async () => {
  const preview = (id: string, isStored: boolean) => ({
    ...{ id, kind: 'DESIGN' as const, tenantId: 'org:a', ownerId: 'ann', description: 'x', isStored },
    ...{ mediaType: 'audio/mpeg', outputFormat: 'MP3_44100_128' },
  })
  await db.database.prisma.voicePreviewRecord.createMany({ data: [preview('p1', true), preview('p3', false)] })
  expect(await holder.existingPreviews(['p1', 'p2', 'p3', 'nul\0'])).toEqual(new Set(['p1']))
})

test('Each change notifies the followers of the audio, and no others', async () => {
  const [id, untouched] = [
    await createAudio(db.database, { state: 'GENERATING' }),
    await createAudio(db.database, { state: 'GENERATING' }),
  ]
  const events = bus.subscribe(audioTopic(id))
  const silence = bus.subscribe(audioTopic(untouched))
  await holder.release(id)
  expect(await events.next()).toMatchObject({ value: { id } })
  await holder.claimAbandoned(10)
  expect(await events.next()).toMatchObject({ value: { id } })
  await holder.fail(id, cut)
  expect(await events.next()).toMatchObject({ value: { id } })
  await holder.remove([id])
  expect(await events.next()).toMatchObject({ value: { id } })
  await bus.publish(audioTopic(untouched), { id: 'first' })
  expect(await silence.next()).toMatchObject({ value: { id: 'first' } })
  await Promise.all([events.return?.(), silence.return?.()])
})

test('An unreachable bus fails no change', async () => {
  const broken = { publish: () => Promise.reject(new Error('down')) }
  const workerStore = new AudioWorkerStore(db.database.prisma, { holder: 'holder', bus: broken, logger: silent })
  const id = await createAudio(db.database, { state: 'GENERATING' })
  expect(await workerStore.ready(id, whole)).toBe(true)
})

test.each([
  ['ready without its bytes', { state: 'READY', sha256: null }],
  ['ready with a malformed hash', { state: 'READY', sha256: 'x' }],
  ['failed without a reason', { state: 'FAILED', failureCode: null }],
  ['being generated without a lease', { state: 'GENERATING', leaseHolder: null }],
  ['unknown and ended', { state: 'UNKNOWN', endedAt: new Date() }],
  ['transient with a text', { isTransient: true, text: 'secret' }],
] as const)('The database refuses a row that is %s', async (_what, row) => {
  await expect(createAudio(db.database, row)).rejects.toThrow()
})
