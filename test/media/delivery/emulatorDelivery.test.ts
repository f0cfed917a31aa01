import 'reflect-metadata'
import { afterEach, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import { openUpstream, type Upstream } from '../../../src/datasources/elevenlabs/openUpstream.js'
import type { MediaSubject } from '../../../src/media/urls/MediaSubject.js'
import { waitUntil } from '../../support/waitUntil.js'
import { ann, openAnswer, readAnswer, startMedia } from './mediaServer.js'

let emulator: Emulator
let upstream: Upstream

afterEach(async () => {
  await upstream.close(0)
  await emulator.close()
})

/** Media routes with the real clients on an emulator, and the subjects of a voice with all of them. */
async function start() {
  emulator = await startEmulator()
  upstream = openUpstream({ baseUrl: emulator.url, apiKey: emulator.apiKey, logger: pino({ level: 'silent' }) })
  const caller = { tenantId: ann.tenantId, priority: 'query' } as const
  const media = await startMedia({
    loadVoice: async (_, voiceId, { signal }) => upstream.as({ ...caller, signal }).voices.get(voiceId),
    upstream: (_, { signal }) => upstream.as({ ...caller, signal }),
  })
  const { voices } = (await (
    await fetch(`${emulator.url}/v2/voices?page_size=100`, { headers: { 'xi-api-key': emulator.apiKey } })
  ).json()) as { voices: { voice_id: string; samples: WireSample[] | null }[] }
  for (const { voice_id: voiceId, samples } of voices) {
    for (const { sample_id: sampleId, speaker_separation: separation } of samples ?? []) {
      const [speakerId] = separation?.status === 'completed' ? Object.keys(separation.speakers ?? {}) : []
      if (speakerId !== undefined) return { media, voiceId, sampleId, speakerId }
    }
  }
  throw new Error('The emulator has no voice with separated speakers')
}

interface WireSample {
  sample_id: string
  speaker_separation?: { status: string; speakers?: Record<string, unknown> | null } | null
}

test('Each kind of media plays completely and in parts', async () => {
  const { media, voiceId, sampleId, speakerId } = await start()
  const subjects: MediaSubject[] = [
    { kind: 'sample', voiceId, sampleId },
    { kind: 'sample-preview', voiceId, sampleId, removeBackgroundNoise: false },
    { kind: 'sample-preview', voiceId, sampleId, removeBackgroundNoise: true },
    { kind: 'speaker', voiceId, sampleId, speakerId },
    { kind: 'voice-preview', voiceId },
  ]
  for (const subject of subjects) {
    const answer = await openAnswer(media.sign(subject))
    expect([subject, answer.statusCode, answer.headers['content-type']]).toEqual([subject, 200, 'audio/wav'])
    const whole = await readAnswer(answer)
    expect(whole.subarray(0, 4).toString()).toBe('RIFF')
    const part = await openAnswer(media.sign(subject), { range: 'bytes=8-11' })
    expect([part.statusCode, (await readAnswer(part)).toString()]).toEqual([206, 'WAVE'])
    const head = await fetch(media.sign(subject), { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(String(whole.length))
  }
  await waitUntil(
    () => Object.values(upstream.stats().limiters).every(({ inFlight }) => inFlight === 0),
    'all slots are released',
  )
})

test('A deleted sample gets 404, and so does a deleted voice', async () => {
  const { media, voiceId } = await start()
  for (const subject of [
    { kind: 'sample', voiceId, sampleId: 'gone' },
    { kind: 'speaker', voiceId, sampleId: 'gone', speakerId: 'gone' },
    { kind: 'voice-preview', voiceId: 'gone' },
  ] satisfies MediaSubject[]) {
    const answer = await fetch(media.sign(subject))
    expect([answer.status, await answer.json()]).toMatchObject([404, { error: { code: 'NOT_FOUND' } }])
  }
})

test('A reader that disconnects releases the upstream slot', async () => {
  const { media, voiceId, sampleId } = await start()
  for (let i = 0; i < 15; i++) (await openAnswer(media.sign({ kind: 'sample', voiceId, sampleId }))).destroy()
  await waitUntil(() => upstream.stats().limiters.media.inFlight === 0, 'the download releases its slot')
})
