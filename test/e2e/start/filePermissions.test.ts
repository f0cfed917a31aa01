import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type SpawnedServer, spawnServer } from '../../support/spawnServer.js'

let folder: string
let server: SpawnedServer | undefined
let refused: ChildProcess | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyphony-permissions-'))
  await chmod(folder, 0o755)
})
afterEach(async () => {
  await server?.kill('SIGKILL')
  refused?.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function pathsIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true })
  return [path, ...entries.map((name) => join(path, name))]
}

/** Paths that other users could open, with their permissions. */
async function openToOthers(dataDir: string): Promise<string[]> {
  const found: string[] = []
  for (const path of await pathsIn(dataDir)) {
    const facts = await stat(path).catch(() => undefined)
    if (facts === undefined) continue
    const mode = facts.mode & 0o777
    if (mode !== (facts.isDirectory() ? 0o700 : 0o600)) found.push(`${mode.toString(8)} ${path}`)
  }
  return found
}

/** A voice and audio, so that there are rows, a state file of the emulator and media. */
async function use(url: string): Promise<void> {
  const ask = async (query: string) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    return (await response.json()) as {
      data: {
        createSpeech: { generatedAudio: { audio: { url: string } } }
        voices: { edges: { node: { id: string } }[] }
      }
    }
  }
  const { data } = await ask('{ voices(first: 1, filter: { accesses: [OWN] }) { edges { node { id } } } }')
  const input = `{ voiceId: "${data.voices.edges[0]!.node.id}", text: "A private text.", modelId: "eleven_multilingual_v2" }`
  const made = await ask(
    `mutation { createSpeech(input: ${input}) { generatedAudio { audio { url } } userErrors { message path } } }`,
  )
  await (await fetch(made.data.createSpeech.generatedAudio.audio.url)).arrayBuffer()
}

test('A new data directory is private to the user of the program, and an older one becomes private at the next start', async () => {
  const dataDir = join(folder, 'new', 'data')
  server = await spawnServer({ DATA_DIR: dataDir })
  await use(server.url)
  expect(await openToOthers(dataDir)).toEqual([])
  expect((await readdir(join(dataDir, 'media'))).length).toBeGreaterThan(1)
  await server.kill('SIGTERM')
  expect(await openToOthers(dataDir)).toEqual([])

  for (const path of await pathsIn(dataDir)) await chmod(path, (await stat(path)).isDirectory() ? 0o755 : 0o666)
  server = await spawnServer({ DATA_DIR: dataDir })
  expect(await openToOthers(dataDir)).toEqual([])
  await use(server.url)
  await server.kill('SIGTERM')
  expect(await openToOthers(dataDir)).toEqual([])
}, 120_000)

test('A data directory of another user that cannot be made private is refused with a message that contains its path', async () => {
  const isRoot = process.getuid?.() === 0
  const dataDir = isRoot ? join(folder, 'theirs') : '/usr'
  if (isRoot) {
    await mkdir(dataDir)
    await chmod(dataDir, 0o777)
    await chown(dataDir, 12_345, 12_345)
  }
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot && { uid: 65_534, gid: 65_534 }),
  })
  refused = child
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const [code] = await once(child, 'exit')
  expect(output).toContain(`${dataDir} belongs to another user, and its permissions cannot be changed`)
  expect(output).not.toMatch(/^\s+at /m)
  expect(code).toBe(1)
}, 120_000)
