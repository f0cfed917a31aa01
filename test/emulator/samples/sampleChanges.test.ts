import { describe, expect, test } from '@jest/globals'
import type { Emulator } from '../../../emulator/index.js'
import { multipart } from '../support/multipart.js'
import { readWav } from '../support/readWav.js'
import { wavOf } from '../support/wavOf.js'
import { get, post, postForm, refusalOf, vendorClient, withEmulator } from '../support/withEmulator.js'

/** An emulator whose clock stands, with a voice into which a recording of this length was uploaded. */
async function withUpload(durationSecs = 12) {
  const emulator = await withEmulator({ seed: 'empty' })
  emulator.clock.freeze()
  const voiceId = emulator.state.addVoice({ category: 'professional', samples: [] }).voice_id
  const data = wavOf(durationSecs)
  const body = multipart([{ name: 'files', filename: 'talk.wav', contentType: 'audio/wav', data }])
  await postForm(emulator, `/v1/voices/pvc/${voiceId}/samples`, body)
  const sampleId = emulator.state.voice(voiceId)!.samples![0]!.sample_id
  const path = `/v1/voices/pvc/${voiceId}/samples/${sampleId}`
  return { emulator, client: vendorClient(emulator), voiceId, sampleId, path }
}

function sampleOf({ state }: Emulator, voiceId: string) {
  return state.voice(voiceId)!.samples![0]!
}

describe('an update of a sample', () => {
  test('changes what is given, and answers the id of the voice alone', async () => {
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

  test('switches noise removal off when it says nothing of it', async () => {
    const { emulator, client, voiceId, sampleId } = await withUpload()
    await client.voices.pvc.samples.update(voiceId, sampleId, { removeBackgroundNoise: true, trimStartTime: 10 })
    await client.voices.pvc.samples.update(voiceId, sampleId, { fileName: 'b.wav' })
    expect(sampleOf(emulator, voiceId)).toMatchObject({ remove_background_noise: false, trim_start: 10 })
  })

  test('replaces the selected speakers', async () => {
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
  ])('refuses %j', async (body, status, code) => {
    const { emulator, voiceId, path } = await withUpload()
    const before = sampleOf(emulator, voiceId)
    const refusal = await refusalOf(await post(emulator, path, body))
    expect([refusal.status, refusal.detail.code]).toEqual([status, code])
    expect(sampleOf(emulator, voiceId)).toEqual(before)
  })

  test('refuses a speaker whom nobody hears, and a sample that is not there', async () => {
    const { emulator, voiceId, sampleId, path } = await withUpload()
    emulator.state.patchSample(voiceId, sampleId, { speaker_separation: { status: 'completed' } })
    const stranger = await refusalOf(await post(emulator, path, { selected_speaker_ids: ['nobody'] }))
    expect(stranger).toMatchObject({ status: 404, detail: { code: 'speaker_not_found' } })
    const missing = await refusalOf(await post(emulator, `/v1/voices/pvc/${voiceId}/samples/none`, {}))
    expect(missing).toMatchObject({ status: 404, detail: { code: 'sample_not_found' } })
  })
})

describe('a sample', () => {
  test.each(['/v1/voices/pvc', '/v1/voices'])('is deleted under %s', async (prefix) => {
    const { emulator, voiceId, sampleId } = await withUpload()
    const path = `${prefix}/${voiceId}/samples/${sampleId}`
    expect(await (await get(emulator, path, { method: 'DELETE' })).json()).toEqual({ status: 'ok' })
    expect(emulator.state.voice(voiceId)!.samples).toEqual([])
    const again = await refusalOf(await get(emulator, path, { method: 'DELETE' }))
    expect(again).toMatchObject({ status: 404, detail: { code: 'sample_not_found' } })
  })

  test("is deleted through either method of the vendor's SDK", async () => {
    const { emulator, client, voiceId, sampleId } = await withUpload()
    expect(await client.voices.pvc.samples.delete(voiceId, sampleId)).toEqual({ status: 'ok' })
    const other = emulator.state.addVoice({ category: 'cloned', samples: [{ sample_id: 'one' }] }).voice_id
    expect(await client.samples.delete(other, 'one')).toEqual({ status: 'ok' })
  })
})

describe('a separation of speakers', () => {
  test('is pending, then shows speakers who talk within the recording', async () => {
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

  test('is refused while one is running', async () => {
    const { client, voiceId, sampleId } = await withUpload()
    await client.voices.pvc.samples.speakers.separate(voiceId, sampleId)
    await expect(client.voices.pvc.samples.speakers.separate(voiceId, sampleId)).rejects.toMatchObject({
      statusCode: 409,
      body: { detail: { code: 'already_running' } },
    })
  })

  test('goes as it was scripted, and may be asked for again', async () => {
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

  test('of a recording that nobody uploaded finds those who are heard in it', async () => {
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
