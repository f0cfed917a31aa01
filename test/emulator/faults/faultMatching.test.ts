import { describe, expect, test } from '@jest/globals'
import type { Emulator, FaultOptions } from '../../../emulator/index.js'
import { get, withEmulator } from '../support/withEmulator.js'

const MODELS = '/v1/models'

describe('latency', () => {
  test('A latency fault delays a call and sends the actual response.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'latency', latencyMs: 80 })
    const before = performance.now()
    expect((await get(emulator, MODELS)).status).toBe(200)
    expect(performance.now() - before).toBeGreaterThanOrEqual(75)
  })

  test('A latency applies to all matching calls until it is cleared.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.latency({ ms: 600_000, jitterMs: 5, match: { route: 'GET /v1/models' } })
    const client = new AbortController()
    const delayed = [1, 2].map(() => get(emulator, MODELS, { signal: client.signal }).catch(() => 'gone'))
    await emulator.calls.waitFor(() => emulator.calls.count() === 2)
    expect((await get(emulator, '/v1/user')).status).toBe(200)
    expect(emulator.calls.all({ route: 'GET /v1/models' }).some(({ settled }) => settled)).toBe(false)
    client.abort()
    expect(await Promise.all(delayed)).toEqual(['gone', 'gone'])
    emulator.faults.clear()
    expect((await get(emulator, MODELS)).status).toBe(200)
  })
})

describe('matching of faults', () => {
  async function statuses(emulator: Emulator, paths: string[]): Promise<number[]> {
    const answers: number[] = []
    for (const path of paths) answers.push((await get(emulator, path)).status)
    return answers
  }

  test('By default a fault applies to one call.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const fault = emulator.faults.add({ kind: 'internal_error' })
    expect(await statuses(emulator, [MODELS, MODELS])).toEqual([500, 200])
    expect(fault.triggerCount).toBe(1)
  })

  test('A fault can apply to a number of calls, or to all until it is removed.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'internal_error', times: 2 })
    expect(await statuses(emulator, [MODELS, MODELS, MODELS])).toEqual([500, 500, 200])
    const standing = emulator.faults.add({ kind: 'html_503', times: Number.POSITIVE_INFINITY })
    expect(await statuses(emulator, [MODELS, MODELS])).toEqual([503, 503])
    standing.remove()
    expect(await statuses(emulator, [MODELS])).toEqual([200])
  })

  test('Faults can be matched by route, method and voice.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    for (const voice_id of ['a', 'b']) emulator.state.addVoice({ voice_id, samples: null })
    const times = Number.POSITIVE_INFINITY
    const paths = [
      '/v1/voices/a',
      '/v1/voices/b',
      '/v1/voices/b/settings',
      '/v2/voices?voice_ids=a&voice_ids=b',
      MODELS,
    ]
    const matchedBy = async (match: FaultOptions['match']) => {
      emulator.faults.clear()
      emulator.faults.add({ kind: 'internal_error', times, match })
      return (await statuses(emulator, paths)).map((status) => status === 500)
    }
    expect(await matchedBy({ route: 'GET /v1/voices/:voice_id' })).toEqual([true, true, false, false, false])
    expect(await matchedBy({ route: '/v1/voices/:voice_id/settings' })).toEqual([false, false, true, false, false])
    expect(await matchedBy({ route: /voices/g })).toEqual([true, true, true, true, false])
    expect(await matchedBy({ voiceId: 'b' })).toEqual([false, true, true, true, false])
    expect(await matchedBy({ method: 'POST' })).toEqual([false, false, false, false, false])
    expect(await matchedBy({ method: 'get', voiceId: 'a' })).toEqual([true, false, false, true, false])
  })

  test('Of several matching faults the oldest applies first.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'internal_error' })
    emulator.faults.add({ kind: 'html_503' })
    expect(await statuses(emulator, [MODELS, MODELS, MODELS])).toEqual([500, 503, 200])
  })

  test('Faults that could never apply are refused.', async () => {
    const { faults } = await withEmulator({ seed: 'empty' })
    expect(() => faults.add({ kind: 'internal_error', times: 0 })).toThrow(RangeError)
    expect(() => faults.add({ kind: 'domain_error' })).toThrow(/code/)
    expect(() => faults.add({ kind: 'imaginary' as 'latency' })).toThrow(/imaginary/)
  })
})
