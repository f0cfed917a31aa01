import { describe, expect, test } from '@jest/globals'
import { SERVER_TENANT } from '../../../src/async/limiters/AcquireRequest.js'
import { type AcquireRequest, ConcurrencyLimiter, type Slot } from '../../../src/async/limiters/ConcurrencyLimiter.js'
import type { LimiterLimits } from '../../../src/async/limiters/LimiterLimits.js'
import { upstreamLimits } from '../../../src/datasources/elevenlabs/limiters/upstreamLimits.js'
import { RateLimited } from '../../../src/errors.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'

const NEVER = new AbortController().signal

function limiterOf(limits: Partial<LimiterLimits>): ConcurrencyLimiter {
  return new ConcurrencyLimiter({
    maxInFlight: 2,
    maxQueued: 1000,
    maxQueuedPerTenant: 1000,
    maxQueueMs: 10_000,
    ...limits,
  })
}

function request(tenantId: string | null, priority: AcquireRequest['priority'] = 'query'): AcquireRequest {
  return { tenantId, priority }
}

/** Acquires a slot under a name, and records the name when the slot is given or refused. */
function queue(limiter: ConcurrencyLimiter, served: string[], slots: Slot[], name: string, who: AcquireRequest): void {
  void limiter.acquire(who, NEVER).then(
    (slot) => {
      served.push(name)
      slots.push(slot)
    },
    () => served.push(`${name} was refused`),
  )
}

describe('ConcurrencyLimiter', () => {
  test('never has more calls in flight than its cap', async () => {
    const limiter = limiterOf({ maxInFlight: 3 })
    let inside = 0
    let most = 0
    const visits = Array.from({ length: 100 }, async (_, index) => {
      const slot = await limiter.acquire(request(`tenant-${index % 7}`), NEVER)
      most = Math.max(most, ++inside)
      await turnEventLoop()
      inside -= 1
      slot.release()
    })
    await Promise.all(visits)
    await turnEventLoop()
    expect(most).toBe(3)
    expect(limiter.stats).toEqual({ cap: 3, inFlight: 0, queued: 0 })
  })

  test('never gives one tenant more than its maximum, even if slots are free', async () => {
    const limiter = limiterOf({ maxInFlight: 4, maxInFlightPerTenant: 2, maxQueuedPerTenant: 2 })
    const served: string[] = []
    const slots: Slot[] = []
    for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) queue(limiter, served, slots, name, request('a'))
    await turnEventLoop()
    expect(served).toEqual(['a1', 'a2', 'a5 was refused'])
    expect(limiter.stats).toEqual({ cap: 4, inFlight: 2, queued: 2 })
    queue(limiter, served, slots, 'b1', request('b'))
    await turnEventLoop()
    expect(served.at(-1)).toBe('b1')
    slots[2]!.release()
    await turnEventLoop()
    expect(limiter.stats).toMatchObject({ inFlight: 2, queued: 2 })
    slots[0]!.release()
    await turnEventLoop()
    expect(served.slice(3)).toEqual(['b1', 'a3'])
    slots[1]!.release()
    slots[3]!.release()
    await turnEventLoop()
    expect(limiter.stats).toEqual({ cap: 4, inFlight: 1, queued: 0 })
  })

  test.each(['media', 'preview'] as const)(
    'leaves slots for %s to others when one viewer and one tenant listen to many',
    async (kind) => {
      const limiter = new ConcurrencyLimiter(upstreamLimits().limiters[kind])
      const served: string[] = []
      const add = (name: string, tenantId: string, calls: number) => {
        for (let index = 0; index < calls; index++) {
          queue(limiter, served, [], name, { ...request(tenantId), viewerKey: name })
        }
      }
      add('greedy', 'a', 20)
      add('colleague', 'a', 5)
      add('other', 'b', 5)
      await turnEventLoop()
      expect(served).toEqual([...Array(3).fill('greedy'), ...Array(2).fill('colleague'), ...Array(3).fill('other')])
    },
  )

  test('grants mutations before queries and queries before polls', async () => {
    const limiter = limiterOf({ maxInFlight: 1 })
    const served: string[] = []
    const slots: Slot[] = []
    queue(limiter, served, slots, 'first', request('a', 'poll'))
    for (const priority of ['poll', 'query', 'mutation', 'poll', 'mutation'] as const) {
      queue(limiter, served, slots, priority, request('a', priority))
    }
    for (let turn = 0; turn < 6; turn++) {
      await turnEventLoop()
      slots.shift()?.release()
    }
    expect(served).toEqual(['first', 'mutation', 'mutation', 'query', 'poll', 'poll'])
  })

  test('lets one tenant use every slot while no other waits', async () => {
    const limiter = limiterOf({ maxInFlight: 4 })
    for (let index = 0; index < 4; index++) await limiter.acquire(request('a'), NEVER)
    expect(limiter.stats.inFlight).toBe(4)
  })

  test('grants the single call of one tenant before the queue of another, at any priority', async () => {
    const limiter = limiterOf({ maxInFlight: 4 })
    const served: string[] = []
    const slots: Slot[] = []
    for (let index = 0; index < 500; index++) queue(limiter, served, slots, 'greedy', request('a', 'mutation'))
    queue(limiter, served, slots, 'modest', request('b', 'poll'))
    await turnEventLoop()
    expect(served).toEqual(['greedy', 'greedy', 'greedy', 'greedy'])
    slots.shift()?.release()
    await turnEventLoop()
    expect(served.at(-1)).toBe('modest')
  })

  test('gives tenants with many calls equal shares', async () => {
    const limiter = limiterOf({ maxInFlight: 2 })
    const served: string[] = []
    const slots: Slot[] = []
    for (const tenant of ['a', 'b', 'c']) {
      for (let index = 0; index < 20; index++) queue(limiter, served, slots, tenant, request(tenant))
    }
    for (let turn = 0; turn < 30; turn++) {
      await turnEventLoop()
      slots.shift()?.release()
    }
    const shares = ['a', 'b', 'c'].map((tenant) => served.filter((name) => name === tenant).length)
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(2)
  })

  test('removes an aborted call from the queue and grants the next', async () => {
    const limiter = limiterOf({ maxInFlight: 1 })
    const slot = await limiter.acquire(request('a'), NEVER)
    const leaving = new AbortController()
    const reason = new Error('gone')
    const left = limiter.acquire(request('a'), leaving.signal)
    const next = limiter.acquire(request('b'), NEVER)
    leaving.abort(reason)
    await expect(left).rejects.toBe(reason)
    expect(limiter.stats).toMatchObject({ inFlight: 1, queued: 1 })
    slot.release()
    ;(await next).release()
    await turnEventLoop()
    expect(limiter.stats).toMatchObject({ inFlight: 0, queued: 0 })
  })

  test('keeps a granted slot until it is released, also after the signal of its call aborts', async () => {
    const limiter = limiterOf({ maxInFlight: 1 })
    const leaving = new AbortController()
    const slot = await limiter.acquire(request('a'), leaving.signal)
    leaving.abort()
    await turnEventLoop()
    expect(limiter.stats.inFlight).toBe(1)
    slot.release()
    await turnEventLoop()
    expect(limiter.stats.inFlight).toBe(0)
    await expect(limiter.acquire(request('a'), leaving.signal)).rejects.toBe(leaving.signal.reason)
  })

  test('refuses the calls of a tenant with a full queue, and all calls if all queues are full', async () => {
    const limiter = limiterOf({ maxInFlight: 1, maxQueued: 3, maxQueuedPerTenant: 2 })
    const served: string[] = []
    for (let index = 0; index < 3; index++) queue(limiter, served, [], 'a', request('a'))
    await expect(limiter.acquire(request('a'), NEVER)).rejects.toMatchObject({ reason: 'QUEUE' })
    queue(limiter, served, [], 'b', request('b'))
    await expect(limiter.acquire(request('b'), NEVER)).rejects.toBeInstanceOf(RateLimited)
    await turnEventLoop()
    expect(served).toEqual(['a'])
    expect(limiter.stats).toMatchObject({ inFlight: 1, queued: 3 })
  })

  test('with a full queue accepts a tenant with fewer waiting calls, in place of the newest call of the largest tenant', async () => {
    const limiter = limiterOf({ maxInFlight: 1, maxQueued: 4, maxQueuedPerTenant: 4 })
    const served: string[] = []
    const slots: Slot[] = []
    for (const name of ['running', 'a1', 'a2', 'a3', 'a4']) queue(limiter, served, slots, name, request('a'))
    await turnEventLoop()
    queue(limiter, served, slots, 'b1', request('b'))
    queue(limiter, served, slots, 'b2', request('b'))
    await turnEventLoop()
    expect(served).toEqual(['running', 'a4 was refused', 'a3 was refused'])
    expect(limiter.stats.queued).toBe(4)
    // Both have two waiting calls now, so neither can displace a call of the other.
    for (const tenant of ['a', 'b']) {
      await expect(limiter.acquire(request(tenant), NEVER)).rejects.toMatchObject({ reason: 'QUEUE' })
    }
    for (let turn = 0; turn < 4; turn++) {
      slots.shift()!.release()
      await turnEventLoop()
    }
    expect(served.slice(3).sort()).toEqual(['a1', 'a2', 'b1', 'b2'])
  })

  test('with a full queue refuses calls of the lowest priority first, and of the viewer with the most waiting calls', async () => {
    const limiter = limiterOf({ maxInFlight: 1, maxQueued: 4 })
    const served: string[] = []
    const call = (name: string, viewerKey: string, priority: AcquireRequest['priority']) =>
      queue(limiter, served, [], name, { tenantId: 'a', viewerKey, priority })
    call('running', 'ann', 'query')
    call('ann poll', 'ann', 'poll')
    call('ann mutation', 'ann', 'mutation')
    call('ann query', 'ann', 'query')
    call('ben poll', 'ben', 'poll')
    queue(limiter, served, [], 'other', request('b'))
    queue(limiter, served, [], 'other', request('c'))
    await turnEventLoop()
    expect(served).toEqual(['running', 'ann poll was refused', 'ann query was refused'])
  })

  test('keeps anonymous callers from filling the queue of the server’s own calls', async () => {
    const limiter = limiterOf({ maxInFlight: 1, maxQueued: 10, maxQueuedPerTenant: 5 })
    const served: string[] = []
    const slots: Slot[] = []
    for (let index = 0; index < 10; index++) queue(limiter, served, slots, 'anonymous', request(null))
    queue(limiter, served, slots, 'poll', request(SERVER_TENANT, 'poll'))
    await turnEventLoop()
    expect(served.filter((name) => name === 'anonymous was refused')).toHaveLength(4)
    for (let turn = 0; turn < 6; turn++) {
      slots.shift()!.release()
      await turnEventLoop()
    }
    expect(served.at(-1)).toBe('poll')
  })

  test('refuses calls that have waited too long', async () => {
    const limiter = limiterOf({ maxInFlight: 1, maxQueueMs: 20 })
    await limiter.acquire(request('a'), NEVER)
    await expect(limiter.acquire(request('a'), NEVER)).rejects.toMatchObject({ reason: 'QUEUE' })
    expect(limiter.stats.queued).toBe(0)
  })
})

describe('The cap of a ConcurrencyLimiter', () => {
  async function takeAll(limiter: ConcurrencyLimiter, count: number): Promise<Slot[]> {
    return Promise.all(Array.from({ length: count }, () => limiter.acquire(request('a'), NEVER)))
  }

  test('falls to what other processes leave, and never below one', async () => {
    const limiter = limiterOf({ maxInFlight: 8 })
    const slots = await takeAll(limiter, 4)
    limiter.observe({ current: 4, maximum: 10 }, slots[3]!)
    expect(limiter.stats.cap).toBe(8)
    limiter.observe({ current: 9, maximum: 10 }, slots[3]!)
    expect(limiter.stats.cap).toBe(5)
    limiter.observe({ current: 30, maximum: 10 }, slots[3]!)
    expect(limiter.stats.cap).toBe(1)
  })

  test('rises by one for each round of successful responses, up to the limits of upstream and of the configuration', async () => {
    const limiter = limiterOf({ maxInFlight: 4 })
    const [slot] = await takeAll(limiter, 1)
    limiter.observe({ current: 1, maximum: 2 }, slot!)
    expect(limiter.stats.cap).toBe(2)
    for (let answer = 0; answer < 10; answer++) limiter.succeeded()
    expect(limiter.stats.cap).toBe(2)
    limiter.observe({ current: 1, maximum: 100 }, slot!)
    limiter.succeeded()
    limiter.succeeded()
    expect(limiter.stats.cap).toBe(3)
    for (let answer = 0; answer < 100; answer++) limiter.succeeded()
    expect(limiter.stats.cap).toBe(4)
  })

  test('makes a refused request wait until another one of this process has ended', async () => {
    const limiter = limiterOf({ maxInFlight: 5 })
    const [refused, other] = await takeAll(limiter, 2)
    expect(limiter.refused()).toBe(true)
    refused!.release()
    await turnEventLoop()
    let isBack = false
    const back = limiter.acquire(request('a'), NEVER).then((slot) => {
      isBack = true
      return slot
    })
    await turnEventLoop()
    expect(isBack).toBe(false)
    other!.release()
    const slot = await back
    expect(limiter.refused()).toBe(false)
    slot.release()
  })

  test('does not rise after a refusal, unless no other request of this process was running', async () => {
    const limiter = limiterOf({ maxInFlight: 5 })
    const slots = await takeAll(limiter, 4)
    limiter.refused()
    for (let answer = 0; answer < 100; answer++) limiter.succeeded()
    expect(limiter.stats.cap).toBe(3)
    for (const slot of slots) slot.release()

    const alone = limiterOf({ maxInFlight: 5 })
    await takeAll(alone, 1)
    alone.refused()
    expect(alone.stats.cap).toBe(1)
    alone.succeeded()
    expect(alone.stats.cap).toBe(2)
  })
})
