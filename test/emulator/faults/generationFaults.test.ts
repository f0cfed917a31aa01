import { describe, expect, test } from '@jest/globals'
import type { EmulatorOptions, FaultOptions } from '../../../emulator/index.js'
import { bytesOf } from '../support/bytesOf.js'
import { post, vendorClient, withEmulator } from '../support/withEmulator.js'

const TEXT = 'Nine copper kettles sing on the stove, and nobody minds them until the first one boils over.'

async function speaker(options: EmulatorOptions = {}) {
  const emulator = await withEmulator({ seed: 'empty', generation: { firstPieceMs: 0, pauseMs: 0 }, ...options })
  const { voice_id } = emulator.state.addVoice()
  const say = (rest = '') => post(emulator, `/v1/text-to-speech/${voice_id}${rest}`, { text: TEXT })
  const whole = Buffer.from(await (await say()).arrayBuffer())
  emulator.calls.clear()
  return { emulator, voiceId: voice_id, say, whole }
}

/** What came of a body before it broke, if it did. */
async function received(response: Response): Promise<{ bytes: Buffer; broke: boolean }> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of response.body!) chunks.push(chunk)
    return { bytes: Buffer.concat(chunks), broke: false }
  } catch {
    return { bytes: Buffer.concat(chunks), broke: true }
  }
}

describe('a fault of an answer with audio', () => {
  test.each(['', '/stream'])('cut_body ends the connection after so many bytes: %s', async (rest) => {
    const { emulator, say, whole } = await speaker()
    for (const afterBytes of [1, 5000, 40_000]) {
      emulator.faults.add({ kind: 'cut_body', afterBytes })
      const { bytes, broke } = await received(await say(rest))
      expect([afterBytes, broke, bytes.equals(whole.subarray(0, afterBytes))]).toEqual([afterBytes, true, true])
    }
    expect(emulator.calls.count({ generated: true })).toBe(3)
  })

  test('cut_body leaves of a stream its first piece', async () => {
    const { emulator, say, whole } = await speaker({ generation: { firstPieceMs: 0, pauseMs: 30 } })
    emulator.faults.add({ kind: 'cut_body' })
    const { bytes, broke } = await received(await say('/stream'))
    expect(broke).toBe(true)
    expect(bytes.length).toBeGreaterThan(0)
    expect(bytes.length).toBeLessThan(whole.length / 5)
    const call = await emulator.calls.waitFor(({ settled }) => settled)
    expect(call).toMatchObject({ status: 200, aborted: false })
  })

  test('cut_body after more than there is cuts the end off', async () => {
    const { emulator, say, whole } = await speaker()
    emulator.faults.add({ kind: 'cut_body', afterBytes: whole.length + 1 })
    expect(await received(await say('/stream'))).toMatchObject({ broke: true, bytes: whole })
  })

  test('malformed_json makes a part of a stream look like all of it', async () => {
    const { emulator, say, whole } = await speaker()
    emulator.faults.add({ kind: 'malformed_json', afterBytes: 100 })
    expect(await received(await say('/stream'))).toEqual({ broke: false, bytes: whole.subarray(0, 100) })
  })

  test('empty_body leaves nothing of a stream', async () => {
    const { emulator, say } = await speaker()
    emulator.faults.add({ kind: 'empty_body' })
    expect(await received(await say('/stream'))).toEqual({ broke: false, bytes: Buffer.alloc(0) })
  })

  test.each(['', '/stream'])('stall_body goes on after its time: %s', async (rest) => {
    const { emulator, say, whole } = await speaker()
    emulator.faults.add({ kind: 'stall_body', afterBytes: 700, ms: 60 })
    const before = performance.now()
    expect(await received(await say(rest))).toEqual({ broke: false, bytes: whole })
    expect(performance.now() - before).toBeGreaterThan(55)
  })

  test.each(['', '/stream'])('slow_body takes its time: %s', async (rest) => {
    const { emulator, say, whole } = await speaker()
    emulator.faults.add({ kind: 'slow_body', bytesPerSecond: whole.length * 4 })
    const before = performance.now()
    expect(await received(await say(rest))).toEqual({ broke: false, bytes: whole })
    expect(performance.now() - before).toBeGreaterThan(240)
    expect(() => emulator.faults.add({ kind: 'slow_body' })).toThrow(/bytesPerSecond/)
  })
})

describe('speech that is made and never heard', () => {
  test.each([{ kind: 'carried_out_then_reset' }, { kind: 'carried_out_then_stall', ms: 20 }] satisfies FaultOptions[])(
    'after $kind is paid, and in the history',
    async (fault) => {
      const { emulator, voiceId, say, whole } = await speaker()
      const before = emulator.state.plan.charactersUsed
      emulator.faults.add(fault)
      await say('/stream')
        .then((response) => response.arrayBuffer())
        .catch(() => {})
      expect(emulator.state.plan.charactersUsed).toBe(before + TEXT.length)
      const client = vendorClient(emulator)
      const { history } = await client.history.list({ voiceId, pageSize: 1 })
      expect(history[0]!.historyItemId).toBe(emulator.calls.all({ generated: true })[0]!.generation!.historyItemId)
      expect((await bytesOf(await client.history.getAudio(history[0]!.historyItemId))).equals(whole)).toBe(true)
    },
  )

  test('is not made when the answer is a refusal', async () => {
    const { emulator, say } = await speaker()
    for (const kind of ['system_busy', 'html_503', 'reset', 'reset_while_receiving'] as const) {
      emulator.faults.add({ kind })
      await say().catch(() => {})
    }
    expect(emulator.calls.count({ generated: true })).toBe(0)
    expect(emulator.calls.count({ generated: false })).toBe(4)
    expect(emulator.state.history()).toHaveLength(1)
  })
})
