import { describe, expect, test } from '@jest/globals'
import type { FaultOptions } from '../../../../emulator/index.js'
import { mayHaveExecuted } from '../../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import { IMPATIENT, QUICK, startPair, type TestPair } from '../openTestUpstream.js'
import { oneFile, TestFiles, testFile } from './uploads/uploadSources.js'

/** The certainty after a fault that occurs at every attempt. */
const CASES: [fault: FaultOptions, verdict: 'not executed' | 'unknown'][] = [
  [{ kind: 'rate_limit_exceeded' }, 'not executed'],
  [{ kind: 'concurrent_limit_exceeded' }, 'not executed'],
  [{ kind: 'system_busy' }, 'not executed'],
  [{ kind: 'too_early' }, 'not executed'],
  [{ kind: 'validation_422' }, 'not executed'],
  [{ kind: 'unauthorized_missing_permissions' }, 'not executed'],
  [{ kind: 'domain_error', code: 'voice_limit_reached' }, 'not executed'],
  [{ kind: 'internal_error' }, 'unknown'],
  [{ kind: 'internal_error_as_text' }, 'unknown'],
  [{ kind: 'html_503' }, 'unknown'],
  [{ kind: 'service_unavailable' }, 'unknown'],
  [{ kind: 'cut_body' }, 'unknown'],
  [{ kind: 'malformed_json' }, 'unknown'],
  [{ kind: 'empty_body' }, 'unknown'],
  [{ kind: 'stall' }, 'unknown'],
  [{ kind: 'stall_body' }, 'unknown'],
  [{ kind: 'reset' }, 'unknown'],
  [{ kind: 'carried_out_then_stall' }, 'unknown'],
  [{ kind: 'carried_out_then_reset' }, 'unknown'],
]
const LIMITED = new Set(['rate_limit_exceeded', 'concurrent_limit_exceeded', 'system_busy'])

const voicesIn = ({ emulator }: TestPair) => emulator.state.voices().length

describe.each<[string, (pair: TestPair) => Promise<unknown>, number]>([
  ['a JSON write', ({ upstream }) => upstream.apis.voices.createProfessional({ name: 'Ada', language: 'en' }), 3],
  ['an upload', ({ upstream }) => upstream.apis.voices.clone({ name: 'Bo', files: oneFile() }), 1],
])('%s', (_, write, mostSent) => {
  test.each(CASES)('%j: %s', async (fault, verdict) => {
    await using pair = await startPair(fault.kind.includes('stall') ? IMPATIENT : QUICK)
    pair.emulator.faults.add({ ...fault, times: 50 })
    const error = await write(pair).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(Error)
    const executed = mayHaveExecuted(error)
    // A fault before the upload has arrived completely: it was not executed.
    if (verdict === 'not executed' || mostSent > 1) expect(executed).toBe(verdict === 'unknown')
    if (!executed) expect(voicesIn(pair)).toBe(0)
    expect(voicesIn(pair)).toBeLessThanOrEqual(1)
    expect(pair.emulator.calls.count()).toBe(LIMITED.has(fault.kind) ? mostSent : 1)
  })
})

test('A connection that is reset within a file proves that the upload was not executed', async () => {
  await using pair = await startPair()
  pair.emulator.faults.add({ kind: 'reset_while_receiving', afterBytes: 100_000, times: 50 })
  const files = new TestFiles([testFile({ chunks: Array(64).fill(Buffer.alloc(1_000_000, 7)) })])
  const error = await pair.upstream.apis.voices.clone({ name: 'Bo', files }).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  expect(mayHaveExecuted(error)).toBe(false)
  expect([voicesIn(pair), pair.emulator.calls.count(), files.state]).toEqual([0, 1, 'over'])
})
