import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { ByteQueue } from '../../../src/media/uploads/ByteQueue.js'

test('A taken chunk has equal bytes, and its original memory is free', () => {
  const passing = new ByteQueue()
  const chunk = Buffer.from(new Uint8Array(65_536).fill(7).buffer)
  const taken = passing.take(chunk)
  expect(Buffer.from(taken).equals(Buffer.alloc(65_536, 7))).toBe(true)
  expect(chunk.byteLength).toBe(0)
})

test('A chunk of shared memory is not detached', () => {
  const passing = new ByteQueue()
  const whole = Buffer.from(new Uint8Array(65_536).fill(7).buffer)
  passing.take(whole.subarray(100))
  passing.take(whole.subarray(0, 60_000))
  const small = Buffer.from(new Uint8Array(1_000).fill(7).buffer)
  passing.take(small)
  expect([whole.byteLength, small.byteLength]).toEqual([65_536, 1_000])
})

test('A taken chunk stays unchanged while 900 KiB more are taken, in chunks of any size', () => {
  const passing = new ByteQueue()
  const inFlight: { taken: Uint8Array; sha256: string }[] = []
  let bytesInFlight = 0
  for (let index = 0; index < 5_000; index++) {
    const chunk = Buffer.alloc(1 + ((index * 7_919) % 65_536), index)
    const sha256 = createHash('sha256').update(chunk).digest('hex')
    const taken = passing.take(chunk)
    inFlight.push({ taken, sha256 })
    bytesInFlight += taken.length
    while (bytesInFlight > 900 * 1024) {
      const { taken: oldest, sha256: wanted } = inFlight.shift()!
      bytesInFlight -= oldest.length
      expect(createHash('sha256').update(oldest).digest('hex')).toBe(wanted)
    }
  }
})

test('A chunk too large to be copied is passed unchanged', () => {
  const chunk = Buffer.alloc(100_000)
  expect(new ByteQueue().take(chunk)).toBe(chunk)
  expect(chunk.byteLength).toBe(100_000)
})
