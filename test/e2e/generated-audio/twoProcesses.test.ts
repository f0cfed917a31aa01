import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import { refusedStart } from '../../support/spawnServer.js'
import { type AudioClient, bytesOf, readStream, sha256 } from './openAudioClient.js'
import {
  environmentOf,
  fileUpstream,
  type SpawnedAudioServer,
  spawnAudioServer,
  untilVisible,
} from './spawnAudioServer.js'

const databaseServer = process.env.TEST_DATABASE_URL
const text = 'What is made in one place can be heard in another. '.repeat(6).trim()
const patience = 240_000

// The embedded database serves one process only. The report lists a todo, but not a skipped test.
if (!databaseServer)
  test.todo('Generated audio of two processes: skipped, because TEST_DATABASE_URL names no PostgreSQL server')
const run = databaseServer ? describe : describe.skip

run('With two processes on one database and one media folder,', () => {
  const database = `polyphony_sounds_${randomUUID().replaceAll('-', '')}`
  const databaseUrl = databaseServer && Object.assign(new URL(databaseServer), { pathname: `/${database}` }).href
  let folder: string
  let upstream: Emulator
  let one: SpawnedAudioServer
  let other: SpawnedAudioServer
  let voiceId: string

  const envOf = (pod: string, media = 'sounds') => ({
    ...{ DATABASE_URL: databaseUrl!, DATA_DIR: join(folder, pod) },
    ...{
      MEDIA_URL: pathToFileURL(join(folder, media)).href,
      MEDIA_SIGNING_KEY: 'a key that both of them sign with, too',
    },
  })

  beforeAll(async () => {
    await askDatabase(`CREATE DATABASE ${database}`)
    folder = await mkdtemp(join(tmpdir(), 'polyphony-two-'))
    upstream = await startEmulator({ seed: 'empty' })
    voiceId = upstream.state.addVoice({ category: 'premade' }).voice_id
    one = await spawnAudioServer(upstream, envOf('one'))
    other = await spawnAudioServer(upstream, envOf('other'))
    await untilVisible(other, voiceId)
  }, 90_000)
  afterAll(async () => {
    for (const client of [one, other]) {
      await client?.close()
      await client?.server.kill('SIGKILL')
    }
    await upstream?.close()
    await askDatabase(`DROP DATABASE ${database} WITH (FORCE)`)
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    upstream.calls.clear()
    Object.assign(upstream.state.generation, { firstPieceMs: 50, pauseMs: 150, pieceSecs: 1 })
  })

  /** The media URL of one process is valid at the other. */
  async function fileAt(client: AudioClient, url: string): Promise<Buffer> {
    const { pathname, search } = new URL(url)
    const response = await fetch(client.url + pathname + search)
    expect(response.status).toBe(200)
    return Buffer.from(await response.arrayBuffer())
  }

  test.each([true, false])(
    'audio of one process plays completely from both, timed: %s',
    async (timing) => {
      const audioId = await one.createSpeech({ voiceId, text, hasAlignment: timing, outputFormat: 'PCM_16000' })
      const here = readStream(one.follow(audioId))
      const there = readStream(other.follow(audioId))
      const { audio, status } = await other.audio(audioId)
      expect(status).toBe('GENERATING')
      const files = await Promise.all([fileAt(one, audio!.url), fileAt(other, audio!.url)])
      const [receivedHere, receivedThere] = await Promise.all([here, there])
      expect(receivedThere.error).toBeUndefined()
      expect(receivedThere.chunks).toEqual(receivedHere.chunks)
      const { historyItemId } = await other.waitForStatus(audioId, 'READY')
      const wanted = sha256(await fileUpstream(upstream, historyItemId!))
      expect([receivedHere.bytes, receivedThere.bytes, ...files].map(sha256)).toEqual([wanted, wanted, wanted, wanted])
      expect(upstream.calls.count({ generated: true })).toBe(1)
    },
    60_000,
  )

  test('one key at both generates one audio', async () => {
    const input = { voiceId, text, idempotencyKey: 'at both' }
    const asked = await Promise.allSettled([one, other, one, other].map((client) => client.createSpeech(input)))
    const ids = asked.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    expect(new Set(ids).size).toBe(1)
    for (const client of [one, other]) expect(await client.createSpeech(input)).toBe(ids[0])
    expect(upstream.calls.count({ generated: true })).toBe(1)
  })

  test('a third process with its own media folder does not start', async () => {
    const refused = await refusedStart(environmentOf(upstream, envOf('third', 'elsewhere')))
    expect(refused.code).not.toBe(0)
    expect(refused.output).toContain('MEDIA_URL')
  }, 60_000)

  test(
    'readers at one process get all of the audio of the other one, which is killed, and it is not charged again',
    async () => {
      Object.assign(upstream.state.generation, { pauseMs: 1_000 })
      const audioId = await one.createSpeech({ voiceId, text, hasAlignment: true, outputFormat: 'PCM_16000' })
      const before = await readStream(one.follow(audioId), 3)
      const there = readStream(other.follow(audioId))
      await one.close()
      await one.server.kill('SIGKILL')
      const received = await there
      expect(received.error).toBeUndefined()
      const { historyItemId, status } = await other.audio(audioId)
      expect(status).toBe('READY')
      expect(sha256(received.bytes)).toBe(sha256(await fileUpstream(upstream, historyItemId!)))
      const had = bytesOf(before.chunks)
      expect(sha256(received.bytes.subarray(0, had.length))).toBe(sha256(had))
      expect(upstream.calls.count({ generated: true })).toBe(1)
      expect(upstream.calls.count({ route: 'GET /v1/history/:history_item_id/audio' })).toBe(2)
    },
    patience,
  )
})

async function askDatabase(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseServer })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
