import { Readable } from 'node:stream'
import { expect, jest, test } from '@jest/globals'
import { RateLimited, UploadRefused } from '../../../src/errors.js'
import { bufferUpload } from '../../../src/media/uploads/bufferUpload.js'
import { speechFile } from '../../support/speechFile.js'
import { waitUntil } from '../../support/waitUntil.js'

const options = { kind: 'audio', maxBytes: 100_000 } as const

async function upload({ secs = 1, requestEnd = Promise.resolve() } = {}) {
  const bytes = Buffer.from(await speechFile('me.wav', { secs }).arrayBuffer())
  const stream = Readable.from([bytes.subarray(0, 7), bytes.subarray(7)], { objectMode: false })
  return { bytes, file: Promise.resolve({ fileName: 'me.wav', claimedType: 'audio/wav', stream, requestEnd }) }
}

test('A file is buffered while it is processed, up to a total size', async () => {
  const ends: (() => void)[] = []
  const hold = async () => {
    const { bytes, file } = await upload()
    return bufferUpload(file, options, async (held) => {
      await new Promise<void>((resolve) => ends.push(resolve))
      return held.equals(bytes)
    })
  }
  const held: Promise<boolean>[] = []
  let refusal: unknown
  for (let count = 1; count <= 1_000 && refusal === undefined; count += 1) {
    const before = ends.length
    const holding = hold()
    await Promise.race([
      holding.catch((error: unknown) => {
        refusal = error
      }),
      waitUntil(() => ends.length > before || refusal !== undefined, 'the file is buffered or refused'),
    ])
    if (refusal === undefined) held.push(holding)
  }
  expect(refusal).toBeInstanceOf(RateLimited)
  expect(refusal).toMatchObject({ reason: 'QUEUE' })
  expect(held.length).toBeGreaterThan(1)

  ends.shift()!()
  expect(await held.shift()).toBe(true)
  const next = hold()
  await waitUntil(() => ends.length > held.length, 'the next file is buffered')
  for (const end of ends) end()
  expect(await Promise.all([...held, next])).toEqual(Array(held.length + 1).fill(true))
})

test('A file larger than the transfer buffer is buffered unchanged', async () => {
  const chunkBytes = 64 * 1024
  const bytes = Buffer.from(await speechFile('me.wav', { secs: 100 }).arrayBuffer())
  expect(bytes.length).toBeGreaterThan(3 * 1024 * 1024)
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, nth) =>
    Buffer.from(bytes.subarray(nth * chunkBytes, (nth + 1) * chunkBytes)),
  )
  const stream = Readable.from(chunks, { objectMode: false })
  const file = Promise.resolve({ fileName: 'me.wav', claimedType: 'audio/wav', stream, requestEnd: Promise.resolve() })
  const isAsItCame = await bufferUpload(file, { ...options, maxBytes: 4 * 1024 * 1024 }, async (held) =>
    held.equals(bytes),
  )
  expect(isAsItCame).toBe(true)
})

test('A failure of a file ends its buffering, and its processing never starts', async () => {
  const began: Buffer[] = []
  const work = async (bytes: Buffer) => void began.push(bytes)
  for (let count = 0; count < 20; count += 1) {
    const { file } = await upload({ secs: 4 })
    await expect(bufferUpload(file, options, work)).rejects.toBeInstanceOf(UploadRefused)
  }
  const cut = new UploadRefused('CUT', 'The request broke off.')
  const { file } = await upload({ requestEnd: Promise.reject(cut) })
  await expect(bufferUpload(file, options, work)).rejects.toBe(cut)
  expect(began).toEqual([])

  const { file: validFile, bytes } = await upload()
  await bufferUpload(validFile, options, work)
  expect(began).toEqual([bytes])
})

test('A file that arrives too slowly is given up and releases its share', async () => {
  const { file, bytes } = await upload()
  const stream = new Readable({ read() {} })
  stream.push(bytes.subarray(0, 1_000))
  const slow = Promise.resolve({ ...(await file), stream })
  const silent = new Promise<never>(() => {})
  for (const late of [slow, silent]) {
    const holding = bufferUpload(late, { ...options, maxMs: 20 }, async () => 'read')
    await expect(holding).rejects.toMatchObject({ code: 'UPLOAD_REFUSED', reason: 'IDLE' })
  }
  const client = new AbortController()
  const leaving = bufferUpload(silent, { ...options, signal: client.signal }, async () => 'read')
  client.abort()
  await expect(leaving).rejects.toMatchObject({ code: 'REQUEST_ABORTED' })
})

test('One viewer buffers its share of files at a time, and leaves the rest to others', async () => {
  const client = new AbortController()
  const { file } = await upload()
  const slow = async () => ({ ...(await file), stream: new Readable({ read() {} }) })
  const hold = (userId: string) =>
    bufferUpload(
      slow(),
      { ...options, signal: client.signal, owner: { tenantId: 'a', viewerKey: userId } },
      async () => 0,
    )
  const held = ['ann', 'ann', 'bob', 'bob'].map((userId) => hold(userId).catch((error: unknown) => error))
  await expect(hold('ann')).rejects.toMatchObject({ code: 'RATE_LIMITED', reason: 'VIEWER' })
  await expect(hold('carol')).rejects.toMatchObject({ code: 'RATE_LIMITED', reason: 'QUEUE' })
  const other = (await upload()).file
  const owner = { tenantId: 'b', viewerKey: 'dan' }
  expect(await bufferUpload(other, { ...options, owner }, async () => 'held')).toBe('held')
  client.abort()
  for (const error of await Promise.all(held)) expect(error).toMatchObject({ code: 'REQUEST_ABORTED' })
})

test('The slowest buffered file is preempted if there is no room for another', async () => {
  const client = new AbortController()
  const { file } = await upload()
  const slow = async () => ({ ...(await file), stream: new Readable({ read() {} }) })
  const ends = Array.from({ length: 8 }, (_, index) =>
    bufferUpload(
      slow(),
      { ...options, signal: client.signal, owner: { tenantId: `t${index >> 2}`, viewerKey: `v${index >> 1}` } },
      async () => 'held',
    ).catch((error: unknown) => error),
  )
  const now = performance.now()
  const later = jest.spyOn(performance, 'now').mockImplementation(() => now + 10_000)
  const owner = { tenantId: 'b', viewerKey: 'dan' }
  expect(await bufferUpload((await upload()).file, { ...options, owner }, async () => 'held')).toBe('held')
  later.mockRestore()
  expect(await Promise.race(ends)).toMatchObject({ code: 'UPLOAD_REFUSED', reason: 'SLOW' })
  client.abort()
  await Promise.all(ends)
})
