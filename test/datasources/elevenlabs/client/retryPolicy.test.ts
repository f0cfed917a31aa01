import { describe, expect, test } from '@jest/globals'
import {
  type Attempt,
  type FailedAttempt,
  failedAttempt,
} from '../../../../src/datasources/elevenlabs/client/Attempt.js'
import { type Retryability, retryPolicy } from '../../../../src/datasources/elevenlabs/client/retryPolicy.js'
import {
  RateLimited,
  RequestAborted,
  UpstreamRejected,
  UpstreamTimeout,
  UpstreamUnavailable,
} from '../../../../src/errors.js'

const LIMITS = { maxRetries: 2, initialDelayMs: 1, maxDelayMs: 5 }
const READ: Retryability = { isIdempotent: true, isReplayable: true, remainingMs: () => 10_000 }
const WRITE: Retryability = { ...READ, isIdempotent: false }
const UPLOAD: Retryability = { ...WRITE, isReplayable: false }

const FAILURES = {
  'never left': failedAttempt(new UpstreamUnavailable(), { isOutage: true, isPermanent: false }),
  'answered 429': failedAttempt(new RateLimited('RATE'), { isPermanent: false }),
  'answered 503': failedAttempt(new UpstreamUnavailable(), {
    mayHaveExecuted: true,
    isOutage: true,
    isPermanent: false,
  }),
  'not answered': failedAttempt(new UpstreamTimeout(), { mayHaveExecuted: true, isOutage: true, isPermanent: false }),
  refused: failedAttempt(new UpstreamRejected({ upstreamCode: 'invalid' }), { mayHaveExecuted: true }),
  abandoned: failedAttempt(new RequestAborted()),
} satisfies Record<string, FailedAttempt>

async function countAttempts(call: Retryability, failure: FailedAttempt, limits = LIMITS): Promise<number> {
  let attempts = 0
  const result = await retryPolicy(call, limits).execute(async (): Promise<Attempt<never>> => {
    attempts += 1
    return failure
  })
  expect(result).toBe(failure)
  return attempts
}

describe('retryPolicy', () => {
  test.each<[keyof typeof FAILURES, number, number, number]>([
    // The failure, and the total number of attempts of a read, a write and an upload.
    ['never left', 3, 3, 1],
    ['answered 429', 3, 3, 1],
    ['answered 503', 3, 1, 1],
    ['not answered', 3, 1, 1],
    ['refused', 1, 1, 1],
    ['abandoned', 1, 1, 1],
  ])('repeats a request that was %s: a read %i times, a write %i, an upload %i', async (name, read, write, upload) => {
    const failure = FAILURES[name]
    expect(await countAttempts(READ, failure)).toBe(read)
    expect(await countAttempts(WRITE, failure)).toBe(write)
    expect(await countAttempts(UPLOAD, failure)).toBe(upload)
  })

  test('gives up if the requested pause ends after the deadline', async () => {
    const failure = { ...FAILURES['answered 429'], retryAfterMs: 500 }
    expect(await countAttempts({ ...READ, remainingMs: () => 400 }, failure)).toBe(1)
  })

  test('does not pause for limits that the calls of this process release, and tries more often', async () => {
    const failure = { ...FAILURES['answered 429'], retryWhenSlotFrees: true }
    const slow = { ...LIMITS, initialDelayMs: 60_000, maxDelayMs: 60_000 }
    expect(await countAttempts(READ, failure, slow)).toBe(13)
    expect(await countAttempts(READ, failure, { ...slow, maxRetries: 0 })).toBe(1)
  })
})
