import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { fitsInto } from '../../../src/server/responses/fitsInto.js'
import { UnsentBytes, type UnsentLimits } from '../../../src/server/responses/UnsentBytes.js'

const limits: UnsentLimits = {
  ...{ total: 100, anonymous: 40, perKey: 60, perAnonymousKey: 30 },
  ...{ idleMs: 20_000, graceMs: 30_000, bytesPerSecond: 1 },
}
const ann = { isAnonymous: false, key: 'ann' }
const ben = { isAnonymous: false, key: 'ben' }
const stranger = (key: string | null) => ({ isAnonymous: true, key })

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

test('One viewer, one address, all anonymous clients and all clients together have limits', () => {
  const unsent = new UnsentBytes(limits)
  const transfer = unsent.begin(ann, 50, () => undefined)
  expect([unsent.exceededLimit(ann, 10), unsent.exceededLimit(ann, 11), unsent.exceededLimit(ben, 50)]).toEqual([
    null,
    'key',
    null,
  ])
  unsent.begin(stranger('a'), 30, () => undefined)
  expect([unsent.exceededLimit(stranger('a'), 1), unsent.exceededLimit(stranger('b'), 11)]).toEqual(['key', 'total'])
  expect([unsent.exceededLimit(stranger(null), 11), unsent.exceededLimit(ben, 21)]).toEqual(['total', 'total'])
  transfer.progress(20)
  expect(unsent.exceededLimit(ben, 40)).toBeNull()
  transfer.end()
  transfer.end()
  expect(unsent.total).toBe(30)
})

test('A stalled client is disconnected for others, first for the same viewer, and never a signed-in for an anonymous one', () => {
  const unsent = new UnsentBytes(limits)
  const cut: string[] = []
  const begin = (reader: typeof ann | ReturnType<typeof stranger>, bytes: number, name: string) =>
    unsent.begin(reader, bytes, () => cut.push(name))
  begin(ann, 40, 'ann')
  begin(ben, 20, 'ben')
  begin(stranger('a'), 30, 'a')
  expect(unsent.exceededLimit(ann, 30)).toBe('key')
  jest.advanceTimersByTime(1_000)
  expect(unsent.exceededLimit(stranger('b'), 20)).toBeNull()
  expect(cut).toEqual(['a'])
  expect(unsent.exceededLimit(ann, 30)).toBeNull()
  expect(cut).toEqual(['a', 'ann'])
  expect(unsent.total).toBe(20)
})

test('A client that reads nothing for a while is disconnected, and so is one that reads far too little', () => {
  const unsent = new UnsentBytes(limits)
  const cut: string[] = []
  unsent.begin(ann, 50, () => cut.push('idle'))
  const slow = unsent.begin(ben, 40, () => cut.push('slow'))
  for (let i = 0; i < 4; i++) {
    jest.advanceTimersByTime(11_000)
    slow.progress(1)
  }
  expect(cut).toEqual(['idle', 'slow'])
  expect([unsent.total, jest.getTimerCount()]).toEqual([0, 0])
})

test('The size of a result is computed without serialising it', () => {
  const result = {
    data: {
      list: [
        { a: 'x'.repeat(100), b: 1, c: null },
        { a: 'y', b: true },
      ],
    },
  }
  const { length } = JSON.stringify(result)
  expect(fitsInto(result, length + 20)).toBe(true)
  expect(fitsInto(result, length - 20)).toBe(false)
})
