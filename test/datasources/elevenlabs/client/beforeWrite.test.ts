import { describe, expect, test } from '@jest/globals'
import { mayHaveExecuted } from '../../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import { Forbidden } from '../../../../src/errors.js'
import { waitUntil } from '../../../support/waitUntil.js'
import { QUICK, startPair } from '../openTestUpstream.js'
import { errorOf } from './generations.js'

const DELETE = 'DELETE /v1/voices/:voice_id'
const oneAtATime = { ...QUICK, limiters: { metadata: { maxInFlight: 1 } } }

describe('The hook before a write', () => {
  test('prevents the write by its error, and then nothing was executed', async () => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    const refusal = new Forbidden()
    const { voices } = pair.upstream.apis.beforeWrite(() => Promise.reject(refusal))
    const error = await errorOf(voices.delete(voiceId))
    expect([error, mayHaveExecuted(error)]).toEqual([refusal, false])
    expect(await errorOf(voices.edit(voiceId, { name: 'New' }))).toBe(refusal)
    expect(pair.emulator.calls.count()).toBe(0)
  })

  test('is not called before a read', async () => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    const { voices } = pair.upstream.apis.beforeWrite(() => Promise.reject(new Forbidden()))
    expect(await voices.get(voiceId)).toMatchObject({ id: voiceId })
  })

  test('is called when the write leaves the queue, and again for each attempt', async () => {
    await using pair = await startPair(oneAtATime)
    const [first, second] = [pair.emulator.state.addVoice(), pair.emulator.state.addVoice()]
    pair.emulator.faults.add({ kind: 'latency', latencyMs: 300, match: { route: DELETE }, times: 1 })
    let asked = 0
    const hook = async () => void asked++
    const running = pair.upstream.apis.voices.delete(first.voice_id)
    await waitUntil(() => pair.emulator.calls.count({ route: DELETE }) === 1, 'the first deletion is sent')
    const queued = pair.upstream.apis.beforeWrite(hook).voices.delete(second.voice_id)
    await waitUntil(() => pair.upstream.stats().limiters.metadata?.queued === 1, 'the second call is queued')
    expect(asked).toBe(0)
    pair.emulator.faults.add({ kind: 'concurrent_limit_exceeded', match: { route: DELETE } })
    await Promise.all([running, queued])
    expect(asked).toBe(2)
  })
})
