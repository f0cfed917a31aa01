import { expect, test } from '@jest/globals'
import { CachedReading } from '../../src/async/CachedReading.js'

function countingReading(read: (count: number) => Promise<number>) {
  let count = 0
  let now = 0
  const errors: unknown[] = []
  const reading = new CachedReading({
    read: () => read(++count),
    maxAgeMs: 1_000,
    timeoutMs: 20,
    fallback: -1,
    onError: (error) => errors.push(error),
    now: () => now,
  })
  const pass = (ms: number) => {
    now += ms
  }
  return { reading, pass, errors }
}

test('A cached reading is read once for callers of one period, and again after it', async () => {
  const { reading, pass } = countingReading(async (count) => count)
  expect(await Promise.all([reading.get(), reading.get()])).toEqual([1, 1])
  pass(999)
  expect(await reading.get()).toBe(1)
  pass(1)
  expect(await reading.get()).toBe(2)
})

test('A cached reading that fails or does not end is its fallback, and is not repeated within the period', async () => {
  const { reading, pass, errors } = countingReading((count) =>
    count === 1 ? Promise.reject(new Error('failed')) : new Promise(() => {}),
  )
  expect([await reading.get(), await reading.get()]).toEqual([-1, -1])
  expect(errors).toHaveLength(1)
  pass(1_000)
  expect(await reading.get()).toBe(-1)
  expect(errors).toHaveLength(2)
})
