import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startEmulator } from '../../../emulator/index.js'
import { refusedStart, type SpawnedServer, spawnServer } from '../../support/spawnServer.js'

interface VoicesAnswer {
  data: { voices: { edges: { node: { name: string; samples: unknown[] } }[] } }
}

async function firstQuery(url: string): Promise<VoicesAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: '{ voices(filter: { accesses: [OWN] }) { edges { node { name samples { fileName } } } } }',
    }),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as VoicesAnswer
}

describe('The program, started on a machine with nothing but Node,', () => {
  let dataDir: string
  const running: SpawnedServer[] = []
  const startIn = async (directory: string) => {
    const server = await spawnServer({ DATA_DIR: directory })
    running.push(server)
    return server
  }

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'polyphony-start-'))
  })
  afterAll(async () => {
    for (const server of running) await server.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  })

  test('writes JSON only in production, from its start to its end, also if it cannot start', async () => {
    const upstream = await startEmulator({ seed: 'empty' })
    const production = { NODE_ENV: 'production', DATA_DIR: join(dataDir, 'production'), SHUTDOWN_DELAY_SECS: '0' }
    const server = await spawnServer({
      ...production,
      AUTH_JWT_SECRET: 'a secret for tests that is long enough',
      MEDIA_SIGNING_KEY: 'a key for tests that is long enough too',
      PUBLIC_URL: 'https://voice.example.com',
      ELEVENLABS_API_KEY: upstream.apiKey,
      ELEVENLABS_BASE_URL: upstream.url,
    })
    running.push(server)
    await server.kill('SIGTERM')
    await upstream.close()
    const refused = await refusedStart({ ...production, PORT: 'x' })
    const lines = (server.output() + refused.output)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining(['the server has started', 'shutting down', 'the server cannot start']),
    )
    expect(lines.at(-1).err.message).toContain('PORT must be a whole number')
  })

  test('serves seeded voices, prints its parts, refuses a second start, and keeps its data', async () => {
    const first = await startIn(dataDir)
    expect(first.output()).toMatch(/EMULATOR/)
    expect(first.output()).toMatch(/DEVELOPMENT MODE/)
    const voices = (await firstQuery(first.url)).data.voices.edges.map((edge) => edge.node)
    expect(voices.length).toBeGreaterThan(3)
    expect(voices.some((voice) => voice.samples.length > 0)).toBe(true)

    const second = await refusedStart({ DATA_DIR: dataDir })
    expect(second.code).toBe(1)
    expect(second.output.trim().split('\n')).toHaveLength(1)
    expect(second.output).toContain(dataDir)

    await first.kill('SIGTERM')
    expect(first.process.exitCode).toBe(0)

    const again = await startIn(dataDir)
    expect((await firstQuery(again.url)).data.voices.edges.map((edge) => edge.node)).toEqual(voices)
    // The second start is faster because it neither migrates nor seeds.
    expect(again.output()).not.toMatch(/migration applied/)
    await again.kill('SIGTERM')
  }, 180_000)

  test('refuses a database of another upstream with one line of explanation', async () => {
    const foreign = await mkdtemp(join(tmpdir(), 'polyphony-start-'))
    const first = await startIn(foreign)
    await first.kill('SIGTERM')
    await rm(join(foreign, 'emulator.json'))
    const other = await refusedStart({ DATA_DIR: foreign })
    expect(other.code).toBe(1)
    expect(other.output).toMatch(/This database belongs to account \S+ of 127\.0\.0\.1, not to/)
    await rm(foreign, { recursive: true, force: true })
  }, 180_000)

  test('prints all errors of an invalid configuration at once and starts nothing', async () => {
    const { code, output } = await refusedStart({
      DATA_DIR: dataDir,
      PORT: 'x',
      DATABASE_URL: 'mysql://x',
      ROLE: 'king',
    })
    expect(code).toBe(1)
    expect(output).toMatch(/3 problem/)
    expect(output).not.toMatch(/mysql:\/\/x|king/)
  })
})
