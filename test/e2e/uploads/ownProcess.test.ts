import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../../../emulator/index.js'
import { openUpload, type UploadClient, wavOf } from '../../server/uploads/openUpload.js'
import { type SpawnedServer, spawnServer } from '../../support/spawnServer.js'
import { waitUntil } from '../../support/waitUntil.js'
import { waitUntilStalled } from '../../support/waitUntilStalled.js'
import { answerOf, mapOf, mebibyte, queryOf, uploadMutations } from './uploadApp.js'

const clone = { ...uploadMutations[1]!, count: 1 }
const { route } = clone
const patience = 180_000

// A separate process, so that its memory and files are neither those of the test nor of the emulator.
describe('The program', () => {
  let folder: string
  let upstream: Emulator
  let server: SpawnedServer
  const agent = new Agent({ keepAlive: true })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'polyphony-uploads-'))
    upstream = await startEmulator({ seed: 'empty' })
    server = await spawnServer({
      DATA_DIR: join(folder, 'data'),
      TMPDIR: folder,
      ELEVENLABS_API_KEY: upstream.apiKey,
      ELEVENLABS_BASE_URL: upstream.url,
    })
  }, patience)
  afterAll(async () => {
    agent.destroy()
    await server.kill('SIGKILL')
    await upstream.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    upstream.calls.clear()
    upstream.faults.clear()
  })

  async function begin(name: string): Promise<UploadClient> {
    const client = openUpload(`${server.url}/graphql`, { agent })
    client.request.removeHeader('authorization')
    await client.field('operations', { query: queryOf(clone), variables: { input: { name, files: [null] } } })
    await client.field('map', mapOf(clone))
    await client.fileHead('0')
    return client
  }

  /** Anonymous memory, on systems that report it. */
  async function memoryOf({ pid }: { pid?: number | undefined }): Promise<number> {
    if (process.platform !== 'linux') return 0
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    return Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)![1]) * 1024
  }

  /** Everything in its temporary folder except its database. */
  const temporaryFiles = async () => (await readdir(folder)).filter((name) => name !== 'data')

  /** Returns the number of bytes that the connection had accepted when it accepted no more. */
  async function sendUntilStalled({ request, write }: UploadClient, bytes: Buffer): Promise<number> {
    void write(bytes)
    return waitUntilStalled(() => (request.socket?.bytesWritten ?? 0) - (request.socket?.writableLength ?? 0), 500)
  }

  test(
    'holds its client back while upstream reads nothing, and buffers nothing',
    async () => {
      const stalled = upstream.faults.add({ kind: 'stall', match: { route } })
      const client = await begin('Held back')
      client.answer.catch(() => undefined)
      await client.write(wavOf(mebibyte))
      await waitUntil(() => stalled.triggerCount === 1, 'upstream is called')
      const before = await memoryOf(server.process)
      const taken = await sendUntilStalled(client, Buffer.alloc(128 * mebibyte))
      // The capacity of the kernel socket buffers in between.
      expect(taken).toBeLessThan(32 * mebibyte)
      expect((await memoryOf(server.process)) - before).toBeLessThan(48 * mebibyte)
      expect(await temporaryFiles()).toEqual([])
      client.request.destroy()
    },
    patience,
  )

  test(
    'passes 256 MiB on to an upstream slower than its client without more memory',
    async () => {
      upstream.faults.add({ kind: 'slow_receiving', bytesPerSecond: 64 * mebibyte, match: { route } })
      const client = await begin('Large')
      const before = await memoryOf(server.process)
      await client.write(wavOf(mebibyte))
      let most = 0
      for (let sent = 1; sent < 256; sent += 1) {
        await client.write(Buffer.alloc(mebibyte, sent))
        most = Math.max(most, (await memoryOf(server.process)) - before)
      }
      await client.write('\r\n')
      await client.end()
      expect((await answerOf(client)).data?.uploaded?.userErrors).toEqual([])
      expect(upstream.calls.all({ route })[0]?.upload?.parts.at(-1)).toMatchObject({ sizeBytes: 256 * mebibyte })
      expect(most).toBeLessThan(96 * mebibyte)
      expect(await temporaryFiles()).toEqual([])
    },
    patience,
  )
})
