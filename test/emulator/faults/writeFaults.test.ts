import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { request } from 'undici'
import type { Emulator } from '../../../emulator/index.js'
import { waitUntil } from '../../support/waitUntil.js'
import { createWav } from '../support/createWav.js'
import { MULTIPART_TYPE, multipartBody } from '../support/multipartBody.js'
import { get, post, postForm, vendorClient, withEmulator } from '../support/withEmulator.js'

const CREATE = 'POST /v1/voices/pvc'
const NEW_VOICE = { name: 'Amber', language: 'en' }
const UPLOAD = multipartBody([{ name: 'files', filename: 'a.wav', contentType: 'audio/wav', data: createWav(2) }])

function emptyProfessionalVoice({ state }: Emulator): string {
  return state.addVoice({ category: 'professional', samples: [] }).voice_id
}

describe('executed requests without a response', () => {
  test('carried_out_then_stall creates the voice and sends no response.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'carried_out_then_stall', match: { route: CREATE } })
    const client = new AbortController()
    const sent = get(emulator, '/v1/voices/pvc', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(NEW_VOICE),
      signal: client.signal,
    })
    await emulator.calls.waitFor(() => true)
    await waitUntil(() => emulator.state.voices().length > 0, 'the voice is created')
    client.abort()
    await expect(sent).rejects.toThrow()
    expect(await emulator.calls.waitFor(({ settled }) => settled)).toMatchObject({ status: null, aborted: true })
    expect(emulator.state.voices()).toHaveLength(1)
    expect(emulator.calls.count({ route: CREATE })).toBe(1)
  })

  test('carried_out_then_reset creates the voice and resets the connection.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'carried_out_then_reset', match: { route: CREATE } })
    await expect(post(emulator, '/v1/voices/pvc', NEW_VOICE)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(await emulator.calls.waitFor(({ settled }) => settled)).toMatchObject({ status: null, aborted: false })
    expect(emulator.state.voices()).toHaveLength(1)
  })

  test('carried_out_then_stall with ms sends the actual response afterwards.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'carried_out_then_stall', ms: 30 })
    const response = await post(emulator, '/v1/voices/pvc', NEW_VOICE)
    expect(await response.json()).toEqual({ voice_id: emulator.state.voices()[0]!.voice_id })
  })

  test.each(['carried_out_then_reset', 'cut_body'] as const)('An upload adds its samples despite %s.', async (kind) => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = emptyProfessionalVoice(emulator)
    emulator.faults.add({ kind })
    const sent = postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, UPLOAD).then((response) => response.text())
    await expect(sent).rejects.toThrow()
    expect(emulator.state.voice(voiceId)!.samples).toHaveLength(1)
    expect(emulator.calls.all()[0]!.upload!.complete).toBe(true)
  })

  test('A client that retries after carried_out_then_reset creates two voices.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    emulator.faults.add({ kind: 'carried_out_then_reset', match: { route: CREATE } })
    await post(emulator, '/v1/voices/pvc', NEW_VOICE).catch(() => post(emulator, '/v1/voices/pvc', NEW_VOICE))
    expect(emulator.state.voices()).toHaveLength(2)
    expect(emulator.calls.count({ route: CREATE })).toBe(2)
  })
})

describe('requests that are not executed', () => {
  test.each([0, 1, 70, 30_000, UPLOAD.length - 1, UPLOAD.length, UPLOAD.length + 5])(
    'An upload reset after %i bytes adds nothing.',
    async (afterBytes) => {
      const emulator = await withEmulator({ seed: 'empty' })
      const voiceId = emptyProfessionalVoice(emulator)
      emulator.faults.add({ kind: 'reset_while_receiving', afterBytes })
      await expect(postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, UPLOAD)).rejects.toThrow()
      const call = await emulator.calls.waitFor(({ settled }) => settled)
      expect(call).toMatchObject({ status: null, aborted: false })
      expect(call.upload?.complete ?? false).toBe(false)
      expect(emulator.state.voice(voiceId)!.samples).toEqual([])
    },
  )

  test('A reset JSON request creates nothing.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    for (const afterBytes of [0, 10, 1000]) {
      emulator.faults.add({ kind: 'reset_while_receiving', afterBytes })
      await expect(post(emulator, '/v1/voices/pvc', NEW_VOICE)).rejects.toThrow()
    }
    expect(emulator.state.voices()).toEqual([])
  })

  test('A request without a body is reset before it is executed.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voice_id } = emulator.state.addVoice()
    emulator.faults.add({ kind: 'reset_while_receiving', afterBytes: 10 })
    await expect(get(emulator, `/v1/voices/${voice_id}`, { method: 'DELETE' })).rejects.toThrow()
    expect(emulator.state.voices()).toHaveLength(1)
  })

  test.each(['rate_limit_exceeded', 'system_busy', 'html_503'] as const)(
    '%s is sent before the body is read.',
    async (kind) => {
      const emulator = await withEmulator({ seed: 'empty' })
      const voiceId = emptyProfessionalVoice(emulator)
      emulator.faults.add({ kind })
      async function* endless() {
        yield UPLOAD.subarray(0, 1000)
        await new Promise(() => {})
      }
      const body = Readable.from(endless())
      const response = await request(`${emulator.url}/v1/voices/pvc/${voiceId}/samples`, {
        method: 'POST',
        headers: { 'xi-api-key': emulator.apiKey, 'content-type': MULTIPART_TYPE },
        body,
      })
      expect(response.statusCode).toBe(kind === 'html_503' ? 503 : 429)
      await response.body.dump()
      body.destroy()
      expect(emulator.calls.all()[0]).not.toHaveProperty('upload')
    },
  )
})

describe('slow_receiving', () => {
  test('slow_receiving limits the transfer rate and sends the actual response.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const voiceId = emptyProfessionalVoice(emulator)
    emulator.faults.add({ kind: 'slow_receiving', bytesPerSecond: UPLOAD.length * 5 })
    const before = performance.now()
    const response = await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, UPLOAD)
    expect(response.status).toBe(200)
    expect(performance.now() - before).toBeGreaterThan(190)
    expect(emulator.state.voice(voiceId)!.samples).toHaveLength(1)
  })

  test('slow_receiving ends when the client disconnects, and releases the slot.', async () => {
    const emulator = await withEmulator({ seed: 'empty', maximumConcurrentRequests: 1 })
    const voiceId = emptyProfessionalVoice(emulator)
    emulator.faults.add({ kind: 'slow_receiving', bytesPerSecond: 10 })
    const client = new AbortController()
    const sent = get(emulator, `/v1/voices/pvc/${voiceId}/samples`, {
      method: 'POST',
      headers: { 'content-type': MULTIPART_TYPE },
      body: new Uint8Array(UPLOAD),
      signal: client.signal,
    })
    await emulator.calls.waitFor(() => true)
    client.abort()
    await expect(sent).rejects.toThrow()
    expect(await emulator.calls.waitFor(({ settled }) => settled)).toMatchObject({ aborted: true })
    expect((await get(emulator, '/v1/models')).status).toBe(200)
    expect(emulator.state.voice(voiceId)!.samples).toEqual([])
  })

  test('slow_receiving requires bytesPerSecond.', async () => {
    const { faults } = await withEmulator({ seed: 'empty' })
    expect(() => faults.add({ kind: 'slow_receiving' })).toThrow(/bytesPerSecond/)
  })
})

describe('missing permissions', () => {
  test('Only the routes of the missing permission are refused.', async () => {
    const emulator = await withEmulator({ seed: 'empty', missingPermissions: ['voices_write'] })
    const client = vendorClient(emulator)
    const detailError = {
      statusCode: 401,
      body: {
        detail: {
          type: 'authentication_error',
          code: 'unauthorized',
          status: 'missing_permissions',
          message: expect.stringContaining('voices_write'),
        },
      },
    }
    const { voice_id } = emulator.state.addVoice({ category: 'professional' })
    await expect(client.voices.pvc.create(NEW_VOICE)).rejects.toMatchObject(detailError)
    await expect(client.voices.delete(voice_id)).rejects.toMatchObject(detailError)
    await expect(client.voices.pvc.train(voice_id, {})).rejects.toMatchObject(detailError)
    expect((await client.voices.get(voice_id)).voiceId).toBe(voice_id)
    emulator.state.missingPermissions.delete('voices_write')
    emulator.state.missingPermissions.add('voices_read')
    await client.voices.pvc.create(NEW_VOICE)
    await expect(client.voices.search()).rejects.toMatchObject({ statusCode: 401 })
    await expect(client.voices.getShared()).rejects.toMatchObject({ statusCode: 401 })
    expect((await client.models.list()).length).toBeGreaterThan(0)
  })
})
