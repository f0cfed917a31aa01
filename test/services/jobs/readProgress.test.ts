import { expect, test } from '@jest/globals'
import { readProgress } from '../../../src/services/jobs/readProgress.js'

const job = { status: 'RUNNING', progress: 0.98, message: null, baseline: null, ageMs: 0, quietMs: 0 } as const
const timeouts = { oldEndMs: 0, forgottenMs: 1_000 }
const seen = { upstreamStatus: 'FINE_TUNING', progress: null, message: null } as const

test('A job keeps its progress while upstream reports none, and has none of an earlier status', () => {
  expect(readProgress(job, seen, timeouts)).toEqual({ status: 'RUNNING', progress: 0.98, message: null })
  expect(readProgress(job, { ...seen, progress: 0.99 }, timeouts).progress).toBe(0.99)
  expect(readProgress(job, { ...seen, upstreamStatus: 'QUEUED' }, timeouts).progress).toBeNull()
  expect(readProgress(job, { ...seen, upstreamStatus: 'FINE_TUNED' }, timeouts).progress).toBe(1)
})
