import { describe, expect, test } from '@jest/globals'
import type { EmulatorOptions, FaultOptions } from '../../../emulator/index.js'
import { bytesOf } from '../support/bytesOf.js'
import { post, vendorClient, withEmulator } from '../support/withEmulator.js'

const TEXT = 'Nine copper kettles sing on the stove, and nobody minds them until the first one boils over.'

async function withVoice(options: EmulatorOptions = {}) {
  const emulator = await withEmulator({ seed: 'empty', generation: { firstPieceMs: 0, pauseMs: 0 }, ...options })
  const { voice_id } = emulator.state.addVoice()
  const speak = (route = '') => post(emulator, `/v1/text-to-speech/${voice_id}${route}`, { text: TEXT })
  const whole = Buffer.from(await (await speak()).arrayBuffer())
  emulator.calls.clear()
  return { emulator, voiceId: voice_id, speak, whole }
}

/** The bytes received before the connection closed, and whether it closed early. */
async function receive(response: Response): Promise<{ bytes: Buffer; isBroken: boolean }> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of response.body!) chunks.push(chunk)
    return { bytes: Buffer.concat(chunks), isBroken: false }
  } catch {
    return { bytes: Buffer.concat(chunks), isBroken: true }
  }
}

describe('faults of audio responses', () => {
  test.each(['', '/stream'])('cut_body closes the connection after afterBytes bytes: route "%s".', async (route) => {
    const { emulator, speak, whole } = await withVoice()
    for (const afterBytes of [1, 5000, 40_000]) {
      emulator.faults.add({ kind: 'cut_body', afterBytes })
      const { bytes, isBroken } = await receive(await speak(route))
      expect([afterBytes, isBroken, bytes.equals(whole.subarray(0, afterBytes))]).toEqual([afterBytes, true, true])
    }
    expect(emulator.calls.count({ generated: true })).toBe(3)
  })

  test('cut_body sends the first chunk of a stream by default.', async () => {
    const { emulator, speak, whole } = await withVoice({ generation: { firstPieceMs: 0, pauseMs: 30 } })
    emulator.faults.add({ kind: 'cut_body' })
    const { bytes, isBroken } = await receive(await speak('/stream'))
    expect(isBroken).toBe(true)
    expect(bytes.length).toBeGreaterThan(0)
    expect(bytes.length).toBeLessThan(whole.length / 5)
    const call = await emulator.calls.waitFor(({ settled }) => settled)
    expect(call).toMatchObject({ status: 200, aborted: false })
  })

  test('cut_body with afterBytes above the length still closes the connection without an end.', async () => {
    const { emulator, speak, whole } = await withVoice()
    emulator.faults.add({ kind: 'cut_body', afterBytes: whole.length + 1 })
    expect(await receive(await speak('/stream'))).toMatchObject({ isBroken: true, bytes: whole })
  })

  test('malformed_json ends a stream early without an error.', async () => {
    const { emulator, speak, whole } = await withVoice()
    emulator.faults.add({ kind: 'malformed_json', afterBytes: 100 })
    expect(await receive(await speak('/stream'))).toEqual({ isBroken: false, bytes: whole.subarray(0, 100) })
  })

  test('empty_body sends nothing of a stream.', async () => {
    const { emulator, speak } = await withVoice()
    emulator.faults.add({ kind: 'empty_body' })
    expect(await receive(await speak('/stream'))).toEqual({ isBroken: false, bytes: Buffer.alloc(0) })
  })

  test.each(['', '/stream'])('stall_body of audio continues after the configured time: route "%s".', async (route) => {
    const { emulator, speak, whole } = await withVoice()
    emulator.faults.add({ kind: 'stall_body', afterBytes: 700, ms: 60 })
    const before = performance.now()
    expect(await receive(await speak(route))).toEqual({ isBroken: false, bytes: whole })
    expect(performance.now() - before).toBeGreaterThan(55)
  })

  test.each(['', '/stream'])('slow_body limits the transfer rate: route "%s".', async (route) => {
    const { emulator, speak, whole } = await withVoice()
    emulator.faults.add({ kind: 'slow_body', bytesPerSecond: whole.length * 4 })
    const before = performance.now()
    expect(await receive(await speak(route))).toEqual({ isBroken: false, bytes: whole })
    expect(performance.now() - before).toBeGreaterThan(240)
    expect(() => emulator.faults.add({ kind: 'slow_body' })).toThrow(/bytesPerSecond/)
  })
})

describe('generated speech that is not delivered', () => {
  test.each([{ kind: 'carried_out_then_reset' }, { kind: 'carried_out_then_stall', ms: 20 }] satisfies FaultOptions[])(
    'Speech is charged and in the history after $kind.',
    async (fault) => {
      const { emulator, voiceId, speak, whole } = await withVoice()
      const before = emulator.state.plan.charactersUsed
      emulator.faults.add(fault)
      await speak('/stream')
        .then((response) => response.arrayBuffer())
        .catch(() => {})
      expect(emulator.state.plan.charactersUsed).toBe(before + TEXT.length)
      const client = vendorClient(emulator)
      const { history } = await client.history.list({ voiceId, pageSize: 1 })
      expect(history[0]!.historyItemId).toBe(emulator.calls.all({ generated: true })[0]!.generation!.historyItemId)
      expect((await bytesOf(await client.history.getAudio(history[0]!.historyItemId))).equals(whole)).toBe(true)
    },
  )

  test('Speech is not generated if a fault refuses the request.', async () => {
    const { emulator, speak } = await withVoice()
    for (const kind of ['system_busy', 'html_503', 'reset', 'reset_while_receiving'] as const) {
      emulator.faults.add({ kind })
      await speak().catch(() => {})
    }
    expect(emulator.calls.count({ generated: true })).toBe(0)
    expect(emulator.calls.count({ generated: false })).toBe(4)
    expect(emulator.state.history()).toHaveLength(1)
  })
})
