import { describe, expect, test } from '@jest/globals'
import type { Emulator } from '../../../emulator/index.js'
import { createWav } from '../support/createWav.js'
import { multipartBody } from '../support/multipartBody.js'
import { readWav } from '../support/readWav.js'
import { errorOf, get, post, postForm, vendorClient, withEmulator } from '../support/withEmulator.js'

/** An emulator with a frozen clock and a voice with an uploaded sample of this duration. */
async function withUpload(durationSecs = 12) {
  const emulator = await withEmulator({ seed: 'empty' })
  emulator.clock.freeze()
  const voiceId = emulator.state.addVoice({ category: 'professional', samples: [] }).voice_id
  const data = createWav(durationSecs)
  const body = multipartBody([{ name: 'files', filename: 'talk.wav', contentType: 'audio/wav', data }])
  await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, body)
  const sampleId = emulator.state.voice(voiceId)!.samples![0]!.sample_id
  const path = `/v1/voices/pvc/${voiceId}/samples/${sampleId}`
  return { emulator, client: vendorClient(emulator), voiceId, sampleId, path }
}

function sampleOf({ state }: Emulator, voiceId: string) {
  return state.voice(voiceId)!.samples![0]!
}

describe('sample update', () => {
  test('An update changes the given fields and returns the voice id.', async () => {
    const { emulator, client, voiceId, sampleId } = await withUpload()
    const answer = await client.voices.pvc.samples.update(voiceId, sampleId, {
      removeBackgroundNoise: true,
      trimStartTime: 500,
      trimEndTime: 11_500,
      fileName: 'renamed.wav',
    })
    expect(answer).toEqual({ voiceId })
    expect(sampleOf(emulator, voiceId)).toMatchObject({
      remove_background_noise: true,
      has_isolated_audio: true,
      trim_start: 500,
      trim_end: 11_500,
      file_name: 'renamed.wav',
    })
  })

  test('An update without remove_background_noise disables noise removal.', async () => {
    const { emulator, client, voiceId, sampleId } = await withUpload()
    await client.voices.pvc.samples.update(voiceId, sampleId, { removeBackgroundNoise: true, trimStartTime: 10 })
    await client.voices.pvc.samples.update(voiceId, sampleId, { fileName: 'b.wav' })
    expect(sampleOf(emulator, voiceId)).toMatchObject({ remove_background_noise: false, trim_start: 10 })
  })

  test('An update replaces the selected speakers.', async () => {
    const { emulator, client, voiceId, sampleId } = await withUpload()
    emulator.state.patchSample(voiceId, sampleId, { speaker_separation: { status: 'completed' } })
    const [first, second] = Object.keys(sampleOf(emulator, voiceId).speaker_separation!.speakers!)
    for (const selectedSpeakerIds of [[first!, second!], [second!]]) {
      await client.voices.pvc.samples.update(voiceId, sampleId, { selectedSpeakerIds })
      expect(sampleOf(emulator, voiceId).speaker_separation).toMatchObject({
        status: 'completed',
        selected_speaker_ids: selectedSpeakerIds,
      })
    }
  })

  test.each([
    [{ remove_background_noise: null }, 422, undefined],
    [{ trim_start_time: 1.5 }, 422, undefined],
    [{ trim_start_time: '7' }, 422, undefined],
    [{ selected_speaker_ids: [7] }, 422, undefined],
    [{ trim_start_time: 3000, trim_end_time: 2000 }, 400, 'invalid_parameters'],
    [{ trim_end_time: 12_001 }, 400, 'invalid_parameters'],
    [{ selected_speaker_ids: ['nobody'] }, 400, 'bad_request'],
  ])('The update %j is refused.', async (body, status, code) => {
    const { emulator, voiceId, path } = await withUpload()
    const before = sampleOf(emulator, voiceId)
    const detailError = await errorOf(await post(emulator, path, body))
    expect([detailError.status, detailError.detail.code]).toEqual([status, code])
    expect(sampleOf(emulator, voiceId)).toEqual(before)
  })

  test('Unknown speakers and samples are refused.', async () => {
    const { emulator, voiceId, sampleId, path } = await withUpload()
    emulator.state.patchSample(voiceId, sampleId, { speaker_separation: { status: 'completed' } })
    const stranger = await errorOf(await post(emulator, path, { selected_speaker_ids: ['nobody'] }))
    expect(stranger).toMatchObject({ status: 404, detail: { code: 'speaker_not_found' } })
    const missing = await errorOf(await post(emulator, `/v1/voices/pvc/${voiceId}/samples/none`, {}))
    expect(missing).toMatchObject({ status: 404, detail: { code: 'sample_not_found' } })
  })
})

describe('sample deletion', () => {
  test.each(['/v1/voices/pvc', '/v1/voices'])('A sample can be deleted below %s.', async (prefix) => {
    const { emulator, voiceId, sampleId } = await withUpload()
    const path = `${prefix}/${voiceId}/samples/${sampleId}`
    expect(await (await get(emulator, path, { method: 'DELETE' })).json()).toEqual({ status: 'ok' })
    expect(emulator.state.voice(voiceId)!.samples).toEqual([])
    const again = await errorOf(await get(emulator, path, { method: 'DELETE' }))
    expect(again).toMatchObject({ status: 404, detail: { code: 'sample_not_found' } })
  })

  test('Both methods of the vendor SDK delete a sample.', async () => {
    const { emulator, client, voiceId, sampleId } = await withUpload()
    expect(await client.voices.pvc.samples.delete(voiceId, sampleId)).toEqual({ status: 'ok' })
    const other = emulator.state.addVoice({ category: 'cloned', samples: [{ sample_id: 'one' }] }).voice_id
    expect(await client.samples.delete(other, 'one')).toEqual({ status: 'ok' })
  })
})

describe('speaker separation', () => {
  test('A separation is pending and then has speakers with utterances within the recording.', async () => {
    const { emulator, client, voiceId, sampleId } = await withUpload(9)
    expect(await client.voices.pvc.samples.speakers.separate(voiceId, sampleId)).toEqual({ status: 'ok' })
    const { speakers } = client.voices.pvc.samples
    expect(await speakers.get(voiceId, sampleId)).toMatchObject({ status: 'pending' })
    emulator.clock.advance(1999)
    expect(await speakers.get(voiceId, sampleId)).toMatchObject({ status: 'pending' })
    emulator.clock.advance(1)
    const done = await speakers.get(voiceId, sampleId)
    expect(done.status).toBe('completed')
    const found = Object.values(done.speakers!).filter((speaker) => speaker !== undefined)
    expect([2, 3]).toContain(found.length)
    for (const { speakerId, durationSecs, utterances } of found) {
      expect(utterances!.length).toBeGreaterThan(0)
      expect(Math.max(...utterances!.map(({ end }) => end))).toBeLessThanOrEqual(9)
      const audio = await speakers.audio.get(voiceId, sampleId, speakerId)
      expect(readWav(Buffer.from(audio.audioBase64, 'base64')).durationSecs).toBeCloseTo(durationSecs, 1)
    }
  })

  test('A second separation of a sample is refused while one is running.', async () => {
    const { client, voiceId, sampleId } = await withUpload()
    await client.voices.pvc.samples.speakers.separate(voiceId, sampleId)
    await expect(client.voices.pvc.samples.speakers.separate(voiceId, sampleId)).rejects.toMatchObject({
      statusCode: 409,
      body: { detail: { code: 'already_running' } },
    })
  })

  test('A separation has the overridden outcome and can be repeated.', async () => {
    const { emulator, client, voiceId, sampleId } = await withUpload()
    const { speakers } = client.voices.pvc.samples
    emulator.state.overrideSeparation(sampleId, { outcome: 'failed', ms: 100 })
    await speakers.separate(voiceId, sampleId)
    emulator.clock.advance(100)
    expect(await speakers.get(voiceId, sampleId)).toMatchObject({ status: 'failed' })
    emulator.state.overrideSeparation(sampleId, { ms: 100, speakers: 4 })
    await speakers.separate(voiceId, sampleId)
    emulator.clock.advance(100)
    expect(Object.keys((await speakers.get(voiceId, sampleId)).speakers!)).toHaveLength(4)
  })

  test('The separation of a synthesized recording finds its speakers.', async () => {
    const emulator = await withEmulator({ seed: 'empty', work: { separationMs: 0 } })
    const sample_id = 'a-talk'
    const voice = emulator.state.addVoice({
      category: 'professional',
      samples: [{ sample_id, speakers: 3, duration_secs: 8 }],
    })
    await vendorClient(emulator).voices.pvc.samples.speakers.separate(voice.voice_id, sample_id)
    expect(Object.keys(sampleOf(emulator, voice.voice_id).speaker_separation!.speakers!)).toHaveLength(3)
  })
})
