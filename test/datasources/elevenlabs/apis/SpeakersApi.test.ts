import { expect, test } from '@jest/globals'
import { startPair } from '../openTestUpstream.js'

test('SpeakersApi reads the separation and the audio of one speaker', async () => {
  await using pair = await startPair()
  const { voice_id: voiceId, samples } = pair.emulator.state.addVoice({
    category: 'professional',
    samples: [{ duration_secs: 10, speakers: 2, speaker_separation: { status: 'completed' } }],
  })
  const sampleId = samples![0]!.sample_id
  const separation = await pair.upstream.apis.speakers.getSeparation(voiceId, sampleId)
  expect(separation).toMatchObject({ status: 'COMPLETED', selectedSpeakers: [], selectedSpeakerIds: [] })
  expect(separation.speakers).toHaveLength(2)
  const [speaker] = separation.speakers
  expect(speaker).toMatchObject({ voiceId, upstreamSampleId: sampleId, isSelected: false })
  const audio = await pair.upstream.apis.speakers.getAudio(voiceId, sampleId, speaker!.upstreamId)
  expect(audio).toMatchObject({ mediaType: 'audio/wav', durationSecs: expect.any(Number) })
  expect(audio.bytes.subarray(0, 4).toString()).toBe('RIFF')
  const path = `/v1/voices/pvc/${voiceId}/samples/${sampleId}/speakers`
  expect(pair.emulator.calls.all().map((call) => [call.method, call.path, call.query])).toEqual([
    ['GET', path, {}],
    ['GET', `${path}/${speaker!.upstreamId}/audio`, {}],
  ])
})
