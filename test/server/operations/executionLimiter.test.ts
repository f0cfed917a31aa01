import { expect, jest, test } from '@jest/globals'
import { RateLimited, RequestAborted, ServiceUnavailable } from '../../../src/errors.js'
import { ExecutionLimiter } from '../../../src/server/operations/ExecutionLimiter.js'

const limits = { total: 4, anonymous: 2, perKey: 2, perAnonymousKey: 1, queuedPerKey: 2, queueMs: 10_000 }
const ann = { isAnonymous: false, key: 'ann' }
const ben = { isAnonymous: false, key: 'ben' }
const address = (key: string | null) => ({ isAnonymous: true, key })

test('A viewer without a free slot waits for one, and is refused if its queue is full', async () => {
  const limiter = new ExecutionLimiter(limits)
  const [first] = await Promise.all([limiter.acquire(ann), limiter.acquire(ann)])
  const third = limiter.acquire(ann)
  const fourth = limiter.acquire(ann)
  await expect(limiter.acquire(ann)).rejects.toBeInstanceOf(RateLimited)
  const other = await limiter.acquire(ben)
  first()
  first()
  const release = await third
  expect(limiter.running).toEqual({ signedIn: 3, anonymous: 0 })
  release()
  ;(await fourth)()
  other()
  expect(limiter.running).toEqual({ signedIn: 1, anonymous: 0 })
})

test('Anonymous callers cannot use the slots of signed-in viewers', async () => {
  const limiter = new ExecutionLimiter(limits)
  await limiter.acquire(address('a'))
  await limiter.acquire(address('b'))
  await expect(limiter.acquire(address('c'))).rejects.toBeInstanceOf(ServiceUnavailable)
  await expect(limiter.acquire(address(null))).rejects.toBeInstanceOf(ServiceUnavailable)
  await limiter.acquire(ann)
  await limiter.acquire(ben)
  await expect(limiter.acquire(ben)).rejects.toBeInstanceOf(ServiceUnavailable)
})

test('A request that waits too long or is aborted leaves the queue and holds no slot', async () => {
  jest.useFakeTimers()
  const limiter = new ExecutionLimiter(limits)
  const releases = await Promise.all([limiter.acquire(ann), limiter.acquire(ann)])
  const leaving = new AbortController()
  const left = expect(limiter.acquire(ann, leaving.signal)).rejects.toBeInstanceOf(RequestAborted)
  leaving.abort()
  await left
  const late = expect(limiter.acquire(ann)).rejects.toBeInstanceOf(RateLimited)
  jest.advanceTimersByTime(limits.queueMs)
  await late
  for (const release of releases) release()
  expect(limiter.running).toEqual({ signedIn: 0, anonymous: 0 })
  jest.useRealTimers()
})
