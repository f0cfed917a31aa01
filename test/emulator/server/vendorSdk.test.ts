import { ElevenLabsError } from '@elevenlabs/elevenlabs-js'
import { describe, expect, test } from '@jest/globals'
import type { Emulator } from '../../../emulator/index.js'
import { bytesOf } from '../support/bytesOf.js'
import { readWav } from '../support/readWav.js'
import { vendorClient, withEmulator } from '../support/withEmulator.js'

function demoVoice({ state }: Emulator, name: string) {
  const voice = state.voices().find((candidate) => candidate.name === name)
  if (!voice) throw new Error(`The demo seed has no voice ${name}`)
  return voice
}

describe('vendor SDK', () => {
  test('The vendor SDK parses every voice of the demo seed in the list.', async () => {
    const emulator = await withEmulator()
    const { voices, totalCount, hasMore } = await vendorClient(emulator).voices.search({ pageSize: 100 })
    expect(voices).toHaveLength(emulator.state.voices().length)
    expect(totalCount).toBe(voices.length)
    expect(hasMore).toBe(false)
  })

  test('The vendor SDK parses every voice of the demo seed by id, equal to the list.', async () => {
    const emulator = await withEmulator()
    const client = vendorClient(emulator)
    const { voices } = await client.voices.search({ pageSize: 100 })
    for (const listed of voices) expect(await client.voices.get(listed.voiceId)).toEqual(listed)
  })

  test('The vendor SDK pages through the voices by token.', async () => {
    const emulator = await withEmulator()
    const client = vendorClient(emulator)
    const seen: string[] = []
    let nextPageToken: string | undefined
    do {
      const page = await client.voices.search({ pageSize: 4, sort: 'name', sortDirection: 'asc', nextPageToken })
      seen.push(...page.voices.map(({ voiceId }) => voiceId))
      nextPageToken = page.hasMore ? page.nextPageToken : undefined
    } while (nextPageToken)
    expect(seen.sort()).toEqual(
      emulator.state
        .voices()
        .map(({ voice_id }) => voice_id)
        .sort(),
    )
  })

  test('The vendor SDK sends lists and filters in the format that the emulator expects.', async () => {
    const emulator = await withEmulator()
    const client = vendorClient(emulator)
    const ids = emulator.state.addVoices(3).map(({ voice_id }) => voice_id)
    const voiceIds = [ids[0]!, ids[2]!, 'nobody']
    const found = await client.voices.search({ voiceIds, pageSize: 100, includeTotalCount: false })
    expect(found.voices.map(({ voiceId }) => voiceId).sort()).toEqual([ids[0], ids[2]].sort())
    const filtered = await client.voices.search({
      voiceType: 'non-default',
      category: 'professional',
      fineTuningState: 'fine_tuned',
      language: ['en', 'pl'],
      useCases: ['narrative_story'],
      gender: 'male',
      minNoticePeriodDays: 30,
      includeCustomRates: false,
      includeLiveModerated: false,
      search: 'booth',
    })
    expect(filtered.voices.map(({ name }) => name)).toEqual(['Marlow Studio'])
  })

  test('The vendor SDK parses a trained voice with samples and separated speakers.', async () => {
    const emulator = await withEmulator()
    const { voice_id } = demoVoice(emulator, 'Marlow Studio')
    const voice = await vendorClient(emulator).voices.get(voice_id, { withSettings: true })
    expect(voice).toMatchObject({
      category: 'professional',
      isOwner: true,
      fineTuning: { state: { eleven_multilingual_v2: 'fine_tuned' }, datasetDurationSeconds: 7312.25 },
      settings: { stability: 0.5, similarityBoost: 0.75 },
      sharing: { status: 'enabled', noticePeriod: 365 },
    })
    expect(voice.samples).toHaveLength(3)
    const separation = voice.samples![0]!.speakerSeparation!
    expect(separation.status).toBe('completed')
    expect(Object.keys(separation.speakers!)).toHaveLength(2)
    expect(Object.keys(separation.speakers!)).toContain(separation.selectedSpeakerIds![0])
  })

  test('The vendor SDK returns unknown label names and enumeration values unchanged.', async () => {
    const emulator = await withEmulator()
    const { voice_id } = demoVoice(emulator, 'Orrery')
    const voice = await vendorClient(emulator).voices.get(voice_id)
    expect(voice.category).toBe('cinematic')
    expect(voice.recordingQuality).toBe('superb')
    expect(voice.labels).toMatchObject({ use_case: 'trailer', camelCase: 'kept', 'with space': 'kept too' })
    expect(voice.fineTuning!.state).toEqual({ eleven_v9_preview: 'paused', 'model.with.dots': 'fine_tuned' })
  })

  test('The vendor SDK parses the settings of a voice and the default settings.', async () => {
    const emulator = await withEmulator()
    const client = vendorClient(emulator)
    const { voice_id } = demoVoice(emulator, 'Juniper at home')
    expect(await client.voices.settings.get(voice_id)).toMatchObject({ stability: 0.4, useSpeakerBoost: false })
    expect(await client.voices.settings.getDefault()).toEqual({
      stability: 0.5,
      useSpeakerBoost: true,
      similarityBoost: 0.75,
      style: 0,
      speed: 1,
    })
  })

  test('The vendor SDK receives the bytes of a sample with the size and duration of its JSON.', async () => {
    const emulator = await withEmulator()
    const { voice_id, samples } = demoVoice(emulator, 'Juniper at home')
    const { sample_id, size_bytes, duration_secs } = samples![0]!
    const audio = await bytesOf(await vendorClient(emulator).voices.samples.audio.get(voice_id, sample_id))
    expect(audio).toHaveLength(size_bytes)
    expect(readWav(audio).durationSecs).toBe(duration_secs)
  })

  test('The vendor SDK receives the preview of a long sample, limited to 30 seconds.', async () => {
    const emulator = await withEmulator()
    const { voice_id, samples } = demoVoice(emulator, 'Marlow Studio')
    const long = samples!.find(({ duration_secs }) => duration_secs === 40)!
    const { audio } = vendorClient(emulator).voices.pvc.samples
    const preview = await audio.get(voice_id, long.sample_id)
    expect(preview).toMatchObject({ voiceId: voice_id, sampleId: long.sample_id, mediaType: 'audio/wav' })
    expect(preview.durationSecs).toBe(30)
    expect(readWav(Buffer.from(preview.audioBase64, 'base64')).durationSecs).toBe(30)
    const isolated = await audio.get(voice_id, long.sample_id, { removeBackgroundNoise: true })
    expect(isolated.durationSecs).toBe(30)
    expect(isolated.audioBase64).not.toBe(preview.audioBase64)
  })

  test('The vendor SDK receives a waveform with values between 0 and 1.', async () => {
    const emulator = await withEmulator()
    const { voice_id, samples } = demoVoice(emulator, 'Juniper at home')
    const { sample_id } = samples![0]!
    const { waveform } = vendorClient(emulator).voices.pvc.samples
    const { sampleId, visualWaveform } = await waveform.get(voice_id, sample_id)
    expect(sampleId).toBe(sample_id)
    expect(visualWaveform).toHaveLength(65)
    expect(Math.max(...visualWaveform)).toBeGreaterThan(0.5)
    expect(Math.max(...visualWaveform)).toBeLessThanOrEqual(1)
    expect(Math.min(...visualWaveform)).toBeGreaterThanOrEqual(0)
  })

  test('The vendor SDK receives the audio of each separated speaker with the duration of the separation.', async () => {
    const emulator = await withEmulator()
    const { voice_id, samples } = demoVoice(emulator, 'Marlow Studio')
    const { sample_id } = samples![1]!
    const { speakers } = vendorClient(emulator).voices.pvc.samples
    const separation = await speakers.get(voice_id, sample_id)
    expect(separation).toMatchObject({ voiceId: voice_id, sampleId: sample_id, status: 'completed' })
    expect(Object.keys(separation.speakers!)).toHaveLength(3)
    for (const speaker of Object.values(separation.speakers ?? {}).filter((each) => each !== undefined)) {
      const audio = await speakers.audio.get(voice_id, sample_id, speaker.speakerId)
      expect(audio.durationSecs).toBeCloseTo(speaker.durationSecs, 2)
      expect(readWav(Buffer.from(audio.audioBase64, 'base64')).durationSecs).toBe(audio.durationSecs)
    }
  })

  test('The vendor SDK parses the absent separation of a sample as not_started.', async () => {
    const emulator = await withEmulator()
    const { voice_id, samples } = demoVoice(emulator, 'Loud Tamsin')
    expect(samples![0]!.speaker_separation).toBeNull()
    const { speakers } = vendorClient(emulator).voices.pvc.samples
    expect((await speakers.get(voice_id, samples![0]!.sample_id)).status).toBe('not_started')
  })

  test('The vendor SDK parses the models with languages, rates and concurrency groups.', async () => {
    const emulator = await withEmulator()
    const models = await vendorClient(emulator).models.list()
    expect(models.length).toBeGreaterThanOrEqual(6)
    for (const model of models) {
      expect(model.concurrencyGroup).toEqual(expect.any(String))
      expect(model.languages).toContainEqual({ languageId: 'en', name: 'English' })
      expect(model.modelRates!.characterCostMultiplier).toBeGreaterThan(0)
    }
    expect(new Set(models.map(({ concurrencyGroup }) => concurrencyGroup)).size).toBeLessThan(models.length)
  })

  test('The vendor SDK parses the user and the subscription with used slots.', async () => {
    const emulator = await withEmulator({ seed: 'empty', accountId: 'account-of-a-test' })
    const client = vendorClient(emulator)
    emulator.state.addVoices(3)
    emulator.state.addVoice({ category: 'professional' })
    emulator.state.addVoice({ category: 'premade' })
    expect((await client.user.get()).userId).toBe('account-of-a-test')
    expect(await client.user.subscription.get()).toMatchObject({ voiceSlotsUsed: 3, professionalVoiceSlotsUsed: 1 })
  })

  test('The vendor SDK reports unknown voices, samples and speakers with their error codes.', async () => {
    const emulator = await withEmulator()
    const client = vendorClient(emulator)
    const { voice_id, samples } = demoVoice(emulator, 'Marlow Studio')
    const pvc = client.voices.pvc.samples
    await expect(client.voices.get('nobody')).rejects.toMatchObject(detailError(404, 'voice_not_found'))
    await expect(pvc.waveform.get(voice_id, 'none')).rejects.toMatchObject(detailError(404, 'sample_not_found'))
    await expect(pvc.speakers.audio.get(voice_id, samples![0]!.sample_id, 'nobody')).rejects.toMatchObject(
      detailError(404, 'speaker_not_found'),
    )
    await expect(pvc.speakers.audio.get(voice_id, samples![2]!.sample_id, 'any')).rejects.toMatchObject(
      detailError(400, 'bad_request'),
    )
  })

  test('The vendor SDK reports a wrong API key as an authentication error.', async () => {
    const emulator = await withEmulator()
    const client = vendorClient({ url: emulator.url, apiKey: 'not the key' })
    const error = await client.models.list().catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ElevenLabsError)
    expect(error).toMatchObject(detailError(401, 'invalid_api_key'))
  })
})

function detailError(statusCode: number, code: string) {
  return { statusCode, body: { detail: { code } } }
}
