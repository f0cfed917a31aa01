import 'reflect-metadata'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import type { SignedInViewer } from '../../../src/auth/Viewer.js'
import { viewerKey } from '../../../src/auth/viewerKey.js'
import { openUpstream, type Upstream } from '../../../src/datasources/elevenlabs/openUpstream.js'
import type { MediaSubject } from '../../../src/media/urls/MediaSubject.js'
import { waitUntil } from '../../support/waitUntil.js'
import { ann, type MediaServerOptions, openAnswer, readAnswer, startMedia } from './mediaServer.js'

let emulator: Emulator
let upstream: Upstream

afterEach(async () => {
  await upstream.close(0)
  await emulator.close()
})

const viewerOf = (userId: string, tenantId = `user:${userId}`): SignedInViewer => ({ ...ann, userId, tenantId })

/** Media routes with the real clients, on an emulator with a voice with samples of this size. */
async function start(sampleBytes: number, options: MediaServerOptions = {}) {
  // More than the slots: upstream counts a closed request for a short time.
  emulator = await startEmulator({ seed: 'empty', maximumConcurrentRequests: 20 })
  upstream = openUpstream({ baseUrl: emulator.url, apiKey: emulator.apiKey, logger: pino({ level: 'silent' }) })
  const form = new FormData()
  form.set('name', 'Orrery')
  form.set('files', new File([wav(sampleBytes)], 'orrery.wav', { type: 'audio/wav' }))
  const headers = { 'xi-api-key': emulator.apiKey }
  const added = await fetch(`${emulator.url}/v1/voices/add`, { method: 'POST', headers, body: form })
  const { voice_id: voiceId } = (await added.json()) as { voice_id: string }
  const asked = await fetch(`${emulator.url}/v1/voices/${voiceId}`, { headers })
  const { samples } = (await asked.json()) as { samples: { sample_id: string }[] }
  const callerOf = (viewer: SignedInViewer) =>
    ({ tenantId: viewer.tenantId, viewerKey: viewerKey(viewer), priority: 'query' }) as const
  const reasons: string[] = []
  const media = await startMedia({
    loadVoice: async (viewer, id, { signal }) =>
      upstream.as({ ...callerOf(viewer as SignedInViewer), signal }).voices.get(id),
    upstream: (viewer, { signal }) => upstream.as({ ...callerOf(viewer as SignedInViewer), signal }),
    onRefuse: (reason) => reasons.push(reason),
    ...options,
  })
  const subject: MediaSubject = { kind: 'sample', voiceId, sampleId: samples[0]!.sample_id }
  const openSlow = async (viewer: SignedInViewer): Promise<IncomingMessage> => {
    const answer = await openAnswer(media.sign(subject, viewer))
    answer.on('error', () => undefined)
    expect(answer.statusCode).toBe(200)
    return answer
  }
  return { openSlow, reasons, urlFor: (viewer: SignedInViewer) => media.sign(subject, viewer) }
}

function wav(bytes: number): Buffer<ArrayBuffer> {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(bytes - 8, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(16_000, 24)
  head.writeUInt32LE(32_000, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(bytes - 44, 40)
  return Buffer.concat([head, randomBytes(bytes - 44)])
}

const inFlight = () => upstream.stats().limiters.media.inFlight

test('Stalled readers of small recordings hold no upstream slot, and get everything when they continue.', async () => {
  // More than the socket buffers in between.
  const bytes = 12_000_000
  const readAhead = { maxBytes: 16_000_000, perKey: 40_000_000, total: 200_000_000 }
  const { openSlow, urlFor, reasons } = await start(bytes, { readAhead })
  const readers = ['ann', 'ben', 'cid', 'dan', 'eve'].flatMap((name) => [viewerOf(name), viewerOf(name)])
  const slow = await Promise.all(readers.map(openSlow))
  await waitUntil(() => inFlight() === 0, 'no delivery is in flight')
  const answer = await fetch(urlFor(viewerOf('fay')))
  expect((await answer.arrayBuffer()).byteLength).toBe(bytes)
  for (const reader of slow) expect((await readAnswer(reader)).length).toBe(bytes)
  expect(reasons).toEqual([])
})

test.each([
  ['two viewers of two tenants', [viewerOf('ann'), viewerOf('ben')], 5, 6],
  ['ten viewers of ten tenants', Array.from({ length: 10 }, (_, index) => viewerOf(`user-${index}`)), 1, 10],
  ['five viewers of two tenants', ['a', 'b', 'c', 'd', 'e'].map((id, at) => viewerOf(id, `org:${at % 2}`)), 2, 9],
])('Stalled readers of large recordings are disconnected for others: %s.', async (_, viewers, each, held) => {
  const bytes = 30_000_000
  const { openSlow, urlFor, reasons } = await start(bytes)
  const opening = viewers.flatMap((viewer) => Array.from({ length: each }, () => openSlow(viewer).catch(() => null)))
  await waitUntil(() => inFlight() === held, 'all slow deliveries are in flight')
  const beganAt = performance.now()
  const answer = await openAnswer(urlFor(viewerOf('zoe')))
  expect(answer.statusCode).toBe(200)
  expect((await readAnswer(answer)).length).toBe(bytes)
  expect(performance.now() - beganAt).toBeLessThan(5_000)
  const slow = (await Promise.all(opening)).filter((reader) => reader !== null)
  for (const reader of slow) reader.destroy()
  await waitUntil(() => inFlight() === 0, 'no delivery is in flight')
  expect(reasons).toContain('slow_reader')
})

test('The readers of one viewer block neither a colleague of the same tenant nor the viewer.', async () => {
  const bytes = 30_000_000
  const { openSlow, urlFor } = await start(bytes)
  const ann = viewerOf('ann', 'org:acme')
  const opening = Array.from({ length: 8 }, () => openSlow(ann).catch(() => null))
  await waitUntil(() => inFlight() === 3, 'three deliveries are in flight')
  for (const viewer of [viewerOf('ben', 'org:acme'), ann]) {
    const answer = await openAnswer(urlFor(viewer))
    expect((await readAnswer(answer)).length).toBe(bytes)
  }
  for (const reader of await Promise.all(opening)) reader?.destroy()
})
