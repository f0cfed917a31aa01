import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import busboy from 'busboy'
import { waitUntilStalled } from '../../../../support/waitUntilStalled.js'
import { openTestUpstream } from '../../openTestUpstream.js'
import { sendJson, startRawServer } from '../../startRawServer.js'
import { endless, TestFiles, testFile } from './uploadSources.js'

const MEBIBYTE = 1024 * 1024

/** Chunks with different content, hashed when they are read. */
function* hashedChunks(mebibytes: number, hash: ReturnType<typeof createHash>): Generator<Uint8Array> {
  for (let index = 0; index < mebibytes * 16; index++) {
    const chunk = Buffer.alloc(65_536, index % 251)
    chunk.writeUInt32BE(index)
    hash.update(chunk)
    yield chunk
  }
}

test('64 MiB in two files arrive unchanged without being buffered', async () => {
  const sent = [createHash('sha256'), createHash('sha256')] as const
  const files = new TestFiles(sent.map((hash) => testFile({ chunks: hashedChunks(32, hash) })))
  const received: string[] = []
  let receivedBytes = 0
  let mostHeld = 0
  await using server = await startRawServer((request, response) => {
    const parser = busboy({ headers: request.headers })
    parser.on('file', (_, stream) => {
      const hash = createHash('sha256')
      stream.on('data', (chunk: Buffer) => {
        hash.update(chunk)
        receivedBytes += chunk.length
        const pulledBytes = files.files.reduce((sum, file) => sum + file.pulledBytes, 0)
        mostHeld = Math.max(mostHeld, pulledBytes - receivedBytes)
      })
      stream.on('end', () => void received.push(hash.digest('hex')))
    })
    parser.on('close', () => sendJson(response, []))
    request.pipe(parser)
  })
  await using upstream = openTestUpstream(server)
  await upstream.apis.samples.add('v1', { files })
  expect(received).toEqual(sent.map((hash) => hash.digest('hex')))
  expect(receivedBytes).toBe(64 * MEBIBYTE)
  // Bytes in transit are in socket buffers; the sending process holds one or two chunks.
  expect(mostHeld / MEBIBYTE).toBeLessThan(12)
})

test('A receiver that stops reading stops the reading of the file, which continues at the same byte', async () => {
  let resume = () => {}
  let receivedBytes = 0
  await using server = await startRawServer((request, response) => {
    request.once('data', () => request.pause())
    resume = () => {
      request.on('data', (chunk) => {
        receivedBytes += chunk.length
      })
      request.once('end', () => sendJson(response, []))
      request.resume()
    }
  })
  await using upstream = openTestUpstream(server)
  const total = 64 * MEBIBYTE
  const file = testFile({ chunks: limited(endless(), total) })
  const adding = upstream.apis.samples.add('v1', { files: new TestFiles([file]) })
  const stalledAt = await waitUntilStalled(() => file.pulledBytes)
  // The capacity of the kernel socket buffers.
  expect(stalledAt).toBeLessThan(16 * MEBIBYTE)
  resume()
  await adding
  expect(file.pulledBytes).toBe(total)
  expect(receivedBytes).toBeGreaterThan(total - MEBIBYTE)
})

function* limited(chunks: Iterable<Uint8Array>, bytes: number): Generator<Uint8Array> {
  let left = bytes
  for (const chunk of chunks) {
    if (left <= 0) return
    left -= chunk.length
    yield chunk
  }
}
