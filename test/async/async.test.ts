import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createSignal } from '../../src/async/createSignal.js'
import { holdLease } from '../../src/async/holdLease.js'
import { limitConcurrency } from '../../src/async/limitConcurrency.js'
import { raceAbort } from '../../src/async/raceAbort.js'
import { retryWhile } from '../../src/async/retryWhile.js'
import { withDeadline } from '../../src/async/withDeadline.js'
import { turnEventLoop } from '../support/turnEventLoop.js'

const pending = () => new Promise<never>(() => {})
const reason = new Error('aborted')

describe('raceAbort', () => {
  test('settles like the work and leaves no listener on the signal', async () => {
    const { signal } = new AbortController()
    const removals = jest.spyOn(signal, 'removeEventListener')
    await expect(raceAbort(Promise.resolve(1), signal)).resolves.toBe(1)
    await expect(raceAbort(Promise.reject(reason), signal)).rejects.toBe(reason)
    expect(removals).toHaveBeenCalledTimes(2)
  })

  test.each(['before', 'after'])('rejects with the reason of a signal that aborts %s the call', async (order) => {
    const controller = new AbortController()
    if (order === 'before') controller.abort(reason)
    const race = raceAbort(pending(), controller.signal)
    controller.abort(reason)
    await expect(race).rejects.toBe(reason)
  })

  test('rejects with the error that the caller creates from the reason', async () => {
    const other = new Error('other')
    await expect(raceAbort(pending(), AbortSignal.abort(reason), () => other)).rejects.toBe(other)
  })

  test('without a signal returns the work itself', () => {
    const work = Promise.resolve()
    expect(raceAbort(work, undefined)).toBe(work)
  })
})

describe('withDeadline', () => {
  test('rejects after its timeout with the name of the work as the cause', async () => {
    const error = await withDeadline(pending(), { timeoutMs: 5, what: 'A ping' }).catch((error: unknown) => error)
    expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE', cause: { message: 'A ping took longer than 5 ms' } })
  })

  test('rejects with the reason of its signal', async () => {
    const deadline = { timeoutMs: 60_000, what: 'A ping', signal: AbortSignal.abort(reason) }
    await expect(withDeadline(pending(), deadline)).rejects.toBe(reason)
  })
})

describe('limitConcurrency', () => {
  test('runs tasks in the order of the calls, and never more than its limit at once', async () => {
    const limit = limitConcurrency(2)
    const order: number[] = []
    let running = 0
    let most = 0
    const task = (index: number) => async () => {
      order.push(index)
      most = Math.max(most, ++running)
      await turnEventLoop()
      running -= 1
      return index
    }
    expect(await Promise.all([0, 1, 2, 3, 4].map((index) => limit(task(index))))).toEqual([0, 1, 2, 3, 4])
    expect([order, most]).toEqual([[0, 1, 2, 3, 4], 2])
  })

  test('rejects only the failed task and frees its slot', async () => {
    const limit = limitConcurrency(1)
    const failing = limit(() => Promise.reject(reason))
    const next = limit(async () => 'next')
    await expect(failing).rejects.toBe(reason)
    await expect(next).resolves.toBe('next')
  })

  test('rejects waiting and later tasks at once after its signal aborts, and running tasks keep their slots', async () => {
    const controller = new AbortController()
    const limit = limitConcurrency(1, controller.signal)
    const running = Promise.withResolvers<string>()
    const first = limit(() => running.promise)
    const started = jest.fn(async () => {})
    const waiting = limit(started)
    controller.abort(reason)
    await expect(waiting).rejects.toBe(reason)
    await expect(limit(started)).rejects.toBe(reason)
    running.resolve('first')
    await expect(first).resolves.toBe('first')
    expect(started).not.toHaveBeenCalled()
  })
})

describe('With a fake clock', () => {
  beforeEach(() => void jest.useFakeTimers())
  afterEach(() => void jest.useRealTimers())

  test('retryWhile repeats with growing pauses until it succeeds', async () => {
    const work = jest
      .fn(async () => 'done')
      .mockRejectedValueOnce(reason)
      .mockRejectedValueOnce(reason)
    const result = retryWhile(work, { withinMs: 10_000 })
    await jest.advanceTimersByTimeAsync(249)
    expect(work).toHaveBeenCalledTimes(1)
    await jest.advanceTimersByTimeAsync(1)
    expect(work).toHaveBeenCalledTimes(2)
    await jest.advanceTimersByTimeAsync(500)
    await expect(result).resolves.toBe('done')
  })

  test.each([
    ['when the next pause would exceed its time', { withinMs: 700 }, 2],
    ['when its signal has aborted', { withinMs: 60_000, signal: AbortSignal.abort() }, 1],
    ['when the error is not retryable', { withinMs: 60_000, isRetryable: () => false }, 1],
  ])('retryWhile throws the last error %s', async (_, options, calls) => {
    const work = jest.fn(async () => Promise.reject(reason))
    const result = retryWhile(work, options).catch((error: unknown) => error)
    await jest.advanceTimersByTimeAsync(60_000)
    expect(await result).toBe(reason)
    expect(work).toHaveBeenCalledTimes(calls)
  })

  test('holdLease renews on a timer, one renewal at a time, until it is stopped', async () => {
    const renewals = [Promise.withResolvers<boolean>(), Promise.withResolvers<boolean>()]
    const renew = jest.fn(() => renewals[renew.mock.calls.length - 1]!.promise)
    const lease = holdLease({ renew, everyMs: 10 })
    await jest.advanceTimersByTimeAsync(35)
    expect(renew).toHaveBeenCalledTimes(1)
    renewals[0]!.resolve(true)
    await jest.advanceTimersByTimeAsync(10)
    expect(renew).toHaveBeenCalledTimes(2)
    const stopped = lease.stop()
    renewals[1]!.resolve(true)
    await stopped
    await jest.advanceTimersByTimeAsync(100)
    expect([renew.mock.calls.length, lease.lost.aborted]).toEqual([2, false])
  })

  test('holdLease is lost when another holder has the lease, and not when a renewal fails', async () => {
    const onError = jest.fn()
    const renew = jest.fn(async () => false).mockRejectedValueOnce(reason)
    const lease = holdLease({ renew, everyMs: 10, onError })
    await jest.advanceTimersByTimeAsync(10)
    expect([onError.mock.calls, lease.lost.aborted]).toEqual([[[reason]], false])
    await jest.advanceTimersByTimeAsync(100)
    expect([renew.mock.calls.length, lease.lost.aborted]).toEqual([2, true])
  })

  test('createSignal counts several notifications before a wait as one', async () => {
    const controller = new AbortController()
    const signal = createSignal(controller.signal)
    signal.notify()
    signal.notify()
    await signal.wait(60_000)
    const woken = jest.fn()
    void signal.wait(1_000).then(woken)
    await jest.advanceTimersByTimeAsync(999)
    expect(woken).not.toHaveBeenCalled()
    await jest.advanceTimersByTimeAsync(1)
    expect(woken).toHaveBeenCalledTimes(1)
    controller.abort()
    await signal.wait(60_000)
  })
})
