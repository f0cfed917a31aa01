import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import { speechFile } from '../../support/speechFile.js'
import { bytesOf, type Chunk, readStream, sha256 } from './openAudioClient.js'
import { fileUpstream, type SpawnedAudioServer, spawnAudioServer, untilVisible } from './spawnAudioServer.js'

const text = 'Whoever dies in the middle of a sentence should not have to pay for it twice. '.repeat(6).trim()
// Leases and schedule are those of production: a lease, and then at most a minute until the next sweep.
const patience = 240_000

let dataDir: string
let upstream: Emulator
let client: SpawnedAudioServer
let voiceId: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'polyphony-killed-speech-'))
  upstream = await startEmulator({ seed: 'empty' })
  voiceId = upstream.state.addVoice({ category: 'premade' }).voice_id
  client = await spawnAudioServer(upstream, { DATA_DIR: dataDir })
  await untilVisible(client, voiceId)
}, 60_000)
afterAll(async () => {
  await client?.close()
  await client?.server.kill('SIGKILL')
  await upstream.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function makeEffect(): Promise<string> {
  upstream.faults.add({ kind: 'stall_body', match: { route: 'POST /v1/sound-generation' } })
  const { data } = await client.ask<{ createSoundEffect: { generatedAudioId: string } }>(
    'mutation { createSoundEffect(input: { text: "A client that falls shut" }) { generatedAudioId } }',
  )
  return data!.createSoundEffect.generatedAudioId
}

/** The first chunks until the process dies; the error of its end is not checked. */
async function hearSome(audioId: string, count: number): Promise<Chunk[]> {
  return (await readStream(client.follow(audioId), count)).chunks
}

test(
  'After kill -9 during a generation the paid audio exists after a restart and is not charged again',
  async () => {
    Object.assign(upstream.state.generation, { firstPieceMs: 50, pauseMs: 1_000, pieceSecs: 1 })
    const timed = await client.createSpeech({ voiceId, text, hasAlignment: true, outputFormat: 'PCM_24000' })
    const untimed = await client.createSpeech({ voiceId, text: `${text} Again.`, outputFormat: 'PCM_16000' })
    const changed = await client.convert('changeVoice', speechFile('sentence.wav', { secs: 30 }), { voiceId })
    const isolated = await client.convert('isolateAudio', speechFile('noisy.wav', { secs: 30 }))
    const effect = await makeEffect()
    const before = { [timed]: await hearSome(timed, 3), [untimed]: await hearSome(untimed, 2) }
    for (const id of [timed, untimed, changed, isolated, effect])
      expect((await client.audio(id)).status).toBe('GENERATING')
    await client.close()
    await client.server.kill('SIGKILL')

    client = await spawnAudioServer(upstream, { DATA_DIR: dataDir })
    // A reader waits while the outcome is unknown.
    const readers = [timed, untimed].map(async (id) => ({ id, received: await readStream(client.follow(id)) }))
    for (const id of [effect, isolated]) {
      expect(await client.waitForStatus(id, 'FAILED', 'READY')).toMatchObject({
        status: 'FAILED',
        failure: { code: 'LOST' },
      })
    }
    const { historyItemId } = await client.waitForStatus(changed, 'READY')
    expect(sha256(await client.file(changed))).toBe(sha256(await fileUpstream(upstream, historyItemId!)))
    for (const { id, received } of await Promise.all(readers)) {
      expect(received.error).toBeUndefined()
      const audio = await client.waitForStatus(id, 'READY')
      const file = await client.file(id)
      expect(file.length).toBe(audio.sizeBytes)
      expect(sha256(file)).toBe(sha256(await fileUpstream(upstream, audio.historyItemId!)))
      expect(sha256(received.bytes)).toBe(sha256(file))
      const had = bytesOf(before[id]!)
      expect(had.length).toBeGreaterThan(0)
      expect(sha256(file.subarray(0, had.length))).toBe(sha256(had))
      expect(audio.alignment?.map(({ character }) => character).join('') ?? null).toBe(id === timed ? text : null)
    }
    // The chunks have the same boundaries as before, so that a disconnected reader gets the rest once.
    for (const id of [timed, untimed]) {
      const rest = await readStream(client.follow(id, before[id]!.length))
      const all = [...before[id]!, ...rest.chunks]
      expect(rest.chunks[0]!.startByte).toBe(bytesOf(before[id]!).length)
      expect(sha256(bytesOf(all))).toBe(sha256(await client.file(id)))
      const said = all.flatMap(({ alignment }) => alignment ?? []).map(({ character }) => character)
      expect(said.join('')).toBe(id === timed ? text : '')
    }
    const made = upstream.calls.all({ generated: true }).map(({ route }) => route)
    expect(made.sort()).toEqual([
      'POST /v1/audio-isolation/stream',
      'POST /v1/sound-generation',
      'POST /v1/speech-to-speech/:voice_id/stream',
      'POST /v1/text-to-speech/:voice_id/stream',
      'POST /v1/text-to-speech/:voice_id/stream/with-timestamps',
    ])
  },
  patience,
)
