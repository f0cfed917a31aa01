import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readlinkSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import type { UploadReading } from '../../../src/media/uploads/readUploads.js'
import { stopClock } from '../../support/stopClock.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'
import { waitUntilStalled } from '../../support/waitUntilStalled.js'
import { firstOf, openFiles, openUpload, sendFiles, type UploadClient, wavOf } from './openUpload.js'
import { letPass, readAll, startUploadServer } from './uploadServer.js'

const mebibyte = 1024 * 1024
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A gate that one side waits for until the other opens it. */
function createGate() {
  let open!: () => void
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

async function readFirstChunk({ parts }: UploadReading): Promise<void> {
  for await (const part of parts) for await (const _chunk of part.bytes) return
}

/** Sends one file. `taken` is the number of bytes that the connection had accepted when it accepted no more. */
async function sendUntilStalled(client: UploadClient, bytes: Uint8Array) {
  const sent = client.file('0', bytes)
  const taken = await waitUntilStalled(() => {
    const { socket } = client.request
    return (socket?.bytesWritten ?? 0) - (socket?.writableLength ?? 0)
  })
  return { sent, taken }
}

describe('Streamed uploads:', () => {
  test('ten files larger than every buffer arrive completely in one request', async () => {
    const { url } = await startUploadServer()
    const files = Array.from({ length: 10 }, (_, index) => wavOf(6 * mebibyte + index, index + 1))
    const { data, errors } = await sendFiles(url, files)
    expect(errors).toEqual([])
    expect(data?.consume).toEqual(
      files.map((bytes, index) => ({
        fileName: `${index}.wav`,
        mediaType: 'audio/wav',
        sizeBytes: bytes.length,
        sha256: sha256(bytes),
      })),
    )
  })

  test('files in another order than the list are read in the order of their arrival', async () => {
    const started = createGate()
    const { url } = await startUploadServer({
      async consume(reading) {
        await started.opened
        await readAll(reading)
      },
    })
    // Small files, files of one buffer and files of many buffers, so that several are buffered before the first is
    // read.
    const sizes = [40, 100_000, 3 * mebibyte, 70_000, 60_000, 65_536, 130_000, 50, mebibyte, 99_000]
    const files = sizes.map((size, index) => wavOf(size, index + 1))
    const order = [9, 3, 0, 7, 4, 1, 5, 6, 2, 8]
    const client = await openFiles(url, files.length)
    const sending = (async () => {
      for (const index of order) await client.file(String(index), files[index]!)
      await client.end()
    })()
    await once(client.request, 'socket')
    await turnEventLoop(50)
    started.open()
    await sending
    const { data, errors } = await client.answer
    expect(errors).toEqual([])
    expect(data?.consume?.map((file) => file.sha256)).toEqual(order.map((index) => sha256(files[index]!)))
  })

  test('a slow reader holds the client back, and nothing is buffered in memory or in files', async () => {
    const held = createGate()
    const { url } = await startUploadServer({
      async consume(reading) {
        for await (const part of reading.parts) {
          let count = 0
          for await (const _chunk of part.bytes) if (++count === 1) await held.opened
        }
        await reading.assertComplete()
      },
    })
    const bytes = wavOf(64 * mebibyte)
    const client = await openFiles(url, 1)
    const before = process.memoryUsage().arrayBuffers
    const filesBefore = openTemporaryFiles()
    const { sent, taken } = await sendUntilStalled(client, bytes)
    expect(taken).toBeLessThan(24 * mebibyte)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * mebibyte)
    expect(openTemporaryFiles()).toEqual(filesBefore)
    held.open()
    await sent
    await client.end()
    const { data, errors } = await client.answer
    expect(errors).toEqual([])
    expect(data?.consume?.[0]?.sha256).toBe(sha256(bytes))
  })

  test('a client that disconnects during a file causes an error for the reader, and the next request is served', async () => {
    const outcome = createGate()
    let failure: unknown
    const { url } = await startUploadServer({
      async consume(reading) {
        if (failure !== undefined) return readAll(reading)
        failure = await readAll(reading).catch((error: unknown) => error)
        await expect(reading.assertComplete()).rejects.toBe(failure)
        outcome.open()
      },
    })
    const client = await openFiles(url, 2)
    await client.fileHead('0')
    await client.write(wavOf(5 * mebibyte))
    client.request.destroy()
    await outcome.opened
    expect(failure).toMatchObject({ code: expect.stringMatching(/UPLOAD_REFUSED|REQUEST_ABORTED/) })
    expect((await sendFiles(url, [wavOf(100)])).errors).toEqual([])
  })

  test('a reader that stops during a file does not prevent the response, and the same connection serves the next request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const { url } = await startUploadServer({
      async consume(reading) {
        await readFirstChunk(reading)
        throw new Error('The other side said no')
      },
    })
    const ports = new Set<number | undefined>()
    for (let round = 0; round < 3; round++) {
      const client = await openFiles(url, 2, { agent })
      await client.file('0', wavOf(2 * mebibyte))
      ports.add(client.request.socket?.localPort)
      await client.file('1', wavOf(2 * mebibyte))
      await client.end()
      const { data, errors } = await client.answer
      expect({ data, codes: errors.map(({ extensions }) => extensions.code) }).toEqual({
        data: { consume: null },
        codes: ['INTERNAL_SERVER_ERROR'],
      })
    }
    expect(ports.size).toBe(1)
    agent.destroy()
  })

  test('a client that continues to send after the response is disconnected, and the next request is served', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const { url } = await startUploadServer({
      consume: readFirstChunk,
      uploads: { drain: { bytes: mebibyte, ms: 60_000 } },
    })
    const client = await openFiles(url, 1, { agent })
    await client.fileHead('0')
    await client.write(wavOf(mebibyte))
    expect((await client.answer).data?.consume).toEqual([])
    while (!client.request.destroyed) {
      await client.write(Buffer.alloc(mebibyte))
      await turnEventLoop()
    }
    await firstOf(client.request, 'close')
    expect((await sendFiles(url, [wavOf(100)], { agent })).status).toBe(200)
    agent.destroy()
  })

  test('a client that stalls after the response is disconnected', async () => {
    const { url } = await startUploadServer({
      consume: readFirstChunk,
      uploads: { drain: { bytes: 64 * mebibyte, ms: 60_000 } },
    })
    stopClock()
    const client = await openFiles(url, 1)
    await client.fileHead('0')
    await client.write(wavOf(mebibyte))
    await client.answer
    await letPass(60_001, firstOf(client.request, 'close'))
  })

  test('an upload may take longer than any other request', async () => {
    const { url, server } = await startUploadServer({ uploads: { requestTimeoutMs: 100 } })
    expect(server.requestTimeout).toBe(0)
    expect(server.headersTimeout).toBe(10_000)
    const slow = await openFiles(url, 1)
    await slow.fileHead('0')
    const bytes = wavOf(1_000)
    await slow.write(bytes.subarray(0, 500))
    const json = openUpload(url, { headers: { 'content-type': 'application/json', 'content-length': '20' } })
    await json.write('{"query"')
    const [response] = await once(json.request, 'response')
    expect(response.statusCode).toBe(408)
    await slow.write(bytes.subarray(500))
    await slow.write('\r\n')
    await slow.end()
    expect((await slow.answer).data?.consume?.[0]?.sha256).toBe(sha256(bytes))
  })
})

/** Open files of this process in the temporary folder, on systems that report them. */
function openTemporaryFiles(): string[] {
  if (process.platform !== 'linux') return []
  const targets = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      return ''
    }
  })
  return targets.filter((target) => target.startsWith(`${tmpdir()}/`))
}
